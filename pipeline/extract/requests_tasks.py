"""What is asked for: a task's parts, its kind, who receives it and when it is due.

A task is a report where its verb reports ("to brief the Council"), where its verb makes or hands
over and its object is a report ("to submit to the Assembly at its next session a report"), and
where something is to stand in a report. It is an agenda item where it concerns the agenda.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.extract.dates import find_dates
from pipeline.extract.meetings import find_meetings
from pipeline.extract.requests_directives import tasks
from pipeline.vocabulary.bodies import bodies

_REPORTS = (
    r"reports?|briefings?|updates?|summary|summaries|information notes?|notes?|presentations?"
    r"|studies|study|compilation|white paper"
)
_REPORT_NOUN = re.compile(rf"\b(?:{_REPORTS})\b")
_MAKES = frozenset({"submit", "present", "prepare", "provide", "transmit", "produce", "compile"})
_MAKES |= {"issue", "circulate", "furnish", "publish", "deliver", "give", "make", "share", "convey"}
_MAKES |= {"draft", "write", "elaborate", "conduct", "undertake", "develop", "send", "forward"}
_MAKES |= {"communicate", "complete", "finalize", "continue", "offer", "disseminate", "prepare"}
_HANDS = _MAKES - {"conduct", "undertake", "develop", "elaborate", "draft", "complete", "finalize"}
_TOLD = frozenset({"brief", "update", "inform", "apprise", "advise", "notify"})
_PUTS = frozenset({"include", "reflect", "address", "cover", "incorporate", "provide", "continue"})
_PUTS |= {"elaborate", "describe", "identify", "highlight", "present", "assess", "outline", "report"}
_PUTS |= {"take", "consider", "set", "detail", "indicate", "make", "submit"}

_BODY = (
    r"(?:General Assembly|Assembly|Security Council|Human Rights Council|Economic and Social"
    r" Council|Council|Secretary-General|Secretary-\s?General|SecretaryGeneral|Secretariat|High"
    r" Commissioner|Office of the [A-Z][\w-]+(?: [A-Z][\w-]+| of the| for| on)*"
    r"|Advisory Committee on Administrative and Budgetary Questions"
    r"|(?:[A-Z][\w-]+,? (?:and |for |of the |on )?){0,6}(?:Committee|Commission|Conference|Board"
    r"|Forum|Panel|Group|Member States)"
    r"(?: (?:on|for|of|to)(?: the)? [A-Z][\w-]+(?:(?:,| and| of| the| for| on| in)* [A-Z][\w-]+){0,8})?)"
)
_BODIES = rf"(?:the )?{_BODY}(?:(?:,| and| or)(?: to)? (?:the )?{_BODY}){{0,3}}"
_TOLD_BODY = re.compile(
    rf" (?:and [a-z]+ )?(?:(?:regularly|orally|annually|periodically) )?({_BODIES}|it|Member States)\b"
)
_RECIPIENT = re.compile(
    rf"\b(?:to|for (?:the )?(?:consideration|approval|information|review|decision|endorsement)"
    rf" (?:by|of)|before|with) ({_BODIES}|it\b(?=[, ]|$)|Member States)"
)
_INFORMATION = re.compile(
    r"^(?:[a-z-]+ ){0,5}(?:information|data|views|comments|recommendations|proposals|inputs|replies"
    r"|observations|findings|responses)\b"
)
_AGENDA = re.compile(r"\b(?:in|on|from|under) (?:the |its )?(?:[a-z]+ )?agenda (?:of|for|at)\b|\bagenda of its\b")
_AGENDA_VERBS = frozenset({"include", "inscribe", "place", "put", "retain", "keep", "consider", "delete"})
_SEIZED = re.compile(r"(?:remain|be|continue to be|keep itself) (?:actively |fully )?seized\b")
_TAKES_UP = re.compile(
    r"(?:continue )?(?:(?:its|the|to) )?(?:consider(?:ation)?|revert|resume|review|take up|discuss"
    r"|examin(?:e|ation)|defer|address|keep)\b"
)
_SPLIT = re.compile(
    r"(?:(?P<and>[,;]? (?:and|as well as))|[,;])(?: \((?:[a-z]{1,2}|[ivx]{1,5})\))?"
    r"(?P<also>(?: (?:also|further|thereafter|subsequently|then|subsequently))*),? "
    r"(?P<to>[Tt]o )?(?P<verb>[a-z]+)\b(?: (?P<second>[a-z]+)\b)?"
)
_PREFIX = re.compile(
    r"(?:\([a-z]{1,3}\) )?(?:[Tt]o )?(?:(?:[a-z]+ly|also|further|again|then) )*"
    r"(?:(?:continue|consider|endeavour|commit|start|begin|resume)(?: to)? )?"
    r"(?:(?:[a-z]+ly|also|further|again|then) )*"
)
_ING = {"reporting": "report", "submitting": "submit", "providing": "provide", "updating": "update"}
_ING |= {"briefing": "brief", "informing": "inform", "including": "include", "preparing": "prepare"}
_ING |= {"presenting": "present", "issuing": "issue", "keeping": "keep", "transmitting": "transmit"}
_BEFORE_OBJECT = frozenset({"a", "an", "the", "its", "his", "her", "their", "this", "such", "that"})
_PREPOSITIONS = frozenset({"of", "in", "for", "on", "from", "with", "as", "through", "into", "by"})
_PREPOSITIONS |= {"to", "at", "under", "and", "or", "per", "its", "including", "concerning"}
_OWN_REPORT = re.compile(
    r"\b(?:in|as part of|through|into|within) (?:a |an |the |its |his |her |their |his or her |all )"
    rf"(?:[\w-]+,? (?:and |or )?){{0,5}}(?:{_REPORTS})\b"
)
_DEADLINE = re.compile(
    r"\b(?:by|before|no later than|not later than|until|prior to|in advance of|on|in|during)"
    r"(?: the)?(?: end of| beginning of| middle of)?(?: the (?:year|first half|second half))?(?: of)?"
    r" $"
)
_WITHIN = re.compile(
    r"\b(?:within|in) (?:a period of )?(\d{1,3}|[a-z]{3,9}) (days?|weeks?|months?|years?)"
    r" (?:of|from|after) (?:the )?(?:date of )?(?:the )?adoption"
)
_SESSION_YEAR = re.compile(r"\b(?:its|the) (\d{4}) (?:substantive |regular |annual )?session\b")
_SPECIAL = re.compile(r"(emergency )?special\b")
_NUMBERS = {"thirty": 30, "sixty": 60, "ninety": 90, "six": 6, "three": 3, "two": 2, "one": 1}
_NUMBERS |= {"four": 4, "ten": 10, "twelve": 12, "fifteen": 15, "forty-five": 45}
_DAYS = {"day": 1, "week": 7}
_ENOUGH = 400
"""How far into a task its kind shows."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that is asked for at ``text[start:stop]``."""

    start: int
    stop: int
    kind: str


