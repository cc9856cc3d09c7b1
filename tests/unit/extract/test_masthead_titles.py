"""The origin's bracket and the title's number, in each printed form."""

import pytest

from tests.unit.extract.test_masthead import ADOPTED, TITLE, row


@pytest.mark.parametrize(
    ("line", "kind", "committee", "symbols", "paragraph"),
    [
        pytest.param(
            "[without reference to a Main Committee (A/73/L.45)]",
            "without reference to a Main Committee", None, ("A/73/L.45",), None,
            id="without reference",
        ),
        pytest.param(
            "[without reference to a Main Committee ([A/73/L.45](#) and [A/73/L.45/Add.1](#))]",
            "without reference to a Main Committee", None, ("A/73/L.45", "A/73/L.45/Add.1"), None,
            id="links",
        ),
        pytest.param(
            "[without reference to a Main Committee (A/63/L.44 and Add.1)]",
            "without reference to a Main Committee", None, ("A/63/L.44", "A/63/L.44/Add.1"), None,
            id="shortened list",
        ),
        pytest.param(
            "[on the report of the Third Committee (A/76/454, para. 51)]",
            "on the report of", "Third Committee", ("A/76/454",), "51",
            id="committee and paragraph",
        ),
        pytest.param(
            "[on the report of the Special Political and Decolonization Committee"
            " (Fourth Committee) (A/73/474)]",
            "on the report of",
            "Special Political and Decolonization Committee (Fourth Committee)",
            ("A/73/474",), None,
            id="committee with a bracket",
        ),
        pytest.param(
            "[on the report of the Special Political and Decolonization Committee (Fourth\n"
            "Committee) (A/76/425, para. 37)]",
            "on the report of",
            "Special Political and Decolonization Committee (Fourth Committee)",
            ("A/76/425",), "37",
            id="wrapped",
        ),
        pytest.param(
            "[on the report of the First Committee (A/51/643 (Part II))]",
            "on the report of", "First Committee", None, None,
            id="symbol with a bracket",
        ),
        pytest.param(
            "[on the recommendation of the Commission for Social Development (E/2013/26)]",
            "on the recommendation of", "Commission for Social Development", ("E/2013/26",), None,
            id="recommendation",
        ),
        pytest.param(
            "[on a proposal considered in plenary meeting (E/2013/L.14)]",
            "on a proposal considered", None, ("E/2013/L.14",), None,
            id="proposal",
        ),
    ],
)  # fmt: skip
def test_origins(
    line: str, kind: str, committee: str | None, symbols: tuple[str, ...] | None, paragraph: str
) -> None:
    found = row(ADOPTED, line, TITLE)
    assert (found.origin_kind, found.committee) == (kind, committee)
    assert found.origin_paragraph == paragraph
    if symbols is not None:
        assert found.origin_symbols == symbols


def test_no_origin_is_stated() -> None:
    found = row(TITLE)
    assert (found.origin_kind, found.committee, found.origin_symbols) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "symbol", "title"),
    [
        pytest.param("73/135. Rivers", "A/RES/73/135", "Rivers", id="regular"),
        pytest.param("73/135 Rivers", "A/RES/73/135", "Rivers", id="dot lost"),
        pytest.param("[73/135](#). Rivers", "A/RES/73/135", "Rivers", id="link"),
        pytest.param("S-26/2. Rivers", "A/RES/S-26/2", "Rivers", id="special"),
        pytest.param("ES-11/1. Rivers", "A/RES/ES-11/1", "Rivers", id="emergency"),
        pytest.param("57/283 B. Rivers", "A/RES/57/283B", "Rivers", id="letter"),
        pytest.param("57/283. Rivers B", "A/RES/57/283", "Rivers B", id="letter in a title"),
        pytest.param("1721 (XVI). Rivers", "A/RES/1721(XVI)", "Rivers", id="roman"),
        pytest.param("217 A (III). Rivers", "A/RES/217(III)[A]", "Rivers", id="roman, letter"),
        pytest.param("3201 (S-VI). Rivers", "A/RES/3201(S-VI)", "Rivers", id="old special"),
        pytest.param("1000 (ES-I). Rivers", "A/RES/1000(ES-I)", "Rivers", id="old emergency"),
        pytest.param("73/135. Rivers\nof Chad", "A/RES/73/135", "Rivers of Chad", id="two lines"),
    ],
)
def test_titles(line: str, symbol: str, title: str) -> None:
    found = row("General Assembly", line)
    assert (found.symbol, found.title) == (symbol, title)


@pytest.mark.parametrize(
    ("formula", "line", "symbol"),
    [
        ("The Economic and Social Council,", "2013/1. Rivers", "E/RES/2013/1"),
        ("The Economic and Social Council,", "2130 (LXIII). Rivers", "E/RES/2130(LXIII)"),
        ("The Human Rights Council,", "34/7. Rivers", "A/HRC/RES/34/7"),
        ("The Human Rights Council,", "52/34 Rivers", "A/HRC/RES/52/34"),
        ("The Human Rights Council,", "S-36/1. Rivers", "A/HRC/RES/S-36/1"),
        ("The Commission on Human Rights,", "2005/69. Rivers", "E/CN.4/RES/2005/69"),
    ],
)
def test_titles_of_other_organs(formula: str, line: str, symbol: str) -> None:
    found = row(line, formula=formula)
    assert (found.symbol, found.title) == (symbol, "Rivers")


def test_the_letter_of_a_part_stands_in_the_masthead() -> None:
    found = row("A/RES/75/253 B", "General Assembly", "75/253. Rivers of 2021 B")
    assert (found.symbol, found.part, found.title) == ("A/RES/75/253B", "B", "Rivers of 2021")
