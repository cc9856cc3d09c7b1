"""Made documents are the same each time, and are read as they were written."""

from dataclasses import replace

import pytest

from benchmarks.documents import FIRST_SESSION, FORMS, LAST_SESSION, Form, document, documents
from benchmarks.truth import differences
from pipeline.formats import read_source

EVERY = range(0, 12_401, 400)
"""Documents from all sessions, and beyond the last one."""


def test_a_number_and_a_seed_give_the_same_document_whatever_was_made_before() -> None:
    alone = document(7, seed=3)
    assert list(documents(9, seed=3))[7] == alone
    assert document(7, seed=4) != alone


def test_sessions_are_those_that_have_words_and_symbols_do_not_repeat() -> None:
    made = [document(index) for index in EVERY]
    assert made[0].session == FIRST_SESSION
    assert made[-1].session == LAST_SESSION
    assert len({each.symbol for each in documents(700)}) == 700


@pytest.mark.parametrize("form", FORMS)
def test_every_clause_note_citation_and_date_is_read_as_written(form: Form) -> None:
    made = [document(index) for index in EVERY]
    read = [read_source(each.printed(form).encode()) for each in made]
    assert [line for pair in zip(made, read, strict=True) for line in differences(*pair)] == []


@pytest.mark.parametrize("form", FORMS)
def test_documents_have_what_they_are_to_be_compared_by(form: Form) -> None:
    made = [document(index) for index in EVERY]
    assert sum(len(each.notes) for each in made) > 5
    assert sum(len(clause.cites) for each in made for clause in each.clauses) > 100
    assert all(each.title in each.printed(form).replace("\n", " ") for each in made)


MADE = next(each for each in documents(50) if each.notes)
FIRST = MADE.clauses[0]
OTHERS = {
    "title": replace(MADE, title="Of no one"),
    "meeting": replace(MADE, meeting=MADE.meeting + 1),
    "clauses": replace(MADE, clauses=(*MADE.clauses, FIRST)),
    "action": replace(MADE, clauses=(replace(FIRST, action="Recal"), *MADE.clauses[1:])),
    "text": replace(MADE, clauses=(replace(FIRST, text="Recalling it,"), *MADE.clauses[1:])),
    "cites": replace(MADE, clauses=(replace(FIRST, cites=()), *MADE.clauses[1:])),
    "days": replace(MADE, clauses=(replace(FIRST, days=FIRST.days[1:]), *MADE.clauses[1:])),
    "notes": replace(MADE, notes=()),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_what_was_not_written_so_is_told(other: object) -> None:
    read = read_source(MADE.printed("markdown").encode())
    assert differences(MADE, read) == []
    assert differences(other, read)  # type: ignore[arg-type]


def test_characters_that_nothing_read_are_told() -> None:
    read = read_source(MADE.printed("markdown").encode())
    lost = read.source_map[-1]._replace(role="unread")
    assert differences(MADE, replace(read, source_map=(*read.source_map[:-1], lost)))
