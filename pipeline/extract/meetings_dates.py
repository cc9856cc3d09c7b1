"""Which dates belong to which meeting, and where it was held.

"held in Istanbul, Turkey, on 14 and 15 April 2016", "Beijing, 4–15 September 1995", "its 8190th
meeting, on 26 February 2018": the date is the next one after the meeting, over the words that
say where and that it took place; dates that go on with the list belong to it too.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.dates_values import Found
from pipeline.extract.meetings_nouns import NOUN

_PREPOSITION = r"(?:(?:on|from|in|of|for|during)[ ])?(?:the[ ](?:period|week)[ ](?:of[ ])?)?"
_ASIDE = r"(?:[ ]\([^()]{1,80}\))?"
_HELD = (
    r"(?:held|convened|hosted|organized|organised|conducted|co-hosted|concluded|opened|started"
    r"|scheduled|planned|(?:co-)?chaired|taking[ ]place|take[ ]place|took[ ]place|met|resumed"
    r"|reconvened)"
)
_CAP = r"(?:(?:el|al|as|ash|es)-|d[’'])?[A-Z][\w’'\u2010\u2011-]*"
_TOWN = rf"{_CAP}(?:[ ](?:of[ ](?:the[ ])?|de[ ]|and[ ])?{_CAP}){{0,5}}"
# "Istanbul, Turkey", "Pohnpei, Federated States of Micronesia"
PLACE = rf"{_TOWN}(?:,[ ]{_TOWN}){{0,2}}"
# "", ", on ", " in June", ", Beijing, ", " in Dakar on "
_ONLINE = r"(?:,?[ ](?:by[ ]videoconference|virtually|online|remotely))?"
# "the first Conference on Nuclear Security: Enhancing Global Efforts, in Vienna"
_SUBTITLE = (
    r"(?::[ ][A-Z][^,;:]{3,80}|[ ]at[ ]the[ ]level[ ]of[ ][^,;:]{3,100}?(?=[ ](?:at|in|on)[ ]))?"
)
_DIRECT = re.compile(
    rf"{_ASIDE}{_SUBTITLE}{_ONLINE}"
    rf"(?:,?[ ](?:in|at)[ ](?P<where>{PLACE})|,[ ](?P<listed>{PLACE}))?"
    # " for eight meetings", " for two days"
    rf"(?:[ ]for[ ][\w-]+(?:[ ][\w-]+){{0,2}}[ ](?:meetings|days|weeks))?,?[ ]?{_PREPOSITION}"
)
_HELD_WORD = re.compile(rf"\b{_HELD}\b")
_HELD_THERE = re.compile(
    rf"[^;:]{{0,90}}?[ ](?:in|at)[ ](?:the[ ])?(?P<where>{PLACE}),?[ ]{_PREPOSITION}"
)
_HELD_THEN = re.compile(rf"[^;:]{{0,90}},?[ ]{_PREPOSITION}")
_SENTENCE_END = re.compile(r"[a-z)]\.[ ][A-Z]|[;:]")
# "on 27 July 2018, at its eleventh meeting"
_DATE_FIRST = re.compile(r",?[ ](?:at|during|in)[ ](?:the|its|their)[ ]")
# "convening, in 2025, a fourth international conference"
_TO_CONVENE = re.compile(r"\b(?:conven|hold|held|host|organiz)\w*,?[ ](?:in|on|from)?[ ]?$")
_CONVENED = re.compile(r",?[ ](?:of[ ])?(?:a|the|its)[ ]")
ANNIVERSARY = re.compile(r"\banniversar(?:y|ies)[ ]of[ ](?:the[ ])?$")
# "meeting of the Preparatory Committee for the Sixth Review Conference held from": not its days
_PREPARED = re.compile(
    r"\b(?:[Pp]reparatory[ ]\w+|[Pp]reparations)[ ](?:for|of|to)[ ](?:the[ ])?$"
)
_HELD_WHERE = re.compile(
    rf"{_ASIDE}(?:,?[ ](?:(?:which[ ])?(?:was|were|to[ ]be|will[ ]be)[ ])?{_HELD}|,)"
    rf"[ ](?:in|at)[ ](?P<where>{PLACE})(?=[,;.)]|$|[ ](?:in|and|for)[ ])"
)
_NOT_PLACE = re.compile(
    r"(?<!under )(?<!pursuant to )(?<!and )(?:resolutions?|decisions?)\b"
    r"|\b(?:adopted|reports?|statements?|letters?|signed|its|which|that|entitled|Supplement"
    r"|Assembly|Council)\b"
)
# "during the session of the Assembly, an interactive dialogue, to be held on": not the session
_OTHER_EVENT = re.compile(r",[ ](?:an?|another)[ ]")
_QUOTED = re.compile(r"“[^”]*”")
# "adopted by the Fourth World Conference on Women on 15 September 1995": the day of adoption
_ADOPTED_BY = re.compile(r"\b(?:adopted|endorsed|approved)[ ]by[ ](?:the[ ])?$")
# " and reconvened on "
_AGAIN = re.compile(r",?[ ]and[ ](?:was[ ])?(?:reconvened|resumed|continued)[ ](?:on[ ]|in[ ])?")
_MAX_GAP = 260


class Link(NamedTuple):
    """The place of a meeting, and the indexes of the dates that belong to it."""

    place: str | None
    dates: tuple[int, ...]


def link(
    text: str, spans: Sequence[tuple[int, int]], starts: Sequence[int], dates: Sequence[Found]
) -> list[Link]:
    """Return a link for each meeting, given where the mentions stand, in the text's order.

    ``starts`` are the places of the ordinals: where a mention begins with its body, they differ.
    """
    links: list[Link] = []
    at = 0
    for number, (_, stop) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        while at < len(dates) and dates[at].start < stop:
            at += 1
        links.append(_link(text, stop, following, starts[number], dates, at))
    return links


def _link(
    text: str, stop: int, following: int, start: int, dates: Sequence[Found], at: int
) -> Link:
    # "the anniversary of the Fourth World Conference, to be held in": that is the anniversary's
    before = text[max(0, start - 36) : start]
    if ANNIVERSARY.search(before) or _PREPARED.search(before):
        return Link(None, ())
    if at < len(dates) and dates[at].start < following and not _is_span(dates[at]):
        gap = text[stop : dates[at].start]
        adoption = gap == " on " and _ADOPTED_BY.search(before)
        place, belongs = (None, False) if adoption else _joined(gap)
        if belongs:
            return Link(place, _list(text, dates, at, following))
    first = _date_before(text, start, dates, at)
    match = _HELD_WHERE.match(text, stop, following)
    place = match["where"] if match and not _NOT_PLACE.search(match["where"]) else None
    return Link(place, () if first is None else (first,))


def _is_span(date: Found) -> bool:
    """Say whether a date is the year of a name or years ("2016–2025"): no time of a meeting."""
    return date.kind == "in-name" or (date.kind == "interval" and date.precision == "year")


def _joined(gap: str) -> tuple[str | None, bool]:
    """Return the place that the words between a meeting and a date name, and whether they join."""
    if len(gap) > _MAX_GAP:
        return None, False
    match = _DIRECT.fullmatch(gap)
    if match:
        place = match["where"] or match["listed"]
        if place is None or not _NOT_PLACE.search(place):
            return _place(place), True
    held = None
    for held in _HELD_WORD.finditer(gap):  # noqa: B007  the last one counts
        pass
    if held is None or _SENTENCE_END.search(gap):
        return None, False
    between = _QUOTED.sub("", gap[: held.start()])
    if NOUN.search(between) or _OTHER_EVENT.search(between):
        return None, False
    if _NOT_PLACE.search(gap, held.end()):
        return None, False
    there = _HELD_THERE.fullmatch(gap, held.end())
    if there:
        return _place(there["where"]), True
    return None, _HELD_THEN.fullmatch(gap, held.end()) is not None


def _place(text: str | None) -> str | None:
    return text.strip(" ,") if text else None


def _list(text: str, dates: Sequence[Found], at: int, following: int) -> tuple[int, ...]:
    stop = at + 1
    while stop < len(dates) and dates[stop].start < following:
        again = _AGAIN.fullmatch(text, dates[stop - 1].stop, dates[stop].start)
        if not (dates[stop].listed or again):
            break
        stop += 1
    return tuple(range(at, stop))


def _date_before(text: str, start: int, dates: Sequence[Found], at: int) -> int | None:
    """Return the date that stands right before the meeting: "on 27 July 2018, at its"."""
    for index in range(at - 1, -1, -1):
        if dates[index].stop > start:
            continue
        date, gap = dates[index], text[dates[index].stop : start]
        on_day = text.startswith(("on ", "in "), date.start - 3) and _DATE_FIRST.fullmatch(gap)
        convened = _CONVENED.fullmatch(gap) and _TO_CONVENE.search(
            text, max(0, date.start - 20), date.start
        )
        return index if on_day or convened else None
    return None


def joined_edtf(values: Sequence[str]) -> str | None:
    """Return one EDTF for the dates of a meeting or of several: a set, where they are several.

    >>> joined_edtf(["2017-11-21", "2018-11-29/2018-11-30"])
    '{2017-11-21,2018-11-29..2018-11-30}'
    """
    if len(values) < 2:
        return values[0] if values else None
    if any(".." in value or "{" in value for value in values):
        return None
    return "{" + ",".join(value.replace("/", "..") for value in values) + "}"
