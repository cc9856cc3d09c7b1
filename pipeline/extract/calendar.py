"""The dates and meetings of one document, each tied to what it belongs to.

A date that a citation states names the citation, a date of a meeting the meeting; both by the
key and start of the mention.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.dates import dates_of
from pipeline.extract.dates_qualifiers import qualified, repeats
from pipeline.extract.dates_roles import (
    followed_by_symbol,
    follows_number,
    goes_on,
    role_in_line,
    role_of,
)
from pipeline.extract.dates_tokens import tokens_by_text
from pipeline.extract.dates_values import Found
from pipeline.extract.meetings import FoundMeeting, meetings_of
from pipeline.extract.meetings_bodies import Held, Place, held_by
from pipeline.extract.meetings_dates import Link, joined_edtf, link
from pipeline.extract.meetings_names import Names
from pipeline.extract.meetings_nouns import nouns_by_text
from pipeline.extract.meetings_roles import role_of as meeting_role
from pipeline.extract.texts import CitationMention, Context, DateMention, MeetingMention, Text

_LINES = ("masthead", "closing")
_BRACKET = 9
"""Characters from a date to the symbol in brackets after it: " (see S/PRST/2016/7)"."""


class _Read(NamedTuple):
    """What one text holds: its dates, its meetings with their bodies, and how they go together."""

    number: int
    text: Text
    dates: Sequence[Found]
    meetings: Sequence[FoundMeeting]
    held: Sequence[Held]
    links: Sequence[Link]


_About = tuple[str, str, int]


class _Cited:
    """The citations of a document by their places, to tell which one states a date."""

    def __init__(self, citations: Sequence[CitationMention]) -> None:
        self._citations = citations
        self._stated: dict[tuple[str, int], CitationMention] = {}
        self._edges: dict[tuple[str, int], CitationMention] | None = None
        for citation in citations:
            if citation.date_start is not None:
                place = citation.key, citation.date_start
                if place not in self._stated or citation.start >= self._stated[place].start:
                    self._stated[place] = citation

    def stating(self, key: str, start: int) -> CitationMention | None:
        """Return the citation that states the date at this place; the nearest before it."""
        return self._stated.get((key, start))

    def beside(self, key: str, places: range) -> CitationMention | None:
        """Return the citation that starts or stops at the first of these places that has one."""
        if self._edges is None:
            self._edges = {(each.key, each.start): each for each in reversed(self._citations)}
            self._edges |= {(each.key, each.stop): each for each in self._citations}
        found = (self._edges.get((key, place)) for place in places)
        return next((citation for citation in found if citation is not None), None)


def extract_calendar(
    texts: Sequence[Text], context: Context, citations: Sequence[CitationMention]
) -> tuple[list[DateMention], list[MeetingMention]]:
    """Return the dates and meetings of all texts of one document, in the texts' order."""
    reads = _read(texts, context)
    if not reads:
        return [], []
    cited = _Cited(citations)
    dates: list[DateMention] = []
    meetings: list[MeetingMention] = []
    above: tuple[str, int] | None = None
    for read, following in zip(reads, [*reads[1:], None], strict=True):
        below = _dates_below(read, following)
        mentions = _meeting_mentions(read, below, context) if read.meetings else []
        meetings += mentions
        if read.dates:
            dates += _date_mentions(read, mentions, above, cited, context)
        above = (read.text.key, read.held[-1].start) if below else None
    return dates, _alike(meetings)


def _alike(meetings: list[MeetingMention]) -> list[MeetingMention]:
    """Make a meeting that is to come by its date in one place to come wherever it is cited."""
    coming = {
        (meeting.kind, meeting.ordinals, meeting.body)
        for meeting in meetings
        if meeting.role == "future" and meeting.edtf is not None and meeting.body is not None
    }
    return [
        meeting._replace(role="future")
        if meeting.role == "cited" and (meeting.kind, meeting.ordinals, meeting.body) in coming
        else meeting
        for meeting in meetings
    ]


def _read(texts: Sequence[Text], context: Context) -> list[_Read]:
    """Read the texts that have dates or meetings; the others are not looked at one by one."""
    bare = [text.text for text in texts]
    tokens, nouns = tokens_by_text(bare), nouns_by_text(bare)
    year = context.adoption_date.year if context.adoption_date else context.year
    names = Names(bare)
    recorded: str | None = None
    reads: list[_Read] = []
    for number in sorted({*tokens, *nouns}):
        text = texts[number]
        of_line = year if text.kind in _LINES else None
        dates = dates_of(text.text, tokens[number], of_line) if number in tokens else []
        meetings = meetings_of(text.text, nouns[number]) if number in nouns else []
        if meetings:
            place = Place(context, names, number, recorded, None)
            held = _held(text.text, meetings, place)
            recorded = held[-1].body if text.kind == "footnote" else recorded
            spans = [(of.start, of.stop) for of in held]
            links = link(text.text, spans, [found.start for found in meetings], dates)
            reads.append(_Read(number, text, dates, meetings, held, links))
        elif dates:
            reads.append(_Read(number, text, dates, (), (), ()))
    return reads


