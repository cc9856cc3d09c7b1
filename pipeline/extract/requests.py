"""Requests: who is asked for what, in which words, for whom and until when.

Read in operative clauses. A verb that asks or decides opens a directive; its task is a report, an
agenda item or another action. Coordinated tasks that are actions are one row, each report and each
agenda item is a row of its own. Paragraphs under a clause that ends in a colon have its verb and
its addressee: "Requests the Secretary-General: / (a) To report ...".
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.extract.actions import Opening, read_opening
from pipeline.extract.addressees import class_of, is_addressee
from pipeline.extract.requests_asked import asked
from pipeline.extract.requests_directives import Directive, ends_in_to, nested, pieces
from pipeline.extract.requests_due import due_date, recipient_of, sessions
from pipeline.extract.requests_kinds import stands_in_report, supplies, task_verbs, verb_of
from pipeline.extract.requests_tasks import Task, end_of, split_tasks
from pipeline.extract.texts import Context, RequestMention, Text
from pipeline.vocabulary.bodies import bodies

_BEFORE = 800
"""How far back the name stands that a pronoun means."""
_SOON = 60
"""How far into an action its day stands: "to convene in May 2025 ..."."""
_ITEM = re.compile(r"(?:\([a-zA-Z]{1,4}\) |[•–-] )?(?P<to>[Tt]o )?(?P<verb>[A-Za-z]+)\b")
# requests a report; requests also a final report to the Committee
_REPORT_WANTED = re.compile(
    r" (?:also |further )?(?P<task>(?:(?!to |that )[a-z][\w-]* ){0,5}"
    r"(?:reports?|reporting|briefings?|updates?)"
    r"(?=:|,|;|\.|$| (?:by|from|to|on|at|every|of|before|no later)\b))"
)
_REPORTS_WANTED = ("report", "briefing", "update")
_AGENDA_OF = re.compile(r"\bagenda of (the [A-Z][\w-]*(?: [A-Z][\w-]*)*)")
# an update from the African Union and the Government on their preparations
_SOURCE = re.compile(r" (?:from|by) ((?:the )?[A-Z][^,;]*?)(?= on | to | by |,|;|$)")


class _Document(NamedTuple):
    """What a clause is read against."""

    context: Context
    openings: Mapping[str, Opening]


class _Asking(NamedTuple):
    """Who asks whom in which words: what a row takes, and what paragraphs below a clause take."""

    phrase: str
    lemma: str
    addressee: str | None
    label: str | None
    bare: bool = False
    """True: the clause ends in "to:", and the paragraphs below begin with a verb alone."""


class _Reading(NamedTuple):
    """The requests of one text, and what is passed to the paragraphs below it."""

    mentions: tuple[RequestMention, ...] = ()
    passed: _Asking | None = None
    last: str | None = None
    """Class of the last addressee, for a pronoun that follows."""
    shares: _Asking | None = None
    """Who is asked what the next verb asks for: "Requests the Board and invites States to"."""


def extract_requests(
    texts: Sequence[Text], context: Context, openings: Mapping[str, Opening] | None = None
) -> list[RequestMention]:
    """Return the requests of a document's operative clauses, in the order of the texts.

    ``openings`` are those of the operative clauses, by key, where somebody has read them.
    ``start``/``stop`` are those of the task, without the mark at its end. ``due_session`` is as
    ``resolutions.session``, several with semicolons between. The recipient of an agenda item is
    the organ that speaks, of whose session it is.
    """
    found: list[RequestMention] = []
    document = _Document(context, openings or {})
    passed: dict[str, _Asking] = {}
    for text in texts:
        if text.kind != "operative":
            continue
        reading = _read(text, passed.get(text.parent or ""), document)
        found.extend(reading.mentions)
        if reading.passed is not None and text.text.rstrip().endswith(":"):
            passed[text.key] = reading.passed
    return found


def _read(text: Text, above: _Asking | None, document: _Document) -> _Reading:
    asked_here = list(pieces(text.text))
    reading = _Reading()
    if above is not None and not any(directive.start < 5 for directive, _ in asked_here):
        if above.addressee is None and above.lemma != "decide" and text.text[:3].lower() != "to ":
            whole = Directive(0, 0, above.phrase, above.lemma)  # Urges: / (a) The State to report
            return _directive(text, whole, len(text.text), None, document)
        stop = asked_here[0][0].start if asked_here else len(text.text)
        reading = _under(text, stop, above, document)
    found, passed, last = [*reading.mentions], reading.passed, reading.last
    waiting: list[_Asking] = []
    reached = -1
    for directive, stop in asked_here:
        own = _directive(text, directive, stop, last, document)
        found.extend(own.mentions)
        waiting = waiting if directive.start == reached else []
        found.extend(_asked_too(first, each) for each in own.mentions for first in waiting)
        waiting = [*waiting, own.shares] if own.shares is not None else []
        reached = stop
        passed, last = own.passed, own.last or last
    return _Reading(tuple(found), passed, last)


def _directive(
    text: Text, directive: Directive, stop: int, last: str | None, document: _Document
) -> _Reading:
    """Read what one verb asks for."""
    wanted = _report_wanted(text, directive, stop, document)
    if wanted:
        return _Reading(mentions=wanted)
    request = asked(text.text, directive, stop)
    if directive.lemma == "decide" and request.task is not None:
        inner = nested(text.text, request.task, stop, _phrase(text, directive, document))
        if inner is not None:
            return _directive(text, inner, stop, last, document)
    if request.addressee is not None and not is_addressee(request.addressee):
        return _Reading()
    label = None
    if request.addressee is not None:
        before = text.text[max(0, directive.start - _BEFORE) : directive.start]
        label = class_of(request.addressee, before, last)
    bare = request.task is None and ends_in_to(text.text, stop)
    own = _Asking(
        _phrase(text, directive, document), directive.lemma, request.addressee, label, bare
    )
    mentions: tuple[RequestMention, ...] = ()
    if request.task is not None:
        aside = text.text[directive.verb : request.task]
        tasks = split_tasks(text.text, request.task, stop, directive.lemma)
        mentions = tuple(_mention(text, task, own, document, aside) for task in tasks)
    ends = stop == len(text.text)
    shares = own if request.task is None and label and not ends else None
    return _Reading(mentions, own if ends else None, label, shares)


def _asked_too(shares: _Asking, mention: RequestMention) -> RequestMention:
    return mention._replace(
        action_phrase=shares.phrase,
        addressee=shares.addressee,
        addressee_class=shares.label,
    )


def _phrase(text: Text, directive: Directive, document: _Document) -> str:
    """Return the whole phrase of the verb at a clause's start, else the words as they stand."""
    if directive.start < 5 and text.text.startswith(directive.phrase):
        opening = document.openings.get(text.key) or read_opening(text.text, "operative")
        if opening is not None:
            return opening.phrase
    return directive.phrase


