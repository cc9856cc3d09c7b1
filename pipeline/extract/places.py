"""A line in its place: what it opens by its own words, and what stands below it."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.extract.actions import opens_operative
from pipeline.extract.layout import Layout
from pipeline.extract.lines import Line
from pipeline.extract.openings import Ending, Opening, ending, unfinished, unmarked
from pipeline.extract.ranks import Scope

# A participle that the vocabulary lacks still opens a preambular clause; a name does not.
_PARTICIPLE = re.compile(
    r"(?!United|Meeting|Training|Being\b)[A-Z][a-z]+(?:ly [a-z]+)?(?:ing|ed)\s+[a-z]"
)
_LONGEST_HEADING = 300
HEADING_LINES = 3


def letter_alone(form: Opening, scope: Scope, below: Sequence[Opening | None]) -> Opening | None:
    """Return what "(a)" alone on its line opens: something where it is due, and what follows has
    no number of its own."""
    numbered = not below or (below[0] is not None and below[0].number is not None)
    return None if numbered or form.number is None or not scope.due(form.number) else form


def wrapped_date(above: str, form: Opening | None) -> bool:
    """Return whether what looks like a closing date goes on with the line above it.

    "Report for the period from 1 July 2018 to" / "30 June 2019".
    """
    return form is not None and form.form == "closing" and unfinished(above)


class Place(NamedTuple):
    """A line, its form of opening, and the lines that follow with theirs."""

    line: Line
    form: Opening | None
    above: Ending
    """How the line above it ends."""
    ahead: Sequence[Line]
    forms: Sequence[Opening | None]
    layout: Layout
    bare: Mapping[int, str]
    """A line's text without note markers, by id, where it has any."""

    @property
    def apart(self) -> bool:
        """Whether an empty line, a page's end or the way the text is set parts it from above."""
        return self.line.gap > 0 or self.line.page or not self.layout.wrapped

    @property
    def lower(self) -> bool:
        """Whether it begins as the middle of a sentence does."""
        first = self.line.text[:1]
        return first.islower() or first.isdigit() or first in "(,;.)–—-"

    @property
    def capital(self) -> bool:
        """Whether what stands after its number begins as a sentence does."""
        return self.form is not None and self.line.text[self.form.stop :][:1].isupper()

    @property
    def capitals(self) -> bool:
        """Whether it is set as a title is: "Maintaining the Continuous Global Control"."""
        return sum(word[:1].isupper() for word in self.line.text.split()[1:6]) > 1

    @property
    def participle(self) -> bool:
        return bool(_PARTICIPLE.match(self.line.text))

    @property
    def verb_follows(self) -> bool:
        """Whether an operative phrase stands after the number."""
        return self.form is not None and opens_operative(self.line.text[self.form.stop :])

    def before_number(self, skip: int = 0, apart: bool = True) -> bool:
        """Return whether the next line (after ``skip`` more) begins with a number or is a part.

        ``apart``: it must be parted from the line above it.
        """
        form = self.forms[skip] if skip < len(self.forms) else None
        if form is None or form.form not in ("number", "part"):
            return False
        return not apart or self.ahead[skip].gap > 0 or self.ahead[skip].page

    def titles(self) -> bool:
        """Return whether the line, alone or with the next, is a heading of numbered clauses."""
        if self.layout.parted:
            follow = self._wrapped_below() if self.layout.wrapped else 0
            text = [self.line, *self.ahead[:follow]][-1].text
            return unmarked(text) and self.before_number(follow)
        return self.heads()

    def heads(self, most: int = HEADING_LINES) -> bool:
        """Return whether the line, with what is wrapped below it, has no mark before a number.

        What stands before a numbered clause ends with a mark, unless it is a heading, of so many
        lines at most.
        """
        line = self.line
        for count, (below, form) in enumerate(zip(self.ahead, self.forms, strict=True)):
            if self.before_number(count, apart=False):
                text = self.bare.get(id(line), line.text)
                return unmarked(text) and ending(text) == "open"
            if count + 1 == most or below.gap or below.page:
                return False
            if form is not None and not wrapped_date(line.text, form):
                return False
            line = below
        return False

    def heading_like(self) -> bool:
        """Return whether the line, with what is wrapped below it, is set like a heading."""
        follow = self._wrapped_below() if self.layout.wrapped else 0
        lines = [self.line, *self.ahead[:follow]]
        length = sum(len(line.text) for line in lines)
        text = lines[-1].text
        if length < 80 and text.endswith(":") and self.before_number(follow):
            return True  # "United Nations and international support:"
        return unmarked(text) and length < _LONGEST_HEADING

    def _wrapped_below(self) -> int:
        """Return how many of the following lines go on with this one."""
        line, count = self.line, 0
        for below, form in zip(self.ahead, self.forms, strict=True):
            if form is not None or below.gap or below.page:
                break
            if not self.layout.parted and self.layout.ends_short(line, below):
                break
            line, count = below, count + 1
        return count
