"""Footnotes of a flat text: which lines are notes, and where the text refers to them.

A conversion prints markers in one way (``notes_styles``): the same way is used where the text
refers to a note and where the note begins. Notes are numbered upwards, so a line is a note only
where its number is due; a bare digit is a marker only where it is glued to a word, a mark or a
year *and* a note of that number follows.
"""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from pipeline.extract.characters import unusual
from pipeline.extract.lines import Line
from pipeline.extract.notes_styles import (
    STYLES,
    SUPERSCRIPT,
    Marker,
    Style,
    behind_a_resolution,
    marked,
    may_begin,
    start_of_note,
)

_NOTE_HEAD = re.compile(
    r"See|Ibid|Resolutions?\b|[A-Z]{1,6}(?:\.\d+)?/|Official Records|United Nations, "
    r"|General Assembly|Security"
    r"|Adopted|Available|www|http|Report of|Decision|Economic and Social|Human Rights Council"
)
SURE = ("superscript", "caret", "tag", "bracket")
"""Styles that nothing else is printed in: such a mark is a marker even without its note."""


@dataclass(frozen=True, slots=True)
class NoteLines:
    """The style of a text's markers, and the lines where notes begin: index to marker."""

    style: Style | None
    starts: dict[int, str]
    marked: dict[int, list[Marker]] = field(default_factory=dict)
    """What may be a marker of this style, else of the first one, by the index of the line."""


def find_notes(lines: Sequence[Line], rare: Set[str] | None = None) -> NoteLines:
    """Return the style that explains most notes: each due in turn and referred to before.

    ``rare`` are the ``unusual`` characters of the lines, where they are known.
    """
    texts = [line.text for line in lines]
    rare = unusual("".join(texts)) if rare is None else rare
    best: NoteLines | None = None
    beginnings = [
        (index, text)
        for index, text in enumerate(texts)
        if not text[0].isalpha() and may_begin(text)
    ]
    for style in STYLES:
        begun = {
            index: start
            for index, text in beginnings
            if (start := start_of_note(style, text)) is not None
        }
        explained = len(best.starts) if best else 0
        if len(begun) <= explained:
            continue  # it can't explain more
        found = marked(style, texts, rare)
        starts = _due_in_turn(style, lines, begun, found)
        if len(starts) > explained:
            best = NoteLines(style, starts, found)
    return best or NoteLines(None, {}, marked(STYLES[0], texts, rare))


def _due_in_turn(
    style: Style,
    lines: Sequence[Line],
    begun: Mapping[int, tuple[str, int]],
    found: Mapping[int, Sequence[Marker]],
) -> dict[int, str]:
    """Return the lines that begin with the next number and whose number the text names.

    ``begun`` are the lines that may begin a note, with its marker and where its text begins.
    """
    named = {
        number
        for index, each in found.items()
        for marker in each
        if index not in begun or marker.start >= begun[index][1]
        for number in marker.numbers
    }
    starts: dict[int, str] = {}
    last = 0
    order = list(begun)
    for at, index in enumerate(order):
        number, begins = begun[index]
        if _runs_on(style, lines, index, begins) and _again(begun, order, at):
            continue
        if number.isdigit() and _is_due(int(number), last, number in named, style):
            starts[index] = number
            last = int(number)
        elif not number.isdigit() and number in named:
            starts[index] = number
    return starts


def _runs_on(style: Style, lines: Sequence[Line], index: int, begins: int) -> bool:
    """Return whether a bare number that a line begins with is a sentence's: "than / 3 States"."""
    if style.name != "bare" or index == 0 or lines[index].gap or lines[index].page:
        return False
    before, rest = lines[index - 1].text.rstrip(), lines[index].text[begins:]
    return bool(rest) and before[-1:].islower() and _NOTE_HEAD.match(rest) is None


def _again(begun: Mapping[int, tuple[str, int]], order: Sequence[int], at: int) -> bool:
    """Return whether another line begins with the same number before one with the next does."""
    number = begun[order[at]][0]
    after = str(int(number) + 1) if number.isdigit() else None
    for later in range(at + 1, len(order)):
        if order[later] >= order[at] + 400:
            break
        if begun[order[later]][0] == number:
            return True
        if begun[order[later]][0] == after:
            return False
    return False


def _is_due(number: int, last: int, named: bool, style: Style) -> bool:
    """Return whether a note of this number may begin here.

    Unmistakable styles may skip numbers (a note may stand in a part that the text lost) and may
    begin anew in an annex; a style that enumerations share must be named first.
    """
    if style.name in SURE:
        return (last < number <= last + 12) or (number == 1 and named)
    return named and last < number <= last + (6 if last else 4)


