"""Where a resolution stands among all: organ, session or year, number, part."""

from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.symbols import SymbolError, parse_symbol


class Place(NamedTuple):
    """A resolution's place; ``session`` is a year for bodies that count by years, None for the
    Security Council, whose numbers run on."""

    body: str
    session: str | None
    number: int
    part: str | None


@lru_cache(maxsize=100_000)
def place_of(symbol: str) -> Place | None:
    """Return the place of a resolution; None for any other document, and for bodies without a
    code: what organizations outside the United Nations adopt.

    >>> place_of("A/RES/57/283B"), place_of("S/RES/2708(2023)"), place_of("A/73/L.45")
    (Place(body='GA', session='57', number=283, part='B'), Place(body='SC', session=None, \
number=2708, part=None), None)
    """
    try:
        parsed = parse_symbol(symbol)
    except SymbolError:
        return None
    if parsed.series != "RES" or parsed.number is None or parsed.modifications:
        return None
    if parsed.body is None or not parsed.body.isupper():
        return None
    year = None if parsed.body == "SC" or parsed.year is None else str(parsed.year)
    return Place(parsed.body, parsed.session or year, parsed.number, parsed.part)
