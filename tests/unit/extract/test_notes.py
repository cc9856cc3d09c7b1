"""Notes and their markers in each way that a conversion prints them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.characters import unusual
from pipeline.extract.notes import find_notes, plain_marker
from pipeline.extract.notes_styles import (
    STYLES,
    Style,
    marked,
    markers,
    may_begin,
    start_of_note,
)
from tests.unit.extract.printed import anchors, clauses, document, lines_of, notes, paths, texts

STYLE = {style.name: style for style in STYLES}
MARKS = {
    "superscript": "{}",
    "caret": "^{}^",
    "tag": "<sup>{}</sup>",
    "bracket": "[{}]",
    "slash": " {}/",
    "paren": "({})",
    "bare": "{}",
}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def mark(style: str, number: int) -> str:
    printed = str(number).translate(RAISED) if style == "superscript" else str(number)
    return MARKS[style].format(printed)


def numbers(style: str, text: str) -> list[str]:
    return [number for marker in markers(STYLE[style], text) for number in marker.numbers]


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        pytest.param("superscript", "the rivers,³", ["3"], id="raised"),
        pytest.param("superscript", "the rivers,¹²", ["12"], id="raised, two digits"),
        pytest.param("superscript", "the rivers,¹,²", ["1", "2"], id="raised, two notes"),
        pytest.param("superscript", "24 March 2011⁶ and", ["6"], id="raised after a year"),
        pytest.param("bracket", "the rivers,[3] and", ["3"], id="bracket"),
        pytest.param("bracket", "the rivers,[3][4]", ["3", "4"], id="two brackets"),
        pytest.param("bracket", "24 March 2011[6]", ["6"], id="bracket after a year"),
        pytest.param("bracket", "[S/726] of 1948", [], id="symbol in a bracket"),
        pytest.param("paren", "the rivers,(3) and", ["3"], id="round bracket"),
        pytest.param("paren", "(3) rivers", [], id="round bracket that begins a line"),
        pytest.param("paren", "resolution 47 (1948)", [], id="year in brackets"),
        pytest.param("caret", "the rivers,^3^ and", ["3"], id="carets"),
        pytest.param("caret", "the rivers,[^3] and", ["3"], id="Markdown's note"),
        pytest.param("caret", "the rivers,^3 and", ["3"], id="a caret before alone"),
        pytest.param("caret", "the rivers,^3456 and", [], id="no note has so many figures"),
        pytest.param("caret", "10^12 rivers", [], id="a power"),
        pytest.param("caret", "24 March 2011^6 and", ["6"], id="a caret behind a year"),
        pytest.param("tag", "the rivers,<sup>3, 4</sup> and", ["3", "4"], id="two in a tag"),
        pytest.param("tag", "the rivers,<sup>3</sup> and", ["3"], id="tags"),
        pytest.param("slash", "the rivers, 3/ and", ["3"], id="slash"),
        pytest.param("slash", "the rivers 3/", ["3"], id="slash at a line's end"),
        pytest.param("slash", "resolution 63/114", [], id="number of a resolution"),
        pytest.param("slash", "A/63/1/Add.1", [], id="symbol"),
        pytest.param("bare", "the rivers,3 and", ["3"], id="bare after a mark"),
        pytest.param("bare", "the rivers3 and", ["3"], id="bare after a word"),
        pytest.param("bare", "in 20116 the", ["6"], id="bare after a year"),
        pytest.param("bare", "the rivers”3 and", ["3"], id="bare after quotation"),
        pytest.param("bare", "the rivers,3,4 and", ["3", "4"], id="bare, two notes"),
        pytest.param("bare", "30 rivers in 2011", [], id="numbers of a sentence"),
        pytest.param("bare", "A/63/228", [], id="bare in a symbol"),
    ],
)
def test_markers(style: str, text: str, expected: list[str]) -> None:
    assert numbers(style, text) == expected


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        pytest.param("superscript", "³ See A/63/1.", ("3", "See A/63/1."), id="raised"),
        pytest.param("superscript", "³See A/63/1.", ("3", "See A/63/1."), id="raised, glued"),
        pytest.param("bracket", "[3] See A/63/1.", ("3", "See A/63/1."), id="bracket"),
        pytest.param("caret", "^3^ See A/63/1.", ("3", "See A/63/1."), id="carets"),
        pytest.param("caret", "[^3]: See A/63/1.", ("3", "See A/63/1."), id="Markdown's note"),
        pytest.param("slash", "3/ See A/63/1.", ("3", "See A/63/1."), id="slash"),
        pytest.param("slash", "3/4 of them", None, id="fraction"),
        pytest.param("paren", "(3) See A/63/1.", ("3", "See A/63/1."), id="round bracket"),
        pytest.param("paren", "(3) to report;", None, id="item of a list"),
        pytest.param("bare", "3 See A/63/1.", ("3", "See A/63/1."), id="bare"),
        pytest.param("bare", "3", ("3", ""), id="bare alone on its line"),
        pytest.param("bare", "3 rivers", None, id="number of a sentence"),
        pytest.param("bare", "20 December 2018", None, id="date"),
        pytest.param("bare", "3. Decides", None, id="number of a clause"),
    ],
)
def test_beginnings(style: str, text: str, expected: tuple[str, str] | None) -> None:
    begun = start_of_note(STYLE[style], text)
    assert (begun and (begun[0], text[begun[1] :])) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("³", "3"),
        ("[12]", "12"),
        ("(3)", "3"),
        ("^3^", "3"),
        ("4/", "4"),
        ("**", "**"),
        ("†", "†"),
    ],
)
def test_plain_marker(printed: str, expected: str) -> None:
    assert plain_marker(printed) == expected


def noted(style: str, between: str = "\n\n") -> str:
    """Return a document with a page's end after its second clause, and another at its end."""
    a, b, c, d = (mark(style, number) for number in (1, 2, 3, 4))
    return document(
        f"Recalling the report of the Secretary-General on rivers,{a}",
        f"Noting the rivers{b} of the world and the bridges over them,",
        f"{a.strip()} See A/70/1.",
        f"{b.strip()} Ibid., annex.",
        f"1. Welcomes the treaty of 24 March 2011{c} and the thirty bridges;{d}",
        "2. Decides to meet.",
        f"{c.strip()} United Nations, Treaty Series, vol. 1, No. 2.",
        f"{d.strip()} Resolution 70/1.",
        between=between,
    )


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["empty lines", "none"])
@pytest.mark.parametrize("style", sorted(STYLE))
def test_each_style_in_a_document(style: str, between: str) -> None:
    source = noted(style, between)
    assert notes(source) == [
        ("FN1", "See A/70/1."),
        ("FN2", "Ibid., annex."),
        ("FN3", "United Nations, Treaty Series, vol. 1, No. 2."),
        ("FN4", "Resolution 70/1."),
    ]
    assert anchors(source) == [("FN1", "PP1"), ("FN2", "PP2"), ("FN3", "OP1"), ("FN4", "OP1")]
    assert texts(source) == [
        "Recalling the report of the Secretary-General on rivers,",
        "Noting the rivers of the world and the bridges over them,",
        "Welcomes the treaty of 24 March 2011 and the thirty bridges;",
        "Decides to meet.",
    ]


