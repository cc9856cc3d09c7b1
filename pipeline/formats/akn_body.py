"""The paragraphs of an Akoma Ntoso statement, in the order in which they are printed.

What a paragraph is follows from the elements around it; where its words say otherwise (a heading
typed as a paragraph, a letter typed into the text), the words win and a doubt says so.
"""

import re
from dataclasses import dataclass, field, replace

from pipeline.extract.blocks import Block, Doubt, Kind, RoleRange
from pipeline.extract.passages import Passage
from pipeline.formats.akn_lines import Line, Run
from pipeline.formats.akn_tree import Chars, Node

# fmt: off
_INLINE = frozenset({
    "a", "abbr", "authorialNote", "b", "date", "def", "docAuthority", "docCommittee", "docDate",
    "docIntroducer", "docJurisdiction", "docNumber", "docProponent", "docPurpose", "docStage",
    "docStatus", "docTitle", "docType", "entity", "event", "i", "img", "inline", "location",
    "object", "organization", "person", "quantity", "ref", "relatedDocument", "role", "session",
    "shortTitle", "span", "sub", "sup", "term", "time", "u",
})
# fmt: on
"""Elements that are a part of a line; every other element begins a new one."""

_HEADINGS = frozenset({"heading", "subheading", "crossHeading"})
_HEADING_CLASS = re.compile(r"H(?:\d+|Ch)G?|.*Heading.*", re.I)
"""Styles of the UN's word processor: H1, H23, H4, HCh, H1G, BLUEHeadingH2."""

_ANNEX = re.compile(r"(?:annex|appendix|enclosure)\b", re.I)

_NUMBER = re.compile(
    r"(?:\d{1,3}\.(?=\s)"  # 14.
    r"|\((?:[a-z]{1,3}|[ivx]{1,6}|\d{1,2})\)"  # (a), (bb), (iii), (1)
    r"|[a-z]\.(?=\s)|[ivx]{1,5}\.(?=\s)"  # a., iii.
    r"|[•·▪–—-](?=\s))"  # bullets
)
"""A number typed into the text of its paragraph."""


_START_TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_MARKER = re.compile(r"""\smarker\s*=\s*["']\s*([^"'<>&\s]+)""")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the document a paragraph stands."""

    kind: Kind
    level: int | None = None
    heading: bool = False

    def inside(self, node: Node) -> "_Place":
        """Return the place of what stands in an element."""
        tag = node.tag
        if tag in _HEADINGS:
            return replace(self, heading=True)
        if tag == "paragraph":
            heading = _HEADING_CLASS.fullmatch(node.attributes.get("class", "")) is not None
            return replace(self, level=1, heading=heading)
        if tag in ("point", "item", "indent"):
            return replace(self, level=(self.level or 1) + 1)
        if tag in _KINDS:
            return _Place(_KINDS[tag])
        return self


_KINDS: dict[str, Kind] = {
    "coverPage": "masthead",
    "preface": "title",
    "preamble": "preambular",
    "formula": "formula",
    "mainBody": "operative",
    "attachments": "annex",
    "table": "table",
    "conclusions": "closing",
    "vote": "vote",
}


@dataclass(slots=True)
class Body:
    """Collects the blocks of one statement as its elements are walked through."""

    source: str
    blocks: list[Block] = field(default_factory=list)
    roles: list[RoleRange] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    markers: set[str] = field(default_factory=set)
    number: Line | None = None
    annexed: bool = False

    def read(self, node: Node, place: _Place) -> None:
        """Add the blocks of an element's content."""
        run = Run()
        for child in node.children:
            if isinstance(child, Chars):
                run.take(child)
            elif child.tag in _INLINE:
                run.add(child, self.markers)
            elif child.tag == "num":
                self._flush(run, place)
                run = Run()
                number = Run()
                number.add(child, self.markers)
                self.number = number.line()
            else:
                self._flush(run, place)
                run = Run()
                if child.tag != "meta":
                    self.read(child, place.inside(child))
        self._flush(run, place)

    def _flush(self, run: Run, place: _Place) -> None:
        line = run.line()
        if line is None:
            return
        number, self.number = self.number, None
        kind, level = self._kind(line, place), place.level
        self.blocks.append(
            Block(
                kind=kind,
                passage=line.passage,
                number=number.passage if number else None,
                level=level,
                refs=line.refs,
                emphasis=line.emphasis,
                links=line.links,
            )
        )
        self.roles += [RoleRange(start, stop, "marker") for start, stop in line.markers]
        for note in line.notes:
            self._note(note)

    def _kind(self, line: Line, place: _Place) -> Kind:
        if place.kind in ("operative", "annex", "preambular"):
            if place.heading and _ANNEX.match(line.passage.text):
                self.annexed = True
                return "annex heading"
            if place.heading:
                return "heading"
            if self.annexed:
                return "annex"
        return place.kind

    def _note(self, note: Node) -> None:
        """Add a note after the block that refers to it."""
        run = Run()
        for child in note.children:
            if isinstance(child, Chars):
                run.take(child)
            else:
                run.add(child, self.markers)
        line = run.line()
        if line is None:
            return
        number, roles = _marker(self.source, note)
        self.roles += roles
        self.blocks.append(
            Block(
                kind="note",
                passage=line.passage,
                number=number,
                refs=line.refs,
                emphasis=line.emphasis,
                links=line.links,
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
    return body
