"""What ordinals promises: every printed form of every number, and nothing that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.ordinals import ORDINAL, ORDINAL_END, ordinal_value

UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
TEENS = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def in_words(number: int, hyphen: str = "-", joint: str = " and ") -> str:
    """Write a number from 1 to 999 as an ordinal."""
    hundreds, rest = divmod(number, 100)
    head = f"{COUNTS[hundreds - 1]} hundred" if hundreds else ""
    if not rest:
        return f"{head}th"
    tens, units = divmod(rest, 10)
    if rest < 10:
        tail = UNITS[rest - 1]
    elif rest < 20:
        tail = TEENS[rest - 10]
    elif units:
        tail = f"{TENS[tens - 2]}{hyphen}{UNITS[units - 1]}"
    else:
        tail = f"{TENS[tens - 2][:-1]}ieth"
    return f"{head}{joint}{tail}" if head else tail


@pytest.mark.parametrize("hyphen", ["-", " ", "", "\u2011", "- "])
@pytest.mark.parametrize("joint", [" and ", " ", "-and-"])
def test_every_number_to_450_in_every_printing(hyphen: str, joint: str) -> None:
    for number in range(1, 451):
        words = in_words(number, hyphen, joint)
        match = ORDINAL.search(f"at its {words} session")
        assert match is not None
        assert (match[0], ordinal_value(match[0])) == (words, number)
        assert ORDINAL_END.search(match[0].upper())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("Hundred and eighteenth", 118, id="old volumes leave the one out"),
        pytest.param("ONE HUNDREDTH", 100, id="capitals"),
        pytest.param("Seventy-Third", 73, id="title case"),
        pytest.param("one thousand two hundred and fiftieth", 1250, id="thousands"),
        pytest.param("two thousandth", 2000, id="a whole thousand"),
        pytest.param("fourtieth", None, id="not a word"),
        pytest.param("fourty-sixth", 46, id="a misprint that is met"),
        pytest.param("81st", 81, id="figures"),
        pytest.param("8190th", 8190, id="a meeting of the Security Council"),
        pytest.param("43d", 43, id="the old suffix"),
        pytest.param("1382 nd", 1382, id="figures with a space before the suffix"),
        pytest.param("XXX", 30, id="roman"),
        pytest.param("iii", None, id="small roman is a list letter"),
        pytest.param("twenty", None, id="a cardinal"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_value(text: str, value: int | None) -> None:
    assert ordinal_value(text) == value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the first-ever meeting", id="compound"),
        pytest.param("the session twenty", id="cardinal"),
        pytest.param("page 12/34th", id="after a slash"),
        pytest.param("seconded", id="a longer word"),
        pytest.param("1,181st", id="within a number with a comma"),
    ],
)
def test_not_an_ordinal(text: str) -> None:
    assert ORDINAL.search(text) is None


@given(st.lists(st.sampled_from(["hundred", "and", "twenty", "first", "-", " ", "one"])))
def test_whatever_is_found_has_a_value(pieces: list[str]) -> None:
    for match in ORDINAL.finditer("".join(pieces)):
        assert ordinal_value(match[0]) is not None


@given(
    st.lists(st.sampled_from(["8", "21", "st", "d", "TH", "Third", "hundredth", "-", " ", "a"]))
)
def test_what_has_no_ordinal_end_has_no_ordinal(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert ORDINAL_END.search(text) or not ORDINAL.search(text)
