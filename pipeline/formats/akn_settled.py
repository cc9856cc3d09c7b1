"""Characters of an XML paragraph as text with single spaces, and the way back to the source.

After settling no white space but single plain spaces is left, none at either end, and no soft
hyphen, zero-width character or direction mark.
"""

import re
from bisect import bisect_right
from functools import partial
from itertools import accumulate
from sys import maxsize
from typing import NamedTuple

from pipeline.extract.blocks import Refusal
from pipeline.extract.characters import INVISIBLE, SPACES
from pipeline.extract.passages import Piece, Span
from pipeline.formats.akn_tree import Chars

_EDGE = INVISIBLE + SPACES + " "
"""What no text begins or ends with."""

_UNEVEN = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[^\S ]|[{INVISIBLE}]")
"""White space that is not one plain space, and characters that are not seen."""

MAX_RANGES = 100_000
"""Stretches of one paragraph without a double space or an invisible character."""


_piece = partial(tuple.__new__, Piece)
"""Make a piece of a tuple as it is."""


class Settled(NamedTuple):
    """Text with single spaces, and the ranges of the raw characters that it keeps."""

    text: str
    kept: tuple[Span, ...]
    at: tuple[int, ...]
    """Where in the text each kept range begins."""

    @classmethod
    def of(cls, chars: list[Chars]) -> "Settled":
        """Return the text of raw characters: one plain space for each run of white space."""
        raw = chars[0].text if len(chars) == 1 else "".join([text for text, _, _ in chars])
        text = raw.strip().replace("\u00a0", " ")
        # What is not printable is odd white space or not seen: most paragraphs have none.
        if text.isprintable() and "  " not in text and len(text) < MAX_RANGES:
            start = len(raw) - len(raw.lstrip())
            return cls(text, ((start, start + len(text)),) if text else (), (0,))
        return cls._evened(raw)

    @classmethod
    def _evened(cls, raw: str) -> "Settled":
        stop = len(raw.rstrip(_EDGE))
        start = stop - len(raw[:stop].lstrip(_EDGE))
        kept: list[Span] = []
        parts: list[str] = []
        for match in _UNEVEN.finditer(raw, start, stop):
            run = match.group()
            space = next((i for i, c in enumerate(run) if c.isspace()), None)
            parts.append(raw[start : match.start()])
            kept.append((start, match.start()))
            if space is not None:
                kept.append((match.start() + space, match.start() + space + 1))
                parts.append(" ")
            start = match.end()
            if len(kept) > MAX_RANGES:
                raise Refusal(
                    f"XML with a paragraph in more than {MAX_RANGES:,} pieces: it is damaged, "
                    "fetch it again"
                )
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

    def pieces(self, chars: list[Chars]) -> tuple[Piece, ...]:
        """Return where in the source the text came from; what is adjacent in both is one piece."""
        found: list[Piece] = []
        last_at = last_start = last_stop = -1
        raw_at = index = 0
        for (begin, stop), at in zip(self.kept, self.at, strict=False):
            shift = at - begin
            while begin < stop:
                text, first, last = chars[index]
                end = raw_at + len(text)
                if end <= begin:
                    raw_at, index = end, index + 1
                    continue
                here, until = begin + shift, min(stop, end)
                if len(text) == last - first:  # the source's own characters, no entity
                    first, last = first + begin - raw_at, first + until - raw_at
                    if last_stop == first and here - last_at == last_stop - last_start:
                        here, first = last_at, last_start
                        found.pop()
                found.append(_piece((here, first, last)))
                last_at, last_start, last_stop = here, first, last
                begin = until
        return tuple(found)
