"""No pattern takes more than linear time, on a megabyte of the nastiest repeats."""

from time import process_time

import pytest

from pipeline.extract.calendar import extract_calendar
from pipeline.extract.texts import Context, Text

CONTEXT = Context(symbol="A/RES/70/1", body="GA", session="70", session_number=70, year=2015)
# Nothing, or next to nothing, is found in these: the patterns alone are timed.
BARREN = (
    "1/1, ", "(((((", "I I I I ", "1, 2, 3 and ", "hundred and ", "first ", "first, ", "Session ",
    "General Assembly ", "held held ", "A, B and ", "and on the ", "from ", "twenty-", "its ",
    "Conference of the ", "the working group ", "20 to ", "( ", "Council, Committee and ", "aaaaa",
)  # fmt: skip
# In these every repeat is a date or a meeting: what grows is the number of rows.
FERTILE = (
    "1 May, ", "1 May and ", "from 1 May to ", "2018 and ", "January ", "first session ",
    "at its first session ", "First Meeting of the ", "first session, held in A, ", "XX Summit ",
    "31 December 2020, in Aaa, Bbb, on ", "Group. first session of the Working Group ",
)  # fmt: skip


def seconds(piece: str, size: int) -> float:
    text = (piece * (size // len(piece) + 1))[:size]
    start = process_time()
    extract_calendar([Text(key="OP1", kind="operative", text=text)], CONTEXT, [])
    return process_time() - start


@pytest.mark.parametrize("piece", BARREN)
def test_a_megabyte_without_dates_takes_less_than_a_second_or_two(piece: str) -> None:
    assert seconds(piece, 1_000_000) < 2


@pytest.mark.parametrize("piece", FERTILE)
def test_rows_take_the_same_time_each_however_many_there_are(piece: str) -> None:
    few, many = seconds(piece, 20_000), seconds(piece, 160_000)
    assert many < 20 * few + 0.5
