"""What mentions are read from and read as: a document's texts, and what stands in them.

Offsets count Unicode code points of a container's text, half-open. ``None`` means that the source
does not state it.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a mention is read against: the document that it stands in."""

    symbol: str
    """Canonical symbol of the document, such as A/RES/73/135."""
    body: str
    """Code of the issuing organ: GA, SC, ECOSOC, HRC, ..."""
    session: str | None = None
    session_number: int | None = None
    adoption_date: date | None = None
    distribution_date: date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A container of mentions: a clause, a footnote, or one line of the masthead or closing."""

    key: str
    """Unique in its document: the path of the clause or note ("PP3", "OP5(a)", "FN2"), or
    "masthead:3"."""
    kind: str
    """masthead, closing, title, heading, preambular, operative, annex, formula, footnote."""
    text: str
    notes: tuple[tuple[int, str], ...] = ()
    """Offsets in the text where a note is referred to, and the key of that note."""
    parent: str | None = None
    """Key of the clause that this one stands under."""


class CitationMention(NamedTuple):
    """One mention of one target in the container ``key``."""

    key: str
    start: int
    stop: int
    raw: str
    target_symbol: str | None
    target_part: str | None
    target_kind: str
    target_body: str | None
    pinpoint: str | None
    stated_date: date | None
    derivation: str
    date_start: int | None = None
    """Where the stated date stands in the container, so that its mention finds the citation."""


class MeetingMention(NamedTuple):
    """One meeting, session, conference or summit with an ordinal in the container ``key``."""

    key: str
    start: int
    stop: int
    raw: str
    kind: str
    ordinals: tuple[int, ...]
    body: str | None
    place: str | None
    edtf: str | None
    role: str


class DateMention(NamedTuple):
    """One date in the container ``key``; ``about`` names a citation or meeting by (key, start)."""

    key: str
    start: int
    stop: int
    raw: str
    edtf: str
    date_start: date | None
    date_end: date | None
    precision: str
    kind: str
    qualifier: str | None
    role: str
    about: tuple[str, str, int] | None
    """("citation" or "meeting", key, start) of the mention that the date belongs to."""
    year_inferred_from: str | None


class RequestMention(NamedTuple):
    """Who is asked for what in the clause ``key``."""

    key: str
    start: int
    stop: int
    raw: str
    kind: str
    action_phrase: str
    addressee: str | None
    addressee_class: str | None
    recipient: str | None
    due_session: str | None
    due_edtf: str | None


class Action(NamedTuple):
    """The opening words of a clause that the UN sets in italics, and their parts."""

    phrase: str
    lemma: str
    connective: str | None
    qualifier: str | None
