"""Find the meetings, sessions, conferences and summits that have an ordinal.

The noun comes first: from each "session" or "Conference" the reader looks to the left for an
ordinal or a list of them, over the adjectives and names between ("third extraordinary session",
"first and second Conferences", "fourteenth United Nations Congress"). A part, an anniversary or
a committee with an ordinal is none.

>>> [(found.kind, found.ordinals) for found in find_meetings("its forty-fifth and 46th sessions")]
[('session', (45, 46))]
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from pipeline.extract.meetings_nouns import nouns_by_text
from pipeline.extract.ordinals import IN_ROMAN, ORDINAL, ordinal_value
from pipeline.extract.romans import roman_value
from pipeline.vocabulary import rows

_DASH = "[-\u2010-\u2015]"
_MAX_LEFT = 130
_MAX_LIST = 40
_MAX_WORDS = 10
_ENDINGS = {"st", "nd", "rd", "th"} | {f"{digit}d" for digit in range(10)}
_TAILS = {row["word"][-3:] for row in rows("ordinals")} | _ENDINGS
# the first letters of what an ordinal is made of: its words and "and", the suffix of "81 st"
_HEADS = {row["word"][:2] for row in rows("ordinals")} | _ENDINGS | {"an"}

# "forty-fifth and ", "first, second and ", "First to ", "1st-"
_JOINT = re.compile(
    rf"(?:,[ ]|,?[ ](?:and|or|&)[ ])(?:the[ ]|its[ ]|at[ ]its[ ])?|[ ]to[ ]|{_DASH}"
)
# what a joint ends in; "the" and "its" go on from one
_JOINT_ENDS = (", ", "and ", "or ", "& ", "to ", *"-\u2010\u2011\u2012\u2013\u2014\u2015")
_JOINT_THE = re.compile(r"(?:,|and|or|&)[ ](?:the|its|at[ ]its)[ ]$")
_WORD = re.compile(rf"\(?(?:[\w’'&/.]|{_DASH})+\)?")
# "at its sixty-first and previous sessions"
_OTHERS = {"previous", "subsequent", "following", "later", "earlier"}
_ROMAN = frozenset("IVXLC")
_ROMAN_WORDS = 5
_ROMAN_BEFORE = re.compile(rf"(?<![\w-])({IN_ROMAN})((?:[ ][A-Z][\w-]*){{0,4}})[ ]$")
# at the 283 1st, at the I858th
_TORN = re.compile(r"\b(?:the|its)[ ](\d{2,3}[ ]|[Il])$")
_COUNTS = {
    row["word"]: int(row["value"])
    for row in rows("ordinals")
    if row["place"] == "count" and row["word"] != "one"
}
_COUNT = re.compile(rf"({'|'.join(_COUNTS)}|1[0-9]|[2-9])[ ]")
_LABEL = re.compile(
    r"\b(?i:annex|part|chapter|section|article|title|appendix|protocol|volume)[ ]$"
)


class FoundMeeting(NamedTuple):
    """An ordinal or a list of them at ``start``, up to its noun at ``text[noun:stop]``."""

    start: int
    words: int
    """Where the words between the ordinals and the noun begin; ``noun`` if there are none."""
    noun: int
    stop: int
    kind: str
    ordinals: tuple[int, ...]


@cache
def _barred() -> frozenset[str]:
    """Return the words that cut an ordinal off from a noun: "first half of the session"."""
    return frozenset(row["word"] for row in rows("meeting_bars"))


def find_meetings(text: str) -> list[FoundMeeting]:
    """Return the meetings with an ordinal in a text, in order, without overlap."""
    return meetings_of(text, nouns_by_text([text]).get(0, ()))


def meetings_of(text: str, nouns: Sequence[re.Match[str]]) -> list[FoundMeeting]:
    """Return the meetings of a text's nouns, as ``find_meetings`` does."""
    made: list[FoundMeeting] = []
    floor = 0
    for noun, following in zip_longest(nouns, nouns[1:]):
        start = noun.start()
        if following is not None and following.start() == noun.end() + 1:
            continue  # "summit meeting": the second noun counts
        low = max(floor, start - _MAX_LEFT)
        floor = noun.end()
        if text[max(low, text.rfind(" ", low, start - 1) + 1) : start - 1] in _barred():
            continue  # "the session"
        words = text[low : max(start - 1, low)].split(" ")[-_MAX_WORDS:]
        found = _in_words(text, low, noun, words) or _in_roman(text, low, noun, words)
        if found is not None:
            made.append(found)
    return made


def _kind(noun: re.Match[str]) -> str:
    """Return the kind; an assembly is a session of its body, but one "on Ageing" a conference."""
    if noun["conference"] and noun["conference"].startswith("ssembl"):
        return "conference" if noun.string.startswith(" on ", noun.end()) else "session"
    return noun.lastgroup or ""


def _in_words(text: str, low: int, noun: re.Match[str], words: list[str]) -> FoundMeeting | None:
    last = _nearest_ordinal(text, low, noun.start(), words)
    if last is None:
        return None
    start, ordinals = _list(text, last)
    start, ordinals = _repaired(text, start, ordinals) if noun["meeting"] else (start, ordinals)
    between = min(last.end() + 1, noun.start())
    counted = _COUNT.match(text, between, noun.start()) if ordinals == (1,) else None
    if counted is not None:  # "the first two sessions"
        ordinals, between = tuple(range(1, _counted(counted[1]) + 1)), counted.end()
    return FoundMeeting(
        start=start,
        words=between,
        noun=noun.start(),
        stop=noun.end(),
        kind=_kind(noun),
        ordinals=ordinals,
    )


