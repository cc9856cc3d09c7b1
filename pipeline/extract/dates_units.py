"""The parts of a date expression: days with their month and year, as far as they are printed.

A unit is one month with the days before or after it ("3 to 5 July 2018", "22, 23 and 25 May",
"June 20, 2012", "March 2007"), or a year, decade or pair of years alone. How units go together
("27 April to 5 June") is for ``dates`` to say.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.dates_tokens import DAY, DECADE, MONTH, PAIR, YEAR, Token

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
DASH = f"[{DASHES}]"
_TO = {f"{before}{dash}{after}" for dash in DASHES for before in ("", " ") for after in ("", " ")}
_TO |= {f" {word} " for word in ("to", "until", "till", "through")}
_TO |= {f" {word} and including " for word in ("to", "until", "till", "through")}
_AND = {f"{comma} {word} " for comma in ("", ",") for word in ("and", "or", "&")}
JOINTS = dict.fromkeys(_TO, "to") | dict.fromkeys(_AND, "and") | {", ": "comma"}
"""What stands between two days or units, and how it joins them."""
_DAY_TO_MONTH = frozenset({"", " "})
_ORDINAL_TO_MONTH = frozenset({"", " ", "of ", " of ", "day of ", " day of "})
_TO_YEAR = frozenset({"", ",", " ", ", ", " of ", " in the year "})
# "paragraphs 5, 7 and 9 May": the numbers after these words count other things than days
_COUNTED = re.compile(
    r"\b(?:paragraphs?|paras?\.|articles?|arts?\.|Nos?\.|resolutions?|decisions?|items?|chapters?"
    r"|chap\.|sections?|sect\.|rules?|vols?\.|pp?\.|annex(?:es)?|goals?|targets?|Goals?)[ ]$"
)
# "February 7, taking note of", "June 12–15, and": a day after the month without a year
_AFTER_DAY = re.compile(r"[,;.)]|$")

Range = tuple[int, int]
Ranges = tuple[Range, ...]


class Unit(NamedTuple):
    """Ranges of days (none: the whole month), month, year, at ``text[start:stop]``."""

    start: int
    stop: int
    days: Ranges = ()
    month: int | None = None
    year: int | None = None
    decade: bool = False
    pair: bool = False

    @property
    def ascending(self) -> tuple[int, int]:
        """Return month and first day, to compare places in a year."""
        return self.month or 0, self.days[0][0] if self.days else 0


def units(text: str, found: list[Token]) -> list[Unit]:
    """Return the units that the tokens of a text make, in order, without overlap."""
    made: list[Unit] = []
    index = first = 0
    while index < len(found):
        token = found[index]
        if token.kind == MONTH:
            unit, index = _month_unit(text, found, index, first)
            made.append(unit)
            first = index
            continue
        index += 1
        if token.kind in (YEAR, DECADE, PAIR):
            made.append(
                Unit(
                    token.start,
                    token.stop,
                    year=token.value,
                    decade=token.kind == DECADE,
                    pair=token.kind == PAIR,
                )
            )
            first = index
    return made


def _month_unit(text: str, found: list[Token], at: int, first: int) -> tuple[Unit, int]:
    """Return the unit around the month ``found[at]`` and the index of the token after it.

    Tokens before ``first`` belong to earlier units.
    """
    month = found[at]
    after, stop = at + 1, month.stop
    ranges, begin = _days_before(text, found, first, at)
    if not ranges:
        ranges, after, stop = _days_after(text, found, at)
    year = None
    if after < len(found) and found[after].kind == YEAR:
        following = found[after]
        if text[found[after - 1].stop : following.start] in _TO_YEAR:
            year, stop, after = following.value, following.stop, after + 1
    return Unit(begin, stop, ranges, month.value, year), after


def _days_before(text: str, found: list[Token], first: int, at: int) -> tuple[Ranges, int]:
    """Return the days that lead up to the month ``found[at]``, and where they start.

    A list is "22, 23 and 25" or "3 to 5, 8 and 10": a comma joins only where an "and" follows.
    """
    start, last = found[at].start, found[at - 1]
    if at == first or last.kind != DAY:
        return (), start
    if text[last.stop : start] not in (_ORDINAL_TO_MONTH if last.suffix else _DAY_TO_MONTH):
        return (), start
    days, index = [last], at - 2
    joints: list[str] = []
    while index >= first and found[index].kind == DAY:
        day = found[index]
        joint = JOINTS.get(text[day.stop : days[0].start], "")
        if not _extends(joint, joints) or day.value >= days[0].value:
            break
        days.insert(0, day)
        joints.insert(0, joint)
        index -= 1
    if not joints:
        return ((last.value, last.value),), last.start
    if _COUNTED.search(text, max(0, days[0].start - 14), days[0].start):
        last_two = joints[-1] == "to" and len(days) > 2
        days, joints = (days[-2:], ["to"]) if last_two else (days[-1:], [])
    if joints and joints[0] == "comma" and "and" not in joints:
        days, joints = days[-1:], []
    return _ranges(days, joints), days[0].start


def _extends(joint: str, joints: list[str]) -> bool:
    """Say whether a list of days goes on to the left over this joint."""
    if joint == "to":
        return not joints or joints[0] != "to"
    if joint == "and":
        return "and" not in joints
    return joint == "comma" and "and" in joints


def _ranges(days: list[Token], joints: list[str]) -> Ranges:
    ranges: list[Range] = [(days[0].value, days[0].value)]
    for joint, (_, day) in zip(joints, pairwise(days), strict=True):
        if joint == "to":
            ranges[-1] = (ranges[-1][0], day.value)
        else:
            ranges.append((day.value, day.value))
    return tuple(ranges)


def _days_after(text: str, found: list[Token], at: int) -> tuple[Ranges, int, int]:
    """Return the days after a month ("June 20, 2012", "June 12–15"), and what comes next."""
    none: tuple[Ranges, int, int] = ((), at + 1, found[at].stop)
    run = found[at + 1 : at + 4]
    if not run or run[0].kind != DAY or text[found[at].stop : run[0].start] != " ":
        return none
    days, joints = [run[0]], []
    if len(run) > 1 and run[1].kind == DAY and run[1].value > run[0].value:
        joint = JOINTS.get(text[run[0].stop : run[1].start])
        if joint in ("to", "and"):
            days, joints = run[:2], [joint]
    stop, after = days[-1].stop, at + 1 + len(days)
    dated = after < len(found) and found[after].kind == YEAR
    if dated and text[stop : found[after].start] in _TO_YEAR:
        return _ranges(days, joints), after, stop
    if _AFTER_DAY.match(text, stop):
        return _ranges(days, joints), after, stop
    return none
