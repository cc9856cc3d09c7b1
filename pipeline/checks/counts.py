"""Counts and flags that say of one table what another holds."""

from collections import Counter
from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checks.broken import Broken, told

Tables = Mapping[str, pa.Table]


def broken_counts(tables: Tables) -> Iterator[Broken]:
    """Yield the resolutions whose counts are not those of their rows, and untrue flags."""
    top = tables["clauses"].filter(pc.equal(tables["clauses"].column("level"), 1))
    kinds = Counter(
        zip(top.column("resolution_id").to_pylist(), top.column("kind").to_pylist(), strict=True)
    )
    notes = Counter(tables["footnotes"].column("resolution_id").to_pylist())
    resolutions = tables["resolutions"].to_pylist()
    for kind in ("preambular", "operative"):
        wrong = (
            row["resolution_id"]
            for row in resolutions
            if row[f"{kind}_count"] != kinds[row["resolution_id"], kind]
        )
        yield from told("resolutions", f"{kind}_count counts its clauses at the top", wrong)
    wrong = (
        row["resolution_id"]
        for row in resolutions
        if row["footnote_count"] != notes[row["resolution_id"]]
    )
    yield from told("resolutions", "footnote_count counts its footnotes", wrong)
    yield from told("citations", "in_dataset is true of resolutions here", untrue_flags(tables))


def untrue_flags(tables: Tables) -> list[str]:
    citations = tables["citations"]
    here = pc.is_in(
        citations.column("target_symbol"), value_set=tables["resolutions"].column("symbol")
    )
    wrong = citations.filter(pc.not_equal(citations.column("in_dataset"), here))
    found: list[str] = wrong.column("citation_id").to_pylist()
    return found
