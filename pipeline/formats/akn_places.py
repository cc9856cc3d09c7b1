"""Where in a statement a paragraph stands, by the elements around it."""

import re
from typing import NamedTuple

from pipeline.extract.blocks import Kind
from pipeline.formats.akn_tree import Node

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


_SAY = frozenset({"paragraph", *_HEADINGS, *_POINTS, *_LISTS, *_KINDS})
"""Elements that say something of what stands in them."""


class Place(NamedTuple):
    """Where in the document a paragraph stands, by the elements around it."""

    kind: Kind
    level: int | None = None
    heading: bool = False
    depth: int = 1
    """Level of what a list's points stand under."""
    within: str = ""
    """The innermost element."""

    def inside(self, node: Node) -> "Place":
        """Return the place of what stands in an element."""
        tag = node.tag
        if tag not in _SAY:
            return self
        if tag in _HEADINGS:
            return self._replace(heading=True)
        if tag == "paragraph":
            style = node.attributes.get("class", "")
            heading = _HEADING_CLASS.fullmatch(style) is not None
            return Place(self.kind, level=1, heading=heading)
        if tag in _POINTS:
            return self._replace(level=self.depth + 1, depth=self.depth + 1, within=tag)
        if tag in _LISTS:
            deeper = tag == "sublist" and self.within in _LISTS
            return self._replace(depth=self.depth + deeper, within=tag)
        if tag == "table" or (tag in _KINDS and self.kind != "annex"):
            return _PLACES[tag]
        return self


_PLACES = {tag: Place(kind) for tag, kind in _KINDS.items()}
