"""From mentions in containers to rows: ids, and where in the document each stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias, TypeVar

from pipeline.extract.actions import Opening
from pipeline.extract.calendar import extract_calendar
from pipeline.extract.citations import extract_citations
from pipeline.extract.passages import Passage
from pipeline.extract.records import Citation, Date, Meeting, Request
from pipeline.extract.requests import extract_requests
from pipeline.extract.texts import (
    CitationMention,
    Context,
    DateMention,
    MeetingMention,
    RequestMention,
    Text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A text with its origin in the source."""

    text: Text
    passage: Passage

    @property
    def is_masthead(self) -> bool:
        return self.text.key.startswith("masthead:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All mentions of one resolution as rows."""

    citations: tuple[Citation, ...]
    dates: tuple[Date, ...]
    meetings: tuple[Meeting, ...]
    requests: tuple[Request, ...]


class _Place(NamedTuple):
    """Where a mention stands: its id, those of its container, and its offsets there."""

    id: str
    clause_id: str | None
    footnote_id: str | None
    start: int
    stop: int


class _Mention(Protocol):
    """What is found in a text, and from where to where."""

    @property
    def key(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def stop(self) -> int: ...


M = TypeVar("M", bound=_Mention)
Placed: TypeAlias = Sequence[tuple[_Place, M]]
About: TypeAlias = tuple[str, str, int]
"""Kind, key of the container and start of a mention that a date says something about."""
_Head: TypeAlias = tuple[str, str, str, str, str | None, str | None, int, int]


class _Places:
    """Gives each mention its place, with an id: container@start, and ~2 for a second row there."""

    def __init__(self, rows: "_Rows") -> None:
        self.rows = rows
        self.used: set[str] = set()
        self.again: Counter[str] = Counter()

    def next(self, key: str, start: int, stop: int) -> _Place:
        container = self.rows.by_key[key]
        kind = container.text.kind
        full = f"{self.rows.resolution_id}#{key}"
        if container.is_masthead:
            start, stop = container.passage.origin(start, stop)
            name = f"{self.rows.resolution_id}#masthead@{start}"
            return _Place(self._own(name), None, None, start, stop)
        name = self._own(f"{full}@{start}")
        if kind == "footnote":
            return _Place(name, None, full, start, stop)
        return _Place(name, full, None, start, stop)

    def _own(self, name: str) -> str:
        if name not in self.used:
            self.used.add(name)
            return name
        self.again[name] += 1
        return f"{name}~{self.again[name] + 1}"


def read_mentions(
    resolution_id: str,
    language: str,
    context: Context,
    containers: Sequence[Container],
    openings: Mapping[str, Opening],
) -> Mentions:
    """Return the citations, dates, meetings and requests of one resolution.

    ``openings`` are those of its clauses, by their keys.
    """
    texts = [container.text for container in containers]
    by_key = {container.text.key: container for container in containers}
    cited = extract_citations(texts, context)
    dated, met = extract_calendar(texts, context, cited)
    asked = extract_requests(texts, context, openings)
    rows = _Rows(resolution_id, language, context.symbol, by_key)
    citations, meetings = rows.placed(cited), rows.placed(met)
    about = ids("citation", citations) | ids("meeting", meetings)
    return Mentions(
        citations=rows.citations(citations),
        meetings=rows.meetings(meetings),
        dates=rows.dates(rows.placed(dated), about),
        requests=rows.requests(rows.placed(asked)),
    )


def ids(kind: str, placed: Placed[M]) -> dict[About, str]:
    """Return the ids of mentions by what a date says that it is about; the first of a place."""
    found: dict[About, str] = {}
    for place, each in placed:
        found.setdefault((kind, each.key, each.start), place.id)
    return found


@dataclass(frozen=True, slots=True)
class _Rows:
    resolution_id: str
    language: str
    symbol: str
    by_key: Mapping[str, Container]

    def placed(self, mentions: Sequence[M]) -> list[tuple[_Place, M]]:
        """Return the mentions of one kind, each with its place."""
        places = _Places(self)
        return [(places.next(each.key, each.start, each.stop), each) for each in mentions]

    def head(self, place: _Place) -> _Head:
        """Return the columns that rows of citations, meetings and dates begin with."""
        return (place.id, self.resolution_id, self.symbol, self.language, *place[1:])

    def citations(self, mentions: Placed[CitationMention]) -> tuple[Citation, ...]:
        return tuple(
            Citation(
                *self.head(place),
                raw=each.raw,
                target_symbol=each.target_symbol,
                target_part=each.target_part,
                target_kind=each.target_kind,
                target_body=each.target_body,
                pinpoint=each.pinpoint,
                stated_date=each.stated_date,
                derivation=each.derivation,
            )
            for place, each in mentions
        )

    def meetings(self, mentions: Placed[MeetingMention]) -> tuple[Meeting, ...]:
        return tuple(
            Meeting(
                *self.head(place),
                raw=each.raw,
                kind=each.kind,
                ordinals=each.ordinals,
                body=each.body,
                place=each.place,
                edtf=each.edtf,
                role=each.role,
            )
            for place, each in mentions
        )

    def dates(self, mentions: Placed[DateMention], about: Mapping[About, str]) -> tuple[Date, ...]:
        return tuple(
            Date(
                *self.head(place),
                raw=each.raw,
                edtf=each.edtf,
                date_start=each.date_start,
                date_end=each.date_end,
                precision=each.precision,
                kind=each.kind,
                qualifier=each.qualifier,
                role=each.role,
                about=about.get(each.about) if each.about else None,
                year_inferred_from=each.year_inferred_from,
            )
            for place, each in mentions
        )

    def requests(self, mentions: Placed[RequestMention]) -> tuple[Request, ...]:
        return tuple(self.request(place, each) for place, each in mentions)

    def request(self, place: _Place, each: RequestMention) -> Request:
        assert place.clause_id is not None
        return Request(
            request_id=place.id,
            resolution_id=self.resolution_id,
            clause_id=place.clause_id,
            kind=each.kind,
            action_phrase=each.action_phrase,
            addressee=each.addressee,
            addressee_class=each.addressee_class,
            recipient=each.recipient,
            due_session=each.due_session,
            due_edtf=each.due_edtf,
            start=place.start,
            stop=place.stop,
            raw=each.raw,
        )


def origin_symbols(
    citations: Sequence[Citation], spans: Sequence[tuple[int, int]]
) -> tuple[str, ...]:
    """Return the symbols cited within ranges of the source: the origin's bracket."""
    found = [
        row.target_symbol
        for row in citations
        if row.target_symbol
        and row.clause_id is None
        and row.footnote_id is None
        and any(start <= row.start < stop for start, stop in spans)
    ]
    return tuple(dict.fromkeys(found))
