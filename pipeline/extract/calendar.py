"""The dates and meetings of one document, each tied to what it belongs to.

A date that a citation states names the citation, a date of a meeting the meeting; both by the
key and start of the mention.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.dates import find_dates
from pipeline.extract.dates_qualifiers import qualified, repeats
from pipeline.extract.dates_roles import (
    followed_by_symbol,
    follows_number,
    goes_on,
    role_in_line,
    role_of,
)
from pipeline.extract.dates_values import Found
from pipeline.extract.meetings import FoundMeeting, find_meetings
from pipeline.extract.meetings_bodies import Held, Place, held_by
from pipeline.extract.meetings_dates import Link, joined_edtf, link
from pipeline.extract.meetings_names import Names
from pipeline.extract.meetings_roles import role_of as meeting_role
from pipeline.extract.texts import CitationMention, Context, DateMention, MeetingMention, Text

_LINES = ("masthead", "closing")
_BRACKET = 9
"""Characters from a date to the symbol in brackets after it: " (see S/PRST/2016/7)"."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What one text holds: its dates, its meetings with their bodies, and how they go together."""

    text: Text
    dates: tuple[Found, ...]
    meetings: tuple[FoundMeeting, ...]
    held: tuple[Held, ...]
    links: tuple[Link, ...]
    below: tuple[Found, ...] = ()
    """Dates of the line after this one that belong to its meeting."""
    above: tuple[str, int] | None = None
    """Key and start of the meeting in the line before that this line's dates belong to."""


def extract_calendar(
    texts: Sequence[Text], context: Context, citations: Sequence[CitationMention]
) -> tuple[list[DateMention], list[MeetingMention]]:
    """Return the dates and meetings of all texts of one document, in the texts' order."""
    stated = _stated(citations)
    edges = {(citation.key, citation.start): citation for citation in reversed(citations)}
    edges |= {(citation.key, citation.stop): citation for citation in citations}
    dates: list[DateMention] = []
    meetings: list[MeetingMention] = []
    for read in _over_lines(list(_read(texts, context))):
        mentions = list(_meeting_mentions(read, context))
        meetings += mentions
        dates += _date_mentions(read, mentions, context, stated, edges)
    return dates, _alike(meetings)


def _alike(meetings: list[MeetingMention]) -> list[MeetingMention]:
    """Make a meeting that is to come by its date in one place to come wherever it is cited."""
    coming = {
        (meeting.kind, meeting.ordinals, meeting.body)
        for meeting in meetings
        if meeting.role == "future" and meeting.edtf is not None and meeting.body is not None
    }
    return [
        replace(meeting, role="future")
        if meeting.role == "cited" and (meeting.kind, meeting.ordinals, meeting.body) in coming
        else meeting
        for meeting in meetings
    ]


def _read(texts: Sequence[Text], context: Context) -> Iterator[_Read]:
    names = Names([text.text for text in texts])
    recorded: str | None = None
    for index, text in enumerate(texts):
        year = context.adoption_date.year if context.adoption_date else context.year
        dates = find_dates(text.text, year if text.kind in _LINES else None)
        meetings = find_meetings(text.text)
        held: list[Held] = []
        bodies: dict[str, str | None] = {}
        for found in meetings:
            here = bodies.get(found.kind)
            held.append(held_by(text.text, found, Place(context, names, index, recorded, here)))
            bodies = {found.kind: held[-1].body}
        if held and text.kind == "footnote":
            recorded = held[-1].body
        spans = [(of.start, of.stop) for of in held]
        links = link(text.text, spans, [found.start for found in meetings], dates)
        yield _Read(text, tuple(dates), tuple(meetings), tuple(held), tuple(links))


def _over_lines(reads: list[_Read]) -> Iterator[_Read]:
    """Tie a line that is a date to the line before it that is a session or meeting.

    "Fifty-second session" and "27 February–4 April 2023", "52nd plenary meeting" and its day.
    """
    above: tuple[str, int] | None = None
    for read, following in zip(reads, [*reads[1:], None], strict=True):
        below = _dates_below(read, following)
        yield replace(read, below=below, above=above) if below or above else read
        above = (read.text.key, read.held[-1].start) if below else None


def _dates_below(read: _Read, following: _Read | None) -> tuple[Found, ...]:
    if following is None or read.text.kind not in _LINES or following.text.kind != read.text.kind:
        return ()
    if not read.meetings or read.links[-1].dates or following.meetings:
        return ()
    # "at its 9516th meeting, on" and the day on the line below
    broken = read.text.text[read.held[-1].stop :].strip(" ,") == "on"
    closing = read.text.kind == "closing" or broken
    spans = closing or any(of.kind != "single" for of in following.dates)
    alone = sum(of.stop - of.start for of in following.dates) > len(following.text.text) - 6
    return following.dates if spans and alone else ()


