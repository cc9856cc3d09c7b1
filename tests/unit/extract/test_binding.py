"""Which note a marker means: the next of its number, else the last one before it."""

from pipeline.extract.binding import bind
from pipeline.extract.blocks import Block, Ref
from pipeline.extract.passages import Passage
from tests.unit.extract.printed import anchors, document, notes, parts_with, reading

DECIDES = "1. Decides to meet."


def test_notes_have_their_markers_name() -> None:
    assert notes(document("Recalling it,¹", "¹ A/70/1.", DECIDES)) == [("FN1", "A/70/1.")]


def test_an_annex_may_begin_anew() -> None:
    source = document("Recalling it,¹", "¹ A/70/1.", DECIDES) + (
        "\nAnnex I\n\n1. Rivers flow.¹\n\n¹ A/70/2.\n\n2. Bridges stand.²\n\n² A/70/3.\n"
    )
    assert notes(source) == [
        ("FN1", "A/70/1."),
        ("ANNEX-I/FN1", "A/70/2."),
        ("ANNEX-I/FN2", "A/70/3."),
    ]
    assert anchors(source) == [
        ("FN1", "PP1"),
        ("ANNEX-I/FN1", "ANNEX-I/1"),
        ("ANNEX-I/FN2", "ANNEX-I/2"),
    ]


def test_an_annex_may_count_on() -> None:
    source = document("Recalling it,¹", "¹ A/70/1.", DECIDES) + (
        "\nAnnex\n\n1. Rivers flow.²\n\n² A/70/2.\n"
    )
    assert anchors(source) == [("FN1", "PP1"), ("FN2", "ANNEX/1")]


def test_a_marker_means_the_note_that_follows_it() -> None:
    """Both notes are 1; each clause is followed by its own."""
    source = document("Recalling it,¹", "¹ A/70/1.", DECIDES) + (
        "\nAnnex\n\n1. Rivers flow.¹\n\n¹ A/70/2.\n"
    )
    assert anchors(source) == [("FN1", "PP1"), ("ANNEX/FN1", "ANNEX/1")]


def test_a_note_on_an_earlier_page_may_be_meant_again() -> None:
    source = document("Recalling it,¹", "¹ A/70/1.", "1. Welcomes it;¹", "2. Decides it.")
    assert anchors(source) == [("FN1", "PP1"), ("FN1", "OP1")]


def test_offsets_count_in_the_text() -> None:
    source = document("Recalling the report,¹ and others,²", "¹ A/70/1.", "² A/70/2.", DECIDES)
    found = reading(source)
    text = found.clauses[1].text
    assert text == "Recalling the report, and others,"
    assert [text[: ref.offset] for ref in found.footnote_refs] == [
        "Recalling the report,",
        "Recalling the report, and others,",
    ]


def test_a_marker_without_a_note_is_a_finding() -> None:
    found = reading(document("Recalling it,¹ and that,²", "¹ A/70/1.", DECIDES))
    assert [(each.check_name, each.expected) for each in found.findings] == [
        ("every marker has a note", "a note 2")
    ]
    assert found.clauses[1].text == "Recalling it, and that,"


def test_a_note_without_a_marker_is_a_finding() -> None:
    found = reading(document("Recalling it,¹", "¹ A/70/1.", "² A/70/2.", DECIDES))
    assert [(each.check_name, each.expected) for each in found.findings] == [
        ("every note has a marker", "a marker 2")
    ]


def test_markers_are_markers_in_the_source() -> None:
    source = document("Recalling it,¹", "¹ A/70/1.", DECIDES)
    assert parts_with("marker", source) == ["¹", "¹"]
    assert parts_with("footnote", source) == ["A/70/1."]


def test_ibid_takes_over_the_note_before() -> None:
    source = document("Recalling it,¹ and that,²", "¹ A/70/1.", "² Ibid., annex.", DECIDES)
    one, two = reading(source).footnotes
    assert (one.kind, one.ibid_of, two.kind) == ("document", None, "ibid")
    assert two.ibid_of == one.footnote_id


def test_a_number_may_begin_anew_on_each_page() -> None:
    """A clause that a page breaks has a marker on either; each page has its note."""
    source = "Recalling it1 of the page, 1 A/70/1. and that1 too, 1 A/70/2."
    first, last = source.index("1 A/70/1"), source.index("1 A/70/2")
    clause = Passage.join([Passage.of(source[:12], 0), Passage.of(" and that too,", 36)])
    refs = (Ref(12, "1"), Ref(len(clause.text), "1"))
    notes = [note(source, first, "A/70/1."), note(source, last, "A/70/2.")]
    found = bind(notes, [Block(kind="title", passage=clause, refs=refs)], [])
    assert [each.path for each in found.notes] == ["FN1", "FN1~2"]
    assert [path for *_, path in found.refs] == ["FN1", "FN1~2"]


def test_a_note_may_be_a_number_alone() -> None:
    """XML may hold an empty note; it stands where its number stands."""
    source = "Recalling it1 1 "
    empty = Block(kind="note", passage=Passage("", ()), number=Passage.of("1", 14))
    clause = Block(kind="title", passage=Passage.of(source[:12], 0), refs=(Ref(12, "1"),))
    found = bind([empty], [clause], [])
    assert [path for *_, path in found.refs] == ["FN1"]
    unnumbered = Block(kind="note", passage=Passage("", ()))
    assert [each.path for each in bind([unnumbered], [], []).notes] == ["FN¶1"]


def note(source: str, start: int, text: str) -> Block:
    at = source.index(text, start)
    return Block(kind="note", passage=Passage.of(text, at), number=Passage.of("1", start))


def test_many_notes_of_one_number_are_bound_soon() -> None:
    """What is quadratic in the notes would take minutes here."""
    count = 20_000
    notes = [
        Block(kind="note", passage=Passage.of("A/70/1.", at + 5), number=Passage.of("¹", at + 4))
        for at in range(0, 20 * count, 20)
    ]
    head = [
        Block(kind="title", passage=Passage.of("It", at), refs=(Ref(2, "1"),))
        for at in range(0, 20 * count, 20)
    ]
    found = bind(notes, head, [])
    assert [note for *_, note in found.refs] == [note.path for note in found.notes]
