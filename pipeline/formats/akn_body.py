"""The paragraphs of an Akoma Ntoso statement, in the order in which they are printed.

What a paragraph is follows from the elements around it; where its words say otherwise (a heading
typed as a paragraph, a number typed into the text), the words win and a doubt says so.
"""

import re
from dataclasses import dataclass, field

from pipeline.extract.blocks import Block, Doubt, Kind, Ref, Refusal, RoleRange
from pipeline.extract.passages import Passage
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

MAX_PIECES = 500_000
"""Stretches of text without a tag or a double space; the UN's largest documents have 3,000."""

_MARKER = re.compile(r"""\smarker\s*=\s*["']\s*([^"'<>&\s]+)""")


@dataclass(slots=True)
class Body:
    """Collects the blocks of one statement as its elements are walked through."""

    source: str
    blocks: list[Block] = field(default_factory=list)
    roles: list[RoleRange] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    markers: set[str] = field(default_factory=set)
    number: Line | None = None
    """A printed number that waits for its paragraph."""
    last: int = 0
    """The last number of an operative paragraph."""
    begun: bool = False
    """Whether an operative paragraph has come since the last formula or heading."""
    annexed: bool = False
    """Whether an annex has begun within the main body."""
    attached: bool = False
    """Whether an attachment has begun, and nothing in it has come yet."""
    pieces: int = 0
    latest: int = -1
    """Index of the last block that is no note."""
    later: dict[int, list[str]] = field(default_factory=dict)
    """Markers that came after the text of the block with that index."""

    def read(self, node: Node, place: Place) -> None:
        """Add the blocks of an element's content."""
        run = Run()
        for child in node.children:
            if isinstance(child, Chars):
                run.take(child)
            elif child.tag in INLINE and not (place.kind in _LINED and child.find("eol")):
                run.add(child, self.markers)
            else:
                if run.filled:
                    self._flush(run, place)
                    run = Run()
                self._element(child, place.inside(child))
        self._flush(run, place)

    def _element(self, node: Node, place: Place) -> None:
        """Add the blocks of an element that is a line of its own, or holds such."""
        match node.tag:
            case "meta":
                self.roles += roles_of_unread(node)
            case "num":
                self._lone_number(place)
                self._number_of(node, place)
            case "tr":
                run = Run(lettered=True)
                run.add(node, self.markers)
                self._flush(run, place)
            case "p" if place.kind == "title":
                self._title(node, place)
            case _:
                self.attached = self.attached or node.tag == "attachment"
                self.read(node, place)
                if node.tag in ("mainBody", "section") or place.heading:
                    self._lone_number(place)

    def _number_of(self, node: Node, place: Place) -> None:
        """Keep what an element for numbers holds; other words are a paragraph of their own."""
        run = Run()
        run.add(node, self.markers)
        line = run.line()
        if line is None or is_number(line.passage.text):
            self.number = line
            return
        self._doubt("a number is a number", None, line.passage.text[:80], line)
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
                letter.add(child, self.markers)
                self._flush(letter, Place("part"))
                run, place = Run(), Place("operative", heading=True)
            else:
                run.add(child, self.markers)
        self._flush(run, place)

    def _flush(self, run: Run, place: Place) -> None:
        line = run.line() if run.filled else None
        if line is None or is_ornament(line, place.kind):
            return
        if not line.passage.text:
            self._refer(line)
        elif place.kind in _BODY:
            self._paragraph(line, place)
        else:
            self.begun = self.begun and place.kind != "formula"
            self._add(place.kind, line)

    def _paragraph(self, line: Line, place: Place) -> None:
        """Add a paragraph of the body, whose words may say that it is a heading."""
        number, line = self._number(line, place)
        numbered = number is not None
        kind = self._kind(line, place)
        if place.heading and not reads_as_clause(line, number.text if number else None):
            self._heading(number, line)
        elif not place.heading and reads_as_heading(line, numbered, kind):
            self._doubt("a heading is marked as one", "heading", kind, line)
            self._heading(number, line)
        elif kind == "operative" and not numbered and not self.begun and reads_as_preambular(line):
            self._doubt("a recital stands in the preamble", "preambular", kind, line)
            self._add("preambular", line)
        else:
            if place.heading:
                self._doubt("a paragraph is marked as one", kind, "heading", line)
            self.begun = self.begun or kind == "operative"
            self._add(kind, line, number, place.level)

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
            self._doubt("a number stands apart from the text", None, found.text, line)
        else:
            return None, line
        digits = found.text.rstrip(".")
        if place.kind == "operative" and digits.isdecimal():
            self.last = int(digits[:6])
        return found, rest

    def _heading(self, number: Passage | None, line: Line) -> None:
        """Add a heading; a number without a dot stands on a line of its own above it."""
        if number and is_part(number.text) and not number.text.endswith("."):
            self._add("part", Line(passage=number))
            number = None
        self.begun = False
        opens = is_annex_heading(line) or self.attached
        if is_part(line.passage.text) and number is None:
            self._add("part", line)
        else:
            self.annexed = self.annexed or opens
            self._add("annex heading" if opens else "heading", line, number)

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
            self._add(kind, nothing, number.passage, place.level)

    def _add(
        self, kind: Kind, line: Line, number: Passage | None = None, level: int | None = None
    ) -> None:
        self.attached = False
        self.pieces += len(line.passage.pieces)
        if self.pieces > MAX_PIECES:
            raise Refusal(
                f"XML whose text is in more than {MAX_PIECES:,} pieces: it is damaged, fetch it "
                "again"
            )
        self.blocks.append(
            Block(
                kind=kind,
                passage=line.passage,
                number=number,
                level=level,
                refs=line.refs,
                emphasis=line.emphasis,
                links=line.links,
            )
        )
        self.roles += [RoleRange(start, stop, "marker") for start, stop in line.markers]
        if kind != "note":
            self.latest = len(self.blocks) - 1
        for note in line.notes:
            self._note(note)

    def _note(self, node: Node) -> None:
        """Add a note after the block that refers to it."""
        run = Run()
        for child in node.children:
            if isinstance(child, Chars):
                run.take(child)
            else:
                run.add(child, self.markers)
        line = run.line()
        if line is None:
            self.doubts.append(
                Doubt(
                    check_name="a note has a text",
                    expected=None,
                    observed=node.attributes.get("marker"),
                    start=node.start,
                    stop=node.inside,
                )
            )
            return
        number, roles = _marker(self.source, node)
        self.roles += roles
        self._add("note", line, number)

    def _refer(self, line: Line) -> None:
        """Give the notes of a line without text to the block before it."""
        self.later.setdefault(self.latest, []).extend(marker for _, marker in line.refs)
        for note in line.notes:
            self._note(note)

    def finish(self) -> None:
        """Add what waits for its end: a last number, and references after the text."""
        self._lone_number(Place("operative"))
        for index, markers in self.later.items():
            if index >= 0:
                block = self.blocks[index]
                refs = tuple(Ref(len(block.text), marker) for marker in markers)
                self.blocks[index] = block._replace(refs=block.refs + refs)

    def _doubt(self, check: str, expected: str | None, observed: str, line: Line) -> None:
        start, stop = line.passage.origin(0, len(line.passage))
        self.doubts.append(
            Doubt(
                check_name=check,
                expected=expected,
                observed=observed,
                start=start,
                stop=stop,
                severity="info",
            )
        )


def _marker(source: str, note: Node) -> tuple[Passage | None, list[RoleRange]]:
    """Return a note's marker, an attribute, with its place, and the roles of the tag around it."""
    marker = note.attributes.get("marker", "").strip()
    for found in _MARKER.finditer(source, note.start, note.inside):
        if found[1] == marker:
            return Passage.of(marker, found.start(1)), [
                RoleRange(note.start, found.start(1), "markup"),
                RoleRange(found.end(1), note.inside, "markup"),
            ]
    return (Passage.made(marker, note.start, note.inside) if marker else None), []


def read_statement(source: str, statement: Node) -> Body:
    """Return the blocks of one statement, with what they leave unsaid."""
    body = Body(source)
    body.read(statement, Place("operative"))
    body.finish()
    return body
