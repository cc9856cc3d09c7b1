"""Who receives what is asked for, and when it is due."""

import re
from datetime import date

from pipeline.extract.dates import find_dates
from pipeline.extract.meetings import find_meetings
from pipeline.vocabulary.bodies import bodies

_COMMITTEES = r"(?:Committee|Commission|Conference|Board|Forum|Panel|Group|Member States)"
_BODY = (
    r"(?:General Assembly|Assembly|Security Council|Human Rights Council|Economic and Social"
    r" Council|Council|Secretary-\s?General|SecretaryGeneral|[Ss]ecretariat|High Commissioner"
    r"|United Nations(?! [A-Z])"
    r"|Office of the [A-Z][\w-]+(?: [A-Z][\w-]+| of the| for| on){0,8}"
    # the Advisory Committee on ..., the Fifth Committee, the 1591 Committee
    rf"|(?:[A-Z\d][\w-]+,? (?:and |for |of the |on )?){{0,6}}{_COMMITTEES}"
    r"(?: (?:on|for|of|to)(?: the)? [A-Z][\w-]+"
    r"(?:(?:,| and| of| the| for| on| in){0,3} [A-Z][\w-]+){0,8})?)"
)
BODIES = rf"(?:the )?{_BODY}(?:(?:,| and| or)(?: to)? (?:the )?{_BODY}){{0,3}}"
"""One body that receives reports, or several."""

# brief the Council, inform and update it
TOLD = re.compile(
    r" (?:and [a-z]+ )?(?:(?:regularly|orally|annually|periodically) )?"
    rf"({BODIES}|it|Member States)\b"
)
# submit to the Council, for consideration by the Assembly
RECIPIENT = re.compile(
    # begins with one set of characters, so that the rest of a text is passed over fast
    r"[tfbw](?<!\w.)(?:(?<=t)o|(?<=b)efore|(?<=w)ith|(?<=f)or (?:the )?"
    r"(?:consideration|approval|information|review|decision|endorsement) (?:by|of))"
    rf" ({BODIES}|it\b(?=[, ]|$)|Member States)"
)
# to the Council at its next session and to the Assembly at its eightieth
_ALSO_TO = re.compile(rf"(?: and|,) to ((?:the )?{_BODY})(?= at | in | on |,|;|$)")
_PART = (
    r"(?: the)?(?: end of| beginning of| middle of)?"
    r"(?: the (?:year|month|first half|second half))?(?: of)? $"
)
_DEADLINE = re.compile(
    rf"\b(?:by|before|no later than|not later than|until|prior to|in advance of){_PART}"
)
_ON = re.compile(rf"\b(?:on|in|during|for){_PART}")
# no date is without a figure or a month
_DATED = re.compile(
    r"[0-9ADFJMNOS](?:(?<=[0-9])|an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec"
    r"|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC)"
)
_NEAR = 200
"""How far into a task "in 2025" says when it is due, and not when something else happens."""
# within 30 days of the adoption of this resolution
_WITHIN = re.compile(
    r"\b(?:within|in) (?:a period of )?(\d{1,3}|[a-z-]{3,10}) (day|week|month|year)s?"
    r" (?:of|from|after) (?:the )?(?:date of )?(?:the )?adoption"
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "ten": 10, "twelve": 12}
_NUMBERS |= {"fifteen": 15, "thirty": 30, "forty-five": 45, "sixty": 60, "ninety": 90}
_SESSION_YEAR = re.compile(r"\b(?:its|the) (\d{4}) (?:substantive |regular |annual )?session\b")
# the resolution adopted by the Conference at its sixth session
_PAST = re.compile(
    r"\b(?<!to be )(?:adopted|held|established|decided|contained|approved|made|endorsed"
    r"|presented|submitted|considered|scheduled|reached|set out|requested|agreed|concluded)\b"
    r"[^,;]*$"
)
# at its, during the, to both the; the agenda of its, the first part of the resumed
_WHEN = re.compile(
    r"\b(?:at|to|during|before|by|until|in|for|from|with|of (?:its|the) resumed"
    r"|(?:agenda|part|parts|end|close|beginning|opening|segment|week|work|period) of)"
    r"(?: no later than)?(?: at)?(?: both| each of)?(?: the| its| their| his| her)?"
    r"(?: first| second| main)?(?: (?:part|parts) of)?(?: the| its)?(?: resumed| regular)? $"
)
_CLAUSE = 120
_SPECIAL = re.compile(r"(emergency )?special\b")


def sessions(task: str) -> tuple[str, ...]:
    """Return the sessions that a task names: 75, S-30, ES-11, or the year of ECOSOC's.

    >>> sessions("to report to the General Assembly at its seventy-fifth and 76th sessions")
    ('75', '76')
    """
    found: list[str] = []
    if "ession" not in task and "ssembl" not in task and "ESSION" not in task:
        return ()  # a session is named by one of them
    for meeting in find_meetings(task):
        before = task[: meeting.start][-_CLAUSE:]
        if meeting.kind == "session" and _WHEN.search(before) and not _PAST.search(before):
            special = _SPECIAL.search(task, meeting.words, meeting.stop)
            series = ("ES-" if special[1] else "S-") if special else ""
            found.extend(f"{series}{ordinal}" for ordinal in meeting.ordinals)
    found = found or [match[1] for match in _SESSION_YEAR.finditer(task)]
    return tuple(dict.fromkeys(found))


def recipient_of(task: str, verb: int, tells: bool, organ: str) -> str | None:
    """Return who receives a report, several with "and" between; "it" is the organ that speaks.

    ``verb`` is the place behind the task's verb; whom a verb ``tells`` stands right behind it.
    """
    match = TOLD.match(task, verb) if tells else None
    match = match or RECIPIENT.search(task, verb)
    if match is None:
        return None
    if match[1] == "it":
        return bodies()[organ].name if organ in bodies() else None
    names = [match[1].rstrip(" ,")]
    names.extend(also[1].rstrip(" ,") for also in _ALSO_TO.finditer(task, match.end()))
    return " and ".join(dict.fromkeys(names))


def due_date(task: str, adopted: date | None, on: int = _NEAR) -> str | None:
    """Return the EDTF of the first date that a task is due by or on, none before the adoption.

    ``on`` is how far into the task "in 2025" counts; "by 2025" always does.

    >>> due_date("to submit a report by 31 March 2021 on the elections of 2019", None)
    '2021-03-31'
    """
    within = _WITHIN.search(task) if "adoption" in task else None
    if within and adopted is not None:
        return _later(adopted, within[1], within[2])
    for found in find_dates(task) if _DATED.search(task) else ():
        before = task[: found.start][-60:]
        named = found.precision == "year" and before.endswith("the ")  # on the 2020 summit
        near = found.start < on and not named and _ON.search(before)
        past = adopted and found.date_end and found.date_end < adopted
        if found.kind != "in-name" and not past and (near or _DEADLINE.search(before)):
            return found.edtf
    return None


def _later(day: date, count: str, unit: str) -> str | None:
    number = int(count) if count.isdigit() else _NUMBERS.get(count)
    if number is None:
        return None
    if unit in {"day", "week"}:
        days = number * (7 if unit == "week" else 1)
        return date.fromordinal(day.toordinal() + days).isoformat()
    months = day.month - 1 + number * (12 if unit == "year" else 1)
    return f"{day.year + months // 12:04}-{months % 12 + 1:02}"
