"""The order of document symbols.

>>> sorted(["A/73/10", "A/73/9", "A/9/1"], key=order)
['A/9/1', 'A/73/9', 'A/73/10']
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract.romans import roman_value

Order = tuple[tuple[tuple[int, int, str], ...], str]

_CHUNK = re.compile(r"\d+|[A-Za-z]+")


@lru_cache(maxsize=4096)
def order(canonical: str, parts: Sequence[str] = ()) -> Order:
    """Return the sort key of a symbol, from its parts in the order that they count in.

    Numbers sort by value and before words. A special or emergency session (S-10,
    ES-11) sorts after the regular ones. Symbols of equal parts sort by their text.
    """
    chunks = (_chunk(chunk) for part in (parts or (canonical,)) for chunk in _CHUNK.findall(part))
    return tuple(chunks), canonical


def _chunk(chunk: str) -> tuple[int, int, str]:
    return (0, int(chunk), "") if chunk.isdigit() else (1, 0, chunk.upper())


def arabic(session: str) -> str:
    """Return a session with its Roman numeral as a number: "XXX" is "30", "S-VI" is "S-6".

    >>> arabic("XXX"), arabic("S-VI"), arabic("73"), arabic("ORG-75")
    ('30', 'S-6', '73', 'ORG-75')
    """
    kind, hyphen, numeral = session.rpartition("-")
    value = roman_value(numeral)
    return session if value is None else f"{kind}{hyphen}{value}"
