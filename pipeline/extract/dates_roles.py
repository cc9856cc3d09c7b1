"""What a date is to the text: adoption, distribution, citation, meeting, event, deadline, ...

A date after "NUMBER of" is a citation's, one of a meeting is the meeting's, one that must be kept
and has not passed at the adoption is a deadline, a span is a period, the year of a name a name;
the rest are events.
"""

import re
from datetime import date

from pipeline.extract.dates_values import Found
from pipeline.extract.meetings_dates import PLACE
from pipeline.extract.meetings_roles import follows_adopted
from pipeline.extract.texts import Context, Text

_RESOLUTION_OF = re.compile(r"(?i)Resolution of $")
# "37/4 of 22 October", "3369 (XXX) of", "54/237 C of", "(S/PRST/2016/6) of"
_NUMBER_OF = re.compile(
    r"(?:\d(?:[ ]?[A-Z])?|\([IVXLCES-]+\)|\d\))[ ]of[ ]$"
    # "2414 (2018) on 27 April 2018"
    r"|\d[ ]?\(\d{4}\)[ ]on[ ]$"
)
_SYMBOL_AFTER = re.compile(r",?[ ][(\[](?:see[ ])?[A-Z]{1,6}/[A-Z\d]")
_KEPT = ("by", "before", "until", "through", "no")
_SMALL_GATHERING = (
    r"meetings?|conferences?|summits?|sessions?|forums?|seminars?|workshops?|dialogues?|congress"
)
_HELD_BEFORE = re.compile(
    # no other date between; over a comma from "held", within a comma phrase from "meeting"
    r"\b(?:(?:held|holding|hold it|convened|convening|hosted|hosting|took place|take place"
    r"|taking place|opened|scheduled)\b(?P<rest>[^;0-9]{0,110})"
    rf"|(?:{_SMALL_GATHERING}|(?:Meeting|Summit|Session|Forum|Seminar|Congress)"
    r"(?=[,)]| (?:of|on|in|at|for|from|to|between|under|held)\b| ?$)"
    # the Conference of a report's title, not the Organization of the Islamic Conference
    r"|Report of the [^;0-9]{0,80}\bConference)\b"
    r"(?:(?P<near>[^,;0-9]{0,80})(?:, )?"
    # "session to review opportunities for cooperation, at the headquarters in Rabat, Morocco, on"
    # "Report of the World Summit on Social Development, Copenhagen, "
    r"|(?P<far>[^;0-9]{0,240})(?: in| at|,) [A-Z][^;0-9]{2,50}, ))"
    r"(?:on|in|of|from|for|during|between)? ?$"
)
_CLOSED = re.compile(
    r"\b(?:adopted|resolutions?|decisions?|reports?|signed|issued|established|visit|visited)\b"
    r"|\. [A-Z]"
)
_MEETING_AFTER = re.compile(
    rf"[ ](?:(?!(?:by|the|of|at|in|on|and|to|for)\b)[a-z-]+[ ]){{0,3}}"
    rf"(?:{_SMALL_GATHERING}|segment)\b"
    rf"|[ ][A-Z][a-z]+(?:[ ][a-z]+){{0,2}}[ ](?:{_SMALL_GATHERING})\b"
)
# ", in Nayarit, Mexico, on ", " and in London, from ": a list of dates, each with its place
_GOES_ON = re.compile(
    rf"(?:,|,?[ ]and)?(?:[ ](?:both[ ])?(?:in|on|at)[ ]{PLACE},?)?(?:[ ]and)?"
    r"(?:[ ](?:virtually|online))?(?:[ ](?:on|from|in))?(?:[ ](?:early|late))?[ ]"
)
# "for the period from 1 July", "the biennium 2018–2019"
_PERIOD_NOUN = re.compile(
    r"\b(?:periods?|biennium|biennia|years?|[Dd]ecade|quinquennium|triennium|season|cycle|term)"
    r"(?: from| of| beginning on| ending on| ended)?[ (“]{1,2}$"
)
# "budget for 2020", "Economic and Social Council, 2018, Supplement"
_FOR_YEAR = re.compile(
    r"\b(?:for(?: the)?|throughout|during|[Pp]lan|Council,|[Ii]bid\.,)[ ,(“]{1,2}$"
)
_PROCLAIMED = ("Decade", "Year of")
# read backwards: what stands between a date and the last number or semicolon before it
_SINCE_LAST = re.compile(r"[^;0-9]*")
_VOTE = re.compile(r"\b(?:elections?|referendums?|referenda|polls?|Games)\b[^;]{0,200}$")
_SUPPLEMENT_AFTER = re.compile(r"[,)] (?:Supplement|Special Supplement)")
_LONG = 62
"""Days from which on an interval is a period, not an event that lasts."""


