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
# "report of the Secretary-General of 21 August 1992 on his mission of good offices (S/24472)"
_DOCUMENT = re.compile(
    r"\b(?:report|letter|note(?= by| dated| verbale)|statement|memorandum|communication|telegram"
    r"|cable)\b"
)
_TOPIC = re.compile(
    r" (?:on|in|for|at|about|during|pursuant|concerning|regarding|entitled|containing|submitted)\b"
)
_DATE = re.compile(rf" (?:of|dated) ((\d{{1,2}}) ({_MONTH}) (\d{{4}}))\b")
_SENTENCE = 300
_BRACKET = re.compile(r"\(.*\)")


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
    found = _BEFORE.search(text[low:at]) if text.endswith(" (", 0, at) else None
    when = _date(found[2], found[3], found[4]) if found else None
    return Stated(when, low + found.start(1), low + found.end(1)) if found and when else None


def behind(text: str, at: int) -> Stated | None:
    """Return the date that follows the bracket in which a document ending at ``at`` stands.

    "the report of the Secretary-General (S/26422 and Add.1) dated 9 September 1993".
    """
    return after(text, at + 1) if text[at : at + 1] == ")" else None


def of_document(text: str, at: int) -> Stated | None:
    """Return the date of the document whose symbol in brackets begins at ``at``.

    It stands behind the noun of the document, and what the document is about or whom it is
    from stands between: "letter dated 6 July 2018 from the President (S/2018/680)".
    """
    low = max(0, at - _SENTENCE)
    if text[at - 1 : at] != "(":
        return None
    low = max(low, *(text.rfind(mark, low, at - 1) + 1 for mark in ";:()"))
    nouns = list(_DOCUMENT.finditer(text, low, at))
    dates = list(_DATE.finditer(text, low, at))
    if not nouns or len(dates) != 1 or not nouns[-1].end() <= dates[0].start():
        return None
    found = dates[0]
    if _TOPIC.search(text, nouns[-1].end(), found.start()):
        return None
    when = _date(found[2], found[3], found[4])
    return Stated(when, *found.span(1)) if when else None


def share(text: str, group: Sequence[Mention], days: Sequence[Stated] = ()) -> list[Mention]:
    """Give a date within a bare list to the numbers that are joined to the dated one.

    "resolutions 68/127 and 68/128 of 18 December 2013" states one date for both, anywhere in a
    list; in "68/127 and 70/109 of 10 December 2015" the sessions differ and the first has none.
    ``days`` are those of "73/1 and 73/9 of 1 and 12 December 2018", which go to the numbers in
    order.
    """
    if len(days) == len(group):
        return [
            mention._replace(stated=day.when, date_start=day.start)
            for mention, day in zip(group, days, strict=True)
        ]
    shared = list(group)
    joined = False
    for index in range(len(shared) - 2, -1, -1):
        mention, after = shared[index], shared[index + 1]
        between = text[mention.stop : after.start]
        joined = joined or not between or "and" in between
        if mention.stated is None and after.stated and joined and _one_session(mention, after):
            shared[index] = mention._replace(stated=after.stated, date_start=after.date_start)
        else:
            joined = False
    return shared


def _one_session(mention: Mention, after: Mention) -> bool:
    return _session(mention) == _session(after)


def _session(mention: Mention) -> str | None:
    if mention.symbol is None:
        return None
    head, _, tail = mention.symbol.rpartition("/")
    bracket = _BRACKET.search(tail)
    return head + bracket[0] if bracket else head


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), _MONTHS[month], int(day))
    except ValueError:
        return None
