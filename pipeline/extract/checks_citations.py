"""What the citations of one text contradict: the own session, and the order of their dates.

Since 1976 resolutions are numbered as they are adopted, so that a list's dates go the way of its
numbers: in "72/256 of 24 December 2107 and 73/276 of 22 December 2018" one date is misprinted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.passages import Passage, Span
from pipeline.extract.records import Citation
from pipeline.extract.romans import roman_value
from pipeline.extract.symbols import SymbolError, parse_symbol
from pipeline.extract.texts import Context

Place = Callable[[Citation], Span]


class Contradiction(NamedTuple):
    """Two places of a text that disagree; ``expected`` tells the first, the range is the other."""

    check_name: str
    expected: str
    observed: str
    place: Span


def contradictions(
    citations: Sequence[Citation], context: Context, passages: Mapping[str, Passage]
) -> Iterator[Contradiction]:
    """Yield what citations contradict; ``passages`` are the texts that they stand in, by id."""

    def place(row: Citation) -> Span:
        passage = passages.get(row.clause_id or row.footnote_id or "")
        return passage.origin(row.start, row.stop) if passage else (row.start, row.stop)

    yield from _later_sessions(citations, context, place)
    yield from _disordered(citations, place)


def _later_sessions(
    citations: Sequence[Citation], context: Context, place: Place
) -> Iterator[Contradiction]:
    own = context.session_number
    if context.body not in ("GA", "HRC") or not own or "-" in (context.session or ""):
        return
    for row in citations:
        order = _order(row) if row.target_body == context.body else None
        if order and order.family.endswith("/RES") and order.session > own:
            name = "a cited session is not later than the own"
            yield Contradiction(name, str(own), row.raw, place(row))


def _disordered(citations: Sequence[Citation], place: Place) -> Iterator[Contradiction]:
    for listed in _lists(citations):
        if len(listed) < 2:
            continue
        for before, after in pairwise(_dated(listed)):
            comparable = before.order.family == after.order.family and before.order != after.order
            onward, later = after.order > before.order, after.when > before.when
            if comparable and before.when != after.when and onward != later:
                start, stop = place(before.row)
                yield Contradiction(
                    "dates in a recital list go the way of its numbers",
                    f"{'after' if onward else 'before'} {before} at {start}-{stop}",
                    str(after),
                    place(after.row),
                )


def _lists(citations: Sequence[Citation]) -> Iterator[Sequence[Citation]]:
    """Yield the rows of each list of numbers, in the order of the text."""
    rows: list[Citation] = []
    for row in sorted(citations, key=lambda row: (row.clause_id or "", row.start)):
        if row.clause_id is None or row.derivation not in ("explicit", "list"):
            continue
        goes_on = row.derivation == "list" and rows and rows[-1].clause_id == row.clause_id
        if rows and not goes_on:
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


class _Order(NamedTuple):
    """Where a resolution stands among those of its family: A/RES, A/DEC, A/HRC/RES, S/RES."""

    family: str
    session: int
    number: int


class _Dated(NamedTuple):
    """A citation with its place in the order of its family and the date that it states."""

    row: Citation
    order: _Order
    when: date

    def __str__(self) -> str:
        return f"{self.row.target_symbol} of {self.when}"


def _dated(listed: Sequence[Citation]) -> Iterator[_Dated]:
    for row in listed:
        order = _order(row) if row.stated_date else None
        if order and row.stated_date:
            yield _Dated(row, order, row.stated_date)


def _order(row: Citation) -> _Order | None:
    """Return None for what is not numbered in the order of adoption.

    That is: special sessions, which are held in between; parts, which are adopted one by one; and
    other documents. Within a session in Roman figures numbers went by committee.
    """
    try:
        symbol = parse_symbol(row.target_symbol or "")
    except SymbolError:
        return None
    if symbol.number is None or symbol.series not in {"RES", "DEC"} & set(symbol.segments):
        return None
    session = symbol.session or str(symbol.year)
    family = "/".join(symbol.segments[: symbol.segments.index(symbol.series) + 1])
    if session.isdigit():
        return _Order(family, int(session), symbol.number) if not symbol.part else None
    old = roman_value(session)
    return _Order(family, old, 0) if old else None
