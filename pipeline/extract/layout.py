"""How a flat text is set: are paragraphs parted by empty lines, are lines wrapped, how wide."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.lines import Line
from pipeline.extract.openings import Opening

_SURE = ("number", "preambular", "letter")


@dataclass(frozen=True, slots=True)
class Layout:
    """``parted``: empty lines part paragraphs. ``wrapped``: a paragraph takes several lines.

    ``width`` is the length that nine of ten full lines do not exceed.
    """

    parted: bool
    wrapped: bool
    width: int

    def ends_short(self, line: Line, following: Line) -> bool:
        """Return whether the next line's first word would have had room: a paragraph's end."""
        word = following.text.split(" ", 1)[0]
        return len(line.text) + 1 + len(word) <= self.width * 0.85


def layout_of(lines: Sequence[Line], openings: Sequence[Opening | None]) -> Layout:
    """Measure the body of a text (from the formula on, without notes and furniture)."""
    sure = parted = running = 0
    for line, form in zip(lines, openings, strict=True):
        if form is None:
            running += line.gap == 0
        elif form.form in _SURE:
            sure += 1
            parted += line.gap > 0
    lengths = sorted([len(line.text) for line in lines])
    width = lengths[int(len(lengths) * 0.9)] if lengths else 80
    return Layout(parted=parted * 4 >= sure, wrapped=running * 5 >= len(lines), width=width)
