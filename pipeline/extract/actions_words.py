"""The words at the start of a clause, as the grammar of action phrases looks at them."""

import re
from itertools import islice
from unicodedata import normalize

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑’'][^\W\d_]+)*")
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:[-'][A-Za-z]+)*")
"""The same in a text of ASCII alone, where it is found in less time."""
_FARTHEST = 400
_LONGEST = 24
"""More words than any action phrase has."""

_HOMOGLYPHS = str.maketrans("АВСЕНІКМОРТХаеорсухі", "ABCEHIKMOPTXaeopcyxi")
"""Cyrillic letters that scanned and retyped texts have in the place of Latin ones."""
LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"
"""Letters that a font sets as one, and a PDF's text keeps so: "Reaﬃrming"."""
_PLAIN = _HOMOGLYPHS | {ord(each): normalize("NFKC", each) for each in LIGATURES}


class Words:
    """The first words of a text in lower case, read as far as somebody asks for them.

    ``seen`` holds what may go on a phrase: in the place of a word behind a mark it has "".
    """

    __slots__ = ("_head", "_matches", "lower", "places", "seen")

    def __init__(self, text: str) -> None:
        self._head = head = text[:_FARTHEST]
        plain = head.isascii()
        self._matches = islice((_ASCII_WORD if plain else _WORD).finditer(head), _LONGEST)
        self.lower: list[str] = []
        self.seen: list[str] = []
        self.places: list[tuple[int, int]] = []
        self._read()

    def _read(self) -> bool:
        """Read one more word; return whether there is one."""
        match = next(self._matches, None)
        if match is None:
            return False
        word, place = match[0], match.span()
        word = word.lower() if word.isascii() else _plain(word)
        self.lower.append(word)
        if self.places:
            gap = self._head[self.places[-1][1] : place[0]]
            if gap != " " and not gap.replace("_", " ").isspace():
                word = ""
        self.seen.append(word)
        self.places.append(place)
        return True

    def at(self, index: int) -> str:
        """Return the word at a place, "" behind the last one and behind a comma."""
        while index >= len(self.seen):
            if not self._read():
                return ""
        return self.seen[index]

    def comma(self, index: int) -> bool:
        """Return whether a mark stands between two words, before the one at a place."""
        return not self.at(index) and index < len(self.seen)

    def said(self, start: int, stop: int) -> tuple[str, ...]:
        """Return the words from one place to another."""
        self.at(stop - 1)
        return tuple(self.lower[start:stop])

    def place(self, index: int) -> tuple[int, int] | None:
        """Return where a word stands, None behind the last one."""
        self.at(index)
        return self.places[index] if index < len(self.places) else None

    def end_of(self, count: int) -> int:
        """Return where so many words end."""
        self.at(count - 1)
        return self.places[count - 1][1]

    def beginning(self, first: str) -> "Words":
        """Return the words with another in the place of the first."""
        others = Words(self._head)
        others.lower[0] = others.seen[0] = first
        return others


def _plain(word: str) -> str:
    return word.translate(_PLAIN).lower().replace("‐", "-").replace("‑", "-")
