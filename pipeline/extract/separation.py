"""Where a note ends: notes are parted from the body that they interrupt.

A note goes on over the lines below it until an empty line, a page's end, the next note or, in a
text without empty lines, a line after its full stop that opens something or goes on with the
body's open sentence.
"""

import re
from collections.abc import Sequence

from pipeline.extract.layout import Layout, layout_of
from pipeline.extract.lines import Line
from pipeline.extract.notes_styles import Style, start_of_note
from pipeline.extract.openings import Opening, ending
from pipeline.extract.paragraph import Paragraph

# "... chap. III, sect." / "A." is one note; "Resolution 70/1, annex." has ended.
_ABBREVIATION = re.compile(r"\b(?:sect|chap|vols?|[Nn]os?|paras?|arts?|pp?)\.$")


def part_notes(
    lines: Sequence[Line],
    forms: Sequence[Opening | None],
    style: Style | None,
    starts: dict[int, str],
    bare: dict[int, str],
) -> tuple[list[int], list[Paragraph]]:
    """Return the body's lines by their indexes, and the notes.

    ``page`` is set of lines that notes stood before. ``forms`` are the lines' openings.
    """
    notes: list[Paragraph] = []
    if style is None or not starts:
        return list(range(len(lines))), notes
    body: list[int] = []
    layout: Layout | None = None
    note: Paragraph | None = None
    interrupted = False
    for index, line in enumerate(lines):
        if index in starts:
            begun = start_of_note(style, line.text)
            assert begun is not None
            note = Paragraph("note", [line], begun[0], begun[1])
            notes.append(note)
            interrupted = True
            continue
        if note is not None and not _is_whole(note):
            note.lines.append(line)
            continue
        if note is not None and not (line.gap or line.page):
            layout = layout or layout_of(lines, forms)
            last = lines[body[-1]] if body else None
            if _goes_on(note, line, forms[index], last, layout, bare):
                note.lines.append(line)
                continue
        line.page = line.page or interrupted
        interrupted, note = False, None
        body.append(index)
    return body, notes


def _is_whole(note: Paragraph) -> bool:
    """Return whether a note has any text; else its number stands on a line of its own."""
    return len(note.lines) > 1 or bool(note.first.strip())


def _goes_on(
    note: Paragraph,
    line: Line,
    form: Opening | None,
    before: Line | None,
    layout: Layout,
    bare: dict[int, str],
) -> bool:
    """Return whether a line without a gap goes on with a note; ``before`` is the body's last."""
    last = note.lines[-1]
    text = last.text[note.begins :] if last is note.lines[0] else last.text
    if layout.parted:
        return layout.wrapped or ending(text) == "open"
    if ending(text) != "stop" or _ABBREVIATION.search(text):
        return True
    if layout.ends_short(last, line):
        return False
    if form is not None:
        return False
    if before is None or not line.text[:1].islower():
        return True
    return ending(bare.get(id(before), before.text)) != "open"
