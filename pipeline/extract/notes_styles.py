"""How conversions print the markers of notes: ³ or [3] or (3) or ^3^ or 3/ or a bare 3.

Here stand the printed forms; which of them are notes and markers is decided in ``notes``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from pipeline.vocabulary import rows

_SUP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RUN = f"[{_SUP}]{{1,9}}(?![{_SUP}])"
"""A number; no note has one of more digits, and int() refuses thousands of them."""

SUPERSCRIPT = str.maketrans(_SUP, "0123456789")

MONTHS = "|".join(row["word"] for row in rows("months") if row["word"].isalpha())
# What a note's text begins with: "See", "A/63/228", "https://", “...”; no month: "20 December".
BEGINS = rf"(?!(?:{MONTHS})\b)(?:[^\W\d_a-z]|[“\"*\[(]|\d{{4}} [A-Z]|https?:|www\.|\d+/)"


@dataclass(frozen=True, slots=True)
class Style:
    """How a conversion prints markers; group ``n`` of both patterns is the marker."""

    name: str
    start: re.Pattern[str]
    """At the beginning of a note."""
    inline: re.Pattern[str]
    """Where the text refers to a note."""
    needs: re.Pattern[str]
    """What a line that ``inline`` fits holds: most lines have no mark at all."""
    marks: str = ""
    """Where few texts have any: the characters of which ``needs`` finds one."""
    spaced: bool = False
    """Whether white space before a marker is a part of it, where ``inline`` doesn't say so."""
    within: bool = False
    """Whether ``inline`` finds nothing in lines that are joined but what it finds in each."""
    glued: bool = False
    """Whether a marker may stand behind a resolution's number with nothing between."""


STYLES = (
    Style(
        "superscript",  # organizations,³
        re.compile(rf"(?P<n>{_RUN})\s*"),
        # A set stands first, and not its repeat: so it is found fast.
        re.compile(rf"(?P<n>[{_SUP}](?<![{_SUP}].)(?:{_RUN})?(?:[, ]{{1,2}}{_RUN})*)(?![{_SUP}])"),
        re.compile(f"[{_SUP}]"),
        marks=_SUP,
        spaced=True,
        within=True,
    ),
    Style(
        "caret",  # organizations,^3^ and ^3 and [^3]
        re.compile(r"(?:\^(?P<n>\d{1,3}|\*{1,3})\^?|\[\^(?P<m>\d{1,3})\]):?\s+"),
        re.compile(
            r"\^(?P<n>\d{1,3}|\*{1,3})\^|\[\^(?P<m>\d{1,3})\]"
            r"|(?:(?<!\d)|(?<=\b(?:19|20)\d\d))\^(?P<k>\d{1,3})(?![\d^])"  # 10^12 is a power
        ),
        re.compile(r"\^"),
        spaced=True,
    ),
    Style(
        "tag",  # organizations,<sup>3</sup>, where notes begin so too
        re.compile(rf"<sup>(?P<n>\d{{1,3}})</sup>\s*(?={BEGINS})"),
        re.compile(r"<sup>(?P<n>\d{1,3}(?:,\s?\d{1,3})*)</sup>"),
        re.compile("<sup>"),
        spaced=True,
        within=True,
    ),
    Style(
        "bracket",  # organizations,[3]
        re.compile(r"\[(?P<n>\d{1,3}|\*{1,3})\]\s*"),
        re.compile(r"\[(?P<n>\d{1,3}|\*{1,3})\]"),
        re.compile(r"\["),
        spaced=True,
        within=True,
    ),
    Style(
        "slash",  # organizations, 3/
        re.compile(rf"(?P<n>\d{{1,3}}|\*{{1,3}})/\s+(?={BEGINS})"),
        re.compile(r"(?<![/\d])\s?(?P<n>\d{1,3}|\*{1,3})/(?=[\s,.;:)]|$)"),
        re.compile(r"[\d*]/"),
    ),
    Style(
        "paren",  # organizations,(3)
        re.compile(rf"\((?P<n>\d{{1,3}}|\*{{1,3}})\)\s+(?={BEGINS})"),
        re.compile(r"(?<=[^\s(])\s?\((?P<n>\d{1,3}|\*{1,3})\)"),
        re.compile(r"\([\d*]"),
    ),
    Style(
        "bare",  # organizations,3
        re.compile(rf"(?P<n>\d{{1,3}})(?:\s+(?={BEGINS})|$|(?=[A-Z][a-z]))"),
        # The first figure stands before what must precede it: figures are found fast.
        re.compile(
            r"(?P<n>\d(?:(?<=[^\W\d_].|[,.;:)”’\"'\]].)\d{0,2}(?:,\s?\d{1,3})*(?!\d|[./]\d|[°%])"
            r"|(?<=(?:19|20)\d\d.)\d{0,2}(?:,\s?\d{1,3})*(?![\d/])"
            r"|(?<=\bAgenda 21.)\d?(?!\d)))"
        ),
        re.compile(
            r"\d(?:(?<=[^\W\d_].|[,.;:)”’\"'\]].)|(?<=(?:19|20)\d\d.)|(?<=\bAgenda 21.)"
            r"|(?<=/\d\d\d.))"
        ),
        glued=True,
    ),
)
STAR = Style(
    "star",  # in every conversion: "23 March 2017*", "* Reissued for technical reasons"
    re.compile(rf"(?P<n>\*{{1,3}}|[†‡])\s+(?={BEGINS})"),
    re.compile(r"(?<=\S)(?P<n>\*{1,3}|[†‡])(?![\w*])"),
    re.compile("[*†‡]"),
    marks="*†‡",
)
_BEGUN = re.compile(
    re.sub(r"\?P<\w>", "?:", "|".join(each.start.pattern for each in (*STYLES, STAR)))
)
"""What a note of any style begins with."""


