"""Ordinal numbers as the UN prints them: in words, in figures, in roman numerals.

Words join with a hyphen, a space or nothing at all (a hyphen lost at a line's end:
"fortyeighth"), and old volumes leave the "one" out ("Hundred and eighteenth").

>>> [ordinal_value(text) for text in ("seventy-third", "Hundred and eighteenth", "81st", "XXX")]
[73, 118, 81, 30]
"""

import re
from functools import cache, lru_cache

from pipeline.extract.romans import roman_value
from pipeline.vocabulary import rows

_DASH = "[-\u2010-\u2015\u2212]"


def words_of(*places: str) -> str:
    """Return an alternation of the words of these places, the longest first."""
    words = [row["word"] for row in rows("ordinals") if row["place"] in places]
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# "three hundred and ", "hundred-and-", "two thousand "
_MULTIPLE = (
    rf"(?:(?:(?:{words_of('count')})[ ]?{_DASH}?[ ]?)?(?:{words_of('multiple')})"
    rf"[ ]?{_DASH}?[ ]?(?:and[ ]?{_DASH}?[ ]?)?)"
)
# seventy-third, seventy third, seventythird, seventy- third
_TENS = rf"(?:{words_of('tens')})[ ]?{_DASH}?[ ]?(?:{words_of('unit')})"
# at most thousands and hundreds stand before, so that no run of them is read twice
IN_WORDS = (
    rf"(?:{_MULTIPLE}{{0,2}}(?:{_TENS}|{words_of('ten', 'teen', 'unit')})"
    rf"|{_MULTIPLE}?(?:(?:{words_of('count')})[ ]?{_DASH}?[ ]?)?(?:{words_of('power')}))"
)
IN_FIGURES = r"\d{1,4}[ ]?(?:st|nd|rd|th|d)"
"""81st, 8190th, and with the old suffix 2d, 43d."""
IN_ROMAN = r"[IVXLC]+"

ORDINAL = re.compile(rf"(?:\b(?i:{IN_WORDS})|(?<![\d/.,]){IN_FIGURES})\b(?!{_DASH}\w)")
"""One ordinal number in words or figures; not one that is part of a compound ("first-ever")."""

_ENDS = sorted(
    {
        row["word"][-3:]
        for row in rows("ordinals")
        if row["place"] in ("unit", "teen", "ten", "power")
    }
)
ORDINAL_END = re.compile(rf"(?i:{'|'.join(_ENDS)}|\d ?(?:st|nd|rd|th|d))\b")
"""What every ordinal number ends with: a text without it has none, and need not be searched."""

_PART = re.compile(words_of("count", "tens", "multiple", "unit", "teen", "ten", "power"), re.I)


@cache
def _values() -> dict[str, tuple[int, str]]:
    return {row["word"]: (int(row["value"]), row["place"]) for row in rows("ordinals")}


@lru_cache(maxsize=1024)
def ordinal_value(text: str) -> int | None:
    """Return the number that an ordinal names; None for what is none.

    >>> ordinal_value("one hundred and twenty-first"), ordinal_value("first-ever")
    (121, None)
    """
    text = text.strip()
    if re.fullmatch(IN_FIGURES, text):
        return int(re.match(r"\d+", text)[0])  # type: ignore[index]
    if text.isupper() and re.fullmatch(IN_ROMAN, text):
        return roman_value(text)
    return _value_in_words(text) if re.fullmatch(IN_WORDS, text, re.I) else None


def _value_in_words(text: str) -> int:
    """Add the words up: a multiple takes what stands before it, or one."""
    total = held = 0
    for match in _PART.finditer(text):
        value, place = _values()[match[0].lower()]
        if place in ("multiple", "power"):
            total, held = total + (held or 1) * value, 0
        else:
            held += value
    return total + held