def role_in_line(text: Text, found: Found, context: Context) -> str:
    """Return the role of a date of the masthead or the closing."""
    before = text.text[max(0, found.start - 24) : found.start]
    adopted = follows_adopted(text.text, found.start) or _RESOLUTION_OF.search(before)
    if text.kind == "closing" or adopted:
        return "adoption"
    if found.kind == "interval":
        return "meeting"
    if found.date_start is not None and found.date_start == context.distribution_date:
        return "distribution"
    if found.date_start is not None and found.date_start == context.adoption_date:
        return "adoption"
    return "distribution" if found.precision == "day" else "event"


def role_of(text: str, found: Found, qualifier: str | None, adopted: date | None) -> str:
    """Return the role of a date of a clause or note that no citation or meeting claims."""
    if found.kind == "in-name":
        return "name"
    before = text[max(0, found.start - 24) : found.start]
    if follows_number(text, found) or (
        found.precision == "day" and followed_by_symbol(text, found)
    ):
        return "citation"
    kept = (qualifier or "").split(" ")[0] in _KEPT
    if kept and (adopted is None or found.date_end is None or found.date_end >= adopted):
        return "deadline"
    if _PERIOD_NOUN.search(before) or (qualifier or "").startswith(("from", "since")):
        return "period"
    if not kept and found.kind != "open" and _of_meeting(text, found):
        return "meeting"
    return "period" if _is_period(text, before, found) else "event"


def follows_number(text: str, found: Found) -> bool:
    """Say whether a date stands after a resolution's number: "37/4 of", "2414 (2018) on"."""
    start = found.start
    if start < len(" of ") or not text.startswith((" of ", " on "), start - len(" of ")):
        return False
    return _NUMBER_OF.search(text[max(0, start - 24) : start]) is not None


def goes_on(text: str, last: Found, found: Found) -> bool:
    """Say whether a date only goes on with the list of the one before: same role, if a meeting."""
    gap = text[last.stop : found.start]
    return found.listed or (len(gap) < 90 and _GOES_ON.fullmatch(gap) is not None)


def followed_by_symbol(text: str, found: Found) -> bool:
    """Say whether a document's symbol stands in brackets after a single date."""
    return found.kind == "single" and _SYMBOL_AFTER.match(text, found.stop) is not None


def _of_meeting(text: str, found: Found) -> bool:
    if found.kind == "single" and _MEETING_AFTER.match(text, found.stop):
        return True
    if found.precision == "year" and found.kind == "interval":
        return False
    window = text[max(0, found.start - 320) : found.start]
    since = _SINCE_LAST.match(window[::-1])
    low = found.start - (since.end() if since else 0)
    match = _HELD_BEFORE.search(text, low, found.start)
    if match is None or _CLOSED.search("".join(filter(None, match.groups()))):
        return False
    return not _VOTE.search(text, max(0, match.start() - 200), found.start)


def _is_period(text: str, before: str, found: Found) -> bool:
    if found.kind == "open" or (found.precision == "year" and _is_year_of(text, before, found)):
        return True
    if _SUPPLEMENT_AFTER.match(text, found.stop) or found.precision == "decade":
        return True
    if found.kind != "interval":
        return False
    if found.precision == "year" or found.date_start is None or found.date_end is None:
        return True
    return (found.date_end - found.date_start).days > _LONG


def _is_year_of(text: str, before: str, found: Found) -> bool:
    """Say whether a year is the one of a budget or plan, or of a decade or year proclaimed."""
    if _FOR_YEAR.search(before):
        return True
    near = text[max(0, found.start - 70) : found.start].rpartition(";")[2]
    return any(word in near for word in _PROCLAIMED)
