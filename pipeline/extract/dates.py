"""Find the dates of a text and say what each denotes.

A range or list that shares its month or year is one mention ("7 and 8 December 2005"); dates
that are complete stand alone ("21 November 2017 and 29 November 2018" are two). A day without a
year takes the year of the date that goes on with its list ("on 2 February and 5 March 2023").

>>> [found.edtf for found in find_dates("held from 27 April to 5 June and on 6 July 2020")]
['2020-04-27/2020-06-05', '2020-07-06']
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pipeline.extract.dates_tokens import Token, tokens
from pipeline.extract.dates_units import JOINTS, Unit, units
from pipeline.extract.dates_values import Found, interval_value, months_value, unit_value
from pipeline.extract.dates_years import year_reading

_LEAD = re.compile(r"\b(?:([Ff]rom)|([Bb]etween))[ ](?:early[ ]|late[ ]|mid-)?$")
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ ])?"
# ", and on ", " and ", ", from "
_LIST = re.compile(
    rf"(?:,?[ ](?:and|or|&)|,)[ ](?:(?:on|in|of|by|from)[ ])?(?:early[ ]|late[ ]|mid-)?{_WEEKDAY}"
)
# a month alone is one after these words only: "Weapons Which May Be Deemed", "the March for"
_MONTH_BEFORE = re.compile(
    r"\b(?i:in|of|by|since|until|till|from|to|before|after|during|each|every|early|late|next|last"
    r"|between|within|end of|through|following)[ ]$|\b[Mm]id-$"
)
_MONTH_AFTER = re.compile(
    r"[ ](?:of[ ](?:each|every|the)|each|every|annually|and|or|to|high-level)\b"
)
_PAIR_CONTEXT = re.compile(
    r"[ ](?:[a-z]+[ ])?(?:season|financial|fiscal|budget|periods?|years?|cycle|school|academic"
    r"|marketing|crop|insurance|peacekeeping)\b"
)
_PAIR_BEFORE = re.compile(r"\b(?:seasons?|periods?|years?|biennium|cycle)[ ](?:of[ ])?$")


class _Expression(NamedTuple):
    """One unit, or the units at the two ends of an interval."""

    start: int
    first: Unit
    last: Unit

    @property
    def stop(self) -> int:
        return self.last.stop

    @property
    def bare_year(self) -> bool:
        return self.last.month is None and not self.last.decade

    @property
    def bare_month(self) -> bool:
        return self.last.month is not None and not self.first.days and not self.last.days


def find_dates(text: str, year: int | None = None) -> list[Found]:
    """Return the dates of a text in order, without overlap.

    ``year`` is that of the document, for masthead and closing lines that leave it out.
    """
    found = tokens(text)
    return dates_of(text, found, year) if found else []


def dates_of(text: str, found: list[Token], year: int | None = None) -> list[Found]:
    """Return the dates that the tokens of a text make, as ``find_dates`` does."""
    dates: list[Found] = []
    chain: list[_Expression] = []
    for expression in _expressions(text, units(text, found)):
        if chain and not _goes_on(text, chain[-1], expression):
            dates += _chain_values(text, chain, year)
            chain = []
        chain.append(expression)
    return dates + _chain_values(text, chain, year)


def parse_day(text: str) -> date | None:
    """Return the day that a line consists of or ends in; None where it names no single day.

    >>> parse_day("13 December 2018"), parse_day("June 20, 2012"), parse_day("December 2018")
    (datetime.date(2018, 12, 13), datetime.date(2012, 6, 20), None)
    """
    days = [found for found in find_dates(text) if found.precision == "day"]
    return days[0].date_start if len(days) == 1 and days[0].kind == "single" else None


def _expressions(text: str, found: Sequence[Unit]) -> list[_Expression]:
    """Join units into intervals: "27 April to 5 June", "2018–2021", "between 2002 and 2015"."""
    made: list[_Expression] = []
    joined = False
    for index, unit in enumerate(found):
        if joined:
            joined = False
            continue
        after = found[index + 1] if index + 1 < len(found) else None
        begin, between = _led(text, unit.start)
        if after is not None and _spans(text, unit, after, between=between):
            made.append(_Expression(begin, unit, after))
            joined = True
        elif between and len(unit.days) == 2:
            whole = unit._replace(days=((unit.days[0][0], unit.days[1][1]),))
            made.append(_Expression(begin, whole, whole))
        elif unit.days and unit.days[0][0] < unit.days[0][1]:
            made.append(_Expression(begin, unit, unit))
        else:
            made.append(_Expression(unit.start, unit, unit))
    return made


def _led(text: str, start: int) -> tuple[int, bool]:
    """Return where a unit begins with its "from" or "between", and whether it is "between"."""
    low = max(0, start - 18)
    if text.find("rom ", low, start) < 0 and text.find("etween ", low, start) < 0:
        return start, False
    lead = _LEAD.search(text, low, start)
    return (lead.start(), lead[2] is not None) if lead else (start, False)


def _spans(text: str, low: Unit, high: Unit, *, between: bool) -> bool:
    """Say whether two units are the ends of one interval."""
    gap = text[low.stop : high.start]
    joint = JOINTS.get(gap)
    # "26 February 5 April 2024": the dash is lost
    lost = gap == " " and low.days and high.days and low.year is None and high.year is not None
    if not (joint == "to" or (between and joint == "and") or lost):
        return False
    if low.month is None or high.month is None:
        alike = low.month is high.month and low.decade == high.decade
        return alike and (low.year or 0) < (high.year or 0)
    if bool(low.days) != bool(high.days) or len(low.days) > 1 or len(high.days) > 1:
        return False
    if low.year is None or high.year is None:
        return True
    return (low.year, *low.ascending) < (high.year, *high.ascending)


def _goes_on(text: str, before: _Expression, after: _Expression) -> bool:
    """Say whether a date goes on with a list; old volumes print "October. November and"."""
    if _LIST.fullmatch(text, before.stop, after.start):
        return True
    months = before.bare_month and before.last.year is None and after.bare_month
    return months and text[before.stop : after.start] in ("/", ". ")


def _chain_values(text: str, chain: list[_Expression], year: int | None) -> list[Found]:
    values: list[Found] = []
    index = 0
    while index < len(chain):
        stop = index + 1
        bare = chain[index].bare_year
        while stop < len(chain) and chain[stop].bare_year == bare:
            stop += 1
        group = chain[index:stop]
        for value in _years(text, group) if bare else _days(text, group, year):
            listed = index > 0 or value.start > group[0].start
            values.append(value._replace(listed=True) if listed else value)
        index = stop
    return values


def _years(text: str, group: list[_Expression]) -> list[Found]:
    """Read a list of bare years: all are dates, all part of a name, or none is a year."""
    start, first, _ = group[0]
    interval = group[-1].first is not group[-1].last
    reading = year_reading(text, start, group[-1].stop, first.year or 0, interval=interval)
    if reading is None:
        return []
    if start < first.start:  # "from 2009 to 2018", "between 2002 and 2015"
        reading = "date"
    values = [
        _value(expression)
        for expression in group
        if not expression.first.pair or _is_pair_of_years(text, expression)
    ]
    return [value._replace(kind="in-name") for value in values] if reading == "name" else values


def _is_pair_of_years(text: str, expression: _Expression) -> bool:
    """Say whether "2018/19" is a season, not number 19 of 2018."""
    first, second = text[expression.start : expression.stop].split("/")
    follows = int(second) == (int(first) + 1) % 10 ** len(second)
    before = text[max(0, expression.start - 16) : expression.start]
    near = _PAIR_CONTEXT.match(text, expression.stop) or _PAIR_BEFORE.search(before)
    return follows and bool(near)


def _days(text: str, group: list[_Expression], year: int | None) -> list[Found]:
    """Read a list of dates with months; those without a year take that of the next."""
    if len(group) == 1 and group[0].last.year is not None:
        return [_value(group[0])]
    following = _following_years(group)
    values: list[Found] = []
    index = 0
    while index < len(group):
        months = _months(group, index)
        if len(months) > 1:
            values.append(months_value(months))
            index += len(months)
            continue
        expression = group[index]
        if expression.last.year is not None:
            values.append(_value(expression))
        elif (value := _dated(expression, following[index], year)) is not None:
            values.append(value)
        elif not expression.bare_month or _is_month(text, expression):
            values.append(_value(expression))
        index += 1
    return values


def _following_years(group: list[_Expression]) -> list[int | None]:
    """Return for each place in a list of dates the next year that is printed after it."""
    years: list[int | None] = []
    year = None
    for expression in reversed(group):
        years.append(year)
        year = expression.first.year or expression.last.year or year
    return years[::-1]


def _dated(expression: _Expression, following: int | None, year: int | None) -> Found | None:
    """Return a date without a year in the year that the words around it give, if they do."""
    first = expression.first
    if first.year is not None:
        later = first.year + (first.ascending > expression.last.ascending)
        return _value(_in_year(expression, later))._replace(inferred="preceding date")
    if following is not None:
        return _value(_in_year(expression, following))._replace(inferred="following date")
    if year is not None:
        return _value(_in_year(expression, year))._replace(inferred="adoption date")
    return None


def _months(group: list[_Expression], index: int) -> list[Unit]:
    """Return the months of "March, June and September 2020" from this place on."""
    run: list[Unit] = []
    while index < len(group):
        expression = group[index]
        ascends = not run or run[-1].ascending < expression.last.ascending
        if not (expression.bare_month and expression.first is expression.last and ascends):
            break
        run.append(expression.last)
        if expression.last.year is not None:
            return run
        index += 1
    return []


def _in_year(expression: _Expression, year: int) -> _Expression:
    last = expression.last._replace(year=year)
    first = last if expression.first is expression.last else expression.first
    return _Expression(expression.start, first, last)


def _is_month(text: str, expression: _Expression) -> bool:
    """Say whether a month without day and year is one: "in June of each year", no verb."""
    before = text[max(0, expression.start - 12) : expression.start]
    if expression.first is not expression.last or _MONTH_BEFORE.search(before):
        return True
    name = text[expression.start : expression.stop]
    return name != "May" and bool(_MONTH_AFTER.match(text, expression.stop))


def _value(expression: _Expression) -> Found:
    if expression.first is expression.last or expression.first == expression.last:
        return unit_value(expression.last, expression.start)
    return interval_value(expression.first, expression.last, expression.start)
