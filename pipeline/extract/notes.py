"""Footnotes of a flat text: which lines are notes, and where the text refers to them.

A conversion prints markers in one way: ³ or [3] or (3) or ^3^ or 3/ or a bare 3. The same way
is used where the text refers to a note and where the note begins. Notes are numbered upwards, so
a line is a note only where its number is due; a bare digit is a marker only where it is glued to
a word, a mark or a year *and* a note of that number follows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.extract.lines import Line
from pipeline.vocabulary import rows

_SUP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT = str.maketrans(_SUP, "0123456789")

MONTHS = "|".join(row["word"] for row in rows("months") if row["word"].isalpha())
# What a note's text begins with: "See", "A/63/228", "https://", “...”; no month: "20 December".
BEGINS = rf"(?!(?:{MONTHS})\b)(?:[^\W\d_a-z]|[“\"*\[(]|\d{{4}} [A-Z]|https?:|www\.|\d+/)"
_NOTE_HEAD = re.compile(
    r"See|Ibid|Resolutions?\b|[A-Z]{1,6}(?:\.\d+)?/|Official Records|United Nations, "
    r"|General Assembly|Security"
    r"|Adopted|Available|www|http|Report of|Decision|Economic and Social|Human Rights Council"
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a conversion prints markers; group ``n`` of both patterns is the marker."""

    name: str
    start: re.Pattern[str]
    """At the beginning of a note."""
    inline: re.Pattern[str]
    """Where the text refers to a note."""
    needs: re.Pattern[str]
    """What a line that either pattern fits holds: most lines have no mark at all."""


STYLES = (
    Style(
        "superscript",  # organizations,³
        re.compile(rf"(?P<n>[{_SUP}]+)\s*"),
        re.compile(rf"\s?(?P<n>[{_SUP}]+(?:[,\s]{{1,2}}[{_SUP}]+)*)"),
        re.compile(f"[{_SUP}]"),
    ),
    Style(
        "caret",  # organizations,^3^ and [^3]
        re.compile(r"(?:\^(?P<n>\d{1,3}|\*{1,3})\^?|\[\^(?P<m>\d{1,3})\]):?\s+"),
        re.compile(r"\s?(?:\^(?P<n>\d{1,3}|\*{1,3})\^|\[\^(?P<m>\d{1,3})\])"),
        re.compile(r"\^"),
    ),
    Style(
        "bracket",  # organizations,[3]
        re.compile(r"\[(?P<n>\d{1,3}|\*{1,3})\]\s*"),
        re.compile(r"\s?\[(?P<n>\d{1,3}|\*{1,3})\]"),
        re.compile(r"\["),
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
            r"|(?<=(?:19|20)\d\d.)\d{0,2}(?:,\s?\d{1,3})*(?![\d/])))"
        ),
        re.compile(r"\d"),
    ),
)
SURE = ("superscript", "caret", "bracket")
"""Styles that nothing else is printed in: such a mark is a marker even without its note."""

_STAR = Style(
    "star",  # in every conversion: "23 March 2017*", "* Reissued for technical reasons"
    re.compile(rf"(?P<n>\*{{1,3}}|[†‡])\s+(?={BEGINS})"),
    re.compile(r"(?<=\S)(?P<n>\*{1,3}|[†‡])(?![\w*])"),
    re.compile("[*†‡]"),
)


class Marker(NamedTuple):
    """A marker in a line: its range in the line's text, and the numbers it names."""

    start: int
    stop: int
    numbers: tuple[str, ...]


def markers(style: Style, text: str) -> list[Marker]:
    """Return what may be references to notes in a line."""
    return sorted(
        Marker(
            match.start(),
            match.end(),
            tuple(_APART.split(_printed(match).translate(_SUPERSCRIPT))),
        )
        for each in (style, _STAR)
        if each.needs.search(text)
        for match in each.inline.finditer(text)
    )


_APART = re.compile(r"[,\s]+")


def _printed(match: re.Match[str]) -> str:
    """Return a marker as printed: the group that took part."""
    return next(value for value in match.groups() if value is not None)


def start_of_note(style: Style, text: str) -> tuple[str, int] | None:
    """Return the marker that a line begins with, and where the note's text begins."""
    match = style.start.match(text) or _STAR.start.match(text)
    return (_printed(match).translate(_SUPERSCRIPT), match.end()) if match else None


@dataclass(frozen=True, slots=True)
class NoteLines:
    """The style of a text's markers, and the lines where notes begin: index to marker."""

    style: Style | None
    starts: dict[int, str]


def find_notes(lines: Sequence[Line]) -> NoteLines:
    """Return the style that explains most notes: each due in turn and referred to before."""
    best = NoteLines(None, {})
    text = "\n".join(line.text for line in lines)
    absent = [style for style in STYLES if not style.needs.search(text)]
    for style in STYLES:
        # Without any mark of its own a style explains what the stars do, as every such style.
        if style in absent and (style is not absent[0] or not _STAR.needs.search(text)):
            continue
        starts = _due_in_turn(style, lines)
        if len(starts) > len(best.starts):
            best = NoteLines(style, starts)
    return best if best.starts else NoteLines(None, {})


