"""A flat text as lines: what each shows, where it stands, and what stands between it and the next.

>>> [(line.text, line.gap) for line in split_lines("The Council,\\n\\nRecalling its", ())]
[('The Council,', 0), ('Recalling its', 1)]
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.blocks import RoleRange
from pipeline.extract.characters import TO_SPACE
from pipeline.extract.passages import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(slots=True, eq=False)
class Line:
    """A line that shows something.

    ``kept`` are the ranges of the source that it shows, ``text`` those characters with plain
    spaces, without space at either end. ``gap`` counts the empty lines before it; ``page`` says
    that a page ended before it.
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
            # A line of nothing but marks is an empty line to a reader.
            gap += 1 if match[0].strip() == "" else 0
            continue
        text = "".join(source[low:high] for low, high in kept).translate(TO_SPACE)
        lines.append(Line(text, kept, gap, page))
        gap, page = 0, False
    return lines


def _kept(
    source: str, start: int, stop: int, cuts: Sequence[RoleRange], index: int
) -> tuple[Span, ...]:
    """Return what is left of a line: no cuts, no white space at either end."""
    kept: list[Span] = []
    at = start
    while index < len(cuts) and cuts[index].start < stop:
        if cuts[index].start > at:
            kept.append((at, cuts[index].start))
        at = max(at, cuts[index].stop)
        index += 1
    if at < stop:
        kept.append((at, stop))
    while kept and not source[slice(*kept[0])].strip():
        del kept[0]
    while kept and not source[slice(*kept[-1])].strip():
        del kept[-1]
    if kept:
        low, high = kept[0]
        kept[0] = (high - len(source[low:high].lstrip()), high)
        low, high = kept[-1]
        kept[-1] = (low, low + len(source[low:high].rstrip()))
    return tuple(kept)
