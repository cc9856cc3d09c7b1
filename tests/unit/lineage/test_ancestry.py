"""Rows of the table lineage: what each clause was made from, through the whole series."""

from datetime import date
from typing import Any

import pytest

from pipeline.lineage.ancestry import Found, Memory, lineage, packed
from pipeline.lineage.edits import apply
from pipeline.lineage.grouped import by_resolution
from tests.unit.lineage.rows import Row, clauses, resolution

FIRST = {
    "PP1": "Recalling its resolution 58/3 of 1 May 2003,",
    "OP1": "Invites regional banks to fund terraces, wells and schools in remote valleys;",
    "OP2": "Requests the Secretary-General to report to it at its sixty-first session;",
    "OP3": "Encourages universities to teach the care of slopes and to exchange seeds.",
}
SECOND = {
    "PP1": "Recalling its resolutions 58/3 of 1 May 2003 and 60/5 of 2 May 2005,",
    "OP1": "Invites regional banks to fund terraces, wells and schools in remote valleys,",
    "OP2": "Proclaims a year of glaciers.",
    "OP3": "Requests the Secretary-General to report to it at its sixty-second session;",
}
THIRD = {
    "OP1": "Invites regional banks to fund terraces and schools in remote valleys;",
    "OP2": "Proclaims a year of glaciers.",
}
SYMBOLS = ("A/RES/60/5", "A/RES/61/6", "A/RES/62/7")
TEXTS = dict(zip(SYMBOLS, (FIRST, SECOND, THIRD), strict=True))


def member(symbol: str, position: int, before: str | None, there: bool = True) -> Row:
    return {
        "series_id": SYMBOLS[0],
        "symbol": symbol,
        "resolution_id": f"{symbol}:en" if there else None,
        "position": position,
        "predecessor": before,
    }


def corpus(*symbols: str) -> tuple[list[Row], list[Row], list[Row]]:
    resolutions = [resolution(symbol, "Seeds", date(2005, 1, 1)) for symbol in symbols]
    texts = [row for symbol in symbols for row in clauses(symbol, **TEXTS[symbol])]
    before = [None, *SYMBOLS]
    series = [
        member(symbol, at, before[at - 1], symbol in symbols)
        for at, symbol in enumerate(SYMBOLS, start=1)
    ]
    return series, resolutions, texts


def found_in(
    rows: tuple[list[Row], list[Row], list[Row]], memory: Memory | None = None
) -> list[Found]:
    series, resolutions, texts = rows
    return list(lineage(series, resolutions, by_resolution(texts), memory))


def rows(*symbols: str) -> dict[str, Row]:
    found = found_in(corpus(*symbols))
    return {row["clause_id"] or f"-{row['ancestor_clause_id']}": row for row in found}


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param("61/6:en#PP1", ("edited", True, SYMBOLS[0]), id="a list goes on"),
        pytest.param("61/6:en#OP1", ("verbatim", False, SYMBOLS[0]), id="another stop"),
        pytest.param("61/6:en#OP2", ("new", None, SYMBOLS[1]), id="new"),
        pytest.param("61/6:en#OP3", ("edited", True, SYMBOLS[0]), id="a session rolls on"),
        pytest.param("62/7:en#OP1", ("edited", False, SYMBOLS[0]), id="through two"),
        pytest.param("62/7:en#OP2", ("verbatim", False, SYMBOLS[1]), id="through one"),
    ],
)
def test_each_clause(clause: str, expected: tuple[Any, ...]) -> None:
    row = rows(*SYMBOLS)[f"A/RES/{clause}"]
    assert (row["relation"], row["routine"], row["first_symbol"]) == expected


def test_dropped_clauses_name_their_successor() -> None:
    found = {row["ancestor_clause_id"]: row for row in rows(*SYMBOLS).values()
             if row["relation"] == "dropped"}  # fmt: skip
    assert {name: row["dropped_in"] for name, row in found.items()} == {
        "A/RES/60/5:en#OP3": SYMBOLS[1],
        "A/RES/61/6:en#PP1": SYMBOLS[2],
        "A/RES/61/6:en#OP3": SYMBOLS[2],
    }
    assert found["A/RES/61/6:en#OP3"]["first_symbol"] == SYMBOLS[0]


def test_the_nearest_that_is_there() -> None:
    found = rows(SYMBOLS[0], SYMBOLS[2])
    assert found["A/RES/62/7:en#OP1"]["ancestor_clause_id"] == "A/RES/60/5:en#OP1"


def test_without_an_earlier_one_there_is_nothing_to_say() -> None:
    assert rows(SYMBOLS[2]) == {}


def test_edits_lead_to_the_later_text() -> None:
    texts = {row["clause_id"]: row["text"] for row in corpus(*SYMBOLS)[2]}
    for row in rows(*SYMBOLS).values():
        if row["clause_id"] and row["ancestor_clause_id"]:
            earlier, later = texts[row["ancestor_clause_id"]], texts[row["clause_id"]]
            assert apply(earlier, row["edits"]) == later


def test_a_successor_that_keeps_a_clause_saves_it_from_being_dropped() -> None:
    series, resolutions, texts = corpus(*SYMBOLS)
    branch = clauses("A/RES/61/9", OP1=FIRST["OP3"])
    series.append(member("A/RES/61/9", 4, SYMBOLS[0]))
    resolutions.append(resolution("A/RES/61/9", "Slopes"))
    found = found_in((series, resolutions, [*texts, *branch]))
    dropped = [row["ancestor_clause_id"] for row in found if row["relation"] == "dropped"]
    assert "A/RES/60/5:en#OP3" not in dropped
    assert len(dropped) == len(set(dropped))


def test_what_is_remembered_gives_the_same_rows() -> None:
    first = Memory(salt="a")
    expected = found_in(corpus(*SYMBOLS), first)
    again = Memory(salt="a", known=first.used)
    assert found_in(corpus(*SYMBOLS), again) == expected
    assert again.used.keys() == first.used.keys()


def test_other_code_and_other_texts_are_not_remembered() -> None:
    first = Memory(salt="a")
    expected = found_in(corpus(*SYMBOLS), first)
    poisoned = {name: packed([]) for name in first.used}
    assert found_in(corpus(*SYMBOLS), Memory(salt="b", known=poisoned)) == expected


@pytest.mark.parametrize("damaged", ["", "no base64", packed([])[:-8], "AAAA"])
def test_what_is_damaged_is_compared_again(damaged: str) -> None:
    first = Memory(salt="a")
    expected = found_in(corpus(*SYMBOLS), first)
    again = Memory(salt="a", known=dict.fromkeys(first.used, damaged))
    assert found_in(corpus(*SYMBOLS), again) == expected
    assert again.used == first.used
