"""From mentions in containers to rows: ids, and where in the document each stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

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


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a mention stands: the ids of its container and its offsets there."""

    container: str
    clause_id: str | None
    footnote_id: str | None
    start: int
    stop: int


class _Mention(TypedDict):
    """What the rows of citations, dates and meetings have in common."""

    resolution_id: str
    symbol: str
    language: str
    clause_id: str | None
    footnote_id: str | None
    start: int
    stop: int
    raw: str


class _Ids:
    """Gives each mention its id: container@start, and ~2 for a second row at one place."""

    def __init__(self) -> None:
        self.used: Counter[str] = Counter()

    def next(self, place: _Place) -> str:
        base = f"{place.container}@{place.start}"
        self.used[base] += 1
        return base if self.used[base] == 1 else f"{base}~{self.used[base]}"


def read_mentions(
    resolution_id: str, language: str, context: Context, containers: Sequence[Container]
) -> Mentions:
    """Return the citations, dates, meetings and requests of one resolution."""
    texts = [container.text for container in containers]
    by_key = {container.text.key: container for container in containers}
    cited = extract_citations(texts, context)
    dated, met = extract_calendar(texts, context, cited)
    asked = extract_requests(texts, context)
    rows = _Rows(resolution_id, language, context.symbol, by_key)
    citations, about = rows.citations(cited)
    meetings, about_meetings = rows.meetings(met)
    return Mentions(
        citations=citations,
        meetings=meetings,
        dates=rows.dates(dated, {**about, **about_meetings}),
        requests=rows.requests(asked),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    resolution_id: str
    language: str
    symbol: str
    by_key: Mapping[str, Container]

    def _place(self, key: str, start: int, stop: int) -> _Place:
        container = self.by_key[key]
        if container.is_masthead:
            low, high = container.passage.origin(start, stop)
            return _Place(f"{self.resolution_id}#masthead", None, None, low, high)
        full = f"{self.resolution_id}#{key}"
        note = container.text.kind == "footnote"
        return _Place(full, None if note else full, full if note else None, start, stop)

    def _mention(self, place: _Place, raw: str) -> _Mention:
        return _Mention(
            resolution_id=self.resolution_id,
            symbol=self.symbol,
            language=self.language,
            clause_id=place.clause_id,
            footnote_id=place.footnote_id,
            start=place.start,
            stop=place.stop,
            raw=raw,
        )

    def citations(
        self, mentions: Sequence[CitationMention]
    ) -> tuple[tuple[Citation, ...], dict[tuple[str, str, int], str]]:
        ids, rows = _Ids(), []
        about: dict[tuple[str, str, int], str] = {}
        for each in mentions:
            place = self._place(each.key, each.start, each.stop)
            identifier = ids.next(place)
            about.setdefault(("citation", each.key, each.start), identifier)
            rows.append(
                Citation(
                    citation_id=identifier,
                    **self._mention(place, each.raw),
                    target_symbol=each.target_symbol,
                    target_part=each.target_part,
                    target_kind=each.target_kind,
                    target_body=each.target_body,
                    pinpoint=each.pinpoint,
                    stated_date=each.stated_date,
                    derivation=each.derivation,
                )
            )
        return tuple(rows), about

    def meetings(
        self, mentions: Sequence[MeetingMention]
    ) -> tuple[tuple[Meeting, ...], dict[tuple[str, str, int], str]]:
        ids, rows = _Ids(), []
        about: dict[tuple[str, str, int], str] = {}
        for each in mentions:
            place = self._place(each.key, each.start, each.stop)
            identifier = ids.next(place)
            about.setdefault(("meeting", each.key, each.start), identifier)
            rows.append(
                Meeting(
                    meeting_id=identifier,
                    **self._mention(place, each.raw),
                    kind=each.kind,
                    ordinals=each.ordinals,
                    body=each.body,
                    place=each.place,
                    edtf=each.edtf,
                    role=each.role,
                )
            )
        return tuple(rows), about

    def dates(
        self, mentions: Sequence[DateMention], about: Mapping[tuple[str, str, int], str]
    ) -> tuple[Date, ...]:
        ids, rows = _Ids(), []
        for each in mentions:
            place = self._place(each.key, each.start, each.stop)
            rows.append(
                Date(
                    date_id=ids.next(place),
                    **self._mention(place, each.raw),
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
            )
        return tuple(rows)

    def requests(self, mentions: Sequence[RequestMention]) -> tuple[Request, ...]:
        ids, rows = _Ids(), []
        for each in mentions:
            place = self._place(each.key, each.start, each.stop)
            assert place.clause_id is not None
            rows.append(
                Request(
                    request_id=ids.next(place),
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
            )
        return tuple(rows)


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