def _stated(citations: Sequence[CitationMention]) -> dict[tuple[str, int], CitationMention]:
    """Return the citations by the place of the date that they state; the nearest before it."""
    made: dict[tuple[str, int], CitationMention] = {}
    for citation in citations:
        if citation.date_start is None:
            continue
        place = citation.key, citation.date_start
        if place not in made or citation.start >= made[place].start:
            made[place] = citation
    return made


def _meeting_mentions(read: _Read, context: Context) -> Iterator[MeetingMention]:
    last = len(read.meetings) - 1
    parts = zip(read.meetings, read.held, read.links, strict=True)
    for number, (found, held, belongs) in enumerate(parts):
        dates = [read.dates[at] for at in belongs.dates] or (read.below if number == last else ())
        ends = [of.date_end for of in dates if of.date_end is not None]
        yield MeetingMention(
            key=read.text.key,
            start=held.start,
            stop=held.stop,
            raw=read.text.text[held.start : held.stop],
            kind=found.kind,
            ordinals=found.ordinals,
            body=held.body,
            place=belongs.place,
            edtf=joined_edtf([of.edtf for of in dates]),
            role=meeting_role(read.text, found, held.body, max(ends, default=None), context),
        )


def _date_mentions(
    read: _Read,
    meetings: Sequence[MeetingMention],
    context: Context,
    stated: Mapping[tuple[str, int], CitationMention],
    edges: Mapping[tuple[str, int], CitationMention],
) -> Iterator[DateMention]:
    owners = {
        at: (meeting.key, meeting.start)
        for meeting, belongs in zip(meetings, read.links, strict=True)
        for at in belongs.dates
    }
    last: DateMention | None = None
    for at, found in enumerate(read.dates):
        citation = _citation_of(read.text, found, stated, edges)
        meeting = owners.get(at, read.above)
        about: tuple[str, str, int] | None = None
        if citation is not None:
            about = ("citation", citation.key, citation.start)
        elif meeting is not None:
            about = ("meeting", *meeting)
        mention = _date_mention(read.text, found, about, context)
        if last is not None and mention.role == "event":
            before = read.dates[at - 1]
            if last.role == "meeting" and goes_on(read.text.text, before, found):
                mention = replace(mention, role="meeting")
            elif last.role == "period" and found.listed:
                mention = replace(mention, role="period")
        yield mention
        last = mention


def _citation_of(
    text: Text,
    found: Found,
    stated: Mapping[tuple[str, int], CitationMention],
    edges: Mapping[tuple[str, int], CitationMention],
) -> CitationMention | None:
    """Return the citation that states a date, or stands in brackets after it.

    ``edges`` are the citations by where they start and stop: "2414 (2018) on 27 April 2018".
    """
    if (citation := stated.get((text.key, found.start))) is not None:
        return citation
    if follows_number(text.text, found):
        return edges.get((text.key, found.start - len(" of ")))
    if found.precision != "day" or not followed_by_symbol(text.text, found):
        return None
    places = ((text.key, at) for at in range(found.stop + 2, found.stop + _BRACKET))
    return next((edges[place] for place in places if place in edges), None)


def _date_mention(
    text: Text, found: Found, about: tuple[str, str, int] | None, context: Context
) -> DateMention:
    dated, qualifier = qualified(text.text, found) if about is None else (found, None)
    if dated.kind == "recurring" and not repeats(text.text, dated):
        dated = replace(dated, kind="interval" if "/" in dated.edtf else "single")
    return DateMention(
        key=text.key,
        start=found.start,
        stop=found.stop,
        raw=text.text[found.start : found.stop],
        edtf=dated.edtf,
        date_start=dated.date_start,
        date_end=dated.date_end,
        precision=dated.precision,
        kind=dated.kind,
        qualifier=qualifier,
        role=_role(text, dated, qualifier, about, context),
        about=about,
        year_inferred_from=found.inferred,
    )


def _role(
    text: Text,
    found: Found,
    qualifier: str | None,
    about: tuple[str, str, int] | None,
    context: Context,
) -> str:
    if text.kind in _LINES or (text.kind == "title" and found.date_start == context.adoption_date):
        held = about is not None and found.kind == "single"
        return "adoption" if held else role_in_line(text, found, context)
    if about is not None:
        return about[0]
    return role_of(text.text, found, qualifier, context.adoption_date)
