"""Which resolution a text is: by its formula and its number, with the symbol as a witness."""

from datetime import date

import pytest

from pipeline.extract.blocks import Facts, Refusal
from pipeline.extract.identity import Identity, body_of, identify
from pipeline.extract.masthead import Masthead

GA, SC = "The General Assembly,", "The Security Council,"


def found(
    number: str | None,
    printed: str | None = None,
    letter: str | None = None,
    formula: str = GA,
    heading: date | None = None,
) -> Identity:
    return identify(
        formula, Masthead(number=number, heading_date=heading), printed, letter, Facts()
    )


@pytest.mark.parametrize(
    ("formula", "body"),
    [
        ("The General Assembly,", "GA"),
        ("The Security Council,", "SC"),
        ("The Economic and Social Council,", "ECOSOC"),
        ("The Human Rights Council,", "HRC"),
        ("The Trusteeship Council,", "TC"),
        ("The Commission on Human Rights,", "CHR"),
        ("The United Nations Environment Assembly,", "UNEA"),
        ("Resolution adopted by the General Assembly", "GA"),
        ("The Security\u00a0Council,", "SC"),
    ],
)
def test_bodies(formula: str, body: str) -> None:
    assert body_of(formula, None) == body


def test_a_year_in_brackets_is_the_councils() -> None:
    assert body_of("", "2402 (2018)") == "SC"


def test_another_organ_is_refused_by_name() -> None:
    with pytest.raises(Refusal, match="The Board of Auditors"):
        body_of("The Board of Auditors,", None)


@pytest.mark.parametrize(
    ("number", "letter", "symbol"),
    [
        ("73/135", None, "A/RES/73/135"),
        ("57/283", "B", "A/RES/57/283B"),
        ("57/283 B", "B", "A/RES/57/283B"),
        ("1721 (XVI)", "A", "A/RES/1721(XVI)[A]"),
        ("217 A (III)", None, "A/RES/217(III)[A]"),
    ],
)
def test_symbols(number: str, letter: str | None, symbol: str) -> None:
    identity = found(number, letter=letter)
    assert (identity.symbol.canonical, identity.disagreement) == (symbol, None)


def test_the_letter_may_stand_in_the_symbol_alone() -> None:
    identity = found("57/283", "A/RES/57/283 B")
    assert (identity.symbol.canonical, identity.part) == ("A/RES/57/283B", "B")


def test_the_symbol_says_it_where_no_number_is_printed() -> None:
    assert found(None, "A/RES/57/283").symbol.canonical == "A/RES/57/283"


def test_a_symbol_that_agrees_is_no_disagreement() -> None:
    assert found("57/283", "A/RES/57/283").disagreement is None
    assert found("2402 (2018)", "S/RES/2402 (2018)", formula=SC).disagreement is None


def test_a_number_alone_needs_a_date() -> None:
    with pytest.raises(Refusal, match="neither the number"):
        found("290", formula=SC)


def test_the_number_wins_over_another_symbol() -> None:
    identity = found("57/283", "A/RES/57/284")
    assert identity.symbol.canonical == "A/RES/57/283"
    assert identity.disagreement == "A/RES/57/284"


def test_a_council_number_without_its_year_takes_the_dates() -> None:
    identity = found("290", formula=SC, heading=date(1970, 12, 8))
    assert identity.symbol.canonical == "S/RES/290(1970)"


def test_neither_number_nor_symbol_is_refused() -> None:
    with pytest.raises(Refusal, match="neither the number"):
        found(None)
