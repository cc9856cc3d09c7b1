"""What a date is to the text: its qualifier ("by", "since") and its role.

The role is adoption, distribution, citation, meeting, event, deadline, period or name. A date
after "NUMBER of" is a citation's, one of a meeting is the meeting's, one that must be kept and
has not passed at the adoption is a deadline, a span is a period; the rest are events.
"""

import re
from dataclasses import replace
from datetime import date

from pipeline.extract.dates_values import Found
from pipeline.extract.records import Context, Text

_WHEN = (
    r"(?:(?P<part>(?:the[ ])?(?:end|beginning|start|middle|first[ ]half|second[ ]half"
    r"|(?:first|second|third|fourth|last)[ ]quarter)[ ]of|early(?:[ ]in)?|late(?:[ ]in)?|[Mm]id)"
    r"(?:[ ](?:the[ ])?(?:year|month|calendar[ ]year)s?)?[ -])?"
)
_QUALIFIER = re.compile(
    r"(?:(?:^|(?<=[\s(“]))(?P<word>(?i:no[ ]later[ ]than|not[ ]later[ ]than|by|before|prior[ ]to"
    r"|until|till|through|since|as[ ]of|as[ ]at|as[ ]from|from|after|following|around|about|circa"
    r"|(?:starting|beginning|effective)(?:[ ](?:in|on|from))?|up[ ]to|pre|post))"
    rf"[ -](?:the[ ](?:years?|months?)[ ])?)?{_WHEN}$"
)
_SAME = {
    "not later than": "no later than", "prior to": "before", "till": "until", "up to": "until",
    "as from": "from", "starting": "from", "beginning": "from", "effective": "from",
    "pre": "before", "post": "after", "circa": "about", "around": "about", "as at": "as of",
}  # fmt: skip
OPEN_AFTER = ("since", "from")
OPEN_BEFORE = ("until", "through")
_TO_KEEP = ("by", "no later than", "before", "until", "through")

# "37/4 of 22 October", "3369 (XXX) of", "54/237 C of", "(S/PRST/2016/6) of"
_NUMBER_OF = re.compile(r"(?:\d(?:[ ]?[A-Z])?|\([IVXLCES-]+\)|\d\))[ ]of[ ]$")
_SYMBOL_AFTER = re.compile(r",?[ ][(\[](?:see[ ])?[A-Z]{1,6}/[A-Z\d]")
_HELD_BEFORE = re.compile(
    # no other date between; over a comma from "held", within a comma phrase from "meeting"
    r"\b(?:(?:held|holding|convened|convening|hosted|took place|take place|taking place|opened"
    r"|scheduled)\b(?P<rest>[^;0-9]{0,110})"
    r"|(?:meetings?|conferences?|summits?|sessions?|forums?|seminars?|workshops?|dialogues?"
    r"|[Cc]ongress|Meeting|Summit|Session|Forum|Seminar)\b(?:(?P<near>[^,;0-9]{0,80})(?:, )?"
    # "session to review opportunities for cooperation, at the headquarters in Rabat, Morocco, on"
    r"|(?P<far>[^;0-9]{0,240}) (?:in|at) [A-Z][^;0-9]{2,50}, ))"
    r"(?:on|in|of|from|for|during|between)? ?$"
)
_CLOSED = re.compile(
    r"\b(?:adopted|resolutions?|decisions?|reports?|signed|issued|established|visit|visited)\b"
    r"|\. [A-Z]"
)
_MEETING_AFTER = re.compile(
    r"[ ](?:[a-z-]+[ ]){0,3}"
    r"(?:sessions?|meetings?|summits?|conferences?|forums?|seminars?|segment)\b"
)
_PERIOD_BEFORE = re.compile(
    r"\b(?:periods?|biennium|biennia|years?|decade|quinquennium|triennium|season|cycle|term"
    r"|for(?: the)?(?: financial| fiscal| calendar)?(?: years?)?"
    r"|mandate|throughout|Decade[^;]{0,60}|Years?[^;]{0,60}|during|plan|Plan|Council,|Ibid\.,)"
    r"(?: from| of)?[ ,(“]*$"
)
_SUPPLEMENT_AFTER = re.compile(r"[,)] (?:Supplement|Special Supplement)")
_LONG = 62


def qualified(text: str, found: Found) -> tuple[Found, str | None]:
    """Return the date with its qualifier; "since 2015" is the open interval 2015/.."""
    if found.kind == "in-name":
        return found, None
    match = _QUALIFIER.search(text[max(0, found.start - 48) : found.start])
    word = (
        re.sub(r" (?:in|on|from)$", "", match["word"].lower()) if match and match["word"] else ""
    )
    word = _SAME.get(word, word)
    part = (
        match["part"].lower().removeprefix("the ").removesuffix(" in")
        if match and match["part"]
        else ""
    )
    qualifier = f"{word} {part}".strip() or None
    if found.kind != "single" or (word == "from" and part):
        return found, qualifier
    if word in OPEN_AFTER:
        return replace(found, edtf=f"{found.edtf}/..", kind="open", date_end=None), qualifier
    if word in OPEN_BEFORE:
        return replace(found, edtf=f"../{found.edtf}", kind="open", date_start=None), qualifier
    return found, qualifier


def role_in_line(text: Text, found: Found, context: Context) -> str:
    """Return the role of a date of the masthead, the title or the closing."""
    if text.kind == "closing" or re.search(
        r"(?i)\badopted\b|Resolution of $", text.text[: found.start]
    ):
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
    before = text[max(0, found.start - 320) : found.start]
    if found.kind == "in-name":
        return "name"
    if _NUMBER_OF.search(before):
        return "citation"
    if found.kind == "single" and _SYMBOL_AFTER.match(text, found.stop):
        return "citation"
    word = (qualifier or "").split(" ")[0]
    to_keep = word in ("by", "before", "until", "through", "no")
    if to_keep and (adopted is None or found.date_end is None or found.date_end >= adopted):
        return "deadline"
    if _of_meeting(text, before, found):
        return "meeting"
    if _is_period(text, before, found):
        return "period"
    return "event"


def _of_meeting(text: str, before: str, found: Found) -> bool:
    if found.precision == "year" and _MEETING_AFTER.match(text, found.stop):
        return True
    match = _HELD_BEFORE.search(before)
    return match is not None and not _CLOSED.search("".join(filter(None, match.groups())))


def _is_period(text: str, before: str, found: Found) -> bool:
    if found.kind == "open" or _PERIOD_BEFORE.search(before):
        return True
    if _SUPPLEMENT_AFTER.match(text, found.stop) or found.precision == "decade":
        return True
    if found.kind != "interval":
        return False
    if found.precision == "year" or found.date_start is None or found.date_end is None:
        return True
    return (found.date_end - found.date_start).days > _LONG
