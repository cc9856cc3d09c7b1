"""Inline content of an XML paragraph as running text with its emphasis, links and note markers.

A line is what lies between two breaks. Its text has single spaces, none at the ends, and no soft
hyphens, zero-width characters or direction marks: what is left out keeps its role in the source.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple
from urllib.parse import unquote

from pipeline.extract.blocks import Link, Ref
from pipeline.extract.passages import Passage, Span
from pipeline.formats.akn_settled import Settled
from pipeline.formats.akn_tree import Chars, Node, attributes_in

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
    emphasis: bool


class Line(NamedTuple):
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
        return self._replace(
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
        return self._replace(
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
        """Gather character data; a line does not begin with white space."""
        text = chars.text
        if not self.filled:
            if text.isspace():
                return
            self.filled = True
        self.chars.append(chars)
        self.length += len(text)

    def add(self, node: Node, known: set[str]) -> None:
        """Gather an element; ``known`` are the markers of the notes so far."""
        tag = node.tag
        if tag == "authorialNote":
            self.notes.append((self.length, node))
            self.filled = True
            known.add(node.attributes.get("marker", "").strip())
            return
        if tag == "sup" and self._refers(node, known):
            return
        if tag in _APART or tag not in INLINE:
            self.take(Chars(" ", node.start, node.inside))
        start = self.length
        for child in node.children:
            if isinstance(child, Chars):
                self.take(child)
            else:
                self.add(child, known)
        emphasis = tag in _EMPHASIS_TAGS or (tag == "span" and _is_emphasised(node.opening))
        if emphasis or tag == "a":
            self.marks.append(Mark(start, self.length, node, emphasis))

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
        passage = Passage(settled.text, settled.pieces(self.chars))
        if not (self.notes or self.repeats or self.marks or self.markers):
            return Line(passage)
        given = [(at, note.attributes.get("marker", "").strip()) for at, note in self.notes]
        given = sorted(given + self.repeats, key=itemgetter(0))
        return Line(
            passage,
            refs=tuple([Ref(settled.place_after_word(at), marker) for at, marker in given]),
            notes=tuple([note for _, note in self.notes]),
            emphasis=tuple(self._emphasis(settled)),
            links=tuple(self._links(settled)),
            markers=tuple(self.markers),
        )

    def _emphasis(self, settled: Settled) -> list[Span]:
        """Return what is set in italics or bold; ranges with only white space between are one."""
        ranges = [settled.range(start, stop) for start, stop, _, set_off in self.marks if set_off]
        joined: list[Span] = []
        for start, stop in sorted([r for r in ranges if r[0] < r[1]]):
            if joined and not settled.text[joined[-1][1] : start].strip():
                joined[-1] = (joined[-1][0], max(joined[-1][1], stop))
            else:
                joined.append((start, stop))
        return joined

    def _links(self, settled: Settled) -> list[Link]:
        """Return the links; pieces of one printed link ("76/1", "5", "4"; "57/4", "B") are one.

        A link that begins within a number ("7" outside, "3/263" inside) holds all of it.
        """
        links: list[Link] = []
        text = settled.text
        for begin, end, node, _ in self.marks:
            target = _target(node) if node.tag == "a" else ""
            start, stop = settled.range(begin, end) if target else (0, 0)
            if start >= stop:
                continue
            while start and text[start - 1 : start + 1].isdecimal():
                start -= 1
            if links and links[-1].target == target and not text[links[-1].stop : start].strip():
                links[-1] = Link(links[-1].start, stop, target)
            else:
                links.append(Link(start, stop, target))
        return links


def _target(node: Node) -> str:
    """Return what a link points to: a symbol for the UN's servers, else the address; or ""."""
    return _SERVER.sub("", unquote(node.attributes.get("href", "")).strip())


@lru_cache(maxsize=256)
def _is_emphasised(opening: str) -> bool:
    """Say whether a start tag's class sets text off; nearly all are one of a few tags."""
    return _EMPHASIS.search(attributes_in(opening).get("class", "")) is not None
