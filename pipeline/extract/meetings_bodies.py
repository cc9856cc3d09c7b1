"""Whose meeting it is, and how far the mention reaches.

A conference is its own body ("World Conference on Women"). A session or meeting has the body
that follows with "of the" or stands before it ("the Islamic Summit Conference at its thirteenth
session", "Official Records of the General Assembly, Sixty-sixth Session"). "Its" is the body
named just before, else the issuing organ; a short name is the last full one that holds it.
"""

import re
from typing import NamedTuple

from pipeline.extract.meetings import FoundMeeting
from pipeline.extract.meetings_names import (
    Name,
    Names,
    name_at,
    name_tail,
    names_before,
    organ_name,
)
from pipeline.extract.texts import Context

_OF = re.compile(r"[ ]of[ ](?:the[ ])?")
# "at its", ", during its resumed": the body stands right before, and the mention begins with it
_AT_ITS = re.compile(r",?[ ](?:at|in|during)[ ](?:its|their)[ ](?:[a-z]+[ ])?$")
_ITS = re.compile(r"\b(?:its|their)[ ](?:[a-z-]+[ ]){0,2}$")
_SMALL_WORDS = re.compile(r"(?:[’']s?)?(?:,?[ ][a-z’'-]+){0,14}[ ]$")
_POSSESSIVE = re.compile(r"[’']s?[ ](?:[a-z]+[ ])?$")
_RECORD = re.compile(r",[ ]$")
_IBID = re.compile(r"\bIbid\.,[ ]$")
# the noun is part of the name: "Conference", "Congress", "forum", "World Health Assembly"
_GATHERING = re.compile(r"(?:[Cc]onference|[Cc]ongress|[Ff]or|Assembl)[a-z]*$")
_SUMMIT_OR_MEETING = re.compile(r"(?:[Mm]ini-)?(?:[Ss]ummit|[Mm]eeting)")
_OF_STATES = re.compile(
    r"[ ]of[ ](?:the[ ])?(?:States|High|Contracting|Parties|Heads|Ministers)\b"
)
_CAPITAL = re.compile(r"\b[A-Z]")
_ATTRIBUTES = re.compile(
    r"(?:(?:Special|Regular|Extraordinary|Emergency|Plenary|Resumed|Ordinary|Annual)[ ])*"
)
_OWN_MEETING = re.compile(r"(?:(?:\(?resumed\)?|plenary|closed|open|private|public|formal)[ ])*")
# special and emergency sessions are counted apart from the regular ones
_SERIES_APART = re.compile(r"\b(?i:special|emergency|extraordinary)\b")
_LATER = re.compile(r",[ ](?:(?:held[ ])?in[ ][^,;]{2,40},[ ])?the[ ](?=[A-Z])")
_PLURAL = {
    "Conferences": "Conference", "Congresses": "Congress", "Summits": "Summit",
    "Assemblies": "Assembly", "Forums": "Forum", "Fora": "Forum", "Meetings": "Meeting",
    "conferences": "conference", "summits": "summit", "forums": "forum",
}  # fmt: skip
_NEAR = 6
"""Words between a body and "its session" over which "its" is still that body."""
_OWN_SESSIONS = 12


class Held(NamedTuple):
    """A meeting's body (None: not stated) and the range of the text that names both."""

    body: str | None
    start: int
    stop: int


class Place(NamedTuple):
    """Where a meeting stands: its document, the number of its text, the bodies before it."""

    context: Context
    names: Names
    number: int
    recorded: str | None
    """Body of the last meeting in a note before, for "Ibid., Sixty-eighth Session"."""
    body_here: str | None
    """That of the same kind of meeting in the same text: "and the twenty-seventh session"."""


def held_by(text: str, found: FoundMeeting, place: Place) -> Held:
    """Return the body of a meeting and how far the mention reaches."""
    if _names_itself(text, found):
        return _itself(text, found, place)
    following = _following(text, found)
    if following is not None:
        return Held(_full(following, place), found.start, following.stop)
    if _IBID.search(text, max(0, found.start - 12), found.start):
        return Held(place.recorded, found.start, found.stop)
    return _before(text, found, place)


