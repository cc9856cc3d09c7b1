"""Columns that expectations need and that no table has: measured for validation, not published."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import edtf
import pandas as pd

from pipeline.shares import wilson
from pipeline.tables import DATES, FINDINGS, Table

COUNTED = ("check_name", "resolution_id")
"""Columns of findings that they are counted by."""


def measured(
    table: Table, frame: pd.DataFrame, beside: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """Return what the stated expectations of a table are about.

    For dates, the table with ``edtf_valid`` and ``edtf_agrees``; for findings, one row a check;
    for the others, the table itself.
    """
    if table is DATES:
        return with_bounds(frame)
    if table is FINDINGS:
        return by_check(frame, len(beside["resolutions"]))
    return frame


def measured_as_a_whole(table: Table) -> bool:
    """Tell whether the measure is of all rows together, and not of each by itself."""
    return table is FINDINGS


def with_bounds(dates: pd.DataFrame) -> pd.DataFrame:
    """Return the dates with whether their EDTF is valid and has the row's first and last day."""
    columns = (dates[name].tolist() for name in ("edtf", "date_start", "date_end"))
    rows = [
        (bounds(text), (as_date(start), as_date(end)))
        for text, start, end in zip(*columns, strict=True)
    ]
    return dates.assign(
        edtf_valid=[found is not None for found, _ in rows],
        edtf_agrees=[found is None or found == given for found, given in rows],
    )


def as_date(value: object) -> date | None:
    return value if isinstance(value, date) else None


# "2018", "2018-12", "2018-12-13"
_POINT = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")

# "{2018-12-13,2018-12-20}": for a set the library takes a hundred times as long
_SET = re.compile(rf"\{{{_POINT.pattern}(?:,{_POINT.pattern})+\}}")

# "XXXX-12-13", "XXXX-12": what every year has; of other days the library judges
_YEARLY = re.compile(
    r"XXXX-(?:(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?"
    r"|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
)

Bounds = tuple[date | None, date | None]


@lru_cache(maxsize=100_000)
def bounds(text: str) -> Bounds | None:
    """Return the first and last day of an EDTF text; None if it is not valid.

    An open end, and both ends where the year is open, have no day.

    >>> bounds("2018-07/2018-08-05")
    (datetime.date(2018, 7, 1), datetime.date(2018, 8, 5))
    >>> bounds("2015/.."), bounds("XXXX-11-17"), bounds("2018-02-30")
    ((datetime.date(2015, 1, 1), None), (None, None), None)
    """
    first, slash, last = text.partition("/")
    if slash:
        low, high = side(first), side(last)
        if low is None or high is None or (low[0] and high[1] and low[0] > high[1]):
            return None
        return low[0], high[1]
    if _POINT.fullmatch(text):
        return of_point(text)
    if _SET.fullmatch(text):
        return of_set(text)
    if _YEARLY.fullmatch(text):
        return None, None
    return of_library(text)


def side(text: str) -> Bounds | None:
    """Return the bounds of one side of an interval; an open side has none."""
    if text == "..":
        return None, None
    return None if "/" in text else bounds(text)


def of_point(text: str) -> Bounds | None:
    """Return the bounds of a day, month or year; nearly all dates are one of these."""
    year, month, day = [*(int(part) for part in text.split("-")), 0, 0][:3]
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return first, last


def of_set(text: str) -> Bounds | None:
    """Return the first and last day of all points of a set; None where one is not valid."""
    found = [of_point(point) for point in text[1:-1].split(",")]
    firsts = [point[0] for point in found if point and point[0]]
    lasts = [point[1] for point in found if point and point[1]]
    return (min(firsts), max(lasts)) if len(firsts) == len(lasts) == len(found) else None


def of_library(text: str) -> Bounds | None:
    """Return the bounds as the library for EDTF has them: decades, open years and others."""
    try:
        parsed = edtf.parse_edtf(text)
    except edtf.EDTFParseException:
        return None
    if text.startswith("XX"):
        return None, None
    first, last = parsed.lower_strict(), parsed.upper_strict()
    return date(*first[:3]), date(*last[:3])


def by_check(findings: pd.DataFrame, resolutions: int) -> pd.DataFrame:
    """Return a row for each check: how many findings, in how many resolutions, in what share.

    ``share_at_least`` is the lower end of the 95 per cent Wilson interval, so that a bound on it
    holds for two documents as for two thousand.
    """
    grouped = findings.groupby("check_name", sort=True)
    concerned = grouped["resolution_id"].nunique()
    counted = pd.DataFrame({"findings": grouped.size(), "resolutions": concerned})
    counted["share_at_least"] = [
        wilson_low(int(count), resolutions) for count in counted["resolutions"].tolist()
    ]
    return counted.reset_index()


def wilson_low(hits: int, n: int) -> float:
    """Return the lower end of Wilson's 95 per cent interval of a share; 0 of nothing."""
    return wilson(hits, n)[0] if n else 0.0
