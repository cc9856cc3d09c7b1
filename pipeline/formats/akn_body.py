"""The paragraphs of an Akoma Ntoso statement, in the order in which they are printed.

What a paragraph is follows from the elements around it; where its words say otherwise (a heading
typed as a paragraph, a number typed into the text), the words win and a doubt says so.
"""

import re
from dataclasses import dataclass, field, replace

from pipeline.extract.blocks import Block, Doubt, Kind, Ref, RoleRange
from pipeline.extract.passages import Passage
from pipeline.formats.akn_kinds import (
    is_annex_heading,
    is_ornament,
    is_part,
    number_in,
    reads_as_clause,
    reads_as_heading,
    reads_as_preambular,
)
from pipeline.formats.akn_lines import INLINE, Line, Run
from pipeline.formats.akn_roles import roles_of_unread
from pipeline.formats.akn_tree import Chars, Node

_HEADINGS = frozenset({"heading", "subheading", "crossHeading"})
_HEADING_CLASS = re.compile(r"H(?:\d+|Ch)G?|.*Heading.*", re.I)
"""Styles of the UN's word processor: H1, H23, H4, HCh, H1G, BLUEHeadingH2."""

_POINTS = frozenset({"point", "item", "indent"})
_LISTS = frozenset({"list", "blockList", "sublist"})
"""A sublist stands beside the point that it belongs to, where the standard has it inside."""

_KINDS: dict[str, Kind] = {
    "coverPage": "masthead",
    "preface": "title",
    "preamble": "preambular",
    "container": "preambular",
    "formula": "formula",
    "mainBody": "operative",
    "attachments": "annex",
    "table": "table",
    "conclusions": "closing",
    "vote": "vote",
}
"""What stands in an element that has no say about its paragraphs is of its parent's kind."""

_BODY = frozenset({"preambular", "operative", "annex"})
"""Kinds of paragraphs whose words may say that they are something else."""

