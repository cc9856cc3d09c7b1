"""Where a resolution stands in its series: organ, session or year, number, part."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.ordinals import roman_value
from pipeline.extract.symbols import SymbolError, parse_symbol

_KIND_AND_NUMBER = re.compile(r"(ES-|S-|ORG-)?(\d+|[IVXLC]+)")


class Place(NamedTuple):
    """A resolution's place; ``session`` is a year for bodies that count by years, None for the
    Security Council, whose numbers run on."""

    body: str
    session: str | None
    number: int
    part: str | None


class Term(NamedTuple):
    """When a document was due: terms of one body and kind can be compared."""

    body: str
    kind: str
    number: int


@lru_cache(maxsize=100_000)
def place_of(symbol: str) -> Place | None:
    """Return the place of a resolution; None for any other document.

    >>> place_of("A/RES/57/283B"), place_of("S/RES/2708(2023)"), place_of("A/73/L.45")
    (Place(body='GA', session='57', number=283, part='B'), Place(body='SC', session=None, \
number=2708, part=None), None)
    """
    try:
        parsed = parse_symbol(symbol)
    except SymbolError:
        return None
    if parsed.series != "RES" or parsed.body is None or parsed.number is None:
        return None
    if parsed.modifications:
        return None
    year = None if parsed.body == "SC" or parsed.year is None else str(parsed.year)
    return Place(parsed.body, parsed.session or year, parsed.number, parsed.part)


@lru_cache(maxsize=100_000)
def term_of(symbol: str) -> Term | None:
    """Return the session or year that a symbol names; None where it names none.

    >>> term_of("A/RES/3369(XXX)"), term_of("A/RES/ES-11/1"), term_of("S/RES/2708(2023)")
    (Term(body='GA', kind='session', number=30), Term(body='GA', kind='ES-', number=11), \
Term(body='SC', kind='year', number=2023))
    """
    try:
        parsed = parse_symbol(symbol)
    except SymbolError:
        return None
    if parsed.body is None:
        return None
    match = _KIND_AND_NUMBER.fullmatch(parsed.session or "")
    if match:
        number = int(match[2]) if match[2].isdigit() else roman_value(match[2])
        return None if number is None else Term(parsed.body, match[1] or "session", number)
    return None if parsed.year is None else Term(parsed.body, "year", parsed.year)
