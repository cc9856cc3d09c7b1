"""What fuzzing found: each input failed once, is made small here, and is read now."""

import pytest

from pipeline.extract.records import Reading
from pipeline.formats import read_source
from tests.fuzz.trial import faults, trial
from tests.unit.formats.akn_pieces import paragraph, statement

ENDING = "9. Decides to remain seized of the matter.\n\n52nd plenary meeting\n5 May 2018\n"
VOTE = "Adopted at the 873rd meeting by 8 votes to none, with 1 abstention (China)."


def text(*lines: str) -> bytes:
    return "\n\n".join(("73/135. Rivers", "The General Assembly,", *lines, ENDING)).encode()


def read(data: bytes) -> Reading:
    assert trial(data)
    reading = read_source(data)
    assert not list(faults(reading))
    return reading.readings[0]


def checks(reading: Reading) -> dict[str, str | None]:
    return {found.check_name: found.observed for found in reading.findings}


def test_a_note_without_a_text_is_a_finding() -> None:
    reading = read(text("Recalling the rivers,¹ and the lakes,²", "¹", "² See A/70/1."))
    assert [note.marker for note in reading.footnotes] == ["2"]
    assert checks(reading)["a note has a text"] == "¹"


def test_a_state_that_votes_twice_has_one_row() -> None:
    lines = ("Resolution 943 (1960)", "of 14 July 1960", "The Security Council,",
             "1. Calls upon the Government;", VOTE, "17 Official Records.", VOTE)  # fmt: skip
    reading = read("\n\n".join(lines).encode())
    assert [(vote.state, vote.vote) for vote in reading.votes] == [("China", "abstain")]
    assert checks(reading)["counts and lists of votes agree"] == "China again: abstain"


def test_a_note_referred_to_twice_at_one_place_has_one_reference() -> None:
    reading = read(text("1. Notes the rivers;¹ ¹", "¹ See A/70/1."))
    assert len({(ref.clause_id, ref.offset) for ref in reading.footnote_refs}) == len(
        reading.footnote_refs
    )


def test_an_asterisk_at_the_head_of_a_line_is_no_number() -> None:
    read(text("Recalling the rivers 1 and lakes 2 and", "* of them,", "1 See A/70/1.", "* Seas."))


def test_a_note_referred_to_before_any_word_cites_for_no_word() -> None:
    reading = read(text("¹ ; requests,", "¹ Resolution 70/1.", "1. Notes¹ it;"))
    assert all(citation.start < citation.stop for citation in reading.citations)


@pytest.mark.parametrize(
    ("number", "path", "text"),
    [
        ("9" * 5009, "OP-a", "9" * 5009),
        ("(b) To inform the Council", "OP1(b)", "To inform the Council"),
        ("²³", "H1", "²³"),
        ("९.", "OP-a", "९."),  # the digit nine of another script
    ],
    ids=["huge", "words", "raised", "other digits"],
)
def test_what_an_element_for_numbers_holds_besides_is_text(
    number: str, path: str, text: str
) -> None:
    body = paragraph("Decides to meet;", "1.") + paragraph("Notes the lakes;", number)
    reading = read(statement(body).encode())
    found = [(clause.clause_id.split("#")[1], clause.text) for clause in reading.clauses[-3:]]
    assert found[:2] == [("OP1", "Decides to meet;"), (path, text)]
    assert found[2][1] == "Notes the lakes;"
    assert checks(reading)["a number is a number"] == number[:80]


def test_a_note_whose_marker_the_xml_does_not_give() -> None:
    note = '<authorialNote marker="/"><p>See A/70/1.</p></authorialNote>'
    reading = read(statement(paragraph(f"Notes the lakes;{note}", "1.")).encode())
    (found,) = reading.footnotes
    assert (found.marker, found.footnote_id.split("#")[1]) == (None, "FN¶1")


def test_a_number_in_digits_of_another_script_is_kept_as_printed() -> None:
    body = paragraph("Decides to meet;", "1.") + paragraph("१२३. Notes the lakes;", "")
    assert read(statement(body).encode()).clauses[-1].text == "१२३. Notes the lakes;"
