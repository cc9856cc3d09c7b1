"""A flat text as lines: what each shows, where it stands, and what stands between it and the next.

>>> [(line.text, line.gap) for line in split_lines("The Council,\\n\\nRecalling its", ())]
[('The Council,', 0), ('Recalling its', 1)]
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise, starmap

from pipeline.extract.blocks import RoleRange
from pipeline.extract.characters import SPACES, plain_spaced, unusual
from pipeline.extract.passages import Passage, Span

_WORDS_OR_SPACE = re.compile(r"\s+|\S+(?: \S+)*")
_ODD = frozenset(SPACES) - frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
"""White space within a line other than the plain space."""


@dataclass(slots=True, eq=False)
class Line:
    """A line that shows something.

    ``kept`` are the ranges of the source that it shows, ``text`` those characters, with one plain
    space between words and none at either end. ``gap`` counts the empty lines before it; ``page``
    says that a page ended before it.
    """

    text: str
    kept: tuple[Span, ...]
    gap: int
    page: bool = False

    @property
    def start(self) -> int:
        return self.kept[0][0]

    @property
    def stop(self) -> int:
        return self.kept[-1][1]

    def source_range(self, start: int, stop: int) -> list[Span]:
        """Return the source ranges of ``text[start:stop]``."""
        found: list[Span] = []
        at = 0
        for low, high in self.kept:
            length = high - low
            if at + length > start:
                if at >= stop:
                    break
                first = start - at if start > at else 0
                last = stop - at if stop - at < length else length
                if first < last:
                    found.append((low + first, low + last))
            at += length
        return found

    def passage(self, start: int, stop: int) -> Passage:
        """Return ``text[start:stop]`` without white space at either end, with its origin."""
        text = self.text[start:stop].rstrip()
        stop = start + len(text)
        text = text.lstrip()
        return Passage.kept(text, self.source_range(stop - len(text), stop))


def split_lines(
    source: str, cuts: Sequence[RoleRange], rare: Set[str] | None = None
) -> list[Line]:
    """Return the lines that show anything, the cuts taken out.

    ``rare`` are the source's ``unusual`` characters, where they are known.
    """
    odd = not _ODD.isdisjoint(unusual(source) if rare is None else rare)
    pages = "\f" in source
    lines: list[Line] = []
    gap, page, index, end = 0, False, 0, 0
    cut = cuts[0].start if cuts else len(source)
    for raw in source.splitlines(keepends=True):
        start, end = end, end + len(raw)
        text = raw.strip()
        if text:
            low = start + raw.index(text)
            stop = low + len(text)
            kept: tuple[Span, ...] = ((low, stop),)
            if cut < stop:
                while index < len(cuts) and cuts[index].stop <= low:
                    index += 1
                cut = cuts[index].start if index < len(cuts) else len(source)
            if cut < stop:
                kept = _single_spaced(source, _left(low, stop, cuts, index), odd)
            elif odd or "  " in text:
                kept = _single_spaced(source, kept, odd)
            # A line of nothing but marks is not there for a reader.
            if kept:
                if kept[0] != (low, stop):
                    text = "".join([source[first:last] for first, last in kept])
                lines.append(Line(plain_spaced(text) if odd else text, kept, gap, page))
                gap, page = 0, False
            elif text[0] == ">":
                gap += 1  # the empty line of a quotation
        else:
            gap += 1
        if pages and raw[-1] == "\f":
            page = True
    return lines


def part_as_printed(lines: Sequence[Line]) -> None:
    """Take away the empty lines that a conversion has set behind each line, wrapped ones too.

    Where no line follows another at once, and many are the middle of a sentence, what parts
    paragraphs is only what there is more of.
    """
    least = min((line.gap for line in lines[1:]), default=0)
    if least and sum(starmap(_runs_on, pairwise(lines))) * 5 >= len(lines):
        for line in lines:
            line.gap = max(line.gap - least, 0)


_WRAPPED = 40
"""Characters at which nothing is wrapped yet: a list of short items is none."""


def _runs_on(line: Line, below: Line) -> bool:
    """Return whether a line breaks off between two words of a sentence, and not for its end."""
    broken = line.text[-1].isalnum() and len(line.text) >= _WRAPPED
    return broken and below.text[0].islower() and below.text[1:2].isalpha()


def _left(start: int, stop: int, cuts: Sequence[RoleRange], index: int) -> list[Span]:
    """Return what the cuts leave of a line."""
    left: list[Span] = []
    at = start
    while index < len(cuts) and cuts[index].start < stop:
        if cuts[index].start > at:
            left.append((at, cuts[index].start))
        at = max(at, cuts[index].stop)
        index += 1
    if at < stop:
        left.append((at, stop))
    return left


def _single_spaced(source: str, ranges: Sequence[Span], odd: bool) -> tuple[Span, ...]:
    """Return what is left without white space at the ends and beyond the first of each run.

    ``odd`` says that there may be white space other than plain spaces.
    """
    kept: list[Span] = []
    pending: Span | None = None
    for start, stop in ranges:
        piece = source[start:stop]
        if odd or "  " in piece:
            parts = [match.span() for match in _WORDS_OR_SPACE.finditer(source, start, stop)]
        else:
            low, high = start + (piece[0] == " "), stop - (piece[-1] == " ")
            parts = [(start, low), (low, high), (high, stop)]
        for part in parts:
            first, last = part
            if first >= last:
                continue
            if not source[first].isspace():
                if pending is not None and kept:
                    kept.append(pending)
                kept.append(part)
                pending = None
            elif pending is None:
                pending = (first, first + 1)
    return tuple(kept)