def _names_itself(text: str, found: FoundMeeting) -> bool:
    """Say whether the noun is the head of a name: "World Conference", "Meeting of States"."""
    noun, between = text[found.noun : found.stop], text[found.words : found.noun]
    if _GATHERING.match(noun):
        return True
    named = bool(_CAPITAL.search(between)) and not _ATTRIBUTES.fullmatch(between)
    if noun[0].isupper() and not noun.isupper() and _SUMMIT_OR_MEETING.match(noun):
        return named or bool(_OF_STATES.match(text, found.stop))
    return named and bool(_SUMMIT_OR_MEETING.match(noun))


def _itself(text: str, found: FoundMeeting, place: Place) -> Held:
    noun = text[found.noun : found.stop]
    stop = name_tail(text, found.stop)
    name = f"{text[found.words : found.noun]}{_PLURAL.get(noun, noun)}{text[found.stop : stop]}"
    return Held(place.names.full(name, place.number, found.start), found.start, stop)


def _following(text: str, found: FoundMeeting) -> Name | None:
    joint = _OF.match(text, found.stop)
    return name_at(text, joint.end()) if joint else None


def _before(text: str, found: FoundMeeting, place: Place) -> Held:
    """Look for the body to the left: "the Commission, at its", "General Assembly, Sixty-sixth"."""
    alone = Held(_issuing(text, found, place), found.start, found.stop)
    names = names_before(text, found.start)
    if not names:
        body = alone.body or _after(text, found, place) or place.body_here
        return Held(body, found.start, found.stop)
    near = names[-1]
    gap = text[near.stop : found.start]
    body = _full(near, place)
    if _AT_ITS.fullmatch(gap):
        own = body == organ_name(place.context.body)
        return Held(body, found.start if own else near.start, found.stop)
    if _RECORD.fullmatch(gap) or _POSSESSIVE.fullmatch(gap):
        return Held(body, found.start, found.stop)
    its = _ITS.search(gap)
    # "Requests the Committee to report to it at its session": that is the issuing organ's
    near_its = len(gap.split()) <= _NEAR and " to " not in gap
    if its and _SMALL_WORDS.fullmatch(gap) and (near_its or alone.body is None):
        return Held(body, found.start, found.stop)
    if alone.body is not None:
        return alone
    near_enough = its or _SMALL_WORDS.fullmatch(gap)
    after = None if near_enough else _after(text, found, place)
    held = body if near_enough else after or place.body_here
    return Held(held, found.start, found.stop)


def _after(text: str, found: FoundMeeting, place: Place) -> str | None:
    """Return the body that comes later: "that, at its forty-ninth session, the Commission"."""
    its = _ITS.search(text, max(0, found.start - 16), found.start)
    match = _LATER.match(text, found.stop) if its else None
    name = name_at(text, match.end()) if match else None
    return _full(name, place) if name else None


def _issuing(text: str, found: FoundMeeting, place: Place) -> str | None:
    """Return the issuing organ, where the number can be one of its own sessions or meetings."""
    context = place.context
    organ = organ_name(context.body)
    if found.kind == "meeting":
        return organ if _OWN_MEETING.fullmatch(text[found.words : found.noun]) else None
    if found.kind != "session" or context.session_number is None:
        return None
    own_series = _SERIES_APART.search(text, found.words, found.noun)
    near = abs(found.ordinals[-1] - context.session_number) <= _OWN_SESSIONS
    return organ if near or own_series else None


def _full(name: Name, place: Place) -> str:
    """Return a short name in full: the Assembly is the General Assembly."""
    if name.text == "Assembly":
        return "General Assembly"
    full = place.names.full(name.text, place.number, name.start)
    organ = organ_name(place.context.body)
    if full == name.text and organ is not None and organ.endswith(f" {full}"):
        return organ
    return full
