"""What a meeting is to the document: the one that adopts it, one that is cited, one to come."""

import re
from datetime import date
from functools import lru_cache
from math import inf

from pipeline.extract.meetings import FoundMeeting
from pipeline.extract.meetings_dates import ANNIVERSARY
from pipeline.extract.meetings_names import organ_name
from pipeline.extract.sessions import HRC_REGULAR, SEPTEMBER, ga_years, hrc_opens
from pipeline.extract.texts import Context, Text

_ADOPTED_BY = re.compile(r"(?i)\badopted\b")
# "Adopted unanimously at the 1382nd meeting."
_ADOPTED_LINE = re.compile(r"\W{0,2}Adopted\b[^.;]{0,60}[ ](?:the|its)[ ]$")
_COMING_BEFORE = re.compile(
    r"(?:\b(?:next|forthcoming|upcoming|future|coming)\b[^,;]{0,40}"
    r"|\bprovisional agenda (?:of|for)\b[^;]{0,40}"
    r"|\b(?:preparations|[Pp]reparatory Committee|[Pp]reparatory process) (?:for|of) (?:the )?"
    r"|\blook(?:s|ing)? forward to\b[^;]{0,90})$"
)
_COMING_AFTER = re.compile(
    r"(?:,?[ ](?:should|shall|will)\b|(?:(?!\bthat\b)[^;.]){0,60}?\b(?:to be|will be|would be"
    r"|to take|will take|shall be|is scheduled|scheduled for|should be)\b)"
)
# the follow-up to a conference, its outcome and decisions: it has been held
_PAST_FRUIT = re.compile(
    r"\b(?:[Ff]ollow-up to|outcome document of|decisions? of|recommendations of"
    r"|adopted (?:at|by)|Action Agenda of) (?:the )?$"
)
_ASKED = re.compile(
    r"\bto (?:report|submit|present|consider|provide|continue|discuss|address|convene|hold"
    r"|include|inform|update|transmit|take up|review|examine|keep|prepare|brief|make|give|organize"
    r"|dedicate|devote|focus|conduct|engage|participate|intensify|finalize|complete|conclude|resume)\b"
)
_PAST = re.compile(r"\b(?:held|adopted|convened|endorsed|approved|welcomed|decided|considered)\b")


def session_opens(body: str | None, number: int) -> date | None:
    """Return about when a numbered session opens, for organs whose sessions follow the calendar.

    The rule of ``sessions``, taken a few days late.
    """
    if body == "General Assembly":
        return date(ga_years(number)[0], SEPTEMBER, 10)
    if body == "Human Rights Council" and number >= HRC_REGULAR:
        return hrc_opens(number)
    return None


def role_of(
    text: Text, found: FoundMeeting, body: str | None, ends: date | None, context: Context
) -> str:
    """Return adopting, future or cited; ``ends`` is the last day of the meeting, if stated."""
    if text.kind in ("masthead", "closing"):
        opening = found.start == 0 and found.kind == "session"
        adopts = opening or text.kind == "closing" or follows_adopted(text.text, found.start)
        return "adopting" if adopts else "cited"
    if found.kind == "meeting" and _ADOPTED_LINE.match(text.text, 0, found.start):
        return "adopting"
    if ends is not None and context.adoption_date is not None:
        return "future" if ends > context.adoption_date else "cited"
    own = body is not None and body == organ_name(context.body) and found.kind == "session"
    if own and context.session_number is not None:
        return "future" if found.ordinals[-1] > context.session_number else "cited"
    opens = session_opens(body, found.ordinals[-1]) if found.kind == "session" else None
    if opens is not None and context.adoption_date is not None:
        return "future" if opens > context.adoption_date else "cited"
    return "future" if _to_come(text, found) else "cited"


def follows_adopted(text: str, place: int) -> bool:
    """Say whether the word "adopted" stands anywhere before a place."""
    return _adopted(text) <= place


@lru_cache(maxsize=1)
def _adopted(text: str) -> float:
    """Return where the first "adopted" stops, infinity where there is none.

    Kept for the text's other meetings and dates: to look again for each is quadratic.
    """
    match = _ADOPTED_BY.search(text)
    return inf if match is None else match.end()


def _to_come(text: Text, found: FoundMeeting) -> bool:
    before = text.text[max(0, found.start - 240) : found.start]
    if ANNIVERSARY.search(before) or _PAST_FRUIT.search(before):
        return False
    if _COMING_BEFORE.search(before) or _COMING_AFTER.match(text.text, found.stop):
        return True
    asked = None
    for asked in _ASKED.finditer(before):  # noqa: B007  the last one counts
        pass
    operative = text.kind == "operative"
    return operative and asked is not None and not _PAST.search(before, asked.end())
