"""Which number, letter or roman is due next: lists within lists, as a text opens them.

>>> scope = Scope()
>>> for number in ("1.", "(a)", "(b)", "(i)", "(ii)", "(c)", "2."):
...     scope = scope.after(number)
>>> scope.last, scope.depth
(2, 1)
"""

import re
from dataclasses import dataclass, field

from pipeline.extract.openings import Ending, Opening
from pipeline.extract.romans import roman_value

LAST_ROMAN = 30
"""The longest list that counts in roman numerals: (l) and (c) are letters."""


def rank(inner: str, style: str) -> int | None:
    """Return the place of a marker's letters in its series: (b) 2, (aa) 27, (iv) 4.

    >>> rank("b", "letter"), rank("aa", "letter"), rank("iv", "roman"), rank("b", "roman")
    (2, 27, 4, None)
    """
    inner = inner.lower()
    if style == "digit":
        return int(inner) if inner.isdigit() else None
    if style == "roman":
        value = roman_value(inner.upper())
        return value if value is not None and value <= LAST_ROMAN else None
    if len(inner) == 1 and inner.isalpha():
        return ord(inner) - 96
    if len(inner) == 2 and inner[0] == inner[1] and inner.isalpha():
        return ord(inner[0]) - 96 + 26
    return None


def shape(number: str) -> str:
    """Return a marker's marks and case, its letters taken out: "(a)" and "(b)" share a shape."""
    inner = inner_of(number)
    case = "A" if inner.isupper() and inner.isalpha() else "a"
    return number.replace(inner, case if not inner.isdigit() else "1", 1)


def inner_of(number: str) -> str:
    """Return the digits and letters of a marker: "(a)" is a.

    >>> inner_of("12."), inner_of("(a)"), inner_of("“1.")
    ('12', 'a', '1')
    """
    inner = number.strip("().")
    return inner if inner.isalnum() and inner.isascii() else _MARKS.sub("", number)


_MARKS = re.compile(r"[^0-9A-Za-z]")


@dataclass(slots=True)
class Level:
    """A list that is open: the shape of its markers, the series they count in, the last one."""

    shape: str
    style: str
    last: int


@dataclass(slots=True)
class Scope:
    """The numbering of one part: the last top number, and the lists open below it."""

    last: int = 0
    levels: list[Level] = field(default_factory=list)
    heads: dict[str, int] = field(default_factory=dict)
    """Numbered headings ("II. Strategic vision"): the last rank by shape."""
    fresh: bool = True
    """Whether a heading or a part has just begun, so that numbers may begin anew."""

    @property
    def depth(self) -> int:
        return len(self.levels) + 1

    def new_part(self) -> "Scope":
        return Scope(last=self.last)

    def heading(self) -> None:
        self.fresh = True

    def titled(self, number: str) -> None:
        """A heading with a number: "II. Strategic vision"."""
        self.heading()
        self.heads[shape(number)] = self._head_rank(number) or 1

    def _head_rank(self, number: str) -> int | None:
        inner, last = inner_of(number), self.heads.get(shape(number), 0)
        values = {rank(inner, "roman"), rank(inner, "letter")} - {None}
        return next((value for value in (last + 1, 1) if value in values), None)

    def plain(self) -> None:
        """An unnumbered paragraph closes the lists."""
        self.levels = []

    def after(self, number: str) -> "Scope":
        """Return the scope after one more number (for examples)."""
        form = "number" if number[0].isdigit() else "letter"
        self.take(Opening(form, number))  # type: ignore[arg-type]
        return self

    def number_opens(self, form: Opening, end: Ending, apart: bool, verb: bool) -> bool:
        """Return whether a line that begins with a number opens a paragraph."""
        assert form.number is not None
        if "." in form.number[:-1]:
            return end in ("stop", "colon") or (apart and end != "open")
        number = int(inner_of(form.number))
        if form.number.endswith(","):
            return number == self.last + 1 and end != "open"
        if number == self.last + 1 or (number == 1 and self.fresh):
            return end != "open" or verb or apart
        if number == 1:
            return end in ("stop", "colon") and (apart or verb)
        if end in ("stop", "colon"):
            return apart or self.last < number <= self.last + 3
        return apart and verb

    def letter_opens(self, form: Opening, end: Ending, apart: bool, numbered: bool) -> bool:
        """Return whether a line that begins with (a), (i), a. or A. opens a paragraph."""
        assert form.number is not None
        due = self.due(form.number)
        if form.number[:1].isupper():
            head = self._head_rank(form.number) is not None
            return (due or head) and (end in ("stop", "colon") or (apart and end != "open"))
        if form.number[0] == "(" or form.number[-1] == ")":
            if end in ("stop", "colon", "and"):
                return apart or due
            return due and (apart or (end == "comma" and numbered))
        return due and (end != "open" or apart)

    def due(self, number: str) -> bool:
        """Return whether a marker is the next of an open list, or the first of one."""
        return self._place(number) is not None

    def _place(self, number: str) -> tuple[int, str, int] | None:
        """Return (index of its level, style, rank) where the marker is due, or None."""
        printed, inner = shape(number), inner_of(number)
        styles = ("digit",) if inner.isdigit() else ("letter", "roman")
        for index, level in enumerate(self.levels):
            if inner == "6" and (level.style, level.last) == ("letter", 1):
                return index, "letter", 2  # a scan reads (b) as (6)
            if (
                inner == "ii"
                and level.shape == printed
                and (level.style, level.last) == ("letter", 9)
            ):
                return index + 1, "roman", 2  # the (i) before it was roman, no ninth letter
        for index in range(len(self.levels) - 1, -1, -1):
            level = self.levels[index]
            value = rank(inner, level.style)
            if level.shape == printed and value is not None and value == level.last + 1:
                return index, level.style, value
        for style in (*styles[1:], *styles[:1]):
            if rank(inner, style) == 1 and not any(
                level.shape == printed and level.style == style for level in self.levels
            ):
                return len(self.levels), style, 1
        return None

    def take(self, form: Opening) -> None:
        """Enter a number, letter or bullet that opens a paragraph."""
        assert form.number is not None
        self.fresh = False
        if form.form == "bullet":
            return
        if form.form == "number" and "." not in form.number[:-1]:
            self.last, self.levels = int(inner_of(form.number)), []
            return
        place = self._place(form.number)
        if place is not None:
            index, style, value = place
            del self.levels[index:]
            above = self.levels[-1] if self.levels else None
            if above and value == 2 and (above.style, above.last) == ("letter", 9):
                above.last = 8
            self.levels.append(Level(shape(form.number), style, value))
            return
        self._take_out_of_turn(form.number)

    def _take_out_of_turn(self, number: str) -> None:
        """A marker that is not due goes to the innermost list of its shape, or opens one."""
        printed, inner = shape(number), inner_of(number)
        style = "digit" if inner.isdigit() else "letter" if rank(inner, "letter") else "roman"
        for index in range(len(self.levels) - 1, -1, -1):
            if self.levels[index].shape == printed:
                value = rank(inner, self.levels[index].style)
                if value is not None:
                    self.levels[index].last = value
                    del self.levels[index + 1 :]
                    return
        self.levels.append(Level(printed, style, rank(inner, style) or 1))
