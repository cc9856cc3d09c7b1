"""What a date expression denotes: EDTF (ISO 8601-2), first and last day, precision, kind.

Days that follow one another are an interval, others a set; a day without a year is
``XXXX-11-17``, which has no first and last day.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.dates_units import Ranges, Unit

_PRECISION = {4: "year", 7: "month", 10: "day"}


class Found(NamedTuple):
    """A date expression at ``text[start:stop]`` and what it denotes."""

    start: int
    stop: int
    edtf: str
    date_start: date | None
    date_end: date | None
    precision: str
    kind: str
    inferred: str | None = None
    listed: bool = False
    """True: it goes on with the list that the date before it began."""


_Point = tuple[str, date | None, date | None]
"""EDTF of a day, month, year or decade, with its first and last day."""


def _point(year: int | None, month: int | None, day: int | None) -> _Point:
    """Return a day; its month, where the month has no such day."""
    if year is None:
        return f"XXXX-{month:02}" + (f"-{day:02}" if day else ""), None, None
    if month is None:
        return f"{year:04}", date(year, 1, 1), date(year, 12, 31)
    length = monthrange(year, month)[1] if day is None or day > 28 else 28
    if day is not None and day <= length:
        when = date(year, month, day)
        return when.isoformat(), when, when
    return f"{year:04}-{month:02}", date(year, month, 1), date(year, month, length)


def _decade(year: int) -> _Point:
    first = year // 10 * 10
    return f"{year // 10}X", date(first, 1, 1), date(first + 9, 12, 31)


def _found(start: int, stop: int, edtf: str, low: _Point, high: _Point, kind: str) -> Found:
    """Build the record; ``low`` and ``high`` are the first and the last point."""
    finer = max(low[0], high[0], key=len)
    precision = "decade" if finer[-1] == "X" else _PRECISION[len(finer)]
    kind = "recurring" if "XXXX" in edtf else kind
    return Found(start, stop, edtf, low[1], high[2], precision, kind)


def unit_value(unit: Unit, start: int) -> Found:
    """Return what one unit denotes; ``start`` is where its words begin.

    >>> unit_value(Unit(0, 21, ((7, 7), (8, 8)), 12, 2005), 0).edtf
    '2005-12-07/2005-12-08'
    """
    year, stop = unit.year, unit.stop
    if unit.days:
        return _days_value(unit, start)
    if year is not None and unit.pair:
        ends = _point(year, None, None), _point(year + 1, None, None)
        return _found(start, stop, f"{ends[0][0]}/{ends[1][0]}", *ends, "interval")
    point = _decade(year) if unit.decade and year is not None else _point(year, unit.month, None)
    return _found(start, stop, point[0], point, point, "single")


def _days_value(unit: Unit, start: int) -> Found:
    ranges = unit.days if len(unit.days) == 1 else _joined(unit.days)
    year, month, first, last = unit.year, unit.month, ranges[0][0], ranges[-1][1]
    low = _point(year, month, first)
    high = low if last == first else _point(year, month, last)
    if len(ranges) > 1:
        points = (
            (_point(year, month, first)[0], _point(year, month, last)[0]) for first, last in ranges
        )
        edtf = "{" + ",".join(a if a == b else f"{a}..{b}" for a, b in points) + "}"
        return _found(start, unit.stop, edtf, low, high, "set")
    if low[0] == high[0]:
        return _found(start, unit.stop, low[0], low, high, "single")
    return _found(start, unit.stop, f"{low[0]}/{high[0]}", low, high, "interval")


def _joined(days: Ranges) -> Ranges:
    """Join a list of days that follow one another: 7, 8 and 9 are 7 to 9."""
    single = all(low == high for low, high in days)
    if single and all(day + 1 == after for (day, _), (after, _) in pairwise(days)):
        return ((days[0][0], days[-1][1]),)
    return days


def interval_value(first: Unit, last: Unit, start: int) -> Found:
    """Return the interval from one unit to another, whose year the first takes over."""
    if first.decade and last.decade and first.year is not None and last.year is not None:
        ends = _decade(first.year), _decade(last.year)
    else:
        year = first.year
        if year is None and last.year is not None:
            year = last.year - (first.ascending > last.ascending)
        low = first.days[0][0] if first.days else None
        high = last.days[-1][1] if last.days else None
        ends = _point(year, first.month, low), _point(last.year, last.month, high)
    return _found(start, last.stop, f"{ends[0][0]}/{ends[1][0]}", *ends, "interval")


def months_value(months: Sequence[Unit]) -> Found:
    """Return "February and March 2020" (an interval) or "March and September 2020" (a set).

    The last month has the year.
    """
    start, stop, year = months[0].start, months[-1].stop, months[-1].year
    points = [_point(year, unit.month, None) for unit in months]
    if all((a.month or 0) + 1 == b.month for a, b in pairwise(months)):
        edtf = f"{points[0][0]}/{points[-1][0]}"
        return _found(start, stop, edtf, points[0], points[-1], "interval")
    edtf = "{" + ",".join(point[0] for point in points) + "}"
    return _found(start, stop, edtf, points[0], points[-1], "set")
