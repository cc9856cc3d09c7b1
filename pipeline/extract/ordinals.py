"""Ordinal numbers as the UN prints them: in words, in figures, in roman numerals.

Words join with a hyphen, a space or nothing at all (a hyphen lost at a line's end:
"fortyeighth"), and old volumes leave the "one" out ("Hundred and eighteenth").

>>> [ordinal_value(text) for text in ("seventy-third", "Hundred and eighteenth", "81st", "XXX")]
[73, 118, 81, 30]
"""

import re
from functools import cache

from pipeline.vocabulary import rows

_DASH = "[-\u2010-\u2015\u2212]"


def _words(*places: str) -> str:
    """Return an alternation of the words of these places, the longest first."""
    words = [row["word"] for row in rows("ordinals") if row["place"] in places]
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# "three hundred and ", "hundred-and-", "two thousand "
_MULTIPLE = (
    rf"(?:(?:(?:{_words('count')})[ ]?{_DASH}?[ ]?)?(?:{_words('multiple')})"
    rf"[ ]?{_DASH}?[ ]?(?:and[ ]?{_DASH}?[ ]?)?)"
)
# seventy-third, seventy third, seventythird, seventy- third
_TENS = rf"(?:{_words('tens')})[ ]?{_DASH}?[ ]?(?:{_words('unit')})"
# at most thousands and hundreds stand before, so that no run of them is read twice
IN_WORDS = (
    rf"(?:{_MULTIPLE}{{0,2}}(?:{_TENS}|{_words('ten', 'teen', 'unit')})"
    rf"|{_MULTIPLE}?(?:(?:{_words('count')})[ ]?{_DASH}?[ ]?)?(?:{_words('power')}))"
)
IN_FIGURES = r"\d{1,4}[ ]?(?:st|nd|rd|th|d)"
"""81st, 8190th, and with the old suffix 2d, 43d."""
IN_ROMAN = r"[IVXLC]+"

ORDINAL = re.compile(rf"(?:\b(?i:{IN_WORDS})|(?<![\d/.,]){IN_FIGURES})\b(?!{_DASH}\w)")
"""One ordinal number in words or figures; not one that is part of a compound ("first-ever")."""

_ROMAN = re.compile(r"(X{0,3}|XL|LX{0,3}|XC|C{1,3}(?:XL|XC|LX{0,3}|X{0,3}))(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_PART = re.compile(_words("count", "tens", "multiple", "unit", "teen", "ten", "power"), re.I)


@cache
def _values() -> dict[str, tuple[int, str]]:
    return {row["word"]: (int(row["value"]), row["place"]) for row in rows("ordinals")}


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


def roman_value(text: str) -> int | None:
    """Return the value of a roman numeral up to CCCXCIX; None for a malformed one.

    >>> [roman_value(text) for text in ("XXX", "LXIII", "IIX", "")]
    [30, 63, None, None]
    """
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
