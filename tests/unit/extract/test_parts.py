"""One source, several resolutions: lettered parts with a formula of their own, printed pages."""

import pytest

from tests.unit.extract.printed import path, read

HEAD = (
    "Fifty-seventh session",
    "Agenda item 112",
    "Resolutions adopted by the General Assembly",
    "[on the report of the Fifth Committee (A/57/651)]",
    "57/283. Rivers of the world",
)
A = ("A", "The General Assembly,", "Recalling rivers,", "1. Decides it;", "2. Notes it.")
B = ("B", "The General Assembly,", "Recalling bridges,", "Decides to build.")
DECEMBER = ("79th plenary meeting", "20 December 2002")
APRIL = ("83rd plenary meeting", "15 April 2003")


def ids(*paragraphs: str, between: str = "\n\n") -> dict[str, list[str | None]]:
    """Return the paths of the clauses by the resolution's symbol."""
    readings, _ = read(between.join(paragraphs) + "\n")
    return {
        each.resolution.symbol: [path(clause.clause_id) for clause in each.clauses]
        for each in readings
    }


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["empty lines", "none"])
def test_lettered_parts_are_resolutions(between: str) -> None:
    assert ids(*HEAD, *A, *DECEMBER, *B, *APRIL, between=between) == {
        "A/RES/57/283A": ["F1", "PP1", "OP1", "OP2"],
        "A/RES/57/283B": ["F1", "PP1", "OP1"],
    }


def test_old_parts_are_told_by_their_letter() -> None:
    assert list(ids("1721 (XVI). Rivers", *A, *B, "1085th plenary meeting,\n20 May 1961.")) == [
        "A/RES/1721(XVI)[A]",
        "A/RES/1721(XVI)[B]",
    ]


def test_each_part_has_its_own_closing() -> None:
    readings, _ = read("\n\n".join((*HEAD, *A, *DECEMBER, *B, *APRIL)))
    rows = [each.resolution for each in readings]
    assert [(row.part, row.meeting_number, str(row.adoption_date)) for row in rows] == [
        ("A", 79, "2002-12-20"),
        ("B", 83, "2003-04-15"),
    ]


def test_parts_adopted_together_share_the_closing() -> None:
    readings, _ = read("\n\n".join((*HEAD, *A, *B, *APRIL)))
    assert [each.resolution.meeting_number for each in readings] == [83, 83]


def test_parts_share_the_masthead() -> None:
    readings, _ = read("\n\n".join((*HEAD, *A, *DECEMBER, *B, *APRIL)))
    rows = [each.resolution for each in readings]
    assert {row.title for row in rows} == {"Rivers of the world"}
    assert {row.agenda_items for row in rows} == {("112",)}
    assert {row.origin_symbols for row in rows} == {("A/57/651",)}


def test_each_part_has_its_own_notes() -> None:
    a = (*A[:3], "1. Decides it;¹", "¹ A/57/1.")
    b = (*B[:3], "Decides to build.¹", "¹ A/57/2.")
    readings, _ = read("\n\n".join((*HEAD, *a, *DECEMBER, *b, *APRIL)))
    notes = [note for each in readings for note in each.footnotes]
    assert [(note.footnote_id, note.text) for note in notes] == [
        ("A/RES/57/283A:en#FN1", "A/57/1."),
        ("A/RES/57/283B:en#FN1", "A/57/2."),
    ]
    assert [ref.clause_id for each in readings for ref in each.footnote_refs] == [
        "A/RES/57/283A:en#OP1",
        "A/RES/57/283B:en#OP1",
    ]


def test_a_parts_heading_is_not_in_the_title() -> None:
    a, b = ("A", "Programme of rivers", *A[1:]), ("B", "Bridges", *B[1:])
    readings, _ = read("\n\n".join((*HEAD, *a, *DECEMBER, *b, *APRIL)))
    assert {each.resolution.title for each in readings} == {"Rivers of the world"}


def test_a_letter_without_a_formula_is_a_section() -> None:
    found = ids(*HEAD, "The General Assembly,", "A", "1. Decides it;", "B", "2. Notes it.", *APRIL)
    assert found == {"A/RES/57/283": ["F1", "H1", "OP1", "H2", "OP2"]}


def test_a_printed_page_may_hold_two_resolutions() -> None:
    one = ("40/1. Rivers", "The General Assembly,", "1. Decides it.", "5th plenary meeting")
    two = ("40/2. Bridges", "The General Assembly,", "1. Notes it.", "6th plenary meeting")
    assert list(ids(*one, "2 October 1985", *two, "3 October 1985")) == [
        "A/RES/40/1",
        "A/RES/40/2",
    ]


def test_every_character_of_all_parts_is_mapped() -> None:
    source = "\n\n".join((*HEAD, *A, *DECEMBER, *B, *APRIL))
    readings, roles = read(source)
    assert "".join(source[each.start : each.stop] for each in roles) == source
    rows = {each.row_id.split("#")[0] for each in roles if each.row_id}
    assert rows == {each.resolution.resolution_id for each in readings}
