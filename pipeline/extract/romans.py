"""Roman numerals: of sessions, parts, annexes, items of lists."""

import re

_ROMAN = re.compile(r"(X{0,3}|XL|LX{0,3}|XC|C{1,3}(?:XL|XC|LX{0,3}|X{0,3}))(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman_value(text: str) -> int | None:
    """Return the value of a roman numeral up to CCCXCIX; None for any other text.

    >>> [roman_value(text) for text in ("XXX", "LXIII", "IIX", "")]
    [30, 63, None, None]
    """
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
