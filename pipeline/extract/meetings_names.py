"""Names of bodies and conferences in running text: where one begins, where it ends.

A name is a run of capitalized words over "of the", "on", "for" and the like, and over some words
in small letters ("States parties", "open-ended working group"). It has a head: a committee, a
council, a conference. "and the", a place, "to the General Assembly" begin something else.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.extract.dates_tokens import MONTHS
from pipeline.extract.ordinals import ORDINAL
from pipeline.vocabulary import rows

_CAP = (
    rf"(?!(?:{'|'.join(re.escape(month) for month in MONTHS)}|[A-Z]?[a-z]+day)\b)"
    r"[A-Z][\w’'/\u2010\u2011-]*"
)
# words in small letters that are part of a name; an adjective only before another word of it
_ADJECTIVE = (
    r"(?:high-level|open-ended|ad[ ]hoc|intergovernmental|intersessional|working|negotiating"
    r"|political|preparatory|subsidiary|governmental|executive|advisory|standing|technical|regional"
    r"|national|global|international|informal|sustainable|economic|social|consultative|serving"
    r"|multi[-\u2010\u2011]stakeholder|coordinating|foreign|(?:high[ ])?contracting|member|expert)"
)
_SMALL_BODY = (
    rf"(?:{_ADJECTIVE}[ ]){{0,3}}(?:parties|states[ ]parties|committee|commission|council|group"
    r"|forum|bod(?:y|ies)|panel|conference|assembly|board|network|mechanism|task[ ]force)"
)
_SMALL = (
    rf"(?:{_SMALL_BODY}|(?:{_ADJECTIVE}[ ]){{0,3}}(?:states|signatories|experts|members"
    r"|process|development|financing|follow-up"
    r"|science,[ ]technology[ ]and[ ]innovation|science|technology|innovation|meeting|heads"
    r"|ministers|leaders|affairs)"
    rf"|{_ADJECTIVE}(?=[ ][A-Z])|serving(?=[ ]as))"
)
_ELSEWHERE = (
    r"(?!(?:the[ ])?(?:General[ ]Assembly|Security[ ]Council|Secretar|President|Economic[ ]and"
    r"|Human[ ]Rights[ ]Council|Assembly|Council|Government|Member[ ]State)\b)"
)
_JOIN = (
    r"(?:(?:of|on|for|against|among|between)[ ](?:(?:the|all|its|their)[ ])?"
    rf"|to[ ]{_ELSEWHERE}(?:the[ ]|all[ ])?|with[ ]regard[ ]to[ ](?:the[ ])?"
    r"|in[ ](?:the[ ]|all[ ]|(?=(?:All|Asia|Africa|Europe|Latin|Persons|Small|Crisis)\b))"
    r"|and[ ](?:on[ ]|for[ ]|in[ ])?|de[ ]|as[ ]the[ ])"
)
# ", Stockpiling and Use", ", Social and Cultural Rights": a series in a name ends with "and"
_SERIES = rf"(?:,[ ]{_CAP}(?:[ ]{_CAP}){{0,3}}){{1,5}},?[ ]and[ ](?:on[ ])?(?={_CAP})"
# stretches of names that hold what else ends a name: "Asia and the Pacific"
_STRETCH = "|".join(re.escape(row["words"]) for row in rows("meeting_names"))
_STEP = rf"(?:{_SERIES}|[ ](?:{_JOIN}|an?[ ](?=[A-Z]))?)(?:(?:{_STRETCH})|{_CAP}|{_SMALL}\b(?!-))"
_HEADS = (
    "Assembly|Council|Committee|Commission|Board|Conference|Congress|Forum|Group|Panel|Authority"
    "|Subcommittee|Subcommission|Sub-Commission|Union|Organization|Agency|Programme|Fund|Tribunal"
    "|Court|Summit|Bureau|Mechanism|Body|Bodies|Platform|Parties|Partnership|Network|Community"
    "|League|Process|Movement|Association|Bank|Meeting|Force|Alliance|Initiative|Secretariat"
)
_HEAD = re.compile(rf"(?i:\b(?:{_HEADS})\b)")
_NAME = re.compile(rf"(?<![\w-])(?:{_CAP}|{_SMALL_BODY}\b)(?:{_STEP}){{0,40}}")
_TAIL = re.compile(rf"(?:{_STEP}){{0,40}}")
# the first word of a clause is no part of a name: "Recalling Economic and Social Council"
_OPENING = re.compile(r"(?:[A-Z][a-z]+ing|[A-Z][a-z]+s|Also|Further|See|In|At|The)[ ](?=[A-Z])")
# "the Fifth Review Conference" is a meeting of the Review Conference
_NUMBERED = re.compile(rf"{ORDINAL.pattern}[ ](?=[A-Z])")
# "Official Records of the General Assembly", "Records of the General Conference"
_RECORDS = re.compile(
    r"(?:[IVX]+[ ]of[ ]the[ ])?(?:(?:Official[ ])?Records|Resolutions[ ]and[ ]Decisions"
    # "President of the General Assembly", "Chair of the Committee": an office is no body
    r"|(?:Vice-)?Presidents?|(?:Vice-|Co-)?Chairs?|Chairpersons?|States[ ]Members|Members|Bureau)"
    r"[ ]of[ ](?:the[ ])?"
)
_LONGER_AFTER = re.compile(r"[ ](?:[A-Z]|(?:of|on|for|to|against)[ ])")
_LONGER_BEFORE = re.compile(r"(?<![\w-])(?:[A-Z][\w-]*|Open-ended|Ad Hoc)[ ]$")
# what makes a longer name another body's: "serving as the meeting", "Regional Centre for"
_ANOTHER = re.compile(r"^serving\b|(?<!the )(?<!of )\b(?:Centre|Office|Secretariat|Institute)\b")
_OWNER = re.compile(r"[’']s?$")
_JOINED = re.compile(r"\b(?:and|of|on|for|to|against|in)\b")
_WINDOW = 320
_SHORT = 30
_TRIES = 6
_AROUND = 240


class Name(NamedTuple):
    """A name at ``text[start:stop]``."""

    text: str
    start: int
    stop: int


@cache
def organ_name(code: str) -> str | None:
    """Return the full name of an issuing organ: GA is the General Assembly."""
    return next((row["name"] for row in rows("meeting_bodies") if row["code"] == code), None)


@cache
def _organ_names() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("meeting_bodies"))


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
        opening = _OPENING.match(text) if start == 0 else None
        start = opening.end() if opening else start
        for leader in (_RECORDS, _NUMBERED):
            leads = leader.match(text, start, match.end())
            start = leads.end() if leads else start
        name = _OWNER.sub("", text[start : match.end()])
        made.append(Name(name, start, start + len(name)))
    return made


class Names:
    """The full names of bodies, as a document prints them before it shortens them.

    What has been looked for is kept, so that no text is searched twice for one name.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._joined = "\n".join(texts)
        self._last: dict[tuple[str, int], tuple[int, str | None]] = {}
        self._holding: dict[str, list[int]] = {}
        self._definitions: dict[str, tuple[int, str | None]] = {}

    def full(self, name: str, index: int, start: int) -> str:
        """Return the last full name before this place that a short one stands for.

        ``start`` counts in the text number ``index``.
        """
        if len(name) > _SHORT or name in _organ_names():
            return name
        defined = self._defined(name, index)
        if defined is not None:
            return defined
        for at in self._with(name):
            if at <= index:
                full = self._last_in(name, at, start if at == index else len(self._texts[at]))
                if full is not None:
                    return full
        return name

    def _with(self, name: str) -> list[int]:
        """Return the texts that hold a name, the last first."""
        if name not in self._holding:
            held = [at for at, text in enumerate(self._texts) if name in text]
            self._holding[name] = held[::-1]
        return self._holding[name]

    def _last_in(self, name: str, at: int, end: int) -> str | None:
        done, known = self._last.get((name, at), (0, None))
        if end > done:
            known = _last_full(name, self._texts[at], done, end) or known
            self._last[name, at] = end, known
        return known

    def _defined(self, name: str, index: int) -> str | None:
        """Return the name that "(the Commission)" stands after, up to this text."""
        done, known = self._definitions.get(name, (0, None))
        if done == 0 and not any(mark in self._joined for mark in _marks(name)):
            done = len(self._texts)
        for at in range(done, index + 1):
            known = known or _definition(name, self._texts[at])
        self._definitions[name] = max(done, index + 1), known
        return known


