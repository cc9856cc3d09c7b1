"""The words before a date that say how it bounds a time: "by", "since", "the end of", "mid-".

"Since 2015" is the open interval 2015/.., "until 31 July 2022" is ../2022-07-31. A qualifier is
the preposition, the part of the year or month, or both: "by", "early", "by end of".
"""

import re

from pipeline.extract.dates_units import DASH
from pipeline.extract.dates_values import Found

_PREPOSITION = (
    r"no[ ]later[ ]than|not[ ]later[ ]than|by|before|prior[ ]to|until|till|through|up[ ]to|since"
    r"|as[ ]of|as[ ]at|as[ ]from|from|after|beyond|following|around|about|circa|approximately"
    r"|pre|post"
    r"|(?:starting|beginning|commencing|effective)(?:[ ](?:in|on|from))?"
)
_PART = (
    r"(?:the[ ])?(?:(?:very[ ])?end|beginning|start|middle|close|(?:first|second|latter)[ ]half"
    r"|(?:first|second|third|fourth|last)[ ]quarter|(?:first|second|third|last)[ ]week)[ ]of"
    r"|early(?:[ ]in)?|late(?:[ ]in)?|[Ee]arly|[Ll]ate|[Mm]id"
)
_QUALIFIER = re.compile(
    rf"[(“]?(?:(?P<word>(?i:{_PREPOSITION}))(?:[ ]|{DASH}))?"
    rf"(?:(?P<part>{_PART})(?:[ ]|{DASH}))?"
    r"(?:the[ ](?:calendar[ ]|financial[ ])?(?:years?|months?)[ ])?"
)
_WORDS = frozenset({
    "no", "not", "later", "than", "by", "before", "prior", "to", "until", "till", "through", "up",
    "since", "as", "of", "at", "from", "after", "beyond", "following", "around", "about", "circa",
    "approximately", "pre", "post", "starting", "beginning", "commencing", "effective", "in", "on",
    "the", "very", "end", "start", "middle", "close", "first", "second", "third", "fourth", "last",
    "latter", "half", "quarter", "week", "early", "late", "mid", "calendar", "financial", "year",
    "years", "month", "months",
})  # fmt: skip
"""Every word of a qualifier, so that one is not looked for over other words."""
_MOST_WORDS = 9
"""Of a qualifier: "not later than by the end of the calendar year" has more than most."""
_CANON = {
    "not later than": "no later than", "prior to": "before", "pre": "before", "till": "until",
    "up to": "until", "as from": "from", "as at": "as of", "post": "after", "circa": "about",
    "beyond": "after",
    "around": "about", "approximately": "about",
    "the end of": "end of", "the very end of": "end of", "the close of": "end of",
    "close of": "end of", "the start of": "beginning of", "start of": "beginning of",
    "early in": "early", "late in": "late",
}  # fmt: skip
_STARTING = ("starting", "beginning", "commencing", "effective")
_OPEN_AFTER = ("since", "from")
_OPEN_BEFORE = ("until", "through")
# "commencing on 1 January 2015 and ending on": the span does not stay open
_ENDING = re.compile(r",?[ ]and[ ](?:ending|concluding|closing)\b")
_REPEATS_BEFORE = re.compile(
    r"\b(?:Days?|[Dd]ay of|Week|annual|annually|yearly|each|every|proclaim\w*"
    r"|declar(?:e|es|ed|ing)|designat\w+|observ\w+|celebrat\w+|commemorat\w+|period|year)\b"
)
_REPEATS_AFTER = re.compile(
    r",?[ ](?:of[ ](?:each|every)|each|every|annually|as[ ](?:the[ ]|a[ ])?[A-Z]"
    r"|the[ ](?:[a-z]+[ ])?(?:International|World|Day|United Nations)|International|World)"
)


def qualified(text: str, found: Found) -> tuple[Found, str | None]:
    """Return the date as its qualifier bounds it, and the qualifier; a name has none."""
    if found.kind == "in-name":
        return found, None
    match = _before(text, found.start)
    word, part = (match["word"], match["part"]) if match else (None, None)
    word = _canonical(word)
    qualifier = " ".join(filter(None, (word, _canonical(part)))) or None
    if found.kind == "single" and found.date_start is not None and not part:
        if word == "from" and _ENDING.match(text, found.stop):
            return found, qualifier
        return _bounded(found, word), qualifier
    return found, qualifier


def _before(text: str, end: int) -> re.Match[str] | None:
    """Return the longest qualifier that ends right before a date; it starts where a word does."""
    match, low = None, max(0, end - 60)
    stop = end - 1
    for _ in range(_MOST_WORDS):
        space = text.rfind(" ", low, stop)
        start = space + 1 if space >= 0 else low
        word = text[start:stop].lstrip("(“")
        if word.isalpha() and word.lower() not in _WORDS:
            break
        match = _QUALIFIER.fullmatch(text, start, end) or match
        if space < 0:
            break
        stop = space
    return match


def _canonical(words: str | None) -> str | None:
    if words is None:
        return None
    words = words.lower()
    if words.startswith(_STARTING) and not words.endswith("of"):
        return "from"
    words = _CANON.get(words, words)
    return words.removeprefix("the ")


def _bounded(found: Found, word: str | None) -> Found:
    if word in _OPEN_AFTER:
        return found._replace(edtf=f"{found.edtf}/..", kind="open", date_end=None)
    if word in _OPEN_BEFORE:
        return found._replace(edtf=f"../{found.edtf}", kind="open", date_start=None)
    return found


def repeats(text: str, found: Found) -> bool:
    """Say whether a date without a year comes back every year, as an international day does."""
    before = text[max(0, found.start - 110) : found.start]
    return bool(_REPEATS_AFTER.match(text, found.stop) or _REPEATS_BEFORE.search(before))
