"""What a date expression denotes: EDTF (ISO 8601-2), first and last day, precision, kind.

Days that follow one another are an interval, others a set; a day without a year is
``XXXX-11-17``, which has no first and last day.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipeline.extract.dates_units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
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


def day_or_month(year: int, month: int, day: int | None) -> str:
    """Return the EDTF of a day; of its month, where the month has no such day."""
    if day is not None and day <= monthrange(year, month)[1]:
        return f"{year:04}-{month:02}-{day:02}"
    return f"{year:04}-{month:02}"


def _point(year: int | None, month: int | None, day: int | None) -> str:
    if year is None:
        return f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
    return f"{year:04}" if month is None else day_or_month(year, month, day)


def _first(edtf: str) -> date | None:
    """Return the first day of an EDTF point: a day, month, year or decade."""
    if edtf.startswith("XXXX"):
        return None
    parts = [int(part) for part in edtf.replace("X", "0").split("-")]
    year, month, day = [*parts, 1, 1][:3]
    return date(year, month, day)


def _last(edtf: str) -> date | None:
    if edtf.startswith("XXXX"):
        return None
    parts = [int(part) for part in edtf.replace("X", "9").split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    year, month = parts[:2]
    return date(year, month, parts[2] if len(parts) == 3 else monthrange(year, month)[1])


def _found(start: int, stop: int, edtf: str, ends: tuple[str, str], kind: str) -> Found:
    """Build the record; ``ends`` are the first and the last point of the expression."""
    low, high = _first(ends[0]), _last(ends[1])
    recurring = "XXXX" in edtf
    return Found(
        start=start,
        stop=stop,
        edtf=edtf,
        date_start=low,
        date_end=high,
        precision=_precision(max(ends, key=len)),
        kind="recurring" if recurring else kind,
    )


def _precision(edtf: str) -> str:
    if edtf.endswith("X"):
        return "decade"
    return {4: "year", 7: "month", 10: "day"}[len(edtf)]


def unit_value(unit: Unit) -> Found:
    """Return what one unit denotes.

    >>> unit_value(Unit(0, 21, ((7, 7), (8, 8)), 12, 2005)).edtf
    '2005-12-07/2005-12-08'
    """
    if unit.decade and unit.year is not None:
        edtf = f"{unit.year // 10}X"
        return _found(unit.start, unit.stop, edtf, (edtf, edtf), "single")
    if unit.pair and unit.year is not None:
        ends = f"{unit.year:04}", f"{unit.year + 1:04}"
        return _found(unit.start, unit.stop, "/".join(ends), ends, "interval")
    if not unit.days:
        edtf = _point(unit.year, unit.month, None)
        return _found(unit.start, unit.stop, edtf, (edtf, edtf), "single")
    return _days_value(unit)


def _days_value(unit: Unit) -> Found:
    ranges = _joined(unit.days)
    points = [
        (_point(unit.year, unit.month, low), _point(unit.year, unit.month, high))
        for low, high in ranges
    ]
    ends = points[0][0], points[-1][1]
    if len(ranges) > 1:
        edtf = "{" + ",".join(a if a == b else f"{a}..{b}" for a, b in points) + "}"
        return _found(unit.start, unit.stop, edtf, ends, "set")
    if ends[0] == ends[1]:
        return _found(unit.start, unit.stop, ends[0], ends, "single")
    return _found(unit.start, unit.stop, "/".join(ends), ends, "interval")


def _joined(days: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Join a list of days that follow one another: 7, 8 and 9 are 7 to 9."""
    single = all(low == high for low, high in days)
    if single and all(day + 1 == after for (day, _), (after, _) in pairwise(days)):
        return [(days[0][0], days[-1][1])]
    return list(days)


def interval_value(first: Unit, last: Unit, start: int) -> Found:
    """Return the interval from one unit to another, whose year the first takes over."""
    low = first.days[0][0] if first.days else None
    high = last.days[-1][1] if last.days else None
    year = first.year
    if year is None and last.year is not None:
        year = last.year - (first.ascending > last.ascending)
    ends = _point(year, first.month, low), _point(last.year, last.month, high)
    if first.decade and last.decade and first.year is not None and last.year is not None:
        ends = f"{first.year // 10}X", f"{last.year // 10}X"
    return _found(start, last.stop, "/".join(ends), ends, "interval")


def months_value(months: Sequence[Unit]) -> Found:
    """Return "February and March 2020" (an interval) or "March and September 2020" (a set).

    The last month has the year.
    """
    start, stop, year = months[0].start, months[-1].stop, months[-1].year
    points = [_point(year, unit.month, None) for unit in months]
    ends = points[0], points[-1]
    if all((a.month or 0) + 1 == b.month for a, b in pairwise(months)):
        return _found(start, stop, "/".join(ends), ends, "interval")
    return _found(start, stop, "{" + ",".join(points) + "}", ends, "set")
