"""Requests: who is asked for what, in which words, for whom and until when.

Read in operative clauses. A verb that asks or decides opens a directive; its task is a report, an
agenda item or another action. Coordinated tasks that are actions are one row, each report and each
agenda item is a row of its own. Paragraphs under a clause that ends in a colon have its verb and
its addressee: "Requests the Secretary-General: / (a) To report ...".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.actions import read_action
from pipeline.extract.addressees import class_of, is_addressee
from pipeline.extract.records import Context, RequestMention, Text
from pipeline.extract.requests_directives import Directive, asked, pieces
from pipeline.extract.requests_due import due_date, recipient_of, sessions
from pipeline.extract.requests_kinds import task_verbs, verb_of
from pipeline.extract.requests_tasks import Task, end_of, split_tasks
from pipeline.vocabulary.bodies import bodies

_ITEM = re.compile(r"(?:\([a-zA-Z]{1,4}\) |[•–-] )?(?P<to>[Tt]o )?(?P<verb>[A-Za-z]+)\b")
# requests a report; requests also a final report to the Committee
_REPORT_ASKED = re.compile(
    r" (?:also |further )?(?P<task>(?:[\w-]+ ){0,5}(?:reports?|reporting|briefings?|updates?)\b)"
)


@dataclass(frozen=True, slots=True)
class _Asking:
    """What paragraphs below a clause take from it."""

    phrase: str
    lemma: str
    addressee: str | None
    label: str | None
    bare: bool
    """True: the clause ends in "to:", and the paragraphs begin with a verb alone."""


def extract_requests(texts: Sequence[Text], context: Context) -> list[RequestMention]:
    """Return the requests of a document's operative clauses, in the order of the texts.

    ``start``/``stop`` are those of the task, without the mark at its end. ``due_session`` is as
    ``resolutions.session``, several with semicolons between. The recipient of an agenda item is
    the organ whose session is named.
    """
    found: list[RequestMention] = []
    passed: dict[str, _Asking] = {}
    for text in texts:
        if text.kind != "operative":
            continue
        mentions, asking = _read(text, passed.get(text.parent or ""), context)
        found.extend(mentions)
        if asking is not None:
            passed[text.key] = asking
    return found


def _read(
    text: Text, above: _Asking | None, context: Context
) -> tuple[list[RequestMention], _Asking | None]:
    found: list[RequestMention] = []
    asking: _Asking | None = None
    opened, last = False, None
    for directive, stop in pieces(text.text):
        opened = opened or directive.start < 3
        request = asked(text.text, directive, stop)
        if request.addressee is not None and not is_addressee(request.addressee):
            continue
        label = None
        if request.addressee is not None:
            label = last = class_of(request.addressee, text.text[: directive.start], last)
        own = _Asking(
            _phrase(text.text, directive), directive.lemma, request.addressee,
            label, _ends_bare(text.text[:stop]),
        )  # fmt: skip
        asking = own if request.task is None and stop == len(text.text) else None
        start = request.task
        if start is None:
            found.extend(_report_asked(text, directive, stop, own, context))
            continue
        found.extend(
            _mention(text, task, own, context)
            for task in split_tasks(text.text, start, stop, directive.lemma)
        )
    if above is not None and not opened:
        inherited, passed = _under(text, above, context)
        return inherited + found, passed or asking
    return found, asking if text.text.rstrip().endswith(":") else None


def _ends_bare(text: str) -> bool:
    return text.rstrip().endswith((" to:", " to :"))


def _phrase(text: str, directive: Directive) -> str:
    """Return the whole phrase of the verb at a clause's start, else the words as they stand."""
    if directive.start < 3:
        action = read_action(text, "operative")
        if action is not None:
            return action.phrase
    return directive.phrase


def _under(
    text: Text, above: _Asking, context: Context
) -> tuple[list[RequestMention], _Asking | None]:
    """Read a paragraph below a clause that asks: its task begins with "To", or with its verb."""
    item = _ITEM.match(text.text)
    if item is None or not (item["to"] or above.bare):
        return [], above if text.text.rstrip().endswith(":") else None
    if item["verb"].lower() not in task_verbs() and not item["to"]:
        return [], None
    scopes = [directive.start for directive, _ in pieces(text.text) if directive.start]
    stop = min([len(text.text), *scopes])
    start = item.start("to") if item["to"] else item.start("verb")
    whole = text.text[:start] + text.text[start:].lower()[:1] + text.text[start + 1 :]
    found = [
        _mention(text, task, above, context)
        for task in split_tasks(whole, start, stop, above.lemma)
    ]
    return found, None


def _report_asked(
    text: Text, directive: Directive, stop: int, own: _Asking, context: Context
) -> Iterator[RequestMention]:
    match = _REPORT_ASKED.match(text.text, directive.verb, stop)
    if match is None or directive.lemma != "request":
        return
    task = Task(match.start("task"), end_of(text.text, 0, stop), "report")
    yield _mention(text, task, own, context)


def _mention(text: Text, task: Task, own: _Asking, context: Context) -> RequestMention:
    raw = text.text[task.start : task.stop]
    named = sessions(raw)
    recipient = None
    if task.kind == "report":
        verb, behind = verb_of(raw)
        tells = verb == "keep" or "tells" in task_verbs().get(verb, ())
        recipient = recipient_of(raw, behind, tells, context.body)
    elif task.kind == "agenda item" and context.body in bodies():
        recipient = bodies()[context.body].name
    return RequestMention(
        key=text.key,
        start=task.start,
        stop=task.stop,
        raw=raw,
        kind=task.kind,
        action_phrase=own.phrase,
        addressee=own.addressee,
        addressee_class=own.label,
        recipient=recipient,
        due_session=";".join(named) if named else None,
        due_edtf=due_date(raw, context.adoption_date),
    )
