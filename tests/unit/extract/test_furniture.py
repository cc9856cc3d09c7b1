"""Lines of the page: known by shape and repetition, so that no line of text is lost with them."""

import pytest

from pipeline.extract.furniture import SYMBOL_LINE, page_role, repeated_heads, running_head
from tests.unit.extract.printed import document, lines_of, parts_with, texts

TITLE = "Cooperation between rivers and bridges"


def role(text: str) -> str | None:
    return page_role(lines_of(text)[0])


@pytest.mark.parametrize("text", ["2/9", "Page 2 of 9", "page 3", "- 2 -", "– 2 –", "p. 4/9"])
def test_page_numbers(text: str) -> None:
    assert role(text) == "page number"


@pytest.mark.parametrize(
    "text",
    [
        "20-16317", "20-16317 (E)", "20-16317 1/9", "2/9 20-16317", "04-39651 (E) 300704",
        "GE.20-16317(E)", "V.08-12345", "* 2016317 *", "N0823456", "Please recycle",
    ],
)  # fmt: skip
def test_job_numbers(text: str) -> None:
    assert role(text) == "job number"


def test_a_bar_code() -> None:
    assert role("*2016317*") == "job number"


@pytest.mark.parametrize("text", ["____", "----------", "* * *", "═══════", "***"])
def test_rules(text: str) -> None:
    assert role(text) == "rule"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The General Assembly,", id="text"),
        pytest.param("2018", id="year"),
        pytest.param("1.", id="number of a clause"),
        pytest.param("3", id="number of a note on its line"),
        pytest.param("64th meeting", id="closing"),
        pytest.param("70/1", id="no page 70 of 1"),
        pytest.param(
            "16/18",
            id="number of a resolution alone on its line",
            marks=pytest.mark.xfail(reason="looks like page 16 of 18"),
        ),
    ],
)
def test_text_is_no_furniture(text: str) -> None:
    assert role(text) is None


def is_head(text: str, symbol: str | None = "A/RES/73/135") -> bool:
    return running_head(lines_of(text)[0], TITLE, symbol)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A/RES/73/135", id="symbol"),
        pytest.param("A/RES/73/135 Cooperation between rivers and bridges", id="title behind"),
        pytest.param("Cooperation between rivers and bridges A/RES/73/135", id="title before"),
        pytest.param("A/RES/73/135 Cooperation between riv…", id="title cut short"),
        pytest.param("A/RES/73/135  Cooperation Between Rivers", id="letters alone count"),
    ],
)
def test_running_heads(text: str) -> None:
    assert is_head(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A/RES/72/74", id="another document's symbol"),
        pytest.param("A/RES/73/135 of 13 December 2018,", id="a sentence"),
        pytest.param("Cooperation between rivers and bridges", id="title without symbol"),
    ],
)
def test_no_running_heads(text: str) -> None:
    assert not is_head(text)


def test_a_symbol_heads_pages_where_the_masthead_prints_none() -> None:
    assert is_head("S/RES/2402 (2018)", None)


def test_a_resolution_without_a_title_has_running_heads_too() -> None:
    (line,) = lines_of("S/RES/2402 (2018)")
    assert running_head(line, "", "S/RES/2402 (2018)")
    (line,) = lines_of("S/RES/2402 (2018) Rivers")
    assert not running_head(line, "", "S/RES/2402 (2018)")


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("A/RES/73/135", "A/RES/73/135"),
        ("S/RES/2402 (2018)", "S/RES/2402 (2018)"),
        ("A/HRC/RES/34/7", "A/HRC/RES/34/7"),
        ("E/RES/2013/1", "E/RES/2013/1"),
        ("A/RES/1721 (XVI)", "A/RES/1721 (XVI)"),
        ("A/RES/ES-11/1", "A/RES/ES-11/1"),
        ("A/RES/57/283 B", "A/RES/57/283 B"),
        ("A/RES/57/130 A-B", "A/RES/57/130 A-B"),
    ],
)
def test_symbols_of_running_heads(text: str, symbol: str) -> None:
    match = SYMBOL_LINE.fullmatch(text)
    assert match is not None
    assert match["symbol"] == symbol


def test_lines_that_stand_beside_three_page_ends_are_heads() -> None:
    lines = lines_of("Rules\n2\nRules\n3\nRules\nRules\nOther")
    near = [True, False, True, False, True, False, True]
    assert repeated_heads(lines, near) == {0, 2, 4}
    assert repeated_heads(lines, [True, False, True, False, False, False, True]) == set()


def paged(*middle: str) -> str:
    """Return a document with a page's end inside its first clause."""
    return document(
        "Recalling the report of the Secretary-General on the",
        *middle,
        "Islamic bridges of the world,",
        "1. Decides to meet.",
    )


@pytest.mark.parametrize(
    "middle",
    [
        pytest.param(("2/9",), id="page number"),
        pytest.param(("20-16317 2/9",), id="job number"),
        pytest.param(("A/RES/73/135",), id="symbol"),
        pytest.param((f"A/RES/73/135 {TITLE}",), id="symbol and title"),
        pytest.param(("2/9", "20-16317", f"{TITLE} A/RES/73/135"), id="all of them"),
        pytest.param(("<!-- Page 2 -->",), id="comment"),
        pytest.param(("\f",), id="form feed"),
        pytest.param(("____________",), id="rule"),
    ],
)
def test_what_a_page_puts_between_does_not_part_a_clause(middle: tuple[str, ...]) -> None:
    whole = "Recalling the report of the Secretary-General on the Islamic bridges of the world,"
    source = paged(*middle)
    assert texts(source) == [whole, "Decides to meet."]
    assert parts_with("unread", source) == []