def _held(text: str, meetings: Sequence[FoundMeeting], place: Place) -> list[Held]:
    """Return whose the meetings of a text are; one of the same kind goes on from that before."""
    held: list[Held] = []
    kind: str | None = None
    for found in meetings:
        here = held[-1].body if found.kind == kind else None
        held.append(held_by(text, found, place._replace(body_here=here)))
        kind = found.kind
    return held


def _dates_below(read: _Read, following: _Read | None) -> Sequence[Found]:
    """Return the dates of the line below that belong to the session or meeting of a line.

    "Fifty-second session" and "27 February–4 April 2023", "52nd plenary meeting" and its day.
    """
    if following is None or read.text.kind not in _LINES or following.text.kind != read.text.kind:
        return ()
    if following.number > read.number + 1:
        return ()
    if not read.meetings or read.links[-1].dates or following.meetings:
        return ()
    # "at its 9516th meeting, on" and the day on the line below
    broken = read.text.text[read.held[-1].stop :].strip(" ,") == "on"
    closing = read.text.kind == "closing" or broken
    spans = closing or any(of.kind != "single" for of in following.dates)
    alone = sum(of.stop - of.start for of in following.dates) > len(following.text.text) - 6
    return following.dates if spans and alone else ()


def _meeting_mentions(
    read: _Read, below: Sequence[Found], context: Context
) -> list[MeetingMention]:
    mentions: list[MeetingMention] = []
    last = len(read.meetings) - 1
    parts = zip(read.meetings, read.held, read.links, strict=True)
    for number, (found, held, belongs) in enumerate(parts):
        dates = [read.dates[at] for at in belongs.dates] or (below if number == last else ())
        ends = [of.date_end for of in dates if of.date_end is not None]
        mention = MeetingMention(
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
        mentions.append(mention)
    return mentions


def _date_mentions(
    read: _Read,
    meetings: Sequence[MeetingMention],
    above: tuple[str, int] | None,
    cited: _Cited,
    context: Context,
) -> list[DateMention]:
    """Return the dates of a text; ``above`` is the meeting of the line before that has them."""
    owners = {
        at: (meeting.key, meeting.start)
        for meeting, belongs in zip(meetings, read.links, strict=True)
        for at in belongs.dates
    }
    mentions: list[DateMention] = []
    for at, found in enumerate(read.dates):
        citation = _citation_of(read.text, found, cited)
        meeting = owners.get(at, above)
        about: _About | None = None
        if citation is not None:
            about = ("citation", citation.key, citation.start)
        elif meeting is not None:
            about = ("meeting", *meeting)
        mention = _date_mention(read.text, found, about, context)
        if at and mention.role == "event":
            last = mentions[-1].role
            if last == "meeting" and goes_on(read.text.text, read.dates[at - 1], found):
                mention = mention._replace(role="meeting")
            elif last == "period" and found.listed:
                mention = mention._replace(role="period")
        mentions.append(mention)
    return mentions


def _citation_of(text: Text, found: Found, cited: _Cited) -> CitationMention | None:
    """Return the citation that states a date, or stands in brackets after it."""
    if (citation := cited.stating(text.key, found.start)) is not None:
        return citation
    if follows_number(text.text, found):  # "2414 (2018) on 27 April 2018"
        stop = found.start - len(" of ")
        return cited.beside(text.key, range(stop, stop + 1))
    if found.precision != "day" or not followed_by_symbol(text.text, found):
        return None
    return cited.beside(text.key, range(found.stop + 2, found.stop + _BRACKET))


def _date_mention(text: Text, found: Found, about: _About | None, context: Context) -> DateMention:
    dated, qualifier = qualified(text.text, found) if about is None else (found, None)
    if dated.kind == "recurring" and not repeats(text.text, dated):
        dated = dated._replace(kind="interval" if "/" in dated.edtf else "single")
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
    about: _About | None,
    context: Context,
) -> str:
    if text.kind in _LINES or (text.kind == "title" and found.date_start == context.adoption_date):
        held = about is not None and found.kind == "single"
        return "adoption" if held else role_in_line(text, found, context)
    if about is not None:
        return about[0]
    return role_of(text.text, found, qualifier, context.adoption_date)
