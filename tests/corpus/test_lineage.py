"""Pairs of real resolutions beside alignments read by hand, and series of a sample."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.curate.rows import rows_of
from pipeline.evaluation.corpus import pair_cases
from pipeline.evaluation.run import GOLDEN
from pipeline.formats import read_source
from pipeline.lineage.grouped import by_resolution
from pipeline.lineage.series import series
from tests.made import Kept

pytestmark = pytest.mark.corpus

PAIRS = ("75-16_77-18", "75-193_76-228", "74-278_75-296")
TABLES = ("resolutions", "clauses", "citations", "requests")
SAMPLE = 8
"""One document in so many stands for the corpus where its size does not matter."""


def read(files: list[Path]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for file in files:
        readings = read_source(file.read_bytes()).readings
        kept = Kept(path=file.name, source_id="0" * 64, readings=readings, source_map=())
        rows = rows_of([kept])
        for name in TABLES:
            found[name] += rows[name]
    return found


@pytest.mark.parametrize("name", PAIRS)
def test_clauses_agree_with_the_reading_by_hand(name: str, corpus: Path) -> None:
    (case,) = pair_cases(corpus, [GOLDEN / "lineage" / f"{name}.json"])
    ancestor, relation = case.counts["ancestor"], case.counts["relation"]
    assert ancestor.right / ancestor.wanted >= 0.95
    assert (relation.missing, relation.extra) == (0, 0)


def test_series_hold_together_in_a_sample(corpus: Path) -> None:
    """No resolution stands in two series, and predecessors are members that come before."""
    rows = read(sorted((corpus / "akn").glob("*.xml"))[::SAMPLE])
    clauses, citations = (by_resolution(rows[name]) for name in ("clauses", "citations"))
    found = series(rows["resolutions"], clauses, citations, rows["requests"])
    assert len({row["symbol"] for row in found}) == len(found)
    places = {(row["series_id"], row["symbol"]): row["position"] for row in found}
    for row in found:
        if row["predecessor"]:
            assert places[row["series_id"], row["predecessor"]] < row["position"]
        assert (row["position"] == 1) == (row["symbol"] == row["series_id"])
