"""The parts of a date expression: days with their month and year, as far as they are printed.

A unit is one month with the days before or after it ("3 to 5 July 2018", "22, 23 and 25 May",
"June 20, 2012", "March 2007"), or a year, decade or pair of years alone. How units go together
("27 April to 5 June") is for ``dates`` to say.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.dates_tokens import DAY, DECADE, MONTH, PAIR, YEAR, Token

DASH = "[-\u2010-\u2015\u2212]"
TO = re.compile(rf"[ ]?{DASH}[ ]?|[ ](?:to|until|till|through)[ ](?:and[ ]including[ ])?")
AND = re.compile(r",?[ ](?:and|or|&)[ ]")
COMMA = re.compile(r",[ ]")
_DAY_TO_MONTH = re.compile(r"[ ]?")
_ORDINAL_TO_MONTH = re.compile(r"[ ]?(?:(?:day[ ])?of[ ])?")
_TO_YEAR = re.compile(r",?[ ]?|[ ]of[ ]|[ ]in[ ]the[ ]year[ ]")
# "paragraphs 5, 7 and 9 May": the numbers after these words count other things than days
_COUNTED = re.compile(
    r"\b(?:paragraphs?|paras?\.|articles?|arts?\.|Nos?\.|resolutions?|decisions?|items?|chapters?"
    r"|chap\.|sections?|sect\.|rules?|vols?\.|pp?\.|annex(?:es)?|goals?|targets?|Goals?)[ ]$"
)
# "February 7, taking note of", "June 12–15, and": a day after the month without a year
_AFTER_DAY = re.compile(r"[,;.)]|$")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Unit:
    """Ranges of days (none: the whole month), month, year, at ``text[start:stop]``."""

    start: int
    stop: int
    days: tuple[Range, ...] = ()
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
    ranges, begin = _days_before(text, found[first:at], month)
    after = at + 1
    stop = month.stop
    if not ranges:
        ranges, after, stop = _days_after(text, found, at)
    year = None
    if after < len(found) and found[after].kind == YEAR:
        gap = text[found[after - 1].stop : found[after].start]
        if _TO_YEAR.fullmatch(gap):
            year, stop, after = found[after].value, found[after].stop, after + 1
    return Unit(begin, stop, tuple(ranges), month.value, year), after


def _days_before(text: str, left: list[Token], month: Token) -> tuple[list[Range], int]:
    """Return the days that lead up to a month, and where they start.

    A list is "22, 23 and 25" or "3 to 5, 8 and 10": a comma joins only where an "and" follows.
    """
    if not left or left[-1].kind != DAY:
        return [], month.start
    gap = text[left[-1].stop : month.start]
    joint = _ORDINAL_TO_MONTH if left[-1].suffix else _DAY_TO_MONTH
    if not joint.fullmatch(gap):
        return [], month.start
    days, index = [left[-1]], len(left) - 2
    joints: list[str] = []
    while index >= 0 and left[index].kind == DAY:
        joint_kind = _joint(text[left[index].stop : days[0].start])
        if not _extends(joint_kind, joints) or left[index].value >= days[0].value:
            break
        days.insert(0, left[index])
        joints.insert(0, joint_kind)
        index -= 1
    if joints and _COUNTED.search(text, max(0, days[0].start - 14), days[0].start):
        last = -2 if joints[-1] == "to" and len(days) > 2 else -1
        days, joints = days[last:], ["to"] if last == -2 else []
    if joints and joints[0] == "comma" and "and" not in joints:
        days, joints = days[-1:], []
    return _ranges(days, joints), days[0].start


def _joint(gap: str) -> str:
    for kind, pattern in (("to", TO), ("and", AND), ("comma", COMMA)):
        if pattern.fullmatch(gap):
            return kind
    return ""


def _extends(joint: str, joints: list[str]) -> bool:
    """Say whether a list of days goes on to the left over this joint."""
    if joint == "to":
        return not joints or joints[0] != "to"
    if joint == "and":
        return "and" not in joints
    return joint == "comma" and "and" in joints


def _ranges(days: list[Token], joints: list[str]) -> list[Range]:
    ranges: list[Range] = [(days[0].value, days[0].value)]
    for joint, (_, day) in zip(joints, pairwise(days), strict=True):
        if joint == "to":
            ranges[-1] = (ranges[-1][0], day.value)
        else:
            ranges.append((day.value, day.value))
    return ranges


def _days_after(text: str, found: list[Token], at: int) -> tuple[list[Range], int, int]:
    """Return the days after a month ("June 20, 2012", "June 12–15"), and what comes next."""
    none: tuple[list[Range], int, int] = ([], at + 1, found[at].stop)
    run = found[at + 1 : at + 4]
    if not run or run[0].kind != DAY or text[found[at].stop : run[0].start] != " ":
        return none
    days, joints = [run[0]], []
    if len(run) > 1 and run[1].kind == DAY and run[1].value > run[0].value:
        joint = _joint(text[run[0].stop : run[1].start])
        if joint in ("to", "and"):
            days, joints = run[:2], [joint]
    stop, after = days[-1].stop, at + 1 + len(days)
    dated = after < len(found) and found[after].kind == YEAR
    if dated and _TO_YEAR.fullmatch(text, stop, found[after].start):
        return _ranges(days, joints), after, stop
    if _AFTER_DAY.match(text, stop):
        return _ranges(days, joints), after, stop
    return none