def _nearest_ordinal(text: str, low: int, noun: int, words: list[str]) -> re.Match[str] | None:
    """Return the ordinal that belongs to the noun over the adjectives and names between.

    ``words`` are those before the noun.
    """
    end = noun - 1
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if _ends_like_ordinal(word):
            last = _ordinal_ending(text, low, end - (word[-1] == ","))
            if last is not None:
                return last if _leads_on(words[at + 1 :], text[last.end() : noun]) else None
        others = word == "and" and words[at + 1 : at + 2] and words[at + 1] in _OTHERS
        if word.lower() in _barred() and not others and not _inside_name(words, at):
            return None
        if not (word.isalnum() or _WORD.fullmatch(word)):
            return None
        end -= len(word) + 1
    return None


def _ends_like_ordinal(word: str) -> bool:
    """Say, fast, whether a word may be the end of an ordinal: "first", "81st", not "with"."""
    tail = word.rstrip(",")[-3:].lower()
    return tail[-2:] in _ENDINGS and (tail in _TAILS or not (tail.isascii() and tail.isalpha()))


def _ordinal_ending(text: str, low: int, end: int) -> re.Match[str] | None:
    last = None
    begin = _words_begin(text, max(low, end - 70), end)
    for last in ORDINAL.finditer(text, begin, end):  # noqa: B007  the last one counts
        pass
    return last if last is not None and last.end() == end else None


def _words_begin(text: str, low: int, end: int) -> int:
    """Return where the words that an ordinal may be made of begin, or the word before them."""
    space = text.rfind(" ", low, end)
    while space >= 0:
        head = text[space + 1 : space + 3].lower()
        if head not in _HEADS and head.isascii() and head[:1].isalpha():
            return space + 1
        space = text.rfind(" ", low, space)
    return low


def _leads_on(inner: list[str], between: str) -> bool:
    """Say whether these words may stand between: no committee of that number, no count."""
    if "," in between and between != ", ":  # "the emergency, 295th, meeting"
        return False
    if inner[:1] == ["and"]:
        return inner[1] in _OTHERS
    return not inner or inner[0] not in ("Committee", "Committees", "to", "for", "on", "of")


def _inside_name(words: list[str], at: int) -> bool:
    """Say whether "and", "of" or "for" stands between two words of a name."""
    if words[at] not in ("and", "to", "for", "on", "of") or not 0 < at < len(words) - 1:
        return False
    return words[at - 1][:1].isupper() and words[at + 1][:1].isupper()


def _list(text: str, last: re.Match[str]) -> tuple[int, tuple[int, ...]]:
    """Return where the list that ends in this ordinal starts, and its numbers."""
    numbers = [ordinal_value(last[0]) or 0]
    start = last.start()
    while len(numbers) < _MAX_LIST and _may_be_joined(text, start):
        before = _before(text, start)
        joint = _JOINT.fullmatch(text, before.end(), start) if before else None
        if before is None or joint is None:
            break
        value = ordinal_value(before[0]) or 0
        through = joint[0] == " to " or re.fullmatch(_DASH, joint[0])
        if through and value < numbers[0] <= value + _MAX_LIST:
            numbers[:0] = range(value, numbers[0])
        else:
            numbers.insert(0, value)
        start = before.start()
    return start, tuple(numbers)


def _may_be_joined(text: str, start: int) -> bool:
    """Say, fast, whether another ordinal may stand before this one."""
    if text.startswith(("the ", "its "), start - 4):
        return _JOINT_THE.search(text, max(0, start - 13), start) is not None
    return text.endswith(_JOINT_ENDS, 0, start)


def _repaired(text: str, start: int, ordinals: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    """Read "the 283 1st meeting" as 2831 and "I858th" as 1858: scanned figures come apart."""
    torn = _TORN.search(text, max(0, start - 12), start)
    figures = text[start : start + 4]
    if torn is None or len(ordinals) != 1 or not figures[0].isdigit():
        return start, ordinals
    digits = torn[1].strip().replace("I", "1").replace("l", "1")
    number = int(f"{digits}{ordinals[0]}")
    return (torn.start(1), (number,)) if number < 10_000 else (start, ordinals)


def _counted(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word]


def _before(text: str, start: int) -> re.Match[str] | None:
    before = None
    for before in ORDINAL.finditer(text, max(0, start - 60), start):  # noqa: B007  the last one
        pass
    return before


def _in_roman(text: str, low: int, noun: re.Match[str], words: list[str]) -> FoundMeeting | None:
    """Read "XXV Ibero-American Summit", "LVIII session"; "Annex I Parties" is no ordinal."""
    if not _may_be_roman(words):
        return None
    match = _ROMAN_BEFORE.search(text, low, noun.start())
    value = roman_value(match[1]) if match else None
    if (
        match is None
        or value is None
        or _LABEL.search(text, max(0, match.start() - 12), match.start())
    ):
        return None
    return FoundMeeting(
        start=match.start(),
        words=min(match.end(1) + 1, noun.start()),
        noun=noun.start(),
        stop=noun.end(),
        kind=_kind(noun),
        ordinals=(value,),
    )


def _may_be_roman(words: list[str]) -> bool:
    """Say, fast, whether words with capitals lead from a numeral to the noun."""
    for word in words[: -_ROMAN_WORDS - 1 : -1]:
        if word[-1:] in _ROMAN:
            return True
        if not word[:1].isupper():
            return False
    return False