@pytest.mark.parametrize("style", sorted(STYLE))
def test_a_note_may_interrupt_a_clause(style: str) -> None:
    one = mark(style, 1)
    source = document(
        f"Recalling the report on rivers,{one} peace and security,",
        f"{one.strip()} See A/70/1.",
        "Islamic bridges and roads,",
        "1. Decides to meet.",
    )
    assert clauses(source)[0] == (
        "PP1",
        "Recalling the report on rivers, peace and security, Islamic bridges and roads,",
    )


def test_one_note_may_be_referred_to_twice() -> None:
    source = document(
        "Recalling the report,¹", "¹ See A/70/1.", "1. Welcomes the report.¹", "2. Decides it."
    )
    assert anchors(source) == [("FN1", "PP1"), ("FN1", "OP1")]


def test_a_note_in_the_title() -> None:
    head = ("United Nations", "73/135. Rivers¹")
    source = document("1. Decides to meet.", "¹ Called streams before 1950.", head=head)
    assert anchors(source) == [("FN1", None)]
    assert notes(source) == [("FN1", "Called streams before 1950.")]


def test_two_notes_at_one_place() -> None:
    source = document("Recalling them,¹,²", "¹ A/70/1.", "² A/70/2.", "1. Decides to meet.")
    assert anchors(source) == [("FN1", "PP1"), ("FN2", "PP1")]


def test_a_note_in_two_lines() -> None:
    source = document(
        "Recalling the report,[1] which was long and has",
        "[1] See Official Records of the General Assembly, Seventy-third\nSession, Supplement 1.",
        "bridges,",
        "1. Decides to meet.",
    )
    assert notes(source)[0][1].endswith("Seventy-third Session, Supplement 1.")


def test_a_notes_number_may_stand_on_a_line_of_its_own() -> None:
    source = document(
        "Recalling the report,1",
        "Noting the bridges,2",
        "1\nSee A/70/1.",
        "2\nSee A/70/2.",
        "1. Decides to meet.",
    )
    assert notes(source) == [("FN1", "See A/70/1."), ("FN2", "See A/70/2.")]


