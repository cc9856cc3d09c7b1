"""The two resolutions that ship with the project, beside an alignment that was read by hand."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.curate.rows import rows_of
from pipeline.formats import read_source
from pipeline.lineage.comparison import Comparison, comparison, path
from tests.made import Kept

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden" / "lineage" / "63-114_73-135.json"


@cache
def compared() -> Comparison:
    found: dict[str, list[dict[str, Any]]] = {"resolutions": [], "clauses": []}
    for file in sorted((ROOT / "raw" / "ga").rglob("*.txt")):
        read = read_source(file.read_bytes())
        kept = Kept(path=file.name, source_id="0" * 64, readings=read.readings, source_map=())
        rows = rows_of([kept])
        for name, of in found.items():
            of += rows[name]
    by_symbol = {row["symbol"]: row for row in found["resolutions"]}
    texts = {
        symbol: sorted(
            (row for row in found["clauses"] if row["symbol"] == symbol),
            key=lambda row: row["position"],
        )
        for symbol in by_symbol
    }
    earlier, later = "A/RES/63/114", "A/RES/73/135"
    return comparison(by_symbol[earlier], by_symbol[later], texts[earlier], texts[later])


def golden() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return found


def test_ancestors_agree_with_the_reading_by_hand() -> None:
    ancestors = {
        path(entry.later): path(entry.earlier) or None
        for entry in compared().entries
        if entry.later and entry.join is None
    }
    wrong = {
        clause: ancestors.get(clause)
        for clause, ancestor in golden()["ancestors"].items()
        if ancestors.get(clause) != ancestor
    }
    # South-South cooperation: the Office instead of the Programme, few words in common
    assert wrong == {"OP14": None}
    assert 1 - len(wrong) / len(golden()["ancestors"]) >= 0.97


@pytest.mark.parametrize("relation", ["verbatim", "moved"])
def test_relations_agree(relation: str) -> None:
    found = {path(e.later) for e in compared().entries if e.relation == relation} - {"F1"}
    assert found == set(golden()[relation])


def test_routine_edits_agree() -> None:
    assert {path(entry.later) for entry in compared().entries if entry.routine} == set(
        golden()["routine"]
    )


def test_dropped_clauses_stand_where_they_stood() -> None:
    places = [path(entry.later or entry.earlier) for entry in compared().entries]
    assert places[places.index("PP8") - 1 : places.index("PP8") + 2] == ["PP7", "PP8", "PP8"]
