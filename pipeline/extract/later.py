"""Later resolutions in one text: the formula returns, with a title or a letter before it.

A formula that returns without either is quoted: the Economic and Social Council recommends whole
drafts to the General Assembly. What follows it is text of the clause that recommends it.
"""

from collections.abc import Sequence

from pipeline.extract.characters import folded
from pipeline.extract.heads import TITLE
from pipeline.extract.lines import Line
from pipeline.extract.openings import Opening

_FAR = 14
"""Lines between a title and its formula at most: title, organ, dates, origin."""


def mark_later(lines: Sequence[Line], forms: Sequence[Opening | None]) -> list[Opening | None]:
    """Return the forms with later titles marked and quoted formulas told apart."""
    marked = list(forms)
    for index in range(1, len(lines)):
        form = forms[index]
        if form is None or form.form != "formula":
            continue
        if form.quoted:
            marked[index] = Opening("quoted", quoted=True)
            continue
        title = _title_before(lines, forms, index)
        if title is None:
            marked[index] = Opening("quoted")
        elif forms[title] is None or forms[title].form != "part":  # type: ignore[union-attr]
            marked[title] = Opening("title")
    return marked


def _title_before(
    lines: Sequence[Line], forms: Sequence[Opening | None], index: int
) -> int | None:
    for before in range(index - 1, max(index - _FAR, -1), -1):
        form = forms[before]
        if form is not None and form.form in ("closing", "formula", "preambular"):
            return None
        text = folded(lines[before].text)
        if form is not None and form.form == "part" and len(text) == 1:
            return before
        if TITLE.match(text):
            return before
    return None
