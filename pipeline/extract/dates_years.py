"""Which four figures are a year, and which of the years are part of a name.

"2402 (2018)", "vol. 1998", "resolutions 2042 and 2043" hold no dates; the "2030 Agenda", "Agenda
2063", the "1967 Protocol" and the "Maritime Labour Convention, 2006" have a year in their name.
The word before mostly says what it is: ``year_words`` lists what numbers count, and after which
words a year is one even before a capital ("in 2019 Governments", not "the 2019 Summit").
"""

import re
from functools import cache
from typing import Literal

from pipeline.extract.dates_units import DASH, DASHES
from pipeline.vocabulary import rows

Reading = Literal["date", "name"]

_IN_NUMBER = re.compile(
    # 2402 (2018, No. 12 (1999, 181 A (1947, and with a number that damage has made unreadable
    r"(?:\d[.,]?(?:[ ][A-Z])?|[Rr]esolution[ ]\S{1,6})[ ]?\($"
    # paragraphs 15 and 16 of 1970: a resolution's number
    r"|\b[Pp]aragraphs?[ ]\d[\d, and]{0,12}[ ]of[ ]$"
)
_AFTER_DASH = re.compile(rf"(?P<word>\w+){DASH}$")
_NUMBER_AFTER = re.compile(
    # 1373 (2001), 1514 (XV), 2625 (S-VI), 1926 B (LVIII)
    # recommendation (2019)11
    r"\)\d|(?:[ ][A-Z])?[ ]?\((?:\d{4}|[IVXLC]+|E?S-[IVXLC]+|ORG-\d+)\)"
    # the 1540 Committee, the 1970 sanctions Committee
    r"|[ ](?:[Ss]anctions[ ])?(?:Committee|Monitoring|Panel|Sanctions)\b"
    r"|[ ](?:[A-Z]+[ ])?(?:personnel|troops?|police|officers)\b"
    r"|[ ](?:per[ ]cent|percent|million|billion|thousand|tons?|tonnes|kilometres|km|metres|dollars"
    r"|euros|military|persons|people|posts|positions|staff|observers|civilians?|days|hours|words"
    r"|pages|children|women|men|cases|participants|individuals|uniformed|additional|schools|houses"
    r"|families|deaths|refugees)\b"
    r"|[ ]?%"
)
# not "the 2012 Pacific regional seminar"
_CAPITAL_AFTER = re.compile(
    r"[ ](?!(?:[A-Z][a-z]+[ ]){1,2}(?:[a-z]+[ ]){0,2}(?:seminar|session|meeting|workshop)\b)"
    r"(?:[A-Z][a-z]|[A-Z]{2,}|G\d)|-[A-Za-z]"
)
# "Minimum Age Convention, 1973", "Regulations (2005)", "Prevention of Pollution from Ships, 1973"
_INSTRUMENT = re.compile(
    r"(?:Convention|Recommendation|Protocol|Act|Code|Regulations|Agreement|Treaty|Rules|Charter"
    r"|Ships|Matter|Revision|Constitution|Law|Framework|Programme|Seafarers|Instrument|War)"
    r"(?:[ ]\(Revised\))?(?:,[ ]|[ ]\()$"
)
# "Convention for the Safety of Life at Sea, 1974", "Plan of Action on Ageing, 2002"
_INSTRUMENT_ON = re.compile(
    r"\b(?:Convention|Protocol|Agreement|Code|Charter|(?:Plan|Programme)[ ]of[ ]Action)[ ]"
    r"(?:of|on|for|relating|concerning|against|to)[ ][^,;()]{3,110},[ ]$"
)
# "the Convention on Psychotropic Substances of 1971", "the Geneva Conventions of 1949"
_INSTRUMENT_OF = re.compile(
    r"\b(?:Conventions?|Protocols?|Treaty|Charter|Covenant|Agreement|Declaration|Statute)"
    r"(?:[ ][^,;:.]{1,90})?[ ]of[ ]$"
)
# "the post-2015 development agenda", not "security in Somalia post-2021,"
_WORD_AFTER = re.compile(r"[ ](?!(?:and|or|in|as|to|with|for|by)\b)\w")
_PREFIXES = {"mid": "date", "pre": "date", "post": "name"}
_OLD = 1800


@cache
def _words() -> dict[str, str]:
    return {row["word"]: row["role"] for row in rows("year_words")}


def year_reading(text: str, start: int, stop: int, year: int, *, interval: bool) -> Reading | None:
    """Say what the years at ``text[start:stop]`` are, one or a list; None: no years at all.

    ``year`` is the earliest of them, ``interval`` whether the last is a range ("2015–2030").
    """
    before = text[max(0, start - 40) : start]
    last = before[-1:]
    word = before.rstrip(" ").rpartition(" ")[2].strip("(“.") if last == " " else ""
    role = _words().get(word.lower()) if word else None
    if role == "number" and word == "Document":  # "the Vienna Document 2011"
        role = None
    if last.isalpha():
        return _run_on(before)
    if role == "number" or _is_number(text, before, stop):
        return None
    prefix = _AFTER_DASH.search(before) if last and last in DASHES else None
    if prefix is not None and prefix["word"].lower() not in _PREFIXES:  # COVID-2019, 1-2018
        return None
    if role != "direct" and _named(text, start, stop, prefix, interval=interval):
        return "name"
    if year < _OLD:  # a number of something, unless the words say else
        return "date" if role == "direct" else None
    if role is not None or prefix is not None or not word or word.endswith(("’s", "'s")):
        return "date"
    return _after_word(word, interval=interval)


def _is_number(text: str, before: str, stop: int) -> bool:
    """Say whether the words on either side make it a number: "resolution 2402 (2018)", "1540 men".

    The patterns are tried only where what they end in or begin with is there.
    """
    if before.endswith(("(", " of ")) and _IN_NUMBER.search(before):
        return True
    return text.startswith((" ", ")", "(", "%"), stop) and bool(_NUMBER_AFTER.match(text, stop))


def _run_on(before: str) -> Reading | None:
    """Read a year that letters run on to: "Space2030" is a name, "in2019" lost a space."""
    letters = re.search(r"[^\W\d]+$", before)
    word = letters[0] if letters else ""
    if _words().get(word.lower()) == "direct":
        return "date"
    return "name" if word[:1].isupper() and len(word) > 2 else None


def _named(
    text: str, start: int, stop: int, prefix: re.Match[str] | None, *, interval: bool
) -> bool:
    """Say whether a capital follows, or an instrument is named before, or it is "post-2015"."""
    if prefix is not None and _PREFIXES[prefix["word"].lower()] == "name":
        return _WORD_AFTER.match(text, stop) is not None
    after_of = not interval and text.endswith(" of ", 0, start)
    if after_of and _INSTRUMENT_OF.search(text, max(0, start - 120), start):
        return True
    if _CAPITAL_AFTER.match(text, stop):
        return True
    if interval and text.endswith("(", 0, start):  # "the World Programme (2025–2029)"
        return False
    after_comma = text.endswith(", ", 0, start)
    apart = after_comma or text.endswith(" (", 0, start)
    if apart and _INSTRUMENT.search(text, max(0, start - 40), start):
        return True
    on = after_comma and not interval
    return on and bool(_INSTRUMENT_ON.search(text, max(0, start - 160), start))


def _after_word(word: str, *, interval: bool) -> Reading:
    """Read a year right after a noun: "Agenda 2063", "plan for forests 2017–2030"."""
    if word[-1] in ",;:)”" or not word[-1].isalnum():
        return "date"
    return "name" if word[0].isupper() or interval or word == "disease" else "date"
