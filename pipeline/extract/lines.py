"""A flat text as lines: what each shows, where it stands, and what stands between it and the next.

>>> [(line.text, line.gap) for line in split_lines("The Council,\\n\\nRecalling its", ())]
[('The Council,', 0), ('Recalling its', 1)]
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.blocks import RoleRange
from pipeline.extract.characters import plain_spaced
from pipeline.extract.passages import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WORDS_OR_SPACE = re.compile(r"\s+|\S+(?: \S+)*")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


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
            first, last = max(start - at, 0), min(stop - at, high - low)
            if first < last:
                found.append((low + first, low + last))
            at += high - low
        return found


def split_lines(source: str, cuts: Sequence[RoleRange]) -> list[Line]:
    """Return the lines that show anything, the cuts taken out."""
    lines: list[Line] = []
    gap, page, index, end = 0, False, 0, 0
    for match in _LINE.finditer(source):
        between = source[end : match.start()]
        gap += max(len(_BREAK.findall(between)) - (1 if lines or end else 0), 0)
        page = page or "\x0c" in between
        end = match.end()
        while index < len(cuts) and cuts[index].stop <= match.start():
            index += 1
        kept = _kept(source, match.start(), end, cuts, index)
        if not kept:
            # A line of nothing but marks is not there for a reader; one of space is empty.
            gap += 1 if match[0].strip() == "" else 0
            continue
        text = plain_spaced("".join([source[low:high] for low, high in kept]))
        lines.append(Line(text, kept, gap, page))
        gap, page = 0, False
    return lines


def _kept(
    source: str, start: int, stop: int, cuts: Sequence[RoleRange], index: int
) -> tuple[Span, ...]:
    """Return what is left of a line: no cuts, no white space but one between words."""
    kept: list[Span] = []
    at = start
    while index < len(cuts) and cuts[index].start < stop:
        if cuts[index].start > at:
            kept.append((at, cuts[index].start))
        at = max(at, cuts[index].stop)
        index += 1
    if at < stop:
        kept.append((at, stop))
    return tuple(_single_spaced(source, kept))


def _single_spaced(source: str, ranges: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left without white space at the ends and beyond the first of each run."""
    pending: Span | None = None
    begun = False
    for start, stop in ranges:
        for match in _WORDS_OR_SPACE.finditer(source, start, stop):
            if not match[0].isspace():
                if pending is not None and begun:
                    yield pending
                yield match.span()
                begun, pending = True, None
            elif pending is None:
                pending = (match.start(), match.start() + 1)
