"""The kind of a task: a report, an agenda item, another action.

A task is a report where its verb tells ("to brief the Council"), where its verb makes or hands
over and its object is a report ("to submit to the Assembly at its next session a report") or
information for a body, and where something is to stand in a report. It is an agenda item where
it concerns the agenda. Which verb does what is data (``pipeline/vocabulary/verbs_tasks.csv``).
"""

import re
from collections.abc import Mapping
from functools import cache

from pipeline.extract.requests_due import BODIES, RECIPIENT, TOLD, sessions
from pipeline.vocabulary import rows

_REPORTS = (
    r"(?:reports?|briefings?|updates?|summary|summaries|information notes?|notes?|presentations?"
    r"|studies|study|compilation)"
)
_REPORT_NOUN = re.compile(rf"\b(?!updates? to the [a-z]){_REPORTS}\b")  # not of the guidelines
_OWN_REPORT = re.compile(
    r"\b(?:in|as part of|through|into|within|in the (?:context|framework) of)"
    r" (?:a |an |the |its |his |her |their |his or her |all |future )"
    rf"(?:(?!of )[\w-]+,? (?:and |or )?){{0,5}}{_REPORTS}\b"
)
# provide the Council with regular updates
_SUPPLIED = re.compile(
    rf" (?:{BODIES}|it|Member States)(?:, [^,]{{1,80}},)? with (?:[\w-]+,? ){{0,5}}{_REPORTS}\b"
)
_INFORMATION = re.compile(
    r"(?:[a-z-]+ ){0,5}(?:reviews?|assessments?|analys[ie]s|evaluations?|information|data|views"
    r"|comments|recommendations|proposals|options|inputs|replies|observations|findings|responses)\b"
)
_THE_SAME = re.compile(r" (?:it|them|the same|these|those)\b")
_BACK = re.compile(
    r" (?:its|their|his|her) (?:findings|conclusions|observations|results)\b"
    r"|(?: (?:back|orally|annually|regularly|periodically|thereon|fully|promptly|quarterly|and|or"
    r"|monthly|further|biennially|[a-z]+ly)){0,4}"
    r"(?:[,;:.]|$| (?:to|on|at|in|by|within|every|no|not|through|about|upon|for|before|during|as"
    r"|under)\b)"
)
# ", at its next session, and following its visit, " between the body and what it gets
_WHEN = re.compile(
    r"^(?:(?:[, ]*(?:and )?(?:at|by|before|during|in|no later than|following|after|upon|on)"
    r" [^,]{1,120}, ){1,3}|[, ]*(?:at|by|before|during|in|no later than) [^,]{1,80} )"
)
# at each session of the Council
_AT_SESSIONS = re.compile(
    r"\bat (?:each|every|all|its|the) (?:[a-z-]+ ){0,4}sessions? of the"
    r" (?:General |Human Rights )?(?:Assembly|Council)\b"
)
_JOINT = re.compile(r" and (?:[a-z]{2,16}ly )?([a-z-]+)\b")
_WEIGHS = frozenset({"address", "consider", "assess", "take"})
# address the observations in his report
_OF_REPORT = re.compile(
    rf"[^,;:]*\b(?:observations|recommendations|concerns|issues|findings)\b[^,;:]* in"
    rf" (?:the|his|her|its|their) (?:[a-z]+ )?{_REPORTS}\b"
)
_KEPT = re.compile(rf" (?:{BODIES}|it) (?:[a-z]+ )?(?:informed|apprised|updated|abreast)\b")
_AGENDA = re.compile(
    r"\b(?:in|on|from|under) (?:the |its )?(?:[a-z]+ )?agenda (?:of|for|at)\b|\bagenda of its\b"
)
_SEIZED = re.compile(r"(?:remain|be|continue to be|keep itself) (?:actively |fully )?seized\b")
_TAKES_UP = re.compile(
    r"(?:continue |give )?(?:(?:its|the|to) )?(?:full |further |priority )?"
    r"(?:consider(?:ation)?|revert|resume|review|take up|discuss|examin(?:e|ation)|defer|address"
    r"|keep)\b"
)
_SLOW = r"(?:(?:[a-z]+ly|also|further|again|then) ){0,3}"
_PREFIX = re.compile(
    rf"(?:\([a-z]{{1,3}}\) )?(?:not )?(?:[Tt]o )?(?:not )?{_SLOW}"
    rf"(?:(?:continue|consider|endeavour|commit|start|begin|resume)(?: to)? )?{_SLOW}"
)
_TO = re.compile(rf"(?:not )?(?:[Tt]o )?{_SLOW}")
_VERB = re.compile(r"[a-zA-Z-]+")
_WORD = re.compile(r"[\w'’-]+,?")
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "this", "such", "that"})
_PREPOSITIONS = frozenset({"of", "in", "for", "on", "from", "with", "as", "through", "into", "by"})
_PREPOSITIONS |= {"to", "at", "under", "per", "including", "concerning"}
_NEAR = 160
"""How far from "to provide information" a body stands that receives it."""
_ENOUGH = 400
"""How far into a task its kind shows."""


