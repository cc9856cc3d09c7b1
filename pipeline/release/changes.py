"""From two releases' tables to ``changes``, ``rekeys`` and the version.

The version follows what people build on: the rows of resolutions, clauses, notes, mentions, votes
and sources. Tables that tell of these (maps, findings, completeness, lineage) may lose and gain
rows with any better reading; for them that counts as changed values.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline import store
from pipeline.curated.layout import AT_RELEASE
from pipeline.release.causes import cause
from pipeline.release.circumstances import circumstances
from pipeline.release.diff import TableDiff, compare_all
from pipeline.release.edition import parquet_path
from pipeline.release.rekeys import CONTENT, Rekey, rekeyed
from pipeline.release.version import Difference, Version, steps
from pipeline.tables import BY_NAME, CHANGES, CORRECTIONS, REKEYS, TABLES

COMPARED = tuple(table for table in TABLES if table.name not in AT_RELEASE)
AT_ONCE = 10_000
"""Changes that are looked at together."""
BUILT_ON = frozenset({*CONTENT, "votes", "sponsors"} - {"findings"})


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Everything that differs between two releases."""

    diffs: tuple[TableDiff, ...]
    rekeys: tuple[Rekey, ...]
    vanished: tuple[str, ...]
    """Tables of the old release that the new one has not."""

    @property
    def difference(self) -> Difference:
        found = [self.of(diff) for diff in self.diffs]
        return steps([*found, Difference(lost=bool(self.vanished))])

    def of(self, diff: TableDiff) -> Difference:
        """Return what a table's differences mean for the version."""
        own = [each for each in self.rekeys if each.table_name == diff.table]
        gone = any(each.new_id is None for each in own)
        unmapped = diff.table not in CONTENT and bool(diff.ids("removed"))
        left = {each.old_id for each in own} & diff.ids("changed")
        arrived = (diff.ids("added") | left) - {each.new_id for each in own}
        built_on = diff.table in BUILT_ON
        return Difference(
            lost=bool(diff.removed_columns or diff.retyped_columns)
            or (built_on and (gone or unmapped)),
            added=diff.is_new or bool(diff.added_columns) or (built_on and bool(arrived)),
            changed=bool(diff.rows.num_rows),
        )


def compare_releases(old: Path, new: Path) -> Comparison:
    """Compare the Parquet tables of two release folders."""
    diffs = tuple(
        compare_all(
            (table, parquet_path(old, table.name), parquet_path(new, table.name))
            for table in COMPARED
        )
    )
    names = {path.stem for path in (old / "parquet").glob("*.parquet")}
    return Comparison(
        diffs=diffs,
        rekeys=tuple(rekeys_of(diffs, old, new)),
        vanished=tuple(sorted(names - {table.name for table in TABLES})),
    )


def rekeys_of(diffs: Sequence[TableDiff], old: Path, new: Path) -> Iterator[Rekey]:
    """Yield the rekeys of all tables; resolutions come first, since others move with them."""
    moved: dict[str, str] = {}
    for diff in diffs:
        if diff.table not in CONTENT:
            continue
        (key,) = BY_NAME[diff.table].primary_key
        found = rekeyed(
            diff.table, key, rows(diff, old, "added"), rows(diff, new, "removed"), moved
        )
        if diff.table == "resolutions":
            moved = {each.old_id: each.new_id for each in found if each.new_id}
        yield from found


def rows(diff: TableDiff, folder: Path, other: str) -> list[dict[str, Any]]:
    """Return the rows of a release that differ, but for those that only the other one has."""
    table = BY_NAME[diff.table]
    (key,) = table.primary_key
    wanted = diff.rows.filter(pc.not_equal(diff.rows["change"], other))["row_id"]
    path = parquet_path(folder, diff.table)
    if not path.exists() or not len(wanted):
        return []
    owner = {"resolution_id"} & set(table.names)
    columns = list({key, *CONTENT[diff.table], *owner})
    found = pq.read_table(path, columns=columns, filters=pc.field(key).isin(wanted))
    rows: list[dict[str, Any]] = found.to_pylist()
    return rows


def changes(
    comparison: Comparison, old: Path, new: Path, previous: Version, *, same_code: bool
) -> dict[str, pa.Table]:
    """Return the table ``changes``, a part for each table that differs, in the order of names."""
    rows = change_rows(comparison, old, new, previous, same_code=same_code)
    grouped = groupby(rows, key=itemgetter("table_name"))
    return dict(sorted((name, as_table(of)) for name, of in grouped))


def as_table(rows: Iterator[dict[str, Any]]) -> pa.Table:
    """Return many rows as a table: as Python's own they would fill the memory."""
    parts = []
    while some := list(islice(rows, AT_ONCE)):
        parts.append(store.conform(some, CHANGES))
    return pa.concat_tables(parts)


def change_rows(
    comparison: Comparison, old: Path, new: Path, previous: Version, *, same_code: bool
) -> Iterator[dict[str, Any]]:
    """Yield the rows of the table ``changes``."""
    known = circumstances(old, new, corrected(comparison), same_code=same_code)
    for diff in comparison.diffs:
        table = BY_NAME[diff.table]
        for batch in diff.rows.to_batches(max_chunksize=AT_ONCE):
            for row in batch.to_pylist():
                yield {
                    "table_name": diff.table,
                    "row_id": row["row_id"],
                    "change": row["change"],
                    "columns": row["columns"] or None,
                    "cause": cause(table, diff, row, known),
                    "previous_version": str(previous),
                }


def corrected(comparison: Comparison) -> dict[tuple[str, str], set[str]]:
    """Return the columns, by table and row, that a correction is about that is not as it was."""
    (diff,) = (diff for diff in comparison.diffs if diff.table == CORRECTIONS.name)
    found: dict[tuple[str, str], set[str]] = {}
    for key in diff.rows["row_id"].to_pylist():
        _, field, row_id = key.split("|", 2)
        table, _, column = field.partition(".")
        found.setdefault((table, row_id), set()).add(column)
    return found


def rekey_rows(comparison: Comparison, old: Path, version: Version) -> list[dict[str, Any]]:
    """Return the rows of the table ``rekeys``: those of all earlier releases, and the new ones.

    An id that is replaced twice has its latest row.
    """
    path = parquet_path(old, REKEYS.name)
    earlier = pq.read_table(path).to_pylist() if path.exists() else []
    rows = {(row["table_name"], row["old_id"]): row for row in earlier}
    for each in comparison.rekeys:
        rows[each.table_name, each.old_id] = asdict(each) | {"version": str(version)}
    return list(rows.values())
