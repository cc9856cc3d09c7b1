"""Made documents are the same each time, and are read as they were written."""

from collections import Counter
from dataclasses import replace
from itertools import chain

import pytest

from benchmarks.documents import FORMS, Form, Made, document, documents, subject
from benchmarks.places import LINES, SESSIONS, WHOLE, place
from benchmarks.printing import printed
from benchmarks.truth import differences
from pipeline.formats import read_source

EVERY = range(0, WHOLE, 3_333)
"""Documents of all organs."""


def test_a_number_and_a_seed_give_the_same_document_whatever_was_made_before() -> None:
    alone = document(7, seed=3)
    assert list(documents(9, seed=3))[7] == alone
    assert document(7, seed=4) != alone


def test_a_hundred_thousand_stand_in_sessions_of_three_organs_and_no_symbol_comes_twice() -> None:
    places = [place(index, 1) for index in range(WHOLE)]
    assert len({each.symbol for each in places}) == WHOLE > 100_000
    assert len({(each.organ.name, each.session) for each in places}) == 120
    assert {each.organ.name for each in places[:: SESSIONS * LINES]} == {
        "General Assembly",
        "Human Rights Council",
        "Economic and Social Council",
    }
    with pytest.raises(ValueError, match="no more than 100,800"):
        place(WHOLE, 1)


def test_a_hundred_stand_in_ten_sessions_ten_each() -> None:
    assert set(Counter(each.session for each in documents(100)).values()) == {10}


def test_half_of_the_clauses_stand_word_for_word_in_an_earlier_document() -> None:
    made = sorted(documents(300), key=lambda each: each.adopted)
    assert 0.4 < sum(repeated(made)) / sum(len(each.clauses) for each in made) < 0.6


def repeated(made: list[Made]) -> list[int]:
    """Return how many clauses of each document stand in one before it."""
    seen: set[str] = set()
    found = []
    for each in made:
        texts = {clause.text for clause in each.clauses}
        found.append(len(texts & seen))
        seen |= texts
    return found


def test_a_series_goes_on_under_one_title_and_names_its_earlier_members() -> None:
    made = {each.symbol: each for each in documents(200)}
    linked = 0
    for each in made.values():
        for before in each.place.series.members[:-1]:
            if before.symbol in made:
                assert made[before.symbol].title == each.title
                linked += 1
        recalled = {cited.symbol for cited in each.clauses[0].cites}
        assert {member.symbol for member in each.place.series.members[-7:-1]} <= recalled
    assert linked > 200


def test_titles_tell_series_apart() -> None:
    series = {place(index, 1).series.key for index in range(4_000)}
    assert len({subject(*key) for key in series}) > 0.95 * len(series)


def test_what_is_recalled_is_earlier() -> None:
    for each in documents(100):
        days = chain.from_iterable(clause.days for clause in each.clauses)
        assert all(day < each.adopted for day in days)


@pytest.mark.parametrize("form", FORMS)
def test_every_clause_note_citation_and_date_is_read_as_written(form: Form) -> None:
    made = [document(index) for index in EVERY]
    read = [read_source(printed(each, form).encode()) for each in made]
    assert [line for pair in zip(made, read, strict=True) for line in differences(*pair)] == []


@pytest.mark.parametrize("form", FORMS)
def test_documents_have_what_they_are_to_be_compared_by(form: Form) -> None:
    made = [document(index) for index in EVERY]
    assert sum(len(each.notes) for each in made) > 5
    assert sum(len(clause.cites) for each in made for clause in each.clauses) > 100
    assert all(each.title in printed(each, form).replace("\n", " ") for each in made)


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
    read = read_source(printed(MADE, "markdown").encode())
    assert differences(MADE, read) == []
    assert differences(other, read)  # type: ignore[arg-type]


def test_characters_that_nothing_read_are_told() -> None:
    read = read_source(printed(MADE, "markdown").encode())
    lost = read.source_map[-1]._replace(role="unread")
    assert differences(MADE, replace(read, source_map=(*read.source_map[:-1], lost)))
