"""Changed rows as they were and as they are: what a person looks at to judge a change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.curate.corrections import shown
from pipeline.lineage.edits import Step, steps
from pipeline.release.asking import database
from pipeline.release.diff import key_parts, open_table
from pipeline.release.edition import parquet_path
from pipeline.tables import BY_NAME, Table

Row = Mapping[str, Any]

TELLING = ("title", "text", "raw", "symbol", "observed", "reason")
"""Columns that say in words what a row is, the best first."""

AROUND = 30
"""Characters beside a change that an excerpt shows."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A row of ``changes`` with the row itself before and after; None where it is not there."""

    change: Row
    old: Row | None
    new: Row | None

    @property
    def columns(self) -> Sequence[str]:
        return self.change["columns"] or ()

    def values(self, column: str) -> tuple[str | None, str | None]:
        """Return a value before and after, as CSV has it; None for null and for no such row."""
        old, new = (None if row is None else row.get(column) for row in (self.old, self.new))
        return shown(old), shown(new)

    def steps(self, column: str) -> list[Step]:
        """Return the way from the one value to the other, word by word."""
        old, new = self.values(column)
        return steps(old or "", new or "")

    @property
    def words(self) -> str | None:
        """What the row says, where it has words; of a changed row the new ones."""
        row = self.new or self.old or {}
        return next((str(row[name]) for name in TELLING if row.get(name) is not None), None)


def pairs(table: str, changes: Sequence[Row], old: Path, new: Path) -> Iterator[Pair]:
    """Yield rows of ``changes``, all of one table, with what two releases hold of them."""
    if changes:
        with database() as opened:
            yield from pairs_in(opened, table, changes, old, new)


def pairs_in(
    opened: duckdb.DuckDBPyConnection, table: str, changes: Sequence[Row], old: Path, new: Path
) -> Iterator[Pair]:
    """Yield the same, asked of a database that is open."""
    wanted = [row["row_id"] for row in changes]
    opened.register("wanted", pa.table({"row_id": pa.array(wanted, pa.string())}))
    before, after = (rows_by_id(opened, BY_NAME[table], folder) for folder in (old, new))
    for row in changes:
        yield Pair(change=row, old=before.get(row["row_id"]), new=after.get(row["row_id"]))


def rows_by_id(opened: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> dict[str, Row]:
    """Return the wanted rows of a release by their ids; nothing of a table that it has not."""
    path = parquet_path(folder, table.name)
    if not path.exists():
        return {}
    open_table(opened, "there", path)
    query = f"FROM there WHERE {key_parts(table)} IN (SELECT row_id FROM wanted)"
    found = opened.sql(f"SELECT {key_parts(table)} AS row_id_, * {query}").to_arrow_table()
    return {row.pop("row_id_"): row for row in found.to_pylist()}


def excerpt(pair: Pair, column: str) -> tuple[str, str]:
    """Return a changed value before and after, cut to the first change and what is beside it."""
    found = pair.steps(column)
    first = next((at for at, step in enumerate(found) if step.kind != "="), 0)
    before = cut(found[first - 1].text, head=False) if first else ""
    last = next((at for at in range(first, len(found)) if found[at].kind == "="), len(found))
    after = cut(found[last].text, head=True) if last < len(found) else ""
    more = " …" if last + 1 < len(found) and not after.endswith("…") else ""
    changed = found[first:last]
    old, new = (
        cut("".join(step.text for step in changed if step.kind == kind), head=True, most=120)
        for kind in ("-", "+")
    )
    return f"{before}{old}{after}{more}".strip(), f"{before}{new}{after}{more}".strip()


def cut(text: str, *, head: bool, most: int = AROUND) -> str:
    """Return the head or the tail of a text, whole words only.

    >>> cut("Recalling its resolution", head=False, most=12), cut("so it is", head=True)
    ('… resolution', 'so it is')
    """
    if len(text) <= most:
        return text
    if head:
        return text[:most].rpartition(" ")[0] + " …"
    return "… " + text[-most:].partition(" ")[2]
