"""Running text that remembers where in its source every character came from.

A ``Passage`` is text together with the ranges of the source that it was made from, so that any
range of the text leads back to the source and the source's characters can all be accounted for.

>>> line = Passage.of("Recalling *also* its", 100)
>>> clean = line.without([(10, 11), (15, 16)])
>>> clean.text, clean.spans()
('Recalling also its', ((100, 110), (111, 115), (116, 120)))
>>> clean.origin(10, 14)
(111, 115)
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

Span = tuple[int, int]
"""A half-open range of Unicode code points."""


class Piece(NamedTuple):
    """``text[at:]``, up to the next piece, was made from ``source[start:stop]``.

    A piece whose text is as long as its source range is the source's own characters; any other
    piece (an XML entity: five characters for one) counts as a whole.
    """

    at: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Text and the pieces of the source that it was made from, in the text's order."""

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, text: str, start: int) -> "Passage":
        """Return source characters that begin at offset ``start``, unchanged."""
        return cls(text, (Piece(0, start, start + len(text)),) if text else ())

    @classmethod
    def made(cls, text: str, start: int, stop: int) -> "Passage":
        """Return text that stands for ``source[start:stop]`` as a whole, such as an entity."""
        return cls(text, (Piece(0, start, stop),) if text else ())

    @classmethod
    def kept(cls, text: str, ranges: Sequence[Span]) -> "Passage":
        """Return text that is the source's characters in these ranges; those that touch are one.

        >>> Passage.kept("ab", [(3, 4), (4, 5)]).pieces
        (Piece(at=0, start=3, stop=5),)
        """
        if len(ranges) == 1:
            start, stop = ranges[0]
            return cls(text, (Piece(0, start, stop),))
        if not ranges:
            return cls("", ())
        pieces: list[Piece] = []
        at = 0
        start, stop = ranges[0]
        for low, high in islice(ranges, 1, None):
            if low != stop:
                pieces.append(Piece(at, start, stop))
                at += stop - start
                start = low
            stop = high
        pieces.append(Piece(at, start, stop))
        return cls(text, tuple(pieces))

    @classmethod
    def join(cls, passages: Iterable["Passage"]) -> "Passage":
        """Return the passages one after the other, nothing between them."""
        texts: list[str] = []
        pieces: list[Piece] = []
        at = 0
        for passage in passages:
            texts.append(passage.text)
            pieces.extend(
                Piece(piece.at + at, piece.start, piece.stop) for piece in passage.pieces
            )
            at += len(passage.text)
        return cls("".join(texts), tuple(pieces))

    def __len__(self) -> int:
        return len(self.text)

    def part(self, start: int, stop: int) -> "Passage":
        """Return ``text[start:stop]`` with its origin."""
        start, stop = max(start, 0), min(stop, len(self.text))
        if start >= stop:
            return Passage("", ())
        pieces: list[Piece] = []
        index = bisect_right(self.pieces, start, key=itemgetter(0)) - 1
        while index < len(self.pieces) and self.pieces[index].at < stop:
            pieces.append(self._cut(index, start, stop))
            index += 1
        return Passage(self.text[start:stop], tuple(pieces))

    def _cut(self, index: int, start: int, stop: int) -> Piece:
        piece = self.pieces[index]
        end = self.pieces[index + 1].at if index + 1 < len(self.pieces) else len(self.text)
        low, high = max(start, piece.at), min(stop, end)
        if end - piece.at != piece.stop - piece.start:
            return Piece(low - start, piece.start, piece.stop)
        return Piece(low - start, piece.start + low - piece.at, piece.start + high - piece.at)

    def without(self, ranges: Sequence[Span]) -> "Passage":
        """Return the passage less the given ranges of its text (ascending, not overlapping)."""
        if not ranges:
            return self
        kept: list[Passage] = []
        at = 0
        for start, stop in ranges:
            kept.append(self.part(at, start))
            at = stop
        kept.append(self.part(at, len(self.text)))
        return Passage.join(kept)

    def strip(self) -> "Passage":
        """Return the passage without white space at either end."""
        left = len(self.text) - len(self.text.lstrip())
        return self.part(left, len(self.text.rstrip()))

    def spans(self) -> tuple[Span, ...]:
        """Return the source ranges of the passage; ranges that touch are one."""
        merged: list[Span] = []
        for _, start, stop in self.pieces:
            if merged and merged[-1][1] == start:
                merged[-1] = (merged[-1][0], stop)
            else:
                merged.append((start, stop))
        return tuple(merged)

    def place(self, at: int) -> int:
        """Return the source offset of a character, of its whole entity where it was one."""
        index = bisect_right(self.pieces, at, key=itemgetter(0)) - 1
        begins, start, stop = self.pieces[index]
        end = self.pieces[index + 1].at if index + 1 < len(self.pieces) else len(self.text)
        return start + at - begins if end - begins == stop - start else start

    def origin(self, start: int, stop: int) -> Span:
        """Return the smallest range of the source that holds ``text[start:stop]``."""
        pieces = self.part(start, stop).pieces
        return min(piece.start for piece in pieces), max(piece.stop for piece in pieces)
