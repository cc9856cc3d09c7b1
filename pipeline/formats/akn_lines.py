"""Inline content of an XML paragraph as running text with its emphasis, links and note markers.

A line is what lies between two breaks. Its text has single spaces, none at the ends, and no soft
hyphens, zero-width characters or direction marks: what is left out keeps its role in the source.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from urllib.parse import unquote

from pipeline.extract.blocks import Link, Ref
from pipeline.extract.passages import Passage, Span
from pipeline.formats.akn_settled import Settled
from pipeline.formats.akn_tree import Chars, Node

_EMPHASIS = re.compile(r"\b(?:italic|bold|underline)\b")
_EMPHASIS_TAGS = frozenset({"b", "i", "u"})

_MARKERS = re.compile(r"\s*(\d{1,4}|\*{1,4})(?:\s*,\s*(\d{1,4}|\*{1,4}))*\s*")
"""A raised "3" or "3, 4" or "*": a second reference to a note that was given before."""

_LETTER = re.compile(r"\s*[a-z]\s*")
"""A raised "a" in a table."""

_UNIT = re.compile(r"\b(?:k|c|m)?m\s*$")
"""What stands before a raised 2 that is a square: "km"."""

_SERVER = re.compile(r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/+(?:[a-z]{2}/+)?", re.I)
"""The UN's servers of documents by symbol: what follows the language is the symbol."""


# fmt: off
INLINE = frozenset({
    "a", "abbr", "authorialNote", "b", "date", "def", "docAuthority", "docCommittee", "docDate",
    "docIntroducer", "docJurisdiction", "docNumber", "docProponent", "docPurpose", "docStage",
    "docStatus", "docTitle", "docType", "embeddedText", "entity", "event", "i", "img", "inline",
    "ins", "location", "mod", "object", "organization", "person", "quantity", "quotedStructure",
    "quotedText", "ref", "relatedDocument", "rmod", "role", "session", "shortTitle", "span", "sub",
    "sup", "term", "time", "u",
})
# fmt: on
"""Elements that are a part of a line; what quotes another text is a part of the clause."""

_APART = frozenset({"docDate", "docNumber", "docTitle", "quotedStructure"})
"""Elements of a line that print a space before them, whether the XML has one or not."""


