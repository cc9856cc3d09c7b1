"""Counts and flags that say of one table what another holds."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checks.broken import Broken, told
from pipeline.checks.tables import Tables, chosen


def broken_counts(tables: Tables) -> Iterator[Broken]:
    """Yield the resolutions whose counts are not those of their rows, and untrue flags."""
    clauses = chosen(tables, "clauses", "resolution_id", "kind", "level")
    top = clauses.filter(pc.equal(clauses.column("level"), 1))
    kinds = counted(top, ["resolution_id", "kind"])
    notes = counted(chosen(tables, "footnotes", "resolution_id"), ["resolution_id"])
    names = ("resolution_id", "preambular_count", "operative_count", "footnote_count")
    resolutions = chosen(tables, "resolutions", *names).to_pylist()
    for kind in ("preambular", "operative"):
        wrong = (
            row["resolution_id"]
            for row in resolutions
            if row[f"{kind}_count"] != kinds.get((row["resolution_id"], kind), 0)
        )
        yield from told("resolutions", f"{kind}_count counts its clauses at the top", wrong)
    wrong = (
        row["resolution_id"]
        for row in resolutions
        if row["footnote_count"] != notes.get((row["resolution_id"],), 0)
    )
    yield from told("resolutions", "footnote_count counts its footnotes", wrong)
    yield from told("citations", "in_dataset is true of resolutions here", untrue_flags(tables))


def counted(rows: pa.Table, names: list[str]) -> dict[tuple[str, ...], int]:
    """Return how many rows have the same values in these columns."""
    found = rows.select(names).group_by(names).aggregate([([], "count_all")])
    keys = zip(*(found.column(name).to_pylist() for name in names), strict=True)
    return dict(zip(keys, found.column("count_all").to_pylist(), strict=True))


def untrue_flags(tables: Tables) -> list[str]:
    citations = chosen(tables, "citations", "citation_id", "target_symbol", "in_dataset")
    symbols = chosen(tables, "resolutions", "symbol").column(0)
    here = pc.is_in(citations.column("target_symbol"), value_set=symbols)
    wrong = citations.filter(pc.not_equal(citations.column("in_dataset"), here))
    found: list[str] = wrong.column("citation_id").to_pylist()
    return found
