"""The records that extraction yields, one class a table: fields named as the columns.

Offsets count Unicode code points, half-open. ``None`` means that the source does not state it.
Records are tuples in the order of their table's columns: a document has hundreds of them, and
they are made, checked, kept and loaded again as such.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipeline.extract.passages import Span


class Resolution(NamedTuple):
    """A resolution's masthead, title and closing."""

    resolution_id: str
    symbol: str
    language: str
    body: str
    document_type: str
    session: str | None
    session_number: int | None
    number: int | None
    part: str | None
    year: int | None
    title: str | None
    adoption_date: date | None
    distribution_date: date | None
    meeting_number: int | None
    meeting_kind: str | None
    meeting_resumed: bool | None
    agenda_items: tuple[str, ...] | None
    agenda_title: str | None
    origin_kind: str | None
    committee: str | None
    origin_symbols: tuple[str, ...] | None
    origin_paragraph: str | None
    adoption_mode: str | None
    votes_in_favour: int | None
    votes_against: int | None
    votes_abstaining: int | None
    enacting_formula: str | None
    preambular_count: int
    operative_count: int
    footnote_count: int
    url: str


class Clause(NamedTuple):
    """One paragraph of the body."""

    clause_id: str
    resolution_id: str
    symbol: str
    language: str
    position: int
    kind: str
    number: str | None
    level: int
    parent_id: str | None
    part: str | None
    action_phrase: str | None
    action_lemma: str | None
    action_connective: str | None
    action_qualifier: str | None
    text: str
    source_spans: tuple[Span, ...]


class Footnote(NamedTuple):
    """One note."""

    footnote_id: str
    resolution_id: str
    symbol: str
    language: str
    marker: str | None
    text: str
    kind: str
    ibid_of: str | None
    source_spans: tuple[Span, ...]


class FootnoteRef(NamedTuple):
    """One place that refers to a note; ``clause_id`` is None in the title."""

    footnote_id: str
    clause_id: str | None
    offset: int


class Citation(NamedTuple):
    """One mention of one target."""

    citation_id: str
    resolution_id: str
    symbol: str
    language: str
    clause_id: str | None
    footnote_id: str | None
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


class Date(NamedTuple):
    """One date mention."""

    date_id: str
    resolution_id: str
    symbol: str
    language: str
    clause_id: str | None
    footnote_id: str | None
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
    about: str | None
    year_inferred_from: str | None


class Meeting(NamedTuple):
    """One meeting, session, conference or summit with an ordinal."""

    meeting_id: str
    resolution_id: str
    symbol: str
    language: str
    clause_id: str | None
    footnote_id: str | None
    start: int
    stop: int
    raw: str
    kind: str
    ordinals: tuple[int, ...]
    body: str | None
    place: str | None
    edtf: str | None
    role: str


class Request(NamedTuple):
    """One thing that somebody is asked for."""

    request_id: str
    resolution_id: str
    clause_id: str
    kind: str
    action_phrase: str
    addressee: str | None
    addressee_class: str | None
    recipient: str | None
    due_session: str | None
    due_edtf: str | None
    start: int
    stop: int
    raw: str


class Vote(NamedTuple):
    """How one State voted."""

    resolution_id: str
    state: str
    iso3: str | None
    vote: str


class Sponsor(NamedTuple):
    """One sponsor."""

    resolution_id: str
    state: str
    role: str


class SourceRole(NamedTuple):
    """What one range of the source is, and the row that it went into."""

    start: int
    stop: int
    role: str
    row_id: str | None


class Finding(NamedTuple):
    """A contradiction or damage in the source."""

    resolution_id: str | None
    check_name: str
    severity: str
    expected: str | None
    observed: str | None
    start: int | None
    stop: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that one resolution holds."""

    resolution: Resolution
    clauses: tuple[Clause, ...]
    footnotes: tuple[Footnote, ...]
    footnote_refs: tuple[FootnoteRef, ...]
    citations: tuple[Citation, ...]
    dates: tuple[Date, ...]
    meetings: tuple[Meeting, ...]
    requests: tuple[Request, ...]
    votes: tuple[Vote, ...]
    sponsors: tuple[Sponsor, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReading:
    """What one source holds: its resolutions, and the role of each of its characters."""

    media_type: str
    characters: int
    readings: tuple[Reading, ...]
    source_map: tuple[SourceRole, ...]