def test_a_bare_marker_after_a_short_name() -> None:
    source = document("1. Welcomes the bridges of Chad.1", "1 See A/70/1.")
    assert anchors(source) == [("FN1", "OP1")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1. Welcomes 300 km² of forests;", id="square kilometres"),
        pytest.param("1. Welcomes 30 m³ of water;", id="cubic metres"),
    ],
)
def test_units_are_no_markers(text: str) -> None:
    source = document("Recalling the report,¹", "¹ See A/70/1.", text, "2. Decides to meet.")
    assert anchors(source) == [("FN1", "PP1")]
    assert texts(source)[1] == text.removeprefix("1. ")


@pytest.mark.parametrize("heading", ["Notes", "NOTES", "Footnotes:", "Endnotes", "## Notes"])
def test_the_heading_of_notes_is_no_clause(heading: str) -> None:
    source = document("Noting the rivers,³", "1. Decides it.") + f"\n{heading}\n\n³ See A/63/1.\n"
    assert texts(source) == ["Noting the rivers,", "Decides it."]
    assert notes(source) == [("FN3", "See A/63/1.")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(("Notes", "63 States that have reported;"), id="a number that is no note"),
        pytest.param(("1.", "Notes", "3 See A/63/1."), id="behind its number"),
    ],
)
def test_a_clause_may_be_notes(body: tuple[str, ...]) -> None:
    source = document("Noting the rivers,3", *body, "3 See A/63/1.", "9. Decides it.")
    assert any(text.startswith("Notes") for text in texts(source))


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@pytest.mark.parametrize("printed", ["{}. {}", "{} {}", "- {} {}"])
def test_notes_as_a_list_below_the_closing_line(style: Style, printed: str) -> None:
    first, second = (mark(style.name, number) for number in (1, 2))
    source = document(f"Noting the rivers,{first} and the roads,{second} of it,", "1. Decides it.")
    listed = [printed.format(number, f"See A/63/{number}.") for number in (1, 2)]
    source += "\n" + "\n\n".join(listed)
    assert texts(source) == ["Noting the rivers, and the roads, of it,", "Decides it."]
    assert notes(source) == [("FN1", "See A/63/1."), ("FN2", "See A/63/2.")]
    assert anchors(source) == [("FN1", "PP1"), ("FN2", "PP1")]


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param(["1. See A/63/1.", "3. See A/63/3."], id="not in turn"),
        pytest.param(["7. See A/63/7."], id="too high"),
        pytest.param(["3. See A/63/3."], id="not named"),
    ],
)
def test_another_list_below_the_closing_line_is_no_notes(listed: list[str]) -> None:
    source = document("Noting the rivers,[1] and the roads,[2] and[7] of it,", "1. Decides it.")
    assert notes(source + "\n" + "\n\n".join(listed)) == []


def test_a_clause_may_note_what_stands_on_the_next_line() -> None:
    source = document("1. Decides it;", "2. Notes\nthe report of the rivers.")
    assert texts(source)[1] == "Notes the report of the rivers."


@pytest.mark.parametrize(
    ("style", "text", "number"),
    [
        pytest.param(
            "bare", "the rules of Roads, 2011 (No. 189),1 and", "1", id="a bracket before"
        ),
        pytest.param("slash", "the Rules (2005), 1/ and", "1", id="a year in brackets before"),
        pytest.param("bare", "resolution FAL.1(42) of", None, id="a series of a body"),
        pytest.param("bare", "resolution GC.1/Res.3 of", None, id="a series with a stroke"),
        pytest.param("paren", "section 13 (b)(1) of the rules", None, id="a part of a section"),
        pytest.param("paren", "the rules in (b) (1) of it", "1", id="none of a section"),
    ],
)
def test_what_stands_around_a_marker(style: str, text: str, number: str | None) -> None:
    more = f"and the rivers,{mark(style, 2)} and"
    noted = [f"{mark(style, at).strip()} See A/63/{at}." for at in (1, 2)]
    first = "" if number else f"and the bridges,{mark(style, 1)}"
    source = document(f"Noting {first} {text} {more} roads,", "1. Decides it.", *noted)
    assert [each for each, _ in anchors(source)] == ["FN1", "FN2"]
    assert (text in texts(source)[0]) == (number is None)


