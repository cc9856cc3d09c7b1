"""XML as a small tree whose every tag and character knows its place in the decoded text.

Nothing outside the file is ever looked at: a document type declaration (the door of entity bombs
and external entities) is refused, and so are nesting and element counts beyond any document's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from xml.parsers import expat

from pipeline.extract.blocks import Refusal

MAX_DEPTH = 100
"""Elements inside elements; the deepest of the UN's documents have 21."""

_TOO_DEEP = (
    f"XML with elements nested deeper than {MAX_DEPTH}: it is no UN document, take it out of the "
    "folder"
)

MAX_PARTS = 500_000
"""Elements and runs of characters in one file; the UN's largest documents have some 30,000."""

_MARKUP = (
    # a comment, characters as they stand, a processing instruction
    r"(?:<(!--.*?--|!\[CDATA\[.*?\]\]|\?.*?\?"
    # a tag: within quotes a ">" does not end it
    r"""|[^>"']++(?:"[^"]*"[^>"']*+|'[^']*'[^>"']*+)*+)>"""
    # an entity
    r"|&([^;]*);)"
)
_TOKEN = re.compile(_MARKUP + "([^<&]*)", re.DOTALL)
"""Markup, and the characters up to the next: well-formed XML without a document type declaration
is a row of these."""
_TOKEN_BUT_NO_ENTITY = re.compile(_MARKUP + "([^<]*)", re.DOTALL)
"""The same where there is no "&", as in most documents: one character is sooner found than two."""

_UNCLOSED = re.compile(r"!--(?!.*--\Z)|!\[CDATA\[(?!.*\]\]\Z)|\?(?!.*\?\Z)", re.DOTALL)
"""What has no end of its own, and was taken for a tag up to some ">"."""

_LITERAL = "![CDATA["