class Marker(NamedTuple):
    """A marker in a line: its range in the line's text, and the numbers it names."""

    start: int
    stop: int
    numbers: tuple[str, ...]


def markers(style: Style, text: str) -> list[Marker]:
    """Return what may be references to notes in a line."""
    return sorted(
        marker
        for each in (style, STAR)
        if each.needs.search(text)
        for marker in _markers(each, text)
    )


def _markers(style: Style, text: str) -> Iterator[Marker]:
    markers = (_marker(style, match) for match in style.inline.finditer(text))
    if not style.glued:
        yield from markers
        return
    yield from map(_last_if_not_ascending, markers)
    yield from _glued(text)


def _last_if_not_ascending(marker: Marker) -> Marker:
    """Return the marker's last number where one before it is no note's: "3/COP.14,2 the"."""
    values = [int(number) for number in marker.numbers if number.isdigit()]
    if values == sorted(values):
        return marker
    last = marker.numbers[-1]
    return Marker(marker.stop - len(last), marker.stop, (last,))


_NUMBER = re.compile(r"(?<![\d/.])\d{1,2}/(?P<n>\d{4,5})(?![\d/])")
"""No resolution or decision of a session has four figures."""


def _glued(text: str) -> Iterator[Marker]:
    """Yield what may be markers behind numbers of resolutions that are none with them.

    >>> [marker.numbers for marker in _glued("71/2057 and 72/190")]
    [('57',), ('7',)]
    """
    for match in _NUMBER.finditer(text):
        figures, stop = match["n"], match.end()
        for length in (2, 1):
            number, marker = figures[:-length], figures[-length:]
            if len(number) <= _FIGURES and "0" not in (number[0], marker[0]):
                yield Marker(stop - length, stop, (marker,))


_FIGURES = 3


def behind_a_resolution(text: str, marker: Marker) -> bool:
    """Return whether a marker is glued to a resolution's number: "71/2057"."""
    before = text[max(marker.start - _LONGEST, 0) : marker.start]
    return text[marker.start].isdecimal() and _RESOLUTION.search(before) is not None


_RESOLUTION = re.compile(r"(?<![\d/.])\d{1,2}/\d{1,3}\Z")
_LONGEST = len(".99/999")


def _marker(style: Style, match: re.Match[str], begins: int = 0) -> Marker:
    """Return a marker as it stands in its line, which ``begins`` there in what was searched."""
    start, stop = match.span()
    if style.spaced and start > begins and match.string[start - 1].isspace():
        start -= 1
    printed = _printed(match).translate(SUPERSCRIPT)
    numbers = (printed,) if printed.isdigit() else tuple(_APART.split(printed))
    return Marker(start - begins, stop - begins, numbers)


_APART = re.compile(r"[,\s]+")


def _printed(match: re.Match[str]) -> str:
    """Return a marker as printed: the group that took part."""
    return next(value for value in match.groups() if value is not None)


def may_begin(text: str) -> bool:
    """Return whether a line may begin a note, in whatever style."""
    return _BEGUN.match(text) is not None


def start_of_note(style: Style, text: str) -> tuple[str, int] | None:
    """Return the marker that a line begins with, and where the note's text begins."""
    match = style.start.match(text) or STAR.start.match(text)
    return (_printed(match).translate(SUPERSCRIPT), match.end()) if match else None


def marked(style: Style, texts: Sequence[str], rare: Set[str]) -> dict[int, list[Marker]]:
    """Return what may be references to notes, by the index of the line that has any.

    The lines are searched as one text: a search of each would cost more than all that is found.
    ``rare`` are the text's ``unusual`` characters.
    """
    text = "\n".join(texts)
    ends = list(accumulate([len(each) + 1 for each in texts]))
    found: dict[int, list[Marker]] = {}
    for each in (style, STAR):
        if each.marks and not any(mark in (text if mark == "*" else rare) for mark in each.marks):
            continue
        if each.within:
            for match in each.inline.finditer(text):
                index = bisect_right(ends, match.start())
                marker = _marker(each, match, ends[index - 1] if index else 0)
                found.setdefault(index, []).append(marker)
            continue
        for index in _lines_with(each.needs, text, ends):
            for marker in _markers(each, texts[index]):
                found.setdefault(index, []).append(marker)
    return {index: sorted(found[index]) for index in sorted(found)}


def _lines_with(pattern: re.Pattern[str], text: str, ends: Sequence[int]) -> Iterator[int]:
    """Yield the lines that a pattern finds something in; ``ends`` are where the next begin."""
    index = 0
    match = pattern.search(text)
    while match is not None:
        index = bisect_right(ends, match.start(), index)
        yield index
        match = pattern.search(text, ends[index])
