"""The tasks of a directive: where each begins and ends.

Coordinated tasks that are actions stay one; each report and each agenda item is a task of its
own: "to continue its work, / and to report to the Council every six months".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.requests_kinds import kind_behind, kind_of, task_verbs, verb_of

_SPLIT = re.compile(
    # begins with one set of characters, so that the rest of a text is passed over fast
    r"[,;a](?:(?P<and>(?<=[,;]) (?:and|as well as)|(?<= a)(?:nd|s well as))|(?<=[,;]))"
    r"(?: \((?:[a-z]{1,2}|[ivx]{1,5})\))?"
    r"(?:, (?:in|on|at|by|within|as) [^,;]{1,60},)?"
    r"(?: (?:also|further|thereafter|subsequently|then)){0,2},? "
    r"(?P<to>(?:not )?[Tt]o )?(?P<verb>[a-z-]+)\b(?=(?: (?P<second>[a-z-]+)\b)?)"
)
_TELLS = frozenset({"makes", "tells", "puts"})
_ENOUGH = 600
"""A task's kind shows in less."""
_MARKS = " ,;:."


class Task(NamedTuple):
    """One thing that is asked for at ``text[start:stop]``."""

    start: int
    stop: int
    kind: str
    verb: str
    """The base form of its verb, which ends ``behind`` so many characters."""
    behind: int


def split_tasks(text: str, start: int, stop: int, lemma: str) -> Iterator[Task]:
    """Yield the tasks of ``text[start:stop]`` with their kinds, without the marks at their ends.

    A decision that is neither a report nor an agenda item is left out.
    """
    starts = [start, *_coordinates(text, start, stop, lemma)]
    held: Task | None = None
    for low, high in zip(starts, [*starts[1:], stop], strict=True):
        whole = text[low:high]
        verb, behind = verb_of(whole)
        kind = kind_behind(whole, verb, behind, lemma)
        if kind is None:
            continue
        end = end_of(text, low, high)
        if held is not None and held.kind == kind == "action":
            held = Task(held.start, end, kind, held.verb, held.behind)
            continue
        if held is not None:
            yield held
        held = Task(low, end, kind, verb, behind)
    if held is not None:
        yield held


def _coordinates(text: str, start: int, stop: int, lemma: str) -> Iterator[int]:
    """Yield where a further task begins: ", and to report", " and submit to the Council".

    Behind a comma alone only what reports: ", to promote" mostly says what the task is for.
    """
    for match in _SPLIT.finditer(text, start, stop):
        adverb = match["verb"].endswith("ly") and match["verb"] not in task_verbs()
        verb = match["second"] if adverb else match["verb"]
        if verb not in task_verbs():
            continue
        place = match.start("to") if match["to"] else match.start("verb")
        before = match.start() - (match[0][0] == "a")
        joined = match["and"] is not None or match[0][0] == ";"
        if match["to"] and joined:
            yield place
        elif (match["to"] or joined) and (verb == "report" or not _is_bare(text[start:before])):
            tells = verb in {"report", "keep"} or _TELLS & task_verbs()[verb]
            if tells and kind_of(text[place : min(stop, place + _ENOUGH)], lemma) == "report":
                yield place


def _is_bare(task: str) -> bool:
    """Whether a task is its verb alone: "to prepare and submit a report" is one task.

    "To monitor and report to the Council" is two.
    """
    return verb_of(task)[1] >= len(task.rstrip())


def end_of(text: str, start: int, stop: int) -> int:
    """Return the end of a task without the marks and the "and" behind it."""
    kept = text[start:stop].rstrip(_MARKS)
    for word in (" inter alia", " and", " as well as"):
        kept = kept.removesuffix(word).rstrip(_MARKS)
    return start + len(kept)