def test_a_raised_marker_behind_a_resolution_may_come_again() -> None:
    body = ("Noting resolution 71/205¹ and the roads,²", "Recalling resolution 71/205¹ on it,")
    source = document(*body, "1. Decides it.", "¹ See A/63/1.", "² See A/63/2.")
    assert [each for each, _ in anchors(source)] == ["FN1", "FN2", "FN1"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("resolution 71/2053 and", "resolution 71/205 and", id="three figures"),
        pytest.param("resolution 63/1143 and", "resolution 63/114 and", id="three, and one digit"),
        pytest.param("resolution 63/193 and", "resolution 63/193 and", id="a number as it is"),
        pytest.param("decision 74/573 and", "decision 74/573 and", id="a decision as it is"),
        pytest.param("resolution 63/1145 and", "resolution 63/1145 and", id="not the one due"),
        pytest.param("the Agenda 213 and", "the Agenda 21 and", id="Agenda 21"),
        pytest.param("decision 3/COP.14,3 and", "decision 3/COP.14, and", id="a decision's comma"),
    ],
)
def test_a_bare_marker_behind_a_number(text: str, shown: str) -> None:
    noted = [f"{at} See A/63/{at}." for at in (1, 2, 3)]
    source = document(
        f"Noting the rivers,1 the roads2 and {text} others,", "1. Decides it.", *noted
    )
    assert texts(source)[0] == f"Noting the rivers, the roads and {shown} others,"


def test_enumerations_are_no_notes() -> None:
    body = ("1. Requests the Secretary-General:", "(a) To report;", "(b) To inform.")
    assert paths(*body) == ["OP1", "OP1(a)", "OP1(b)"]
    assert notes(document(*body)) == []


def test_numbered_clauses_are_no_notes() -> None:
    body = ("Recalling resolution 1 (I),", "1. Welcomes it;", "2. Decides to meet.")
    assert notes(document(*body)) == []


def test_a_text_without_notes_has_no_style() -> None:
    found = find_notes(lines_of(document("1. Decides to meet.")))
    assert (found.style, found.starts) == (None, {})


def test_stars_are_markers_where_their_note_is() -> None:
    source = document(
        "1. Welcomes the list of States;*", "2. Decides to meet.", "* Gabon joined in 1960."
    )
    assert notes(source) == [("FN*", "Gabon joined in 1960.")]
    assert anchors(source) == [("FN*", "OP1")]


WORDS = st.sampled_from(
    ["the", "rivers", "of", "24", "March", "2011", "and", "resolution 70/1", "A/70/1", "(XX)", "1"]
)


@given(st.sampled_from(sorted(STYLE)), st.lists(WORDS, min_size=1, max_size=8))
def test_a_marker_is_found_behind_any_words(style: str, words: list[str]) -> None:
    """Digits glued to digits tell nothing, so a word with a mark stands before the marker."""
    before = " ".join([*words, "rivers,"])
    found = markers(STYLE[style], before + mark(style, 7))
    assert found[-1].numbers == ("7",)
    assert found[-1].start == len(before)


@given(st.integers(1, 30), st.sampled_from(sorted(STYLE)), st.booleans())
def test_any_number_of_notes_is_bound(count: int, style: str, blank: bool) -> None:
    body = [
        line
        for number in range(1, count + 1)
        for line in (
            f"Recalling the report on rivers and bridges,{mark(style, number)}",
            f"{mark(style, number).strip()} See A/70/{number}.",
        )
    ]
    source = document(*body, "1. Decides to meet.", between="\n\n" if blank else "\n")
    assert anchors(source) == [(f"FN{n}", f"PP{n}") for n in range(1, count + 1)]
    assert [text for _, text in notes(source)] == [f"See A/70/{n}." for n in range(1, count + 1)]


MARKS_AND_TEXT = st.sampled_from(
    [
        "³",
        "⁴,",
        "[3]",
        "[4] ",
        "^3^",
        "[^3]",
        "(3)",
        "3/",
        " 4/",
        "3",
        ",",
        ", ",
        " ",
        "a",
        "*",
        "†",
        "2011",
        "71/2057",
        "Agenda 21",
    ]
)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@given(st.lists(st.lists(MARKS_AND_TEXT, max_size=8).map("".join), max_size=5))
def test_markers_of_lines_together_are_those_of_each(style: Style, texts: list[str]) -> None:
    each = {index: markers(style, text) for index, text in enumerate(texts)}
    together = marked(style, texts, unusual("".join(texts)))
    assert together == {index: found for index, found in each.items() if found}


@given(st.lists(MARKS_AND_TEXT, min_size=1, max_size=8).map("".join))
def test_what_begins_a_note_in_any_style_may_begin_one(text: str) -> None:
    begun = any(start_of_note(style, text) for style in STYLES)
    assert may_begin(text) is begun
    assert not (begun and text[0].isalpha())
