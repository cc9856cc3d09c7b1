"""Where things stand in a folder and in Dagster: the one place that gathers what ``due`` asks."""

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import dagster as dg

from pipeline.curated.due import Due, Step, due
from pipeline.curated.known import known_sources, sources_there
from pipeline.curated.sessions import stale_sessions
from pipeline.defs.resources import Folders
from pipeline.files import Busy, only_one
from pipeline.release.state import last_state, state
from pipeline.sources import watch

UNFINISHED = (
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
)

SETTLING = 60.0
"""Seconds in which a run that has started takes the lock, or its process has died."""

ENDING = 3.0
"""Seconds in which a run that has let go of the lock says that it has ended."""


@dataclass(frozen=True)
class Situation:
    """What is due, and what tells this situation from others."""

    due: Due
    found: str
    """Hash of what lies under raw/."""
    reading: int
    """The number of the last reading of the sources; 0: there was none."""
    key: str
    """Where a run has ended in this situation and it is still the same, another won't help."""


def situation(
    folders: Folders, instance: dg.DagsterInstance, before: str | None, looked_over: int | None
) -> Situation:
    """Return where things stand.

    ``before`` is what was found when last looked at. ``looked_over``: the reading after which all
    tables were found current; until the next one they are not hashed again.
    """
    found, known = sources_there(Path(folders.raw), folders.tables), known_sources(folders.tables)
    reading, here = last_reading(instance), watch.digest(found.files)
    same = found == known
    now = state(folders.tables, *folders.beside) if same else {}
    last = last_state(folders.tables)
    published = same and now == last
    current = not same or (published and looked_over == reading)
    stale = () if current else stale_sessions(folders.tables)
    answer = due(
        found,
        known,
        at_rest=here == before,
        stale=stale,
        published=published,
        ever=last is not None,
    )
    told = (answer.step.value, here, found.code, dict(now), answer.sessions)
    made_from = (known.code, watch.digest(known.files)) if known else None
    after = None if answer.step is Step.READ and known else reading
    key = hashlib.sha256(json.dumps([*told, made_from, after]).encode()).hexdigest()
    return Situation(answer, here, reading, key[:16])


def held_back(folders: Folders) -> str | None:
    """Return why the sources must not be read before a person has looked; None where they may."""
    known = known_sources(folders.tables)
    if known is None or folders.allow_loss:
        return None
    found = sources_there(Path(folders.raw), folders.tables)
    ever = last_state(folders.tables) is not None
    answer = due(found, known, at_rest=True, stale=(), published=True, ever=ever)
    return answer.why if answer.step is Step.HOLD else None


def last_reading(instance: dg.DagsterInstance) -> int:
    event = instance.get_latest_materialization_event(dg.AssetKey("sources"))
    return int(event.timestamp * 1000) if event else 0


def unfinished(instance: dg.DagsterInstance, jobs: Sequence[str]) -> dg.DagsterRun | None:
    """Return a run of these jobs that has not come to its end."""
    for run in instance.get_runs(dg.RunsFilter(statuses=list(UNFINISHED))):
        if run.job_name in jobs:
            return run
    return None


def give_up_dead(instance: dg.DagsterInstance, lock: Path, jobs: Sequence[str]) -> None:
    """Mark runs as failed whose process is gone, as after a power cut: nobody holds the lock."""
    started = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED])
    for record in instance.get_run_records(started):
        run, since = record.dagster_run, record.start_time or time.time()
        if run.job_name in jobs and time.time() - since > SETTLING and free(lock):
            time.sleep(ENDING)
            again = instance.get_run_by_id(run.run_id)
            if again and again.status is dg.DagsterRunStatus.STARTED and free(lock):
                instance.report_run_failed(again, "its process is gone")


def free(lock: Path) -> bool:
    try:
        with only_one(lock):
            return True
    except Busy:
        return False
    except FileNotFoundError:
        return True
