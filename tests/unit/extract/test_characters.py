"""What is read as what: look-alikes in matching alone, invisible characters not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.characters import INVISIBLE, SPACES, TO_SPACE, folded, letters


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        pytest.param("Сalls upon", "Calls upon", id="Cyrillic С"),
        pytest.param("Secretary\u2011General", "Secretary-General", id="no-break hyphen"),
        pytest.param("2018\u20132021", "2018-2021", id="en dash"),
        pytest.param("\u201cwater\u201d", '"water"', id="quotation marks"),
        pytest.param("States\u2019", "States'", id="apostrophe"),
        pytest.param("1\u00a0May", "1 May", id="no-break space"),
        pytest.param("S/RES/47\u202f(1948)", "S/RES/47 (1948)", id="narrow space"),
    ],
)
def test_folding(printed: str, read: str) -> None:
    assert folded(printed) == read


def test_letters_are_what_two_printings_share() -> None:
    assert letters("1.  Welcomes: “Côte-d’Ivoire”_") == "1welcomescôtedivoire"


def test_every_space_of_python_becomes_plain() -> None:
    others = [chr(code) for code in range(0x110000) if chr(code).isspace() and chr(code) != " "]
    assert sorted(SPACES) == sorted(others)
    assert "".join(others).translate(TO_SPACE) == " " * len(others)


def test_invisible_characters_are_no_space() -> None:
    assert not any(character.isspace() for character in INVISIBLE)


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)