_ATTRIBUTE = re.compile(r"""([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_BREAK = re.compile(r"\r\n|[\r\n\t]")
_ENTITY = re.compile("&([^;]*);")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "apos": "'", "quot": '"'}


class Chars(NamedTuple):
    """Character data made from ``source[start:stop]``: the same characters, or one entity's."""

    text: str
    start: int
    stop: int


_chars = partial(tuple.__new__, Chars)
"""Make characters of a tuple as it is: they are the most of a document's parts."""


@dataclass(slots=True)
class Node:
    """An element: its local name, its start tag, its content in order.

    ``start`` is where its start tag begins, ``inside`` where that ends; ``opening`` is what stands
    within the tag's brackets.
    """

    tag: str
    opening: str
    start: int
    inside: int
    children: "list[Node | Chars]"
    _attributes: Mapping[str, str] | None = None

    @property
    def attributes(self) -> Mapping[str, str]:
        """The attributes, with their values as XML has them read; few elements are asked."""
        if self._attributes is None:
            self._attributes = attributes_in(self.opening)
        return self._attributes

    def walk(self) -> "Iterator[Node]":
        """Yield the element and all elements in it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            inner = [child for child in node.children if isinstance(child, Node)]
            stack += inner[::-1]

    def has(self, tag: str) -> bool:
        """Say whether an element of that name is in it."""
        for child in self.children:
            if isinstance(child, Node) and (child.tag == tag or child.has(tag)):
                return True
        return False

    def text(self) -> str:
        """Return all character data in the element, in order."""
        if len(self.children) == 1 and isinstance(self.children[0], Chars):
            return self.children[0].text
        parts: list[str] = []
        stack: list[Node | Chars] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, Chars):
                parts.append(item.text)
            else:
                stack.extend(reversed(item.children))
        return "".join(parts)


def parse(source: str) -> Node:
    """Return the root element of an XML text, offsets counted in its own characters.

    Raises Refusal for XML that is not well-formed, has a document type declaration, or is nested
    or filled beyond the limits above.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(source, True)
    except expat.ExpatError as error:
        _refuse_beyond_limits(source.encode()[: parser.ErrorByteIndex].decode(errors="ignore"))
        reason = expat.ErrorString(error.code)
        raise Refusal(
            f"XML that is not well-formed at line {error.lineno}, column {error.offset + 1} "
            f"({reason}): the file is cut short or damaged, fetch it again"
        ) from error
    top, end = _tree(source)
    assert end == len(source)
    return next(child for child in top.children if isinstance(child, Node))


def _refuse_doctype(*_: object) -> None:
    raise Refusal(
        "XML with a document type declaration, which can define entities and name files to "
        "fetch: save it without <!DOCTYPE ...>"
    )


def _refuse_beyond_limits(source: str) -> None:
    """Raise Refusal where the beginning of XML, up to its damage, goes beyond the limits."""
    depth = 0
    for tag, _, _ in _counted(source, _adjoining(source)):
        if tag.startswith("/"):
            depth -= 1
        elif tag and tag[0] not in "!?":
            if depth >= MAX_DEPTH:
                raise Refusal(_TOO_DEEP)
            depth += tag[-1] != "/"


def _tree(source: str) -> tuple[Node, int]:
    """Return a node that holds the root of well-formed XML, and the offset that was come to."""
    node = Node("", "", 0, 0, [])
    children = node.children
    above: list[Node] = []
    stop = max(source.find("<"), 0)
    for tag, entity, text in _tokens(source):
        start = stop
        stop += len(tag) + len(entity) + 2
        if entity:
            children.append(_chars((_character(entity), start, stop)))
        elif tag[0] == "/":
            node = above.pop()
            children = node.children
        elif tag[0] not in "!?":
            name = tag.split(None, 1)[0]
            if ":" in name or name[-1] == "/":
                name = name.rpartition(":")[2].removesuffix("/")
            child = Node(name, tag, start, stop, [])
            children.append(child)
            if len(above) >= MAX_DEPTH:
                raise Refusal(_TOO_DEEP)
            if tag[-1] != "/":
                above.append(node)
                node, children = child, child.children
        elif tag.startswith(_LITERAL) and tag != _LITERAL + "]]":
            children.append(_chars((tag[8:-2], start + 9, stop - 3)))
        if text:
            children.append(_chars((text, stop, stop + len(text))))
            stop += len(text)
    return node, stop


def _tokens(source: str) -> Iterable[tuple[str, str, str]]:
    """Return tag, entity and text of each token: all at once, unless they may be too many."""
    if len(source) > MAX_PARTS:  # no part is shorter than a character
        return _counted(source, _TOKEN.finditer(source))
    return (_TOKEN if "&" in source else _TOKEN_BUT_NO_ENTITY).findall(source)


def _adjoining(source: str) -> Iterator[re.Match[str]]:
    """Yield tokens up to the first place where none begins: a comment may have no end."""
    at = max(source.find("<"), 0)
    while found := _TOKEN.match(source, at):
        if _UNCLOSED.match(found[1] or ""):
            break
        yield found
        at = found.end()


def _counted(source: str, tokens: Iterable[re.Match[str]]) -> Iterator[tuple[str, str, str]]:
    parts = 0
    for found in tokens:
        tag, entity, text = found.groups("")
        parts += 1 + (text != "") + tag.endswith("/")
        if tag.startswith(_LITERAL):
            parts += 1 + (tag != _LITERAL + "]]")
        if parts > MAX_PARTS + source.startswith("<?xml "):
            raise Refusal(f"XML with more than {MAX_PARTS:,} parts: split it by document")
        yield tag, entity, text


def attributes_in(opening: str) -> dict[str, str]:
    """Return the attributes in what stands within a start tag's brackets.

    >>> attributes_in('a href="#x" title="R &amp; D"/'), attributes_in("p")
    ({'href': '#x', 'title': 'R & D'}, {})
    """
    _, *rest = opening.split(None, 1)
    found = _ATTRIBUTE.findall(rest[0]) if rest else ()
    return {name: _value(one or other) for name, one, other in found}


def _value(printed: str) -> str:
    """Return an attribute's value, its line ends as spaces and its entities as characters."""
    if "&" not in printed and printed.isprintable():
        return printed
    return _ENTITY.sub(lambda found: _character(found[1]), _BREAK.sub(" ", printed))


def _character(entity: str) -> str:
    """Return the character that an entity stands for, named or by its number.

    >>> _character("amp"), _character("#8211"), _character("#x2013")
    ('&', '–', '–')
    """
    if entity.startswith("#x"):
        return chr(int(entity[2:], 16))
    return chr(int(entity[1:].lstrip("0"))) if entity.startswith("#") else _ENTITIES[entity]
