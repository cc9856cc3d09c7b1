"""Pairs of real resolutions beside alignments read by hand, and the cost of the whole corpus."""

import json
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.curate.rows import rows_of
from pipeline.formats import read_source
from pipeline.lineage.comparison import Comparison, comparison, path
from pipeline.lineage.reuse import reuse
from pipeline.lineage.series import series
from tests.made import Kept

pytestmark = pytest.mark.corpus

GOLDEN = Path(__file__).parents[1] / "golden" / "lineage"
PAIRS = ("75-16_77-18", "75-193_76-228", "74-278_75-296")
TABLES = ("resolutions", "clauses", "citations", "requests")
SAMPLE = 8
"""One document in so many stands for the corpus where its size does not matter."""


@cache
def golden(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    return found


def read(files: list[Path]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for file in files:
        readings = read_source(file.read_bytes()).readings
        kept = Kept(path=file.name, source_id="0" * 64, readings=readings, source_map=())
        rows = rows_of([kept])
        for name in TABLES:
            found[name] += rows[name]
    return found


def compared(corpus: Path, pair: dict[str, Any]) -> Comparison:
    sides = []
    for symbol in (pair["earlier"], pair["later"]):
        rows = read([corpus / "akn" / f"{symbol.replace('/', '_')}.xml"])
        ordered = sorted(rows["clauses"], key=lambda row: row["position"])
        sides.append((rows["resolutions"][0], ordered))
    (earlier, before), (later, after) = sides
    return comparison(earlier, later, before, after)


@pytest.mark.parametrize("name", PAIRS)
def test_ancestors_agree_with_the_reading_by_hand(name: str, corpus: Path) -> None:
    pair = golden(name)
    entries = compared(corpus, pair).entries
    found = {path(e.later): path(e.earlier) or None for e in entries if e.later and not e.join}
    ancestors = pair["ancestors"]
    agree = sum(found.get(clause) == ancestor for clause, ancestor in ancestors.items())
    assert agree / len(ancestors) >= 0.95
    gone = {path(entry.earlier) for entry in entries if entry.relation == "dropped"}
    assert gone == set(pair["dropped"])


@pytest.mark.parametrize("name", PAIRS)
def test_relations_agree_with_the_reading_by_hand(name: str, corpus: Path) -> None:
    pair = golden(name)
    entries = [entry for entry in compared(corpus, pair).entries if path(entry.later) != "F1"]
    found = {
        relation: {path(e.later) for e in entries if e.relation == relation and not e.join}
        for relation in ("verbatim", "rewritten", "moved")
    } | {
        "routine": {path(e.later) for e in entries if e.routine},
        "split": {path(e.later): path(e.earlier) for e in entries if e.join == "split"},
    }
    for relation, expected in pair.items():
        if relation in found:
            wanted = expected if isinstance(expected, dict) else set(expected)
            assert found[relation] == wanted, relation


def test_series_hold_together_in_a_sample(corpus: Path) -> None:
    """No resolution stands in two series, and predecessors are members that come before."""
    rows = read(sorted((corpus / "akn").glob("*.xml"))[::SAMPLE])
    found = series(*(rows[name] for name in TABLES))
    assert len({row["symbol"] for row in found}) == len(found)
    places = {(row["series_id"], row["symbol"]): row["position"] for row in found}
    for row in found:
        if row["predecessor"]:
            assert places[row["series_id"], row["predecessor"]] < row["position"]
        assert (row["position"] == 1) == (row["symbol"] == row["series_id"])


def test_clusters_take_less_than_the_square(corpus: Path) -> None:
    rows = read(sorted((corpus / "akn").glob("A_RES_*.xml"))[:: SAMPLE // 2])
    resolutions, clauses = rows["resolutions"], rows["clauses"]

    def cost(share: int) -> float:
        some = [row for at, row in enumerate(clauses) if at % share == 0]
        started = time.process_time()
        reuse(resolutions, some)
        return time.process_time() - started

    assert cost(1) < 8 * cost(4) + 0.5