@cache
def task_verbs() -> Mapping[str, frozenset[str]]:
    """Return the verbs that a task begins with, and what each does: makes, hands, tells, ..."""
    return {row["base"]: frozenset(row["role"].split()) for row in rows("verbs_tasks")}


def verb_of(task: str) -> tuple[str, int]:
    """Return the verb of a task in its base form, and the place behind it.

    >>> verb_of("to continue reporting to the Council")
    ('report', 21)
    """
    prefix = _PREFIX.match(task)
    match = _VERB.match(task, prefix.end() if prefix else 0)
    if match is None:
        return "", 0
    word = match[0].lower()
    stem = word.removesuffix("ing")
    for base in (word, stem, f"{stem}e", stem[:-1]):
        if base in task_verbs():
            return base, match.end()
    return word, match.end()


def kind_of(task: str, lemma: str) -> str | None:
    """Return report, agenda item or action; None for a decision that is neither.

    >>> kind_of("to brief the Council every six months", "request")
    'report'
    """
    return kind_behind(task, *verb_of(task), lemma)


def kind_behind(task: str, verb: str, behind: int, lemma: str) -> str | None:
    """Return what ``kind_of`` does of a task whose verb has been read."""
    rest = task[behind : behind + _ENOUGH]
    roles = task_verbs().get(verb, frozenset())
    if verb in _WEIGHS and _OF_REPORT.match(rest):
        roles -= {"puts"}
    if "agenda" in roles and _AGENDA.search(rest):
        return "agenda item"
    if lemma == "decide" and _takes_up(task[_TO.match(task).end() :][:_ENOUGH]):  # type: ignore[union-attr]
        return "agenda item"
    if _tells(verb, rest) or _reports(roles, rest):
        return "report"
    joint = _JOINT.match(rest)
    if joint and joint[1] in task_verbs():  # to follow and report to the Committee
        return kind_of(task[behind + joint.start(1) :], lemma)
    return None if lemma == "decide" else "action"


def stands_in_report(verb: str, aside: str) -> bool:
    """Whether a task is for a report that is named before it.

    "Requests the Secretary-General, in his next report, to provide information".
    """
    return "puts" in task_verbs().get(verb, ()) and _OWN_REPORT.search(aside) is not None


def _takes_up(head: str) -> bool:
    if _SEIZED.match(head):
        return True
    taken_up, _, _ = head.partition(" to be ")  # in a report to be submitted at its next session
    later = bool(sessions(taken_up)) or "consideration of" in head[:40]
    return later and _TAKES_UP.match(head) is not None


def _tells(verb: str, rest: str) -> bool:
    """Whether "report" is meant for a body: "report cases of violence" is for the police."""
    if verb == "keep":
        return _KEPT.match(rest) is not None
    if verb != "report":
        return False
    return _BACK.match(rest) is not None or RECIPIENT.search(rest, 0, _NEAR) is not None


def _reports(roles: frozenset[str], rest: str) -> bool:
    return (
        ("tells" in roles and TOLD.match(rest) is not None)
        or ("makes" in roles and _report_is_object(RECIPIENT.sub(",", rest)))
        or ("makes" in roles and _SUPPLIED.match(rest) is not None)
        or ("hands" in roles and _hands_information(rest))
        or (
            "puts" in roles and _OWN_REPORT.search(rest) is not None and not _OF_REPORT.match(rest)
        )
    )


def supplies(verb: str, rest: str) -> bool:
    """Whether a task gives a body reports: "to provide the Council with regular updates"."""
    return "makes" in task_verbs().get(verb, ()) and _SUPPLIED.match(rest) is not None


def _report_is_object(rest: str) -> bool:
    """Whether a report is the verb's object: no preposition stands before its article.

    Read from the noun to the left: "submit, at its next session, a comprehensive report" but
    not "provide support for the preparation of the report".
    """
    for noun in _REPORT_NOUN.finditer(rest):
        words = [word.lower() for word in _WORD.findall(rest[: noun.start()])]
        back = len(words)
        while back and not words[back - 1].endswith(","):
            if words[back - 1] in _ARTICLES | _PREPOSITIONS:
                break
            back -= 1
        if not back or words[back - 1].endswith(","):
            return True
        article = words[back - 1] in _ARTICLES
        if article and (back == 1 or words[back - 2].endswith(",")):
            return True
        if article and words[back - 1] != "the" and words[back - 2] not in _PREPOSITIONS:
            return True
    return False


def _hands_information(rest: str) -> bool:
    """Whether information goes to a body: "to provide to the Committee information on", "to
    submit it to the Council"."""
    match = RECIPIENT.search(rest, 0, _NEAR)
    if _THE_SAME.match(rest) and (match or sessions(rest)):
        return True
    if match is None:
        told = _AT_SESSIONS.search(rest) and _INFORMATION.match(rest.strip()[:200])
        return told is not None
    if match[1] == "Member States":
        return False
    behind = _WHEN.sub("", rest[match.end() :])
    near = _INFORMATION.match(behind.strip(" ,")) if match.start() <= 2 else None
    return near is not None or _INFORMATION.match(rest.strip()[:200]) is not None