def _under(text: Text, stop: int, above: _Asking, document: _Document) -> _Reading:
    """Read a paragraph below a clause that asks: its task begins with "To", or with its verb."""
    item = _ITEM.match(text.text)
    if item is None:
        return _Reading()
    bare = above.bare and item["verb"].lower() in task_verbs()
    if not (item["to"] or bare):
        return _Reading(passed=above)
    start = item.start("to") if item["to"] else item.start("verb")
    if above.lemma == "decide":
        inner = nested(text.text, start, stop, above.phrase)
        if inner is not None:
            return _directive(text, inner, stop, None, document)
    tasks = split_tasks(text.text, start, stop, above.lemma)
    return _Reading(
        tuple(_mention(text, task, above, document) for task in tasks), None, above.label
    )


def _report_wanted(
    text: Text, directive: Directive, stop: int, document: _Document
) -> tuple[RequestMention, ...]:
    """Read a report that is asked for itself: "requests a report from the Panel by 1 May"."""
    said = text.text
    if directive.lemma != "request" or not any(word in said for word in _REPORTS_WANTED):
        return ()
    match = _REPORT_WANTED.match(text.text, directive.verb, stop)
    if match is None:
        return ()
    stop = end_of(text.text, 0, stop)
    task = Task(
        match.start("task"), stop, "report", *verb_of(text.text[match.start("task") : stop])
    )
    source = _SOURCE.search(text.text, task.start, task.stop)
    addressee = source[1] if source else None
    label = class_of(addressee) if addressee else None
    own = _Asking(_phrase(text, directive, document), directive.lemma, addressee, label)
    return (_mention(text, task, own, document),)


def _name(body: str) -> str | None:
    return bodies()[body].name if body in bodies() else None


def _mention(
    text: Text, task: Task, own: _Asking, document: _Document, aside: str = ""
) -> RequestMention:
    """Return the row of a task; what is said before it (``aside``) may hold when it is due."""
    raw = text.text[task.start : task.stop]
    verb, behind = task.verb, task.behind
    if behind > len(raw):  # what ends a task may look like its verb
        verb, behind = verb_of(raw)
    in_report = task.kind == "action" and stands_in_report(verb, aside)
    kind = "report" if in_report else task.kind
    named = sessions(raw) or sessions(aside)
    recipient = None
    if kind == "report":
        tells = verb == "keep" or "tells" in task_verbs().get(verb, ())
        tells = tells or supplies(verb, raw[behind:])
        recipient = recipient_of(raw, behind, tells, document.context.body)
    elif kind == "agenda item":
        agenda = _AGENDA_OF.search(raw)
        recipient = agenda[1] if agenda else _name(document.context.body)
    return RequestMention(
        key=text.key,
        start=task.start,
        stop=task.stop,
        raw=raw,
        kind=kind,
        action_phrase=own.phrase,
        addressee=own.addressee,
        addressee_class=own.label,
        recipient=recipient,
        due_session=";".join(named) if named else None,
        due_edtf=_due(raw, aside, kind, document),
    )


def _due(raw: str, aside: str, kind: str, document: _Document) -> str | None:
    adopted = document.context.adoption_date
    if kind == "action":  # elections in 2023 are no day to act by
        return due_date(raw, adopted, on=_SOON) or due_date(aside, adopted, on=0)
    return due_date(raw, adopted) or due_date(aside, adopted)
