"""The order of an organ's resolutions by session and number, so that dates need not be known."""

from datetime import date
from typing import NamedTuple

from pipeline.curate.places import Place, place_of
from pipeline.extract.romans import roman_value
from pipeline.extract.sessions import ga_session
from pipeline.extract.symbols import parse_symbol


class Moment(NamedTuple):
    """What resolutions of one organ are ordered by."""

    session: int
    number: int
    part: str
    symbol: str


def ordinary_session(place: Place, year: int | None, adopted: date | None) -> int:
    """Return the session a resolution falls into; for a special one the ordinary one of its day.

    For bodies that count by years, and for the Security Council, this is the year; 0 where
    nothing tells.
    """
    session = place.session
    if session is None:
        return year or (adopted.year if adopted else 0)
    if session.isdecimal():
        return int(session)
    in_roman = roman_value(session)
    if in_roman is not None:
        return in_roman
    return ga_session(adopted) if adopted else 0


def moment(symbol: str, adopted: date | None) -> Moment | None:
    """Return when a resolution stands; None for what is none.

    >>> moment("A/RES/73/135", None), moment("A/73/L.45", None)
    (Moment(session=73, number=135, part='', symbol='A/RES/73/135'), None)
    """
    place = place_of(symbol)
    if place is None:
        return None
    session = ordinary_session(place, parse_symbol(symbol).year, adopted)
    return Moment(session, place.number, place.part or "", symbol)