def _marks(name: str) -> tuple[str, str]:
    return f" (the {name})", f" (“the {name}”)"


def _definition(name: str, text: str) -> str | None:
    for mark in _marks(name):
        at = text.find(mark)
        named = _named(text, max(0, at - _AROUND), at) if at > 0 else []
        if named and named[-1].stop == at and _stands_for(name, named[-1].text):
            return named[-1].text
    return None


def _last_full(name: str, text: str, low: int, end: int) -> str | None:
    """Return the last name in ``text[low:end]`` that holds a shorter one and has more words."""
    for _ in range(_TRIES):
        end = text.rfind(name, low, end)
        if end < 0:
            return None
        after = _LONGER_AFTER.match(text, end + len(name))
        if not (after or _LONGER_BEFORE.search(text, max(0, end - 30), end)):
            continue
        for full in _named(text, max(0, end - _AROUND), min(len(text), end + _AROUND)):
            if full.start <= end < full.stop and _stands_for(name, full.text):
                return full.text
    return None


def _stands_for(name: str, full: str) -> bool:
    """Say whether a name is a longer one cut short: "Council", "Commission", "Working Group"."""
    before, found, after = f" {full} ".partition(f" {name} ")
    longer = len(full) > len(name) and full[0].isupper() and not _ANOTHER.search(after)
    return bool(found) and longer and not _JOINED.search(before)
