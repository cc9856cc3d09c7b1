"""Notes that a conversion prints as a list below the closing line: "1. See A/63/228."

Their markers in the text are printed in any of the ways of ``notes_styles``; the list begins with
a plain number, as clauses do, and is known by its place and by counting what the text names.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from pipeline.extract.lines import Line
from pipeline.extract.notes import NoteLines
from pipeline.extract.notes_styles import BEGINS, STYLES, marked
from pipeline.extract.openings import opening

_COUNTED = re.compile(rf"(?:[-*] )?(?P<n>\d{{1,3}})(?:\.|\s)\s*(?={BEGINS})")
_HIGHEST_FIRST = 6
"""With which number a list may begin: the first notes may be the title's, or lost."""


def counted_notes(lines: Sequence[Line], others: NoteLines, rare: Set[str]) -> NoteLines:
    """Return the notes of such a list, where it has more than others that were found.

    Each number is the next one, and all stand in the text above. ``rare`` are the lines'
    ``unusual`` characters.
    """
    texts = [line.text for line in lines]
    starts = _list_at_the_end(texts)
    if len(starts) <= len(others.starts):
        return others
    first = min(starts)
    for style in STYLES:
        found = marked(style, texts[:first], rare)
        named = {number for each in found.values() for marker in each for number in marker.numbers}
        if named >= {*starts.values()}:
            return NoteLines(replace(style, start=_COUNTED), starts, found)
    return others


def _list_at_the_end(texts: Sequence[str]) -> dict[int, str]:
    """Return the lines behind the last one that closes a resolution that count upwards."""
    closing = _last_closing(texts)
    if closing is None:
        return {}
    starts: dict[int, str] = {}
    for index in range(closing + 1, len(texts)):
        if match := _COUNTED.match(texts[index]):
            starts[index] = match["n"]
    numbers = [int(number) for number in starts.values()]
    if not numbers or numbers[0] > _HIGHEST_FIRST:
        return {}
    return starts if numbers == [*range(numbers[0], numbers[-1] + 1)] else {}


def _last_closing(texts: Sequence[str]) -> int | None:
    """Return the last line that closes a resolution, if no annex follows it."""
    for index in range(len(texts) - 1, -1, -1):
        form = opening(texts[index])
        if form is not None and form.form in ("closing", "vote"):
            return index
        if form is not None and form.form in ("annex heading", "formula"):
            return None
    return None
