"""Names of bodies and conferences in running text: where one begins, where it ends.

A name is a run of capitalized words over "of the", "on", "for" and the like, and over some words
in small letters ("States parties", "open-ended working group"). It has a head: a committee, a
council, a conference. "and the", a place, "to the General Assembly" begin something else.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

from pipeline.extract.dates_tokens import MONTHS
from pipeline.vocabulary import rows

_CAP = (
    rf"(?!(?:{'|'.join(re.escape(month) for month in MONTHS)}|[A-Z]?[a-z]+day)\b)"
    r"[A-Z][\w’'/\u2010\u2011-]*"
)
_SMALL = (
    r"(?:(?:high[ ]contracting[ ]|contracting[ ])?parties|states(?:[ ]parties)?|signatories"
    r"|(?:member[ ])?states|high-level|open-ended|ad[ ]hoc|intergovernmental|intersessional|expert"
    r"|experts|committee|commission|council|group|forum|bod(?:y|ies)|panel|conference|assembly"
    r"|process|board|network|mechanism|task[ ]force|working|negotiating|political|preparatory"
    r"|subsidiary|governmental|executive|advisory|standing|technical|regional|national|global"
    r"|international|informal|sustainable|development|financing|follow-up|science|technology"
    r"|innovation|economic|social|multi[-\u2010\u2011]stakeholder|consultative|coordinating"
    r"|serving|meeting|members|heads|ministers|leaders|foreign|affairs|review|implementation)"
)
_ELSEWHERE = (
    r"(?!(?:the[ ])?(?:General[ ]Assembly|Security[ ]Council|Secretar|President|Economic[ ]and"
    r"|Human[ ]Rights[ ]Council|Assembly|Council|Government|Member[ ]State)\b)"
)
_JOIN = (
    r"(?:(?:of|on|for|against|among|between)[ ](?:(?:the|all|its|their)[ ])?"
    rf"|to[ ]{_ELSEWHERE}(?:the[ ]|all[ ])?|with[ ](?:regard[ ]to[ ])?(?:the[ ])?"
    r"|in[ ](?:the[ ]|all[ ]|(?=(?:All|Asia|Africa|Europe|Latin|Persons|Small|Crisis)\b))"
    r"|and[ ](?:on[ ]|for[ ]|in[ ])?|de[ ]|as[ ]the[ ])"
)
# ", Stockpiling and Use", ", Social and Cultural Rights": a series in a name ends with "and"
_SERIES = rf"(?:,[ ]{_CAP}(?:[ ]{_CAP}){{0,3}}){{1,5}},?[ ]and[ ](?:on[ ])?(?={_CAP})"
_STEP = rf"(?:{_SERIES}|[ ](?:{_JOIN})?)(?:{_CAP}|{_SMALL}\b(?!-))"
_HEADS = (
    "Assembly|Council|Committee|Commission|Board|Conference|Congress|Forum|Group|Panel|Authority"
    "|Subcommittee|Subcommission|Sub-Commission|Union|Organization|Agency|Programme|Fund|Tribunal"
    "|Court|Summit|Bureau|Mechanism|Body|Bodies|Platform|Parties|Partnership|Network|Community"
    "|League|Process|Movement|Association|Bank|Meeting|Force|Alliance|Initiative|Secretariat"
)
_HEAD = re.compile(rf"(?i:\b(?:{_HEADS})\b)")
_NAME = re.compile(rf"(?<![\w-])(?:{_CAP}|{_SMALL}\b)(?:{_STEP}){{0,40}}")
_TAIL = re.compile(rf"(?:{_STEP}){{0,40}}")
# the first word of a clause is no part of a name: "Recalling Economic and Social Council"
_OPENING = re.compile(r"(?:[A-Z][a-z]+ing|[A-Z][a-z]+s|Also|Further|See|In|At|The)[ ](?=[A-Z])")
# "Official Records of the General Assembly", "Records of the General Conference"
_RECORDS = re.compile(
    r"(?:(?:Official[ ])?Records|Resolutions[ ]and[ ]Decisions)[ ]of[ ](?:the[ ])?"
)
_WINDOW = 320
_SHORT = 30
_REACH = 150


class Name(NamedTuple):
    """A name at ``text[start:stop]``."""

    text: str
    start: int
    stop: int


@cache
def organ_name(code: str) -> str | None:
    """Return the full name of an issuing organ: GA is the General Assembly."""
    return next((row["name"] for row in rows("meeting_bodies") if row["code"] == code), None)


def name_tail(text: str, at: int) -> int:
    """Return where a name that has begun before ``at`` ends."""
    match = _TAIL.match(text, at)
    return match.end() if match else at


def name_at(text: str, at: int) -> Name | None:
    """Return the name that begins here and has a head or a capital."""
    match = _NAME.match(text, at)
    if match is None or not (_HEAD.search(match[0]) or match[0][:1].isupper()):
        return None
    return Name(match[0], match.start(), match.end())


def names_before(text: str, end: int) -> list[Name]:
    """Return the names with a head that end before ``end``, not far from it."""
    return [name for name in _named(text, max(0, end - _WINDOW), end) if _HEAD.search(name.text)]


def _named(text: str, low: int, high: int) -> list[Name]:
    if low:
        low = text.find(" ", low) + 1 or high
    made: list[Name] = []
    for match in _NAME.finditer(text, low, high):
        start = match.start()
        opening = _RECORDS.match(text, start) or (not start and _OPENING.match(text))
        start = opening.end() if opening else start
        made.append(Name(text[start : match.end()], start, match.end()))
    return made


class Names:
    """The full names of bodies in the order in which a document prints them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def _places(self) -> list[tuple[int, int, str]]:
        return [
            (index, name.start, name.text)
            for index, text in enumerate(self._texts)
            for name in _named(text, 0, len(text))
            if " " in name.text and name.text[0].isupper() and _HEAD.search(name.text)
        ]

    def full(self, name: str, index: int, start: int) -> str:
        """Return the last full name before this place that a short one stands for."""
        if len(name) > _SHORT:
            return name
        at = bisect_left(self._places, (index, start, ""))
        for _, _, candidate in reversed(self._places[max(0, at - _REACH) : at]):
            if len(candidate) > len(name) and f" {name} " in f" {candidate} ":
                return candidate
        return name
