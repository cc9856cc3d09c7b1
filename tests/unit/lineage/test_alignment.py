"""One to one, in order, the best for both texts; what is moved, split or taken in is told."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lineage.alignment import align, increasing
from tests.unit.lineage.rows import clause, clauses

WORDS = (
    *("report", "welcomes", "efforts", "strengthen", "cooperation", "between", "secretariats"),
    *("poverty", "climate", "oceans", "health", "education", "women", "children", "refugees"),
    *("disarmament", "trade", "finance", "water", "energy", "cities", "forests", "mountains"),
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
LISTS = st.lists(TEXTS, max_size=9)
BASE = {
    "PP1": "Recalling the principles on the protection of mountain forests and their peoples,",
    "PP2": "Concerned at the loss of arable land through erosion and unplanned building,",
    "OP1": "Invites regional banks to fund terraces, wells and schools in remote valleys;",
    "OP2": "Encourages universities to teach the care of slopes and to exchange seeds;",
    "OP3": "Requests the Secretary-General to report to it at its fortieth session.",
}


def pairs(before: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    old, new = clauses("A/RES/40/1", **before), clauses("A/RES/42/1", **after)
    found = align(old, new)
    return {path(new[pair.later]): path(old[pair.earlier]) for pair in found.pairs}


def path(row: dict[str, str]) -> str:
    return row["clause_id"].partition("#")[2]


def rows(texts: list[str]) -> list[dict[str, object]]:
    return [clause("A/RES/1/1", f"OP{at}", text, at) for at, text in enumerate(texts, start=1)]


@given(LISTS, LISTS)
def test_one_to_one(before: list[str], after: list[str]) -> None:
    found = align(rows(before), rows(after)).pairs
    assert len({pair.earlier for pair in found}) == len(found) == len({p.later for p in found})


@given(st.lists(TEXTS, unique=True, max_size=9))
def test_a_text_is_aligned_with_itself(texts: list[str]) -> None:
    found = align(rows(texts), rows(texts))
    assert [(pair.earlier, pair.later) for pair in found.pairs] == [
        (at, at) for at in range(len(texts))
    ]
    assert not any(pair.crossing for pair in found.pairs)


def test_a_clause_put_in_shifts_the_others() -> None:
    after = {
        **BASE,
        "OP2": "Proclaims a year of glaciers.",
        "OP3": BASE["OP2"],
        "OP4": BASE["OP3"],
    }
    assert pairs(BASE, after) == {
        "PP1": "PP1", "PP2": "PP2", "OP1": "OP1", "OP3": "OP2", "OP4": "OP3",
    }  # fmt: skip


def test_the_best_for_all_is_not_the_best_for_each() -> None:
    near = "Invites regional banks to fund terraces, wells and schools in remote islands;"
    before = {"OP1": BASE["OP1"], "OP2": near}
    after = {"OP1": near, "OP2": "Invites local banks to fund terraces and wells on islands;"}
    assert pairs(before, after)["OP1"] == "OP2"


@pytest.mark.parametrize(
    ("after", "moved"),
    [
        pytest.param({"OP1": BASE["OP2"], "OP2": BASE["OP1"], "OP3": BASE["OP3"]}, 1, id="order"),
        pytest.param({"PP1": BASE["OP1"], "OP1": BASE["OP2"], "OP2": BASE["OP3"]}, 1, id="kind"),
        pytest.param({"OP1": BASE["OP1"], "OP2": BASE["OP3"]}, 0, id="one is gone"),
    ],
)
def test_moved(after: dict[str, str], moved: int) -> None:
    before = {name: text for name, text in BASE.items() if name.startswith("OP")}
    found = align(clauses("A/RES/40/1", **before), clauses("A/RES/42/1", **after)).pairs
    assert sum(pair.crossing for pair in found) == moved


WHOLE = (
    "Welcomes the opening of a seed bank by the mountain States in the autumn, regrets the slow "
    "start of its work on barley and rye, and urges donors to pay what they pledged for roads "
    "in the upper valleys of the eastern range;"
)
HEAD = "Welcomes the opening of a seed bank by the mountain States in the autumn and its new name;"
TAIL = (
    "Urges donors to pay what they pledged for roads in the upper valleys of the eastern "
    "range, where snow lies late;"
)


def test_a_clause_cut_in_two() -> None:
    found = align(clauses("A/RES/40/1", OP1=WHOLE), clauses("A/RES/42/1", OP1=HEAD, OP2=TAIL))
    assert len(found.pairs) == 1
    assert [(join.earlier, join.join) for join in found.joins] == [(0, "split")]


def test_two_clauses_taken_into_one() -> None:
    found = align(clauses("A/RES/40/1", OP1=HEAD, OP2=TAIL), clauses("A/RES/42/1", OP1=WHOLE))
    assert len(found.pairs) == 1
    assert [(join.later, join.join) for join in found.joins] == [(0, "merge")]


def test_headings_are_not_made_from_clauses() -> None:
    before = [clause("A/RES/40/1", "OP1", "Seeds of the upper valleys", 1)]
    after = [clause("A/RES/42/1", "H1", "Seeds of the upper valleys", 1, kind="heading")]
    assert align(before, after).pairs == ()


def test_subparagraphs_follow_their_parents() -> None:
    def listed(symbol: str, first: str, second: str) -> list[dict[str, object]]:
        return [
            clause(symbol, "OP1", first, 1),
            clause(symbol, "OP1(a)", "To report", 2, parent_id=f"{symbol}:en#OP1", level=2),
            clause(symbol, "OP2", second, 3),
            clause(symbol, "OP2(a)", "To report", 4, parent_id=f"{symbol}:en#OP2", level=2),
        ]

    old = listed("A/RES/40/1", BASE["OP1"], BASE["OP2"])
    new = listed("A/RES/42/1", BASE["OP2"], BASE["OP1"])
    found = {pair.later: pair.earlier for pair in align(old, new).pairs}
    assert found == {0: 2, 1: 3, 2: 0, 3: 1}


@given(st.permutations(range(7)))
def test_the_longest_chain_in_order(order: list[int]) -> None:
    chain = increasing([(i, j) for j, i in enumerate(order)])
    assert chain == sorted(chain)
    assert all(one[0] < other[0] for one, other in pairwise(chain))
