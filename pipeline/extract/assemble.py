"""From lines to running text: lines joined, line-end hyphens undone, markers cut out.

The text is the source's characters in its ``spans``, each run of white space as one plain space:
anyone can derive it again from the spans and find it equal.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import TypeVar

from pipeline.extract.blocks import Link, Ref, RoleRange
from pipeline.extract.characters import plain_spaced
from pipeline.extract.hyphens import Hyphens
from pipeline.extract.lines import Line
from pipeline.extract.markup import Markup
from pipeline.extract.notes_styles import Marker
from pipeline.extract.passages import Passage, Span

_Spanned = TypeVar("_Spanned", Span, Link)

_SPACE = re.compile(r"\s")
_RUN = re.compile(r"\s{2,}")
_SIGNS = "\u00ac"
"""What only ever parts a word at a line's end."""
_JOINING = "-/\u2010\u2013\u2014\u00ac"
"""What parts no words where it ends a line."""


class Assembly:
    """Collects the source's ranges of one paragraph in order and makes the passage of them."""

    __slots__ = ("cut", "ranges", "refs", "source", "texts")

    def __init__(self, source: str) -> None:
        self.source = source
        self.ranges: list[Span] = []
        self.texts: list[str] = []
        """What the ranges show; the ranges of a line share one text."""
        self.refs: list[tuple[int, str]] = []
        self.cut: list[RoleRange] = []

    def add_lines(
        self,
        lines: Sequence[Line],
        begins: int,
        marks: Mapping[int, Sequence[Marker]],
        hyphens: Hyphens,
    ) -> None:
        """Add lines, the first from ``begins`` on; ``marks`` are their markers by a line's id."""
        ranges, texts = self.ranges, self.texts
        before = lines[0]
        self.add(before, begins, marks.get(id(before), ()))
        for line in lines[1:]:
            text, kept = line.text, line.kept
            found = marks.get(id(line), ())
            joined = before.text[-1] in _JOINING
            if not (found or joined) and ranges and ranges[-1][1] + 1 == kept[0][0]:
                # As nearly all lines that are wrapped: one white space character between.
                ranges[-1] = (ranges[-1][0], kept[0][1])
                if len(kept) > 1:
                    ranges += kept[1:]
                texts += (" ", text)
            else:
                if joined:
                    self._join(before, line, hyphens)
                else:
                    self.space(kept[0][0])
                self.add(line, 0, found)
            before = line

    def _join(self, before: Line, line: Line, hyphens: Hyphens) -> None:
        """Part two lines, the first of which ends with a hyphen, dash or stroke, or don't."""
        text = before.text
        if text[-1] in _SIGNS and text[-2:-1].isalpha() and line.text[0].isalpha():
            self.drop_hyphen()
        elif text[-1] == "-" and hyphens.suspended(text, line.text):
            self.space(line.kept[0][0])
        elif text[-1] in "-\u2010" and text[-2:-1].isalpha() and line.text[0].isalpha():
            if not hyphens.keeps(text, line.text):
                self.drop_hyphen()
        elif text[-1] == "-" or not line.text[0].isalnum() or text[-2:-1] == " ":
            self.space(line.kept[0][0])

    def add(self, line: Line, begins: int, found: Sequence[Marker]) -> None:
        """Add a line from ``begins`` on, less its markers, which become references."""
        at = begins
        for marker in found:
            if marker.start < at:
                continue
            # "1978, 3/approved": the space before the marker is the only one.
            glued = line.text[marker.stop : marker.stop + 1].isalnum()
            spaced = line.text[marker.start] == " " and glued
            self._add(line, at, marker.start + spaced)
            place = self.ranges[-1][1] if self.ranges else line.start
            self.refs += [(place, number) for number in marker.numbers]
            self.cut += [
                RoleRange(*span, "marker") for span in line.source_range(marker.start, marker.stop)
            ]
            at = marker.stop
        if at:
            self._add(line, at, len(line.text))
        else:
            self.ranges += line.kept
            self.texts.append(line.text)

    def _add(self, line: Line, start: int, stop: int) -> None:
        self.ranges += line.source_range(start, stop)
        self.texts.append(line.text[start:stop])

    def space(self, stop: int) -> None:
        """Add the white space that parts the last line from one that begins at ``stop``."""
        start = self.ranges[-1][1] if self.ranges else stop
        if start < stop and not self.source[start].isspace():
            match = _SPACE.search(self.source, start, stop)
            start = match.start() if match else stop
        if start < stop:
            self.ranges.append((start, start + 1))
            self.texts.append(" ")

    def drop_hyphen(self) -> None:
        start, stop = self.ranges.pop()
        self.texts[-1] = self.texts[-1][:-1]
        self.cut.append(RoleRange(stop - 1, stop, "hyphen"))
        if start < stop - 1:
            self.ranges.append((start, stop - 1))

    def passage(self) -> Passage:
        """Return the passage: white space single, none at either end."""
        text = "".join(self.texts)
        if "  " not in text and text == text.strip():
            return Passage.kept(text, self.ranges)
        return self._single_spaced()

    def _single_spaced(self) -> Passage:
        """Return the passage where the cut of a marker left white space on both sides."""
        pieces: list[Span] = []
        texts: list[str] = []
        blank = True
        for start, stop in self.ranges:
            for low, high in _single_spaced(self.source, start, stop):
                if blank and self.source[low].isspace():
                    low += 1
                    if low == high:
                        continue
                pieces.append((low, high))
                texts.append(self.source[low:high])
                blank = self.source[high - 1].isspace()
        return Passage.kept(plain_spaced("".join(texts)), pieces).strip()


def _single_spaced(source: str, start: int, stop: int) -> Iterable[Span]:
    at = start
    for match in _RUN.finditer(source, start, stop):
        yield at, match.start() + 1
        at = match.end()
    if at < stop:
        yield at, stop


def place_of(passage: Passage, offset: int) -> int:
    """Return where a source offset falls in a passage of flat text (pieces in ascending order)."""
    index = bisect_right(passage.pieces, offset, key=_PIECE_START) - 1
    if index < 0:
        return 0
    piece = passage.pieces[index]
    return min(piece.at + min(offset - piece.start, piece.stop - piece.start), len(passage.text))


def refs_of(passage: Passage, refs: Iterable[tuple[int, str]]) -> tuple[Ref, ...]:
    """Return references by their place in the text, from their places in the source."""
    return tuple([Ref(place_of(passage, offset), number) for offset, number in refs])


def marks_in(passage: Passage, markup: Markup) -> tuple[tuple[Span, ...], tuple[Link, ...]]:
    """Return the emphasis and the links that fall into a passage, by their place in its text."""
    if not passage.pieces or not (markup.emphasis or markup.links):
        return (), ()
    low, high = passage.pieces[0].start, passage.pieces[-1].stop
    emphasis = [
        (place_of(passage, start), place_of(passage, stop))
        for start, stop in _within(markup.emphasis, low, high)
    ]
    links = [
        Link(place_of(passage, start), place_of(passage, stop), target)
        for start, stop, target in _within(markup.links, low, high)
    ]
    return tuple([span for span in emphasis if span[0] < span[1]]), tuple(links)


def _within(spans: Sequence[_Spanned], low: int, high: int) -> Sequence[_Spanned]:
    if not spans:
        return ()
    first = bisect_right(spans, low, key=_STOP)
    last = bisect_right(spans, high, first, key=_START)
    return spans[first:last]


_START, _STOP = itemgetter(0), itemgetter(1)
_PIECE_START = attrgetter("start")
