"""XML as a small tree whose every tag and character knows its place in the decoded text.

Nothing outside the file is ever looked at: a document type declaration (the door of entity bombs
and external entities) is refused, and so are nesting and element counts beyond any document's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from pipeline.extract.blocks import Refusal

MAX_DEPTH = 100
"""Elements inside elements; the deepest of the UN's documents have 21."""

MAX_PARTS = 500_000
"""Elements and runs of characters in one file; the UN's largest documents have some 30,000."""

_AMPERSAND = ord("&")


class Chars(NamedTuple):
    """Character data made from ``source[start:stop]``: the same characters, or one entity's."""

    text: str
    start: int
    stop: int


@dataclass(slots=True)
class Node:
    """An element: its local name, its attributes, its content in order.

    ``start`` is where its start tag begins, ``inside`` where that ends.
    """

    tag: str
    attributes: Mapping[str, str]
    start: int
    inside: int = 0
    children: "list[Node | Chars]" = field(default_factory=list)

    def walk(self) -> "Iterator[Node]":
        """Yield the element and all elements in it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(c for c in reversed(node.children) if isinstance(c, Node))

    def find(self, tag: str) -> "Node | None":
        """Return the first element of that name, itself included, or None."""
        return next((node for node in self.walk() if node.tag == tag), None)

    def text(self) -> str:
        """Return all character data in the element, in order."""
        parts: list[str] = []
        stack: list[Node | Chars] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, Chars):
                parts.append(item.text)
            else:
                stack.extend(reversed(item.children))
        return "".join(parts)


class _Builder:
    """Turns expat's events into the tree; expat counts bytes, the tree counts characters."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.bytes = source.encode()
        self.ascii = len(self.bytes) == len(source)
        self.root: Node | None = None
        self.open: list[Node] = []
        self.parts = 0
        self.opened: Node | None = None
        self.run = -1
        self.entity = ""
        self.cdata = False
        self.byte = self.at = 0
        self.parser = self._parser()

    def _parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._other
        parser.ProcessingInstructionHandler = self._other
        parser.StartCdataSectionHandler = self._start_cdata
        parser.EndCdataSectionHandler = self._end_cdata
        parser.StartDoctypeDeclHandler = self._doctype
        return parser

    def _here(self) -> int:
        """Return the offset in characters of the present event."""
        byte = self.parser.CurrentByteIndex
        if self.ascii:
            return byte
        self.at += len(self.bytes[self.byte : byte].decode())
        self.byte = byte
        return self.at

    def _close(self) -> int:
        """End the start tag or the run of character data before the present event."""
        here = self._here()
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise Refusal(f"XML with more than {MAX_PARTS:,} parts: split it by document")
        if self.opened:
            self.opened.inside = here
            self.opened = None
        if self.run >= 0:
            text = self.entity or self.source[self.run : here]
            self.open[-1].children.append(Chars(text, self.run, here))
            self.run, self.entity = -1, ""
        return here

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        here = self._close()
        if len(self.open) >= MAX_DEPTH:
            raise Refusal(
                f"XML with elements nested deeper than {MAX_DEPTH}: it is no UN document, take it "
                "out of the folder"
            )
        node = Node(name.rpartition(":")[2], attributes, here)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)
        self.opened = node

    def _end(self, name: str) -> None:
        self._close()
        self.open.pop()

    def _characters(self, data: str) -> None:
        if self.bytes[self.parser.CurrentByteIndex] == _AMPERSAND and not self.cdata:
            self.run = self._close()
            self.entity = data
        elif self.entity or self.run < 0:
            self.run = self._close()

    def _other(self, *_: object) -> None:
        self._close()

    def _start_cdata(self) -> None:
        self._close()
        self.cdata = True

    def _end_cdata(self) -> None:
        self._close()
        self.cdata = False

    def _doctype(self, *_: object) -> None:
        raise Refusal(
            "XML with a document type declaration, which can define entities and name files to "
            "fetch: save it without <!DOCTYPE ...>"
        )


def parse(source: str) -> Node:
    """Return the root element of an XML text, offsets counted in its own characters.

    Raises Refusal for XML that is not well-formed, has a document type declaration, or is nested
    or filled beyond the limits above.
    """
    builder = _Builder(source)
    try:
        builder.parser.Parse(source, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise Refusal(
            f"XML that is not well-formed at line {error.lineno}, column {error.offset + 1} "
            f"({reason}): the file is cut short or damaged, fetch it again"
        ) from error
    assert builder.root is not None
    return builder.root
