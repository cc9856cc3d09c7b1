"""What builds and fetches did, whoever ran them: curated/.history.json, for people to look at.

An entry is written when one begins and again when it ends, so that one which was killed is seen.
What the daemon does in several runs, from reading to the release, is one entry.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Literal

from pipeline.curated.layout import HISTORY, HISTORY_DAMAGED, HISTORY_LOCK
from pipeline.files import only_one, write_whole

KEPT = 100
"""Entries that are kept; what was before is forgotten."""

FEW = 5
"""Refused files that an entry names: all are in the table sources."""

HAND = "hand"
"""Who runs ``resolutions build``."""

Kind = Literal["build", "fetch"]


class Damaged(ValueError):
    """What was done can't be read; the message names the file."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A build or a fetch: who ran it, when, how long, and what came of it."""

    name: str
    """What tells it from others."""
    kind: Kind = "build"
    by: str
    """Who ran it: "hand", "the sensor watch_raw"."""
    began: str
    """Date and time (UTC), ISO 8601."""
    seconds: float | None = None
    """How long it took; None while it goes on, and for ever if it was killed."""
    why: str | None = None
    """What was new among the sources, or why else it was run; None where nothing was."""
    problem: str | None = None
    """Why it failed; None if it did not."""
    steps: Mapping[str, float] = field(default_factory=dict)
    """Jobs that ran for it, in order, and their seconds."""
    runs: Sequence[str] = ()
    """Their ids on the Dagster page."""
    status: Mapping[str, int] = field(default_factory=dict)
    """Sources by what became of them; of a fetch, documents."""
    refused: Sequence[Sequence[str]] = ()
    """Path and reason of the first refused sources; of a fetch, of what could not be had."""
    sessions: int = 0
    written: int = 0
    """Sessions that were written anew."""
    release: str | None = None
    """The release that it made; None where nothing had changed."""
    finished: bool = False
    """Nothing more is to follow: there is a release, or none was due."""


def history(folder: Path) -> list[Entry]:
    """Return what was done in a folder of working tables, the newest last; of a damaged file
    nothing."""
    try:
        return read(folder)
    except Damaged:
        return []


def read(folder: Path) -> list[Entry]:
    """Return the entries; what a later version of this code adds to them is left out."""
    known = {each.name for each in fields(Entry)}
    try:
        entries = json.loads((folder / HISTORY).read_bytes())
        return [Entry(**{n: entry[n] for n in entry.keys() & known}) for entry in entries]
    except FileNotFoundError:
        return []
    except (ValueError, TypeError, AttributeError) as error:
        raise Damaged(f"{folder / HISTORY}: {error}") from error


def newest(folder: Path, kind: Kind = "build") -> Entry | None:
    """Return the last build or fetch; None where there was none."""
    return latest(history(folder), kind)


def latest(entries: Sequence[Entry], kind: Kind = "build") -> Entry | None:
    return next((each for each in reversed(entries) if each.kind == kind), None)


def of_run(entries: Sequence[Entry], run: str) -> Entry | None:
    """Return the entry that one of Dagster's runs belongs to; None where it has left none."""
    return next((each for each in reversed(entries) if run in each.runs), None)


def put(folder: Path, entry: Entry) -> None:
    """Write an entry down, in the place of what was known of it before."""
    with changed(folder) as entries:
        place(entries, entry)


def place(entries: list[Entry], entry: Entry) -> None:
    """Put an entry in the place of what was known of it before, or at the end."""
    names = [each.name for each in entries]
    if entry.name in names:
        entries[names.index(entry.name)] = entry
    else:
        entries.append(entry)


@contextmanager
def changed(folder: Path) -> Iterator[list[Entry]]:
    """Give the entries, to be changed in place, and write them; nobody else does so meanwhile.

    A damaged file is set aside, not written over.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with only_one(folder / HISTORY_LOCK, wait=True):
        try:
            entries = read(folder)
        except Damaged:
            (folder / HISTORY).replace(folder / HISTORY_DAMAGED)
            entries = []
        yield entries
        content = json.dumps([asdict(each) for each in entries[-KEPT:]], indent=1) + "\n"
        write_whole(folder / HISTORY, content.encode())


def continued(
    last: Entry | None, begun: Entry, *, follows: bool, retried: AbstractSet[str] = frozenset()
) -> Entry:
    """Return what a run that begins is written down as: more of the last entry, or a new one.

    It belongs to the last one where its job ``follows`` upon others and that entry waits for more,
    or where it is run again for one of its runs (``retried``).
    """
    if last is None or last.by == HAND:
        return begun
    again = bool(retried & set(last.runs))
    waits = last.seconds is not None and last.problem is None and not last.finished
    if not (again or (follows and waits)):
        return begun
    by = last.by if begun.by in last.by.split(", ") else f"{last.by}, {begun.by}"
    runs = (*last.runs, *begun.runs)
    return replace(last, by=by, seconds=None, problem=None, runs=runs, why=last.why or begun.why)
