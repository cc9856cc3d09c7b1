"""Inline content of an XML paragraph as running text with its emphasis, links and note markers.

A line is what lies between two breaks. Its text has single spaces, none at the ends, and no soft
hyphens, zero-width characters or direction marks: what is left out keeps its role in the source.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from sys import maxsize
from typing import NamedTuple
from urllib.parse import unquote

from pipeline.extract.blocks import Link, Ref
from pipeline.extract.characters import INVISIBLE, SPACES
from pipeline.extract.passages import Passage, Piece, Span
from pipeline.formats.akn_tree import Chars, Node

_EDGE = INVISIBLE + SPACES + " "
"""What no text begins or ends with."""

_UNEVEN = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[^\S ]|[{INVISIBLE}]")
"""White space that is not one plain space, and characters that are not seen."""

_EMPHASIS = re.compile(r"\b(?:italic|bold|underline)\b")
_EMPHASIS_TAGS = frozenset({"b", "i", "u"})

_MARKERS = re.compile(r"\s*(\d{1,4}|\*{1,4})(?:\s*,\s*(\d{1,4}|\*{1,4}))*\s*")
"""A raised "3" or "3, 4" or "*": a second reference to a note that was given before."""

_UNIT = re.compile(r"\b(?:k|c|m)?m\s*$")
"""What stands before a raised 2 that is a square: "km"."""

_SERVER = re.compile(r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:[a-z]{2}/)?", re.I)
"""The UN's servers of documents by symbol: what follows the language is the symbol."""


