"""The two resolutions that ship with the project, beside an alignment that was read by hand."""

from functools import cache
from typing import Any

import pytest

from pipeline.evaluation.ancestors import ancestors, compared_pair
from pipeline.evaluation.golden import load, readings_of
from pipeline.evaluation.run import GOLDEN, SEED_PAIR, SEEDS
from pipeline.formats import read_source
from pipeline.lineage.comparison import Comparison, path


@cache
def compared() -> Comparison:
    earlier, later = (readings_of(SEEDS[name], read_source)[0] for name in sorted(SEEDS))
    return compared_pair(earlier, later)


def golden() -> dict[str, Any]:
    return load(GOLDEN / "lineage" / f"{SEED_PAIR}.json")


def test_ancestors_agree_with_the_reading_by_hand() -> None:
    found = ancestors(compared())
    wanted = golden()["ancestors"]
    wrong = {clause: found.get(clause) for clause in wanted if found.get(clause) != wanted[clause]}
    # South-South cooperation: the Office instead of the Programme, few words in common
    assert wrong == {"OP14": None}
    assert 1 - len(wrong) / len(wanted) >= 0.97


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