def kind_of(task: str, lemma: str) -> str | None:
    """Return report, agenda item or action; None for a decision that is neither.

    >>> kind_of("to brief the Council every six months", "request")
    'report'
    """
    prefix = _PREFIX.match(task)
    head = task[prefix.end() if prefix else 0 :][:_ENOUGH]
    first = head.split(" ", 1)[0].strip(",")
    verb, rest = _ING.get(first, first), head[len(first) :]
    if _is_agenda(verb, head, lemma):
        return "agenda item"
    if _is_report(verb, rest):
        return "report"
    return None if lemma == "decide" else "action"


def _is_agenda(verb: str, head: str, lemma: str) -> bool:
    if verb in _AGENDA_VERBS and _AGENDA.search(head):
        return True
    if lemma != "decide":
        return False
    if _SEIZED.match(head):
        return True
    return _TAKES_UP.match(head) is not None and (
        bool(sessions(head)) or "consideration of" in head[:40]
    )


def _is_report(verb: str, rest: str) -> bool:
    if verb in {"report", "debrief"}:
        return True
    if verb in _TOLD and _TOLD_BODY.match(rest):
        return True
    if verb == "keep":
        return re.match(rf" (?:{_BODIES}|it) (?:[a-z]+ )?(?:informed|apprised|updated|abreast)", rest) is not None
    if verb in _MAKES and _report_is_object(rest):
        return True
    if verb in _HANDS and _hands_information(rest):
        return True
    return verb in _PUTS and _OWN_REPORT.search(rest) is not None


def _report_is_object(rest: str) -> bool:
    """Whether a report noun is the verb's object: no preposition stands before its article."""
    for noun in _REPORT_NOUN.finditer(rest):
        words = re.findall(r"[\w'’-]+,?", rest[: noun.start()])
        back = len(words)
        while back and words[back - 1].lower() not in _BEFORE_OBJECT | _PREPOSITIONS:
            if words[back - 1].endswith(","):
                break
            back -= 1
        if back == 0:
            return True
        before = words[back - 1].lower()
        if before.endswith(","):
            return True
        if before in _BEFORE_OBJECT:
            governor = words[back - 2].lower() if back > 1 else ""
            if governor.strip(",") not in _PREPOSITIONS or governor.endswith(","):
                return True
        elif before in {"and"} and back > 1 and words[back - 2].strip(",") not in _PREPOSITIONS:
            continue
    return False


