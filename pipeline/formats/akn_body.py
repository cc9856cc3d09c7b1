"""The paragraphs of an Akoma Ntoso statement, in the order in which they are printed.

What a paragraph is follows from the elements around it; where its words say otherwise (a heading
typed as a paragraph, a number typed into the text), the words win and a doubt says so.
"""

from dataclasses import dataclass

from pipeline.extract.blocks import Kind
from pipeline.extract.passages import Passage
from pipeline.formats.akn_gathered import Gathered
from pipeline.formats.akn_kinds import (
    is_annex_heading,
    is_number,
    is_ornament,
    is_part,
    number_in,
    reads_as_clause,
    reads_as_heading,
    reads_as_preambular,
)
from pipeline.formats.akn_lines import INLINE, Line, Run
from pipeline.formats.akn_places import Place
from pipeline.formats.akn_roles import roles_of_unread
from pipeline.formats.akn_tree import Chars, Node

_BODY = frozenset({"preambular", "operative", "annex"})
"""Kinds of paragraphs whose words may say that they are something else."""

_LINED = frozenset({"masthead", "closing", "vote"})
"""Kinds of lines that breaks within inline elements part."""


@dataclass(slots=True)
class Body:
    """Collects the blocks of one statement as its elements are walked through."""

    so_far: Gathered
    number: Line | None = None
    """A printed number that waits for its paragraph."""
    last: int = 0
    """The last number of an operative paragraph."""
    begun: bool = False
    """Whether an operative paragraph has come since the last formula or heading."""
    annexed: bool = False
    """Whether an annex has begun within the main body."""

    def read(self, node: Node, place: Place) -> None:
        """Add the blocks of an element's content."""
        run: Run | None = None
        lined = place.kind in _LINED
        for child in node.children:
            if isinstance(child, Chars):
                if run is None and child.text.isspace():
                    continue  # what elements are indented with, for the most part
                run = run or Run()
                run.take(child)
            elif child.tag in INLINE and not (lined and child.has("eol")):
                run = run or Run()
                run.add(child, self.so_far.markers)
            else:
                if run is not None and run.filled:
                    self._flush(run, place)
                    run = None
                self._element(child, place.inside(child))
        if run is not None:
            self._flush(run, place)

    def _element(self, node: Node, place: Place) -> None:
        """Add the blocks of an element that is a line of its own, or holds such."""
        match node.tag:
            case "meta":
                self.so_far.roles += roles_of_unread(node)
            case "num":
                self._lone_number(place)
                self._number_of(node, place)
            case "tr":
                run = Run(lettered=True)
                run.add(node, self.so_far.markers)
                self._flush(run, place)
            case "p" if place.kind == "title":
                self._title(node, place)
            case _:
                if node.tag == "attachment":
                    self.so_far.attached = True
                self.read(node, place)
                if node.tag in ("mainBody", "section") or place.heading:
                    self._lone_number(place)

    def _number_of(self, node: Node, place: Place) -> None:
        """Keep what an element for numbers holds; other words are a paragraph of their own."""
        run = Run()
        run.add(node, self.so_far.markers)
        line = run.line()
        if line is None or is_number(line.passage.text):
            self.number = line
            return
        self.so_far.doubt("a number is a number", None, line.passage.text[:80], line)
        self._flush(run, place)

    def _title(self, node: Node, place: Place) -> None:
        """Add a line of the preface: number and title, or a part's letter and its own title."""
        run = Run()
        for child in node.children:
            if isinstance(child, Chars):
                run.take(child)
            elif child.tag == "docNumber" and is_part("".join(child.text().split())):
                self._flush(run, place)
                letter = Run()
                letter.add(child, self.so_far.markers)
                self._flush(letter, Place("part"))
                run, place = Run(), Place("operative", heading=True)
            else:
                run.add(child, self.so_far.markers)
        self._flush(run, place)

    def _flush(self, run: Run, place: Place) -> None:
        line = run.line() if run.filled else None
        if line is None or is_ornament(line, place.kind):
            return
        if not line.passage.text:
            self.so_far.refer(line)
        elif place.kind in _BODY:
            self._paragraph(line, place)
        else:
            self.begun = self.begun and place.kind != "formula"
            self.so_far.add(place.kind, line)

    def _paragraph(self, line: Line, place: Place) -> None:
        """Add a paragraph of the body, whose words may say that it is a heading."""
        number, line = self._number(line, place)
        numbered = number is not None
        kind = self._kind(line, place)
        if place.heading and not reads_as_clause(line, number.text if number else None):
            self._heading(number, line)
        elif not place.heading and reads_as_heading(line, numbered, kind):
            self.so_far.doubt("a heading is marked as one", "heading", kind, line)
            self._heading(number, line)
        elif kind == "operative" and not numbered and not self.begun and reads_as_preambular(line):
            self.so_far.doubt("a recital stands in the preamble", "preambular", kind, line)
            self.so_far.add("preambular", line)
        else:
            if place.heading:
                self.so_far.doubt("a paragraph is marked as one", kind, "heading", line)
            self.begun = self.begun or kind == "operative"
            self.so_far.add(kind, line, number, place.level)

    def _kind(self, line: Line, place: Place) -> Kind:
        """Return the kind that the elements say, but for what follows annexes and operatives."""
        if self.annexed:
            return "annex"
        if place.kind == "preambular" and self.begun and not reads_as_preambular(line):
            return "operative"
        return place.kind

    def _number(self, line: Line, place: Place) -> tuple[Passage | None, Line]:
        """Return the number that came before a paragraph or begins its text, and the rest."""
        number, self.number = self.number, None
        if number is not None:
            found, rest = number.passage, line.joined(number)
        elif not place.heading and (length := number_in(line.passage.text, self.last + 1)):
            found, rest = line.passage.part(0, length), line.after(length)
            self.so_far.doubt("a number stands apart from the text", None, found.text, line)
        else:
            return None, line
        digits = found.text.rstrip(".")
        if place.kind == "operative" and digits.isdecimal():
            self.last = int(digits[:6])
        return found, rest

    def _heading(self, number: Passage | None, line: Line) -> None:
        """Add a heading; a number without a dot stands on a line of its own above it."""
        if number and is_part(number.text) and not number.text.endswith("."):
            self.so_far.add("part", Line(passage=number))
            number = None
        self.begun = False
        opens = is_annex_heading(line) or self.so_far.attached
        if is_part(line.passage.text) and number is None:
            self.so_far.add("part", line)
        else:
            self.annexed = self.annexed or opens
            self.so_far.add("annex heading" if opens else "heading", line, number)

    def _lone_number(self, place: Place) -> None:
        """Add a number that no text follows: a part's, or that of a paragraph that is a list."""
        number, self.number = self.number, None
        if number is None:
            return
        if place.heading:
            self._heading(None, number)
        else:
            kind = "annex" if self.annexed else place.kind
            nothing = Line(passage=Passage("", ())).joined(number)
            self.so_far.add(kind, nothing, number.passage, place.level)

    def finish(self) -> None:
        """Add what waits for its end: a last number, and references after the text."""
        self._lone_number(Place("operative"))
        self.so_far.refer_later()


def read_statement(source: str, statement: Node) -> Gathered:
    """Return the blocks of one statement, with what they leave unsaid."""
    body = Body(Gathered(source))
    body.read(statement, Place("operative"))
    body.finish()
    return body.so_far