class Mark(NamedTuple):
    """A range of raw characters inside an element that sets them apart."""

    start: int
    stop: int
    node: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line or paragraph, before it is known what it is."""

    passage: Passage
    refs: tuple[Ref, ...] = ()
    notes: tuple[Node, ...] = ()
    emphasis: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    markers: tuple[Span, ...] = ()
    """Ranges of the source that refer to a note and are no text."""

    def after(self, offset: int) -> "Line":
        """Return the line less the first characters of its text and the space after them."""
        text = self.passage.text
        offset += len(text[offset:]) - len(text[offset:].lstrip())
        return replace(
            self,
            passage=self.passage.part(offset, len(text)),
            refs=tuple(Ref(max(at - offset, 0), marker) for at, marker in self.refs),
            emphasis=tuple(
                (max(a - offset, 0), b - offset) for a, b in self.emphasis if b > offset
            ),
            links=tuple(
                Link(max(a - offset, 0), b - offset, t) for a, b, t in self.links if b > offset
            ),
        )

    def joined(self, number: "Line") -> "Line":
        """Return the line with the notes that its number refers to."""
        if not (number.refs or number.markers):
            return self
        return replace(
            self,
            refs=(*(Ref(0, marker) for _, marker in number.refs), *self.refs),
            notes=number.notes + self.notes,
            markers=number.markers + self.markers,
        )


@dataclass(slots=True)
class Run:
    """Characters and marks as they come, until a break; offsets count the raw characters."""

    chars: list[Chars] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    notes: list[tuple[int, Node]] = field(default_factory=list)
    repeats: list[tuple[int, str]] = field(default_factory=list)
    markers: list[Span] = field(default_factory=list)
    filled: bool = False
    """Whether anything but white space has come."""
    lettered: bool = False
    """Whether raised letters are markers, as in tables."""

    def take(self, chars: Chars) -> None:
        """Gather character data."""
        self.chars.append(chars)
        self.length += len(chars.text)
        self.filled = self.filled or not chars.text.isspace()

    def add(self, node: Node, known: set[str]) -> None:
        """Gather an element; ``known`` are the markers of the notes so far."""
        if node.tag == "authorialNote":
            self.notes.append((self.length, node))
            self.filled = True
            known.add(node.attributes.get("marker", "").strip())
            return
        if node.tag == "sup" and self._refers(node, known):
            return
        if node.tag in _APART or node.tag not in INLINE:
            self.take(Chars(" ", node.start, node.inside))
        start = self.length
        for child in node.children:
            if isinstance(child, Chars):
                self.take(child)
            else:
                self.add(child, known)
        if node.tag == "a" or _is_emphasis(node):
            self.marks.append(Mark(start, self.length, node))

    def _refers(self, node: Node, known: set[str]) -> bool:
        """Take a raised number for a reference to a note, if there is such a note.

        The notes of a table have letters, and no elements of their own.
        """
        text = node.text()
        if any(isinstance(child, Node) for child in node.children):
            return False
        if _MARKERS.fullmatch(text):
            markers = [marker.strip() for marker in text.split(",")]
            before = self.chars[-1].text if self.chars else ""
            if not known.issuperset(markers) or _UNIT.search(before):
                return False
            self.repeats += [(self.length, marker) for marker in markers]
        elif not (self.lettered and _LETTER.fullmatch(text)):
            return False
        self.markers += [(c.start, c.stop) for c in node.children if isinstance(c, Chars)]
        return True

    def line(self) -> Line | None:
        """Return what was gathered, or None if it is blank and refers to no note."""
        settled = Settled.of(self.chars)
        if not settled.text and not self.notes:
            return None
        given = [(at, note.attributes.get("marker", "").strip()) for at, note in self.notes]
        return Line(
            passage=Passage(settled.text, tuple(settled.pieces(self.chars))),
            refs=tuple(
                Ref(settled.place_after_word(at), marker)
                for at, marker in sorted(given + self.repeats, key=lambda ref: ref[0])
            ),
            notes=tuple(note for _, note in self.notes),
            emphasis=tuple(self._emphasis(settled)),
            links=tuple(self._links(settled)),
            markers=tuple(self.markers),
        )

    def _emphasis(self, settled: Settled) -> Iterator[Span]:
        """Yield what is set in italics or bold; ranges with only white space between are one."""
        ranges = (settled.range(m.start, m.stop) for m in self.marks if _is_emphasis(m.node))
        last: Span | None = None
        for start, stop in sorted(r for r in ranges if r[0] < r[1]):
            if last and not settled.text[last[1] : start].strip():
                last = (last[0], max(last[1], stop))
                continue
            if last:
                yield last
            last = (start, stop)
        if last:
            yield last

    def _links(self, settled: Settled) -> Iterator[Link]:
        """Yield the links; pieces of one printed link ("76/1", "5", "4"; "57/4", "B") are one.

        A link that begins within a number ("7" outside, "3/263" inside) holds all of it.
        """
        last: Link | None = None
        for mark in self.marks:
            target = _target(mark.node)
            start, stop = settled.range(mark.start, mark.stop)
            if start >= stop or not target:
                continue
            while start and settled.text[start - 1 : start + 1].isdecimal():
                start -= 1
            if last and last.target == target and not settled.text[last.stop : start].strip():
                last = Link(last.start, stop, target)
                continue
            if last:
                yield last
            last = Link(start, stop, target)
        if last:
            yield last


def _target(node: Node) -> str:
    """Return what a link points to: a symbol for the UN's servers, else the address; or ""."""
    if node.tag != "a":
        return ""
    return _SERVER.sub("", unquote(node.attributes.get("href", "")).strip())


def _is_emphasis(node: Node) -> bool:
    return node.tag in _EMPHASIS_TAGS or (
        node.tag == "span" and _EMPHASIS.search(node.attributes.get("class", "")) is not None
    )