_HEADING = re.compile(r"(?:foot|end)?notes\s?:?", re.IGNORECASE)


def notes_headings(lines: Sequence[Line], notes: NoteLines) -> list[Line]:
    """Return the lines that only say that notes begin below them: "Notes", "Endnotes:".

    "Notes" is a clause's verb elsewhere, behind its number on a line of its own too.
    """
    found = []
    for index in sorted(notes.starts):
        above = lines[index - 1].text if index else ""
        before = lines[index - 2].text if index > 1 else ""
        heading = above[:1].isupper() and _HEADING.fullmatch(above)
        if heading and not _NUMBER_ALONE.fullmatch(before):
            found.append(lines[index - 1])
    return found


_NUMBER_ALONE = re.compile(r"\(?\w{1,4}[.)]")
_UNIT = re.compile(r"\b(?:k|c|m)?m$")  # km², m³: a unit, no marker
_WORD_BEFORE = re.compile(
    r"(?:[a-z]{3}|[^\W\d_][)”’\"'\]]?[,.;:]|[)”’\"'\]][,.;:]?|(?:19|20)\d\d[,.;:]?)$"
)
# "AU/Dec.1", "Supplement No.3", "para.5", "XIII.1": the number belongs to what stands before it.
_BELONGS = re.compile(
    r"(?:/\S*|\b[IVXL]+|\b(?:[A-Z]|Nos?|Add|Corr|Rev|Amend|Res|Dec|Rule)|\b(?:paras?|sect|chap|vol|arts?|pp?))\.$"
    r"|\d ?\([a-z]{1,2}\)$"  # "section 13 (b)(1)"
)


_SERIES = re.compile(r"\b[A-Z]{2,6}\.$")  # "resolution FAL.13(42)"


def references(lines: Sequence[Line], notes: NoteLines) -> dict[int, list[Marker]]:
    """Return the accepted markers of each line, by the line's index.

    A marker counts where a note of its number is defined, in a style that is nothing else
    everywhere. Of the styles that look like other things, a number must be the next one, or
    stand after a word or a mark and not be far ahead.
    """
    style, defined = notes.style or STYLES[0], set(notes.starts.values())
    sure = style.name in SURE
    found: dict[int, list[Marker]] = {}
    last = min((int(n) for n in defined if n.isdigit()), default=1) - 1
    for index, each in notes.marked.items():
        if index in notes.starts:
            continue
        text = lines[index].text
        for marker in each:
            left = text[: marker.start].rstrip() or _text_before(lines, notes, index)
            known = set(marker.numbers) <= defined
            if _UNIT.search(left[-3:]) or not (known or (sure and text[: marker.start].strip())):
                continue
            first = int(marker.numbers[0]) if marker.numbers[0].isdigit() else last
            starred = not marker.numbers[0].isdigit()
            if behind_a_resolution(text, marker):
                if first != last + 1:
                    continue
            elif not (sure or starred or _plausible(first, last, left, text[marker.stop :])):
                continue
            last = max(last, int(marker.numbers[-1]) if marker.numbers[-1].isdigit() else last)
            found.setdefault(index, []).append(marker)
    return found


def _text_before(lines: Sequence[Line], notes: NoteLines, index: int) -> str:
    """Return the line above in which no note begins."""
    above = index - 1
    while above in notes.starts:
        above -= 1
    return lines[above].text if above >= 0 else ""


def _plausible(number: int, last: int, left: str, right: str) -> bool:
    """Return whether a number of an ambiguous style is a marker at this place."""
    if _BELONGS.search(left) or (right[:1] in ("(", "/") and _SERIES.search(left)):
        return False
    if number == last + 1:
        return left[-1:] not in "-.$" or bool(_WORD_BEFORE.search(left))
    clear = bool(_WORD_BEFORE.search(left)) and not right[:1].isalnum()
    return clear and number <= last + 6


def plain_marker(printed: str) -> str:
    """Return a marker's number or stars without the marks of its style.

    >>> plain_marker("³"), plain_marker("[12]"), plain_marker("<sup>3</sup>"), plain_marker("4/")
    ('3', '12', '3', '4')
    """
    return _MARKS.sub("", printed.translate(SUPERSCRIPT))


_MARKS = re.compile(r"</?sup>|[^\w*†‡]")