def _due_in_turn(style: Style, lines: Sequence[Line]) -> dict[int, str]:
    """Return the lines that begin with the next number and whose number the text names."""
    begun = [start_of_note(style, line.text) for line in lines]
    named = {
        number
        for line, start in zip(lines, begun, strict=True)
        for marker in markers(style, line.text)
        if marker.start >= (start[1] if start else 0)
        for number in marker.numbers
    }
    starts: dict[int, str] = {}
    last = 0
    held: list[tuple[int, str]] = []
    for index, start in enumerate(begun):
        if start is None or (
            _runs_on(style, lines, index, start[1]) and _again(begun, index, start[0])
        ):
            continue
        number = start[0]
        if number.isdigit() and _is_due(int(number), last, number in named, style):
            starts[index] = number
            last = int(number)
        elif not number.isdigit() and number in named:
            held.append((index, number))
    return dict(sorted({**starts, **dict(held)}.items()))


def _runs_on(style: Style, lines: Sequence[Line], index: int, begins: int) -> bool:
    """Return whether a bare number that a line begins with is a sentence's: "than / 3 States"."""
    if style.name != "bare" or index == 0 or lines[index].gap or lines[index].page:
        return False
    before, rest = lines[index - 1].text.rstrip(), lines[index].text[begins:]
    return bool(rest) and before[-1:].islower() and _NOTE_HEAD.match(rest) is None


def _again(begun: Sequence[tuple[str, int] | None], index: int, number: str) -> bool:
    """Return whether another line begins with the number before one begins with the next."""
    after = str(int(number) + 1) if number.isdigit() else None
    for start in begun[index + 1 : index + 400]:
        if start is not None and start[0] == number:
            return True
        if start is not None and start[0] == after:
            return False
    return False


def _is_due(number: int, last: int, named: bool, style: Style) -> bool:
    """Return whether a note of this number may begin here.

    Unmistakable styles may skip numbers (a note may stand in a part that the text lost) and may
    begin anew in an annex; a style that enumerations share must be named first.
    """
    if style.name in SURE:
        return (last < number <= last + 12) or (number == 1 and named)
    return named and last < number <= last + 4


_UNIT = re.compile(r"\b(?:k|c|m)?m$")  # km², m³: a unit, no marker
_WORD_BEFORE = re.compile(
    r"(?:[a-z]{3}|[^\W\d_][)”’\"'\]]?[,.;:]|[)”’\"'\]]|(?:19|20)\d\d[,.;:]?)$"
)
# "AU/Dec.1", "Supplement No.3", "para.5", "XIII.1": the number belongs to what stands before it.
_BELONGS = re.compile(
    r"(?:/\S*|\b[IVXL]+|\b(?:[A-Z]|Nos?|Add|Corr|Rev|Amend|Res|Dec|Rule)|\b(?:paras?|sect|chap|vol|arts?|pp?))\.$"
)


def references(lines: Sequence[Line], notes: NoteLines) -> dict[int, list[Marker]]:
    """Return the accepted markers of each line, by the line's index.

    A marker counts where a note of its number is defined, in a style that is nothing else
    everywhere. Of the styles that look like other things, a number must be the next one, or
    stand after a word or a mark and not be far ahead.
    """
    style, defined = notes.style or STYLES[0], set(notes.starts.values())
    sure = style.name in SURE
    found: dict[int, list[Marker]] = {}
    last, before = min((int(n) for n in defined if n.isdigit()), default=1) - 1, ""
    for index, line in enumerate(lines):
        if index in notes.starts:
            continue
        for marker in markers(style, line.text):
            left = line.text[: marker.start].rstrip() or before
            known = set(marker.numbers) <= defined
            if _UNIT.search(left) or not (known or (sure and line.text[: marker.start].strip())):
                continue
            first = int(marker.numbers[0]) if marker.numbers[0].isdigit() else last
            starred = not marker.numbers[0].isdigit()
            if not (sure or starred or _plausible(first, last, left, line.text[marker.stop :])):
                continue
            last = max(last, int(marker.numbers[-1]) if marker.numbers[-1].isdigit() else last)
            found.setdefault(index, []).append(marker)
        before = line.text
    return found


def _plausible(number: int, last: int, left: str, right: str) -> bool:
    """Return whether a number of an ambiguous style is a marker at this place."""
    if _BELONGS.search(left):
        return False
    if number == last + 1:
        return left[-1:] not in "-.$" or bool(_WORD_BEFORE.search(left))
    clear = bool(_WORD_BEFORE.search(left)) and not right[:1].isalnum()
    return clear and number <= last + 6


def plain_marker(printed: str) -> str:
    """Return a marker's number or stars without the marks of its style.

    >>> plain_marker("³"), plain_marker("[12]"), plain_marker("^3^"), plain_marker("4/")
    ('3', '12', '3', '4')
    """
    return re.sub(r"[^\w*†‡]", "", printed.translate(_SUPERSCRIPT))
