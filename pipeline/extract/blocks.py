"""What a format hands over: the paragraphs of a document, each with a kind and its origin.

Flat text and XML are read in different ways and meet here. From here on a document is a list of
blocks, and no later step asks where they came from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from pipeline.extract.passages import Passage, Span

Kind = Literal[
    "masthead",  # any line above the title: organ, session, agenda item, origin, dates
    "title",  # the title line, its number ("73/135.") included
    "part",  # a letter or a roman number alone on its line: part A, section II
    "formula",  # "The General Assembly,"
    "preambular",
    "operative",
    "heading",
    "annex heading",  # "Annex", "Annex II", "Appendix": what follows belongs to an annex
    "annex",  # a paragraph of an annex
    "table",  # a table's row or cell, kept as text
    "closing",  # meeting and date after the last clause
    "vote",  # "[Adopted by a recorded vote of ...]" and its lists
    "note",  # a footnote
]

Role = str
"""What a range of the source is: a kind above, or marker, emphasis, link, markup, running head,
page number, job number, blank, unread."""


class Ref(NamedTuple):
    """A reference to a note: its marker as printed ("3", "*") and its place in the text."""

    at: int
    marker: str


class Link(NamedTuple):
    """A link in the source: the range of the block's text that it covers, and its target."""

    start: int
    stop: int
    target: str


class RoleRange(NamedTuple):
    """A range of the source that is in no block's text, and what it is."""

    start: int
    stop: int
    role: Role


class Block(NamedTuple):
    """One paragraph of the source: running text without emphasis, links or note markers.

    ``passage`` has single spaces and no space at either end. ``number`` is the printed number
    with its marks ("14.", "(a)", "•"), apart from the text; for a note it is the marker.
    ``emphasis`` are the ranges of the text that the source sets in italics or bold.
    """

    kind: Kind
    passage: Passage
    number: Passage | None = None
    level: int | None = None
    refs: tuple[Ref, ...] = ()
    emphasis: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something the format's reader noticed: becomes a row in ``findings``."""

    check_name: str
    expected: str | None
    observed: str | None
    start: int | None = None
    stop: int | None = None
    severity: Literal["info", "warning", "error"] = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a structured source says beside its text; every field is a second witness."""

    symbol: str | None = None
    language: str | None = None
    session: str | None = None
    adoption_date: date | None = None
    distribution_date: date | None = None
    adoption_mode: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    """Votes by choice: yes, no, abstain."""
    votes: tuple[tuple[str, str], ...] = ()
    """State as the source prints it, and its choice: yes, no, abstain."""
    sponsors: tuple[tuple[str, str], ...] = ()
    """State or body, and its role: sponsor, additional sponsor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a source, as a format hands it over."""

    blocks: tuple[Block, ...]
    roles: tuple[RoleRange, ...] = ()
    facts: Facts = field(default_factory=Facts)
    doubts: tuple[Doubt, ...] = ()


class Refusal(ValueError):
    """A source that can't be read as a resolution; the message says why and what would help.

    ``symbol`` is that of the resolution, where so much of it could be read.
    """

    def __init__(self, reason: str, symbol: str | None = None) -> None:
        super().__init__(reason)
        self.symbol = symbol
