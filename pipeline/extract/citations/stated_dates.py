"""Dates that a citation states: "resolution 72/74 of 6 December 2017"."""

import re
from collections.abc import Sequence
from datetime import date

from pipeline.extract.citations.mention import Mention, Stated
from pipeline.vocabulary import rows

_MONTHS = {row["word"]: int(row["month"]) for row in rows("months")}
_MONTH = "|".join(_MONTHS)
_LINK = r",?(?: both| all)? (?:of|dated|adopted on) "

# " of 6 December 2017", ", dated 3 May 2019"
_ONE = re.compile(rf"{_LINK}(?P<date>(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH}),? (\d{{4}}))\b")
# " of 17 April": the year is that of the number, 371 (1975)
_DAY = re.compile(rf"{_LINK}(?P<date>(\d{{1,2}}) ({_MONTH}))\b(?!,? \d{{4}})")
# " of 10 and 12 December 2018": one day for each number of the list
_DAYS = re.compile(
    rf"{_LINK}(?P<date>(\d{{1,2}}(?:, \d{{1,2}}){{0,9}}),? and (\d{{1,2}}) ({_MONTH}) (\d{{4}}))\b"
)
# "of 28 October 2013 (S/PRST/2013/16)"
_BEFORE = re.compile(rf"(?:of|dated|on) ((\d{{1,2}}) ({_MONTH}) (\d{{4}})),? \($")
_WINDOW = 40


def after(text: str, at: int, year: str | None = None) -> Stated | None:
    """Return the date that follows a citation ending at ``at``.

    ``year`` is that of a day without one: "371 (1975) of 17 April".
    """
    if found := _ONE.match(text, at):
        when = _date(found[2], found[3], found[4])
    elif year and (found := _DAY.match(text, at)):
        when = _date(found[2], found[3], year)
    else:
        return None
    return Stated(when, *found.span("date")) if when else None


def days_after(text: str, at: int) -> list[Stated]:
    """Return the dates of "of 10 and 12 December 2018", in order; each starts where all start."""
    found = _DAYS.match(text, at)
    if not found:
        return []
    days = [*found[2].split(", "), found[3]]
    dates = [_date(day, found[4], found[5]) for day in days]
    span = found.span("date")
    return [Stated(when, *span) for when in dates if when] if all(dates) else []


def before(text: str, at: int) -> Stated | None:
    """Return the date that stands just before a bracketed symbol beginning at ``at``."""
    low = max(0, at - _WINDOW)
    found = _BEFORE.search(text[low:at])
    when = _date(found[2], found[3], found[4]) if found else None
    return Stated(when, low + found.start(1), low + found.end(1)) if found and when else None


def share(group: Sequence[Mention], days: Sequence[Stated] = ()) -> list[Mention]:
    """Give the date of the last of a bare list to the others of its session or year.

    "resolutions 68/127 and 68/128 of 18 December 2013" states one date for both; in "68/127 and
    70/109 of 10 December 2015" the sessions differ and the first has none. ``days`` are those of
    "73/1 and 73/9 of 1 and 12 December 2018", which go to the numbers in order.
    """
    if len(days) == len(group):
        return [
            mention._replace(stated=day.when, date_start=day.start)
            for mention, day in zip(group, days, strict=True)
        ]
    last = group[-1]
    return [
        mention._replace(stated=last.stated, date_start=last.date_start)
        if mention.stated is None and last.stated and _session(mention) == _session(last)
        else mention
        for mention in group
    ]


def _session(mention: Mention) -> str | None:
    if mention.symbol is None:
        return None
    head, _, tail = mention.symbol.rpartition("/")
    bracket = re.search(r"\(.*\)", tail)
    return head + bracket[0] if bracket else head


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), _MONTHS[month], int(day))
    except ValueError:
        return None