class Mark(NamedTuple):
    """A range of raw characters inside an element that sets them apart."""

    start: int
    stop: int
    node: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line or paragraph, before it is known what it is."""

    passage: Passage
    refs: tuple[Ref, ...] = ()
    notes: tuple[Node, ...] = ()
    emphasis: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    markers: tuple[Span, ...] = ()
    """Ranges of the source that refer to a note and are no text."""


@dataclass(slots=True)
class Run:
    """Characters and marks as they come, until a break; offsets count the raw characters."""

    chars: list[Chars] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    notes: list[tuple[int, Node]] = field(default_factory=list)
    repeats: list[tuple[int, str]] = field(default_factory=list)
    markers: list[Span] = field(default_factory=list)

    def take(self, chars: Chars) -> None:
        """Gather character data."""
        self.chars.append(chars)
        self.length += len(chars.text)

    def add(self, node: Node, known: set[str]) -> None:
        """Gather an element; ``known`` are the markers of the notes so far."""
        if node.tag == "authorialNote":
            self.notes.append((self.length, node))
            known.add(node.attributes.get("marker", "").strip())
            return
        if node.tag == "sup" and self._repeats(node, known):
            return
        start = self.length
        for child in node.children:
            if isinstance(child, Chars):
                self.take(child)
            else:
                self.add(child, known)
        if node.tag == "a" or _is_emphasis(node):
            self.marks.append(Mark(start, self.length, node))

    def _repeats(self, node: Node, known: set[str]) -> bool:
        """Take a raised number for a reference to a note, if there is such a note."""
        text = node.text()
        if not _MARKERS.fullmatch(text) or any(isinstance(c, Node) for c in node.children):
            return False
        markers = [marker.strip() for marker in text.split(",")]
        if not known.issuperset(markers) or _UNIT.search(
            self.chars[-1].text if self.chars else ""
        ):
            return False
        self.repeats += [(self.length, marker) for marker in markers]
        self.markers += [(c.start, c.stop) for c in node.children if isinstance(c, Chars)]
        return True

    def line(self) -> Line | None:
        """Return what was gathered, or None if it is blank and refers to no note."""
        settled = _Settled.of(self.chars)
        if not settled.text and not self.notes:
            return None
        given = [(at, note.attributes.get("marker", "").strip()) for at, note in self.notes]
        return Line(
            passage=Passage(settled.text, tuple(settled.pieces(self.chars))),
            refs=tuple(
                Ref(settled.place_after_word(at), marker)
                for at, marker in sorted(given + self.repeats, key=lambda ref: ref[0])
            ),
            notes=tuple(note for _, note in self.notes),
            emphasis=tuple(self._emphasis(settled)),
            links=tuple(self._links(settled)),
            markers=tuple(self.markers),
        )

    def _emphasis(self, settled: "_Settled") -> Iterator[Span]:
        """Yield what is set in italics or bold; ranges with only white space between are one."""
        ranges = (settled.range(m.start, m.stop) for m in self.marks if _is_emphasis(m.node))
        last: Span | None = None
        for start, stop in sorted(r for r in ranges if r[0] < r[1]):
            if last and not settled.text[last[1] : start].strip():
                last = (last[0], max(last[1], stop))
                continue
            if last:
                yield last
            last = (start, stop)
        if last:
            yield last

    def _links(self, settled: "_Settled") -> Iterator[Link]:
        """Yield the links; pieces of one printed link that touch ("76/1", "5", "4") are one."""
        last: Link | None = None
        for mark in self.marks:
            if mark.node.tag != "a":
                continue
            start, stop = settled.range(mark.start, mark.stop)
            target = _SERVER.sub("", unquote(mark.node.attributes.get("href", "")).strip())
            if start >= stop or not target:
                continue
            if last and last.stop == start and last.target == target:
                last = Link(last.start, stop, target)
                continue
            if last:
                yield last
            last = Link(start, stop, target)
        if last:
            yield last


def _is_emphasis(node: Node) -> bool:
    return node.tag in _EMPHASIS_TAGS or (
        node.tag == "span" and _EMPHASIS.search(node.attributes.get("class", "")) is not None
    )


@dataclass(frozen=True, slots=True)
class _Settled:
    """Text with single spaces, and the ranges of the raw characters that it keeps."""

    text: str
    kept: tuple[Span, ...]
    at: tuple[int, ...]
    """Where in the text each kept range begins."""

    @classmethod
    def of(cls, chars: list[Chars]) -> "_Settled":
        """Return the text of raw characters: one plain space for each run of white space."""
        raw = "".join(c.text for c in chars)
        stop = len(raw.rstrip(_EDGE))
        start = len(raw) - len(raw.lstrip(_EDGE))
        kept: list[Span] = []
        parts: list[str] = []
        for match in _UNEVEN.finditer(raw, start, stop):
            run = match.group()
            space = next((i for i, c in enumerate(run) if c.isspace()), None)
            parts.append(raw[start : match.start()])
            if space is None:
                kept.append((start, match.start()))
            else:
                kept += [
                    (start, match.start()),
                    (match.start() + space, match.start() + space + 1),
                ]
                parts.append(" ")
            start = match.end()
        if start < stop:
            kept.append((start, stop))
            parts.append(raw[start:stop])
        kept = [span for span in kept if span[0] < span[1]]
        return cls(
            "".join(parts), tuple(kept), tuple(accumulate((b - a for a, b in kept), initial=0))
        )

    def place(self, offset: int) -> int:
        """Return where a raw offset lies in the text."""
        index = bisect_right(self.kept, (offset, maxsize)) - 1
        if index < 0:
            return 0
        start, stop = self.kept[index]
        return self.at[index] + min(offset, stop) - start

    def place_after_word(self, offset: int) -> int:
        """Return where a marker at a raw offset belongs: it touches the word before it."""
        return len(self.text[: self.place(offset)].rstrip())

    def range(self, start: int, stop: int) -> Span:
        """Return a raw range in the text, without white space at its ends."""
        low, high = self.place(start), self.place(stop)
        inner = self.text[low:high]
        return low + len(inner) - len(inner.lstrip()), low + len(inner.rstrip())

    def pieces(self, chars: list[Chars]) -> Iterator[Piece]:
        """Yield where in the source the text came from; what is adjacent in both is one piece."""
        last: Piece | None = None
        for piece, verbatim in self._single(chars):
            if (
                last
                and verbatim
                and last.stop == piece.start
                and piece.at - last.at == last.stop - last.start
            ):
                last = Piece(last.at, last.start, piece.stop)
                continue
            if last:
                yield last
            last = piece
        if last:
            yield last

    def _single(self, chars: list[Chars]) -> Iterator[tuple[Piece, bool]]:
        raw_at, index = 0, 0
        for (start, stop), at in zip(self.kept, self.at, strict=False):
            begin = start
            while begin < stop:
                text, first, last = chars[index]
                end = raw_at + len(text)
                if end <= begin:
                    raw_at, index = end, index + 1
                    continue
                until = min(stop, end)
                verbatim = len(text) == last - first
                if verbatim:
                    first, last = first + begin - raw_at, first + until - raw_at
                yield Piece(at + begin - start, first, last), verbatim
                begin = until
