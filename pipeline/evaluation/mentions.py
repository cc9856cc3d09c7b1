"""Samples of mentions that were read by hand in the texts of the independent reading.

Dates and meetings were drawn from those found; of notes and operative clauses everything was read
that stands in the ones drawn.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.evaluation.counts import Case, Count, compared
from pipeline.evaluation.golden import Golden, load, plain
from pipeline.evaluation.independent import Record, context_of, decade, organ, texts_of
from pipeline.extract.calendar import extract_calendar
from pipeline.extract.citations import extract_citations
from pipeline.extract.requests import extract_requests
from pipeline.extract.texts import DateMention, MeetingMention, RequestMention, Text

STRATUM = "texts of the XML"

VALUE = {"dates": ("raw", "edtf"), "meetings": ("raw", "kind", "ordinals")}
ALL = {
    "dates": ("raw", "edtf", "precision", "kind", "qualifier", "role", "about"),
    "meetings": ("raw", "kind", "ordinals", "body", "place", "edtf", "role"),
}
TARGET = ("start", "stop", "raw", "target_symbol", "target_part", "target_kind")
ASKED = ("addressee", "addressee_class", "recipient", "due_session", "due_edtf")

# "1. Requests ...", "(a) To report ...": a number that the text of a record begins with
_NUMBER = re.compile(r"\(\w{1,4}\)\s+|\d+\s?\.?\s*(?=[A-Z])")


def strata_of(record: Record) -> tuple[str, ...]:
    body, adopted = organ(record["symbol"]), record["meta"]["adoption_date"]
    return STRATUM, f"{STRATUM}; {body}", f"{STRATUM}; {body}; {decade(adopted)}"


def mention_cases(samples: Path, records: Mapping[str, Record]) -> Iterator[Case]:
    """Yield a case for each mention, note or clause that was drawn."""
    for symbol, drawn in by_symbol(load(samples / "dates.json")["mentions"]).items():
        yield from drawn_cases("dates", drawn, dates_of(records[symbol]), records[symbol])
    for symbol, drawn in by_symbol(load(samples / "meetings.json")["mentions"]).items():
        yield from drawn_cases("meetings", drawn, meetings_of(records[symbol]), records[symbol])
    for symbol, drawn in by_symbol(load(samples / "note_citations.json")["notes"]).items():
        yield from note_cases(drawn, records[symbol])
    for symbol, drawn in by_symbol(load(samples / "requests.json")["clauses"]).items():
        yield from request_cases(drawn, records[symbol])


def by_symbol(drawn: Iterable[Golden]) -> dict[str, list[Golden]]:
    found: dict[str, list[Golden]] = {}
    for each in drawn:
        found.setdefault(each["symbol"], []).append(each)
    return found


def dates_of(record: Record) -> Sequence[DateMention]:
    return calendar_of(record)[0]


def meetings_of(record: Record) -> Sequence[MeetingMention]:
    return calendar_of(record)[1]


def calendar_of(record: Record) -> tuple[list[DateMention], list[MeetingMention]]:
    texts, context = texts_of(record), context_of(record)
    return extract_calendar(texts, context, extract_citations(texts, context))


def drawn_cases(
    name: str,
    drawn: Iterable[Golden],
    found: Sequence[DateMention] | Sequence[MeetingMention],
    record: Record,
) -> Iterator[Case]:
    """Yield a case for each date or meeting that was drawn: its value, and all its columns."""
    places = {(each.key, each.start): each for each in found}
    measure = f"{name.removesuffix('s')} drawn"
    for wanted in drawn:
        mention = places.get((wanted["key"], wanted["start"]))
        counts = {
            measure: agrees(wanted, mention, VALUE[name]),
            f"{measure}, all columns": agrees(wanted, mention, ALL[name]),
        }
        yield Case(strata=strata_of(record), counts=counts)


def agrees(wanted: Golden, mention: object, names: Sequence[str]) -> Count:
    right = mention is not None and all(field_of(mention, name) == wanted[name] for name in names)
    return Count(right=int(right), missing=int(not right))


def field_of(mention: object, name: str) -> object:
    held = getattr(mention, name)
    return (held[0] if held else None) if name == "about" else plain(held)


def note_cases(drawn: Iterable[Golden], record: Record) -> Iterator[Case]:
    """Yield a case for each footnote that was drawn: all that it cites."""
    found = extract_citations(texts_of(record), context_of(record))
    for note in drawn:
        got = [each for each in found if each.key == note["key"]]
        counts = {"note citation": compared_rows(note["citations"], got, TARGET)}
        yield Case(strata=strata_of(record), counts=counts)


def compared_rows(wanted: Iterable[Golden], got: Iterable[Any], names: Sequence[str]) -> Count:
    """Count rows that agree in all of some columns."""
    return compared(
        [tuple(row[name] for name in names) for row in wanted],
        [tuple(plain(getattr(row, name)) for name in names) for row in got],
    )


def request_cases(drawn: Iterable[Golden], record: Record) -> Iterator[Case]:
    """Yield a case for each operative clause that was drawn: all that it asks for."""
    for clause in drawn:
        found, shift = requests_in(record, clause["key"], clause["parent"])
        hers = {(r["start"], r["stop"], r["kind"]): r for r in clause["requests"]}
        ours = {(r.start + shift, r.stop + shift, r.kind): r for r in found}
        both = hers.keys() & ours.keys()
        right = sum(
            all(getattr(ours[at], name) == hers[at][name] for name in ASKED) for at in both
        )
        counts = {
            "request": compared(hers, ours),
            "request, all columns": Count(right=right, missing=len(both) - right),
        }
        yield Case(strata=strata_of(record), counts=counts)


def requests_in(
    record: Record, key: int, parent: int | None
) -> tuple[Sequence[RequestMention], int]:
    """Return the requests of a clause, and how long the number before its words is."""
    above = [] if parent is None else [numberless(record, parent, None)[0]]
    text, shift = numberless(record, key, parent)
    found = extract_requests([*above, text], context_of(record))
    return [each for each in found if each.key == text.key], shift


def numberless(record: Record, key: int, parent: int | None) -> tuple[Text, int]:
    """Return a clause without its printed number, and how long the number is."""
    printed = record["clauses"][key]["text"]
    number = _NUMBER.match(printed)
    shift = number.end() if number else 0
    above = None if parent is None else f"C{parent}"
    return Text(key=f"C{key}", kind="operative", text=printed[shift:], parent=above), shift