def _hands_information(rest: str) -> bool:
    match = _RECIPIENT.search(rest)
    if match is None:
        return False
    return _INFORMATION.match(rest.strip()[:200]) is not None or (
        match.start() <= 2 and _INFORMATION.match(rest[match.end() :].strip(" ,")) is not None
    )


def split_tasks(text: str, start: int, stop: int, lemma: str) -> Iterator[Task]:
    """Yield the tasks of ``text[start:stop]``; what is neither report nor agenda item is one."""
    starts = [start, *_coordinates(text, start, stop, lemma)]
    held: Task | None = None
    for at, (low, high) in enumerate(zip(starts, [*starts[1:], stop], strict=True)):
        kind = kind_of(text[low:high], lemma)
        if kind is None:
            continue
        low, high = low, _end(text, low, high)
        if at and kind == "action" and held is not None and held.kind == "action":
            held = Task(held.start, high, "action")
            continue
        if held is not None:
            yield held
        held = Task(low, high, kind)
    if held is not None:
        yield held


def _coordinates(text: str, start: int, stop: int, lemma: str) -> Iterator[int]:
    """Yield where a further task begins: ", and to report", " and submit to the Council"."""
    for match in _SPLIT.finditer(text, start, stop):
        verbs = {match["verb"], match["second"] if match["verb"].endswith("ly") else None}
        if not verbs & tasks():
            continue
        place = match.start("to") if match["to"] else match.start("verb")
        if match["to"] or (match["and"] and _tells(text[place:stop], lemma) and place - start > 12):
            yield place


def _tells(task: str, lemma: str) -> bool:
    return kind_of(task, lemma) == "report" and task.split(" ", 1)[0] in _MAKES | _TOLD | {"report"}


def _end(text: str, start: int, stop: int) -> int:
    """Return the end of a task without the marks and the "and" behind it."""
    kept = text[start:stop].rstrip(" ,;:.")
    for word in (" and", " as well as"):
        kept = kept.removesuffix(word).rstrip(" ,;:.")
    return start + len(kept)


def sessions(task: str) -> tuple[str, ...]:
    """Return the sessions that a task names: 75, S-30, or the year of an ECOSOC session."""
    found: list[str] = []
    for meeting in find_meetings(task):
        if meeting.kind != "session":
            continue
        special = _SPECIAL.search(task, meeting.words, meeting.stop)
        series = ("ES-" if special[1] else "S-") if special else ""
        found.extend(f"{series}{ordinal}" for ordinal in meeting.ordinals)
    if not found:
        found = [match[1] for match in _SESSION_YEAR.finditer(task)]
    return tuple(dict.fromkeys(found))


def recipient_of(task: str, organ: str) -> str | None:
    """Return who receives a report; "it" is the organ that speaks."""
    prefix = _PREFIX.match(task)
    at = prefix.end() if prefix else 0
    first = re.compile(r"[a-z]+").match(task, at)
    if first and _ING.get(first[0], first[0]) in _TOLD | {"keep"}:
        match = _TOLD_BODY.match(task, first.end())
    else:
        match = _RECIPIENT.search(task, at)
    if match is None:
        return None
    name = bodies()[organ].name if match[1] == "it" and organ in bodies() else match[1]
    return name.rstrip(" ,")


def due_date(task: str, adopted: date | None) -> str | None:
    """Return the EDTF of the first date that a task is due by or on."""
    within = _WITHIN.search(task)
    if within and adopted is not None:
        return _later(adopted, within[1], within[2].rstrip("s"))
    for found in find_dates(task):
        if found.kind != "in-name" and _DEADLINE.search(task[: found.start][-60:]):
            return found.edtf
    return None


def _later(day: date, count: str, unit: str) -> str | None:
    number = int(count) if count.isdigit() else _NUMBERS.get(count)
    if number is None:
        return None
    if unit in _DAYS:
        return date.fromordinal(day.toordinal() + number * _DAYS[unit]).isoformat()
    months = day.month - 1 + number * (12 if unit == "year" else 1)
    return f"{day.year + months // 12:04}-{months % 12 + 1:02}"
