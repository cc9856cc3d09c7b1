"""Near-duplicates are found wherever they stand; what differs is kept apart."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipeline.lineage.reuse import ALIKE, alike, reuse
from pipeline.lineage.reuse_texts import SHORTEST, Texts, worded
from tests.unit.lineage.rows import Row, clauses, resolution

PLEDGE = (
    "Reaffirming the pledge that no one will be left behind, and that the furthest behind will be "
    "reached first, in mountains as on islands, in cities as in the countryside,"
)
NEAR = PLEDGE.replace("on islands", "upon islands")
OTHER = "Invites regional banks to fund terraces, wells and schools in remote valleys this year;"


def corpus(*texts: str) -> tuple[list[Row], list[Row]]:
    symbols = [f"A/RES/{60 + at}/{at}" for at in range(1, len(texts) + 1)]
    resolutions = [
        resolution(symbol, None, date(2000 + at, 1, 1)) for at, symbol in enumerate(symbols)
    ]
    rows = [
        row
        for symbol, text in zip(symbols, texts, strict=True)
        for row in clauses(symbol, OP1=text)
    ]
    return resolutions, rows


def found_in(
    resolutions: list[Row], rows: list[Row], series: Iterable[Row] = ()
) -> list[dict[str, Any]]:
    return list(reuse(resolutions, [worded(rows)], series))


def test_near_duplicates_stand_in_one_cluster() -> None:
    found = found_in(*corpus(OTHER, PLEDGE, NEAR, PLEDGE.upper()))
    assert {row["clause_id"] for row in found} == {f"A/RES/6{n}/{n}:en#OP1" for n in (2, 3, 4)}
    assert {row["first_symbol"] for row in found} == {"A/RES/62/2"}
    assert {row["cluster_id"] for row in found} == {"A/RES/62/2:en#OP1"}
    assert {(row["size"], row["spread"]) for row in found} == {(3, 3)}


def test_spread_counts_series_once() -> None:
    series = [{"symbol": f"A/RES/6{n}/{n}", "series_id": "A/RES/61/1"} for n in (1, 2)]
    found = found_in(*corpus(PLEDGE, PLEDGE, NEAR), series)
    assert {row["spread"] for row in found} == {2}


def test_what_stands_once_or_is_short_is_left_out() -> None:
    seized = "Decides to remain seized."
    assert found_in(*corpus(PLEDGE, OTHER, seized, seized)) == []


def test_languages_are_kept_apart() -> None:
    resolutions, rows = corpus(PLEDGE, PLEDGE)
    rows[1]["language"] = "fr"
    assert found_in(resolutions, rows) == []


def test_the_order_of_rows_is_nothing() -> None:
    resolutions, rows = corpus(OTHER, PLEDGE, NEAR, PLEDGE)
    assert found_in(resolutions, rows) == found_in(resolutions[::-1], rows[::-1])


@given(st.integers(0, 60), st.integers(1, 60))
def test_alike_is_the_share_of_runs_in_common(start: int, count: int) -> None:
    words = [f"w{at}" for at in range(60 + SHORTEST)]
    changed = [*words]
    changed[start : start + count] = [f"x{at}" for at in range(count)]
    resolutions, rows = corpus(" ".join(words), " ".join(changed))
    texts = Texts([worded(rows)], resolutions)
    one, other = set(texts[0].tolist()), set(texts[len(texts) - 1].tolist())
    assert alike(texts[0], texts[len(texts) - 1]) == (len(one & other) >= ALIKE * len(one | other))