_START_TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_MARKER = re.compile(r"""\smarker\s*=\s*["']\s*([^"'<>&\s]+)""")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the document a paragraph stands, by the elements around it."""

    kind: Kind
    level: int | None = None
    heading: bool = False
    depth: int = 1
    """Level of what a list's points stand under."""
    within: str = ""
    """The innermost element."""

    def inside(self, node: Node) -> "_Place":
        """Return the place of what stands in an element."""
        tag = node.tag
        if tag in _HEADINGS:
            return replace(self, heading=True)
        if tag == "paragraph":
            style = node.attributes.get("class", "")
            heading = _HEADING_CLASS.fullmatch(style) is not None
            return _Place(self.kind, level=1, heading=heading)
        if tag in _POINTS:
            return replace(self, level=self.depth + 1, depth=self.depth + 1, within=tag)
        if tag in _LISTS:
            deeper = tag == "sublist" and self.within in _LISTS
            return replace(self, depth=self.depth + deeper, within=tag)
        if tag == "table" or (tag in _KINDS and self.kind != "annex"):
            return _Place(_KINDS[tag])
        return self


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

    def read(self, node: Node, place: _Place) -> None:
        """Add the blocks of an element's content."""
        run = Run()
        for child in node.children:
            if isinstance(child, Chars):
                run.take(child)
            elif child.tag in INLINE:
                run.add(child, self.markers)
            else:
                if run.filled:
                    self._flush(run, place)
                    run = Run()
                self._element(child, place.inside(child))
        self._flush(run, place)

    def _element(self, node: Node, place: _Place) -> None:
        """Add the blocks of an element that is a line of its own, or holds such."""
        match node.tag:
            case "meta":
                self.roles += roles_of_unread(node)
            case "num":
                self._lone_number(place)
                run = Run()
                run.add(node, self.markers)
                self.number = run.line()
            case "tr":
                run = Run()
                run.add(node, self.markers)
                self._flush(run, place)
            case "p" if place.kind == "title":
                self._title(node, place)
            case _:
                self.attached = self.attached or node.tag == "attachment"
                self.read(node, place)
                if node.tag in ("mainBody", "section") or place.heading:
                    self._lone_number(place)

    def _title(self, node: Node, place: _Place) -> None:
        """Add a line of the preface: number and title, or a part's letter and its own title."""
        run = Run()
        for child in node.children:
            if isinstance(child, Chars):
                run.take(child)
            elif child.tag == "docNumber" and is_part("".join(child.text().split())):
                self._flush(run, place)
                letter = Run()
                letter.add(child, self.markers)
                self._flush(letter, _Place("part"))
                run, place = Run(), _Place("operative", heading=True)
            else:
                run.add(child, self.markers)
        self._flush(run, place)

    def _flush(self, run: Run, place: _Place) -> None:
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

    def _paragraph(self, line: Line, place: _Place) -> None:
        """Add a paragraph of the body, whose words may say that it is a heading."""
        number, line = self._number(line, place)
        numbered = number is not None
        kind = self._kind(line, place)
        if place.heading and not reads_as_clause(line, number.text if number else None):
            self._heading(number, line)
        elif not place.heading and reads_as_heading(line, numbered, kind):
            self._doubt("heading_as_paragraph", "heading", kind, line)
            self._heading(number, line)
        elif kind == "operative" and not numbered and not self.begun and reads_as_preambular(line):
            self._doubt("recital_in_main_body", "preambular", kind, line)
            self._add("preambular", line)
        else:
            if place.heading:
                self._doubt("paragraph_as_heading", kind, "heading", line)
            self.begun = self.begun or kind == "operative"
            self._add(kind, line, number, place.level)

    def _kind(self, line: Line, place: _Place) -> Kind:
        """Return the kind that the elements say, but for what follows annexes and operatives."""
        if self.annexed:
            return "annex"
        if place.kind == "preambular" and self.begun and not reads_as_preambular(line):
            return "operative"
        return place.kind

    def _number(self, line: Line, place: _Place) -> tuple[Passage | None, Line]:
        """Return the number that came before a paragraph or begins its text, and the rest."""
        number, self.number = self.number, None
        if number is not None:
            found, rest = number.passage, line
            self.roles += [RoleRange(*span, "marker") for span in number.markers]
        elif not place.heading and (length := number_in(line.passage.text, self.last + 1)):
            found, rest = line.passage.part(0, length), line.after(length)
            self._doubt("number_in_text", None, found.text, line)
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

    def _lone_number(self, place: _Place) -> None:
        """Add a number that no text follows: a part's, or that of a paragraph that is a list."""
        number, self.number = self.number, None
        if number is None:
            return
        if place.heading:
            self._heading(None, number)
        else:
            kind = "annex" if self.annexed else place.kind
            self._add(kind, Line(passage=Passage("", ())), number.passage, place.level)

    def _add(
        self, kind: Kind, line: Line, number: Passage | None = None, level: int | None = None
    ) -> None:
        self.attached = False
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
                    check_name="empty_note",
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
        for index in range(len(self.blocks) - 1, -1, -1):
            block = self.blocks[index]
            if block.kind != "note":
                refs = tuple(Ref(len(block.text), marker) for _, marker in line.refs)
                self.blocks[index] = replace(block, refs=block.refs + refs)
                break
        for note in line.notes:
            self._note(note)

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
    tag = _START_TAG.match(source, note.start)
    found = _MARKER.search(source, note.start, tag.end()) if tag else None
    if tag is None or found is None:
        return None, []
    return Passage.of(found[1], found.start(1)), [
        RoleRange(note.start, found.start(1), "markup"),
        RoleRange(found.end(1), tag.end(), "markup"),
    ]


def read_statement(source: str, statement: Node) -> Body:
    """Return the blocks of one statement, with what they leave unsaid."""
    body = Body(source)
    body.read(statement, _Place("operative"))
    body._lone_number(_Place("operative"))
    return body
