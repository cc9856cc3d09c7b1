"""The whole reading: one document to records that hold together, however it is set."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.blocks import Facts, Refusal
from pipeline.extract.flat import read_flat
from pipeline.extract.records import Clause, Footnote
from pipeline.extract.resolution import read_document
from tests.unit.extract.printed import CLOSING, HEAD, document, read, reading, texts

BODY = (
    "Recalling its resolution 70/1 of 25 September 2015,¹",
    "¹ See A/70/1, annex.",
    "Noting the report of the Secretary-General on rivers and bridges,²",
    "² A/73/2 and Corr.1.",
    "1. Requests the Secretary-General:",
    "(a) To report to the General Assembly at its seventy-fourth session;",
    "(b) To inform Member States; and",
    "(c) To build:",
    "(i) Bridges;",
    "(ii) Roads;",
    "2. Decides to remain seized of the matter.",
)
PLAIN = document(*BODY)


def test_the_row_of_a_resolution() -> None:
    row = reading(PLAIN).resolution
    assert (row.resolution_id, row.symbol, row.language) == (
        "A/RES/73/135:en", "A/RES/73/135", "en",
    )  # fmt: skip
    assert (row.body, row.document_type, row.number, row.part) == ("GA", "resolution", 135, None)
    assert (row.preambular_count, row.operative_count, row.footnote_count) == (2, 2, 2)
    assert row.enacting_formula == "The General Assembly,"
    assert row.url == "https://docs.un.org/en/A/RES/73/135"


def test_rows_name_their_resolution() -> None:
    found = reading(PLAIN)
    rows = (*found.clauses, *found.footnotes, *found.citations, *found.dates, *found.meetings)
    assert {row.resolution_id for row in rows} == {"A/RES/73/135:en"}
    assert {row.symbol for row in rows} == {"A/RES/73/135"}


def test_mentions_are_in_their_containers() -> None:
    found = reading(PLAIN)
    held = {row.clause_id: row.text for row in found.clauses}
    held |= {row.footnote_id: row.text for row in found.footnotes}
    for row in (*found.citations, *found.dates, *found.meetings):
        text = held.get(row.clause_id or row.footnote_id or "", PLAIN)
        assert text[row.start : row.stop] == row.raw


def test_mentions_of_the_masthead_count_in_the_source() -> None:
    rows = [row for row in reading(PLAIN).dates if not (row.clause_id or row.footnote_id)]
    assert [row.raw for row in rows] == ["9 January 2019", "13 December 2018", "13 December 2018"]
    assert [PLAIN[row.start : row.stop] for row in rows] == [row.raw for row in rows]
    assert {row.date_id for row in rows} == {
        f"A/RES/73/135:en#masthead@{row.start}" for row in rows
    }


def test_requests_name_their_clause() -> None:
    found = reading(PLAIN)
    assert {row.clause_id for row in found.requests} <= {row.clause_id for row in found.clauses}


def test_ids_of_mentions_are_unique() -> None:
    found = reading(document("Recalling A/60/633-S/2005/826 and A/63/L.44 and Add.1,", *BODY[4:]))
    ids = [row.citation_id for row in found.citations]
    assert len(set(ids)) == len(ids)
    assert any(each.endswith("~2") for each in ids)


def with_facts(**facts: object) -> Facts:
    return Facts(**facts)  # type: ignore[arg-type]


def read_with(facts: Facts, source: str = PLAIN) -> object:
    flat = replace(read_flat(source), facts=facts)
    return read_document(source, [flat])[0][0]


def test_metadata_say_what_the_text_does_not() -> None:
    facts = with_facts(
        adoption_mode="recorded vote",
        counts={"yes": 2, "no": 1, "abstain": 0},
        votes=(("Chad", "yes"), ("Peru", "yes"), ("Togo", "no")),
        sponsors=(("Chad", "sponsor"), ("Chad", "sponsor"), ("Peru", "additional sponsor")),
    )
    found = read_with(facts)
    row = found.resolution  # type: ignore[attr-defined]
    assert (row.adoption_mode, row.votes_in_favour, row.votes_against) == ("recorded vote", 2, 1)
    assert [(v.state, v.iso3, v.vote) for v in found.votes] == [  # type: ignore[attr-defined]
        ("Chad", "TCD", "yes"),
        ("Peru", "PER", "yes"),
        ("Togo", "TGO", "no"),
    ]
    assert [(s.state, s.role) for s in found.sponsors] == [  # type: ignore[attr-defined]
        ("Chad", "sponsor"),
        ("Peru", "additional sponsor"),
    ]


@pytest.mark.parametrize(
    ("head", "closing", "facts", "expected"),
    [
        pytest.param(HEAD, CLOSING, None, "2018-12-13", id="printed"),
        pytest.param(HEAD[-1:], CLOSING, None, "2018-12-13", id="closing alone"),
        pytest.param(HEAD[-1:], (), "2018-12-14", "2018-12-14", id="metadata alone"),
        pytest.param(HEAD, CLOSING, "2018-12-14", "2018-12-13", id="print against metadata"),
        pytest.param(HEAD, ("52nd plenary meeting", "14 December 2018"), None, "2018-12-13",
                     id="heading against closing"),
        pytest.param(HEAD, ("52nd plenary meeting", "14 December 2018"), "2018-12-14",
                     "2018-12-14", id="closing and metadata against heading"),
    ],
)  # fmt: skip
def test_the_date_of_adoption(
    head: tuple[str, ...], closing: tuple[str, ...], facts: str | None, expected: str
) -> None:
    known = with_facts(adoption_date=date.fromisoformat(facts)) if facts else Facts()
    found = read_with(known, document(*BODY, head=head, closing=closing))
    assert str(found.resolution.adoption_date) == expected  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        pytest.param("The rivers of the world.", "no enacting formula", id="no resolution"),
        pytest.param("", "no enacting formula", id="nothing"),
        pytest.param(document(*BODY, head=("Rivers",)), "neither the number", id="no number"),
        pytest.param(document(*BODY[:4], closing=()), "breaks off", id="no operative clause"),
        pytest.param(document(*BODY[:6], closing=()), "breaks off", id="cut after a list began"),
        pytest.param(document("1. Decides to", closing=()), "breaks off", id="cut in a sentence"),
        pytest.param(PLAIN + "\n" + PLAIN, "A/RES/73/135 stands in the file twice", id="twice"),
    ],
)
def test_refusals_say_why(source: str, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        read(source)


def test_a_text_without_its_formula_is_read_and_a_finding() -> None:
    found = reading(document(*BODY, formula=""))
    assert [clause.kind for clause in found.clauses][:3] == ["preambular"] * 2 + ["operative"]
    assert "the enacting formula is there" in {each.check_name for each in found.findings}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param(lambda text: text.replace("\n\n", "\n\n\n\n"), id="more empty lines"),
        pytest.param(lambda text: text.replace("\n\n", "\n"), id="no empty lines"),
        pytest.param(lambda text: text.replace("\n\n", "\n \t\n"), id="lines of space"),
        pytest.param(lambda text: text.replace("Noting", "*Noting*"), id="emphasis"),
        pytest.param(lambda text: text.replace("Requests", "**Requests**"), id="bold"),
        pytest.param(lambda text: text.replace("70/1 of", "[70/1](#) of"), id="link"),
        pytest.param(lambda text: text.replace("\nNoting", "\n2/9\n\nNoting"), id="page number"),
        pytest.param(lambda text: text.replace("bridges", "brid\u00adges"), id="soft hyphen"),
        pytest.param(lambda text: "\n\n\n" + text + "\n\n", id="empty lines around"),
        pytest.param(
            lambda text: text.replace("on rivers and", "on\nrivers\nand"), id="wrapped lines"
        ),
        pytest.param(
            lambda text: text.replace("¹", "[1]").replace("²", "[2]"), id="other markers"
        ),
    ],
)
def test_how_a_text_is_set_changes_no_clause(change: object) -> None:
    changed = change(PLAIN)  # type: ignore[operator]
    one, two = reading(PLAIN), reading(changed)
    assert texts(changed) == texts(PLAIN)
    for table in ("clauses", "footnotes", "footnote_refs", "citations", "requests"):
        assert without_spans(getattr(one, table)) == without_spans(getattr(two, table))


def without_spans(rows: tuple[object, ...]) -> list[object]:
    return [
        row._replace(source_spans=()) if isinstance(row, Clause | Footnote) else row
        for row in rows
        if not (hasattr(row, "citation_id") and "#masthead" in row.citation_id)
    ]


WORDS = (
    "the",
    "rivers",
    "of",
    "Chad",
    "and",
    "its",
    "*bridges*",
    "rule [70/1](#)",
    "in",
    "‘water’",
)
GAPS = (" ", " ", " ", "\n", " \n", "  ", "\n  ")
pairs = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=4, max_size=30)


@given(st.lists(pairs, min_size=1, max_size=5))
def test_breaking_lines_between_any_words_changes_no_clause(
    bodies: list[list[tuple[str, str]]],
) -> None:
    """Lines may break anywhere where empty lines part the paragraphs."""
    printed = ["".join(f"{word}{gap}" for word, gap in body) for body in bodies]
    broken = [f"{at}. Welcomes {body}here;" for at, body in enumerate(printed, 1)]
    whole = [" ".join(each.split()) for each in broken]
    assert texts(document("Noting it,", *broken)) == texts(document("Noting it,", *whole))


def test_a_number_may_stand_on_a_line_of_its_own() -> None:
    changed = PLAIN.replace("1. Req", "1.\n\nReq").replace("2. Dec", "2.\n\nDec")
    assert texts(changed) == texts(PLAIN)


def test_a_head_without_anything_but_its_title() -> None:
    row = reading(document(*BODY, head=HEAD[-1:], closing=())).resolution
    assert (row.symbol, row.session, row.adoption_date) == ("A/RES/73/135", "73", None)
    assert (row.distribution_date, row.agenda_items, row.meeting_number) == (None, None, None)
