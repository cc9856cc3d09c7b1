"""A worse reading has worse figures: each kind of mistake lowers the measures that it should."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from pipeline.evaluation.agreement import held_against, plain_symbol
from pipeline.evaluation.counts import Count
from pipeline.evaluation.run import SEEDS
from pipeline.extract.records import Reading
from pipeline.formats import read_source

KINDS = {"preambular": "pre", "operative": "op"}


@cache
def reading() -> Reading:
    (found,) = read_source(SEEDS["A_RES_73_135"].read_bytes()).readings
    return found


def record() -> dict[str, Any]:
    """Return a record that the reading agrees with in everything."""
    row, clauses = reading().resolution, reading().clauses
    places = {clause.clause_id: at for at, clause in enumerate(clauses)}
    cited = [each.target_symbol for each in reading().citations if each.target_symbol]
    at: dict[str, list[int]] = {}
    for ref in reading().footnote_refs:
        at.setdefault(ref.footnote_id, []).append(places[ref.clause_id or ""])
    return {
        "symbol": row.symbol,
        "meta": {
            "title": row.title,
            "adoption_date": str(row.adoption_date),
            "session": row.session,
            "meeting": str(row.meeting_number),
            "agenda_item": "Agenda item " + " and ".join(row.agenda_items or ()),
        },
        "clauses": [
            {
                "kind": KINDS.get(clause.kind, clause.kind),
                "num": clause.number,
                "text": clause.text,
                "lead": clause.action_phrase,
                "cites": cited if clause.kind == "formula" else [],
            }
            for clause in clauses
        ],
        "footnotes": [
            {"marker": note.marker, "text": note.text, "at": at[note.footnote_id], "cites": []}
            for note in reading().footnotes
        ],
    }


def faulty(found: dict[str, Count]) -> set[str]:
    return {name for name, count in found.items() if count.missing or count.extra}


def test_a_reading_that_agrees_has_no_fault() -> None:
    found = held_against(record(), [reading()])
    assert faulty(found) == set()
    assert found["clause"].right == 55
    assert found["operative clause"].right == 26
    assert found["footnote anchor"].right == 8
    assert found["resolution citation"].right == 34
    assert {"title", "session", "adoption date", "meeting number", "agenda items"} <= set(found)


def changed(**of_resolution: object) -> Callable[[Reading], Reading]:
    return lambda old: replace(old, resolution=old.resolution._replace(**of_resolution))


def clause(place: int, **changes: object) -> Callable[[Reading], Reading]:
    def change(old: Reading) -> Reading:
        clauses = list(old.clauses)
        clauses[place] = clauses[place]._replace(**changes)
        return replace(old, clauses=tuple(clauses))

    return change


def swapped(old: Reading) -> Reading:
    first, second, third, *rest = old.clauses
    return replace(old, clauses=(first, third, second, *rest))


CLAUSE = {"clause", "whole document"}


@pytest.mark.parametrize(
    ("mutation", "measures"),
    [
        pytest.param(
            lambda old: replace(old, clauses=old.clauses[:-1]),
            CLAUSE | {"operative clause"},
            id="a clause lost",
        ),
        pytest.param(
            clause(1, kind="operative"),
            CLAUSE | {"preambular clause", "operative clause"},
            id="another kind",
        ),
        pytest.param(clause(-1, number="27"), CLAUSE | {"operative clause"}, id="another number"),
        pytest.param(
            clause(2, text="Recalling also"), CLAUSE | {"preambular clause"}, id="a text cut short"
        ),
        pytest.param(clause(1, action_phrase="Recalls"), {"action phrase"}, id="another phrase"),
        pytest.param(swapped, {"whole document"}, id="another order"),
        pytest.param(
            lambda old: replace(old, footnotes=old.footnotes[1:], footnote_refs=()),
            {"footnote", "footnote anchor"},
            id="a note and all references lost",
        ),
        pytest.param(
            lambda old: replace(old, citations=()),
            {"resolution citation", "other citation"},
            id="no citation",
        ),
        pytest.param(changed(title="Co-operation"), {"title"}, id="another title"),
        pytest.param(
            changed(adoption_date=date(2018, 12, 12)), {"adoption date"}, id="another date"
        ),
        pytest.param(changed(meeting_number=None), {"meeting number"}, id="no meeting"),
        pytest.param(changed(agenda_items=("128",)), {"agenda items"}, id="an item half read"),
    ],
)
def test_a_mistake_lowers_what_it_should(
    mutation: Callable[[Reading], Reading], measures: set[str]
) -> None:
    found = faulty(held_against(record(), [mutation(reading())]))
    anchors = {"footnote anchor"} if "clause" in measures else set()  # they name the clause
    phrases = {"action phrase"}
    assert measures <= found <= measures | anchors | phrases


def test_another_document_is_not_the_one_wanted() -> None:
    found = held_against(record(), [changed(symbol="A/RES/73/136")(reading())])
    assert found["document"] == Count(missing=1)
    assert found["clause"] == Count(missing=55)
    assert found["title"] == Count(missing=1)


def test_citations_are_not_held_against_links_that_are_not_complete() -> None:
    other = record() | {"symbol": "A/HRC/RES/54/1"}
    found = held_against(other, [changed(symbol="A/HRC/RES/54/1")(reading())])
    assert not {"resolution citation", "other citation"} & set(found)


def test_the_council_has_neither_title_nor_session() -> None:
    other = record() | {"symbol": "S/RES/2708(2023)"}
    found = held_against(other, [changed(symbol="S/RES/2708(2023)")(reading())])
    assert not {"title", "session"} & set(found)


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        pytest.param("S/RES/2708 (2023)", "S/RES/2708(2023)", id="a space"),
        pytest.param("A/RES/217A(III)", "A/RES/217(III)", id="a letter in the number"),
        pytest.param("A/RES/217(III)[A-E]", "A/RES/217(III)", id="letters behind"),
        pytest.param("A/63/PV.64%20", "A/63/PV.64", id="quoted for an address"),
    ],
)
def test_symbols_as_they_are_compared(symbol: str, expected: str) -> None:
    assert plain_symbol(symbol) == expected
