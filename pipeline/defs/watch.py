"""The sensor that lets one step follow the other: sources, sessions, then the checked release.

It asks what is due and starts just that; whatever has happened meanwhile, the answer is right. The
tables of the whole corpus, the checks and the release are one run, in which a check that blocks
keeps back everything after it.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import dagster as dg

from pipeline.alarms import Alarm
from pipeline.curated.due import Due, Step, partition_changes
from pipeline.defs.alarms import leave
from pipeline.defs.entries import WHY
from pipeline.defs.jobs import FETCH, JOBS, PUBLISH, READ, STARTED_BY_HAND, WRITE
from pipeline.defs.raw import SESSIONS
from pipeline.defs.resources import Folders
from pipeline.defs.runs import partitions, ranges
from pipeline.defs.situation import Situation, give_up_dead, situation, unfinished

SITUATION = "resolutions/situation"
"""The tag that says in which situation a run was started."""

OURS = (FETCH, *JOBS, STARTED_BY_HAND)


def look_around(context: dg.SensorEvaluationContext, folders: Folders) -> dg.SensorResult:
    """Return the runs to be started now, or why there is none."""
    instance = context.instance
    last: dict[str, Any] = json.loads(context.cursor or "{}")
    give_up_dead(instance, folders.tables.lock, OURS)
    at_work = unfinished(instance, OURS)
    if at_work is not None:
        return skipped(f"{at_work.job_name} is at work (run {at_work.run_id})", last)
    now = situation(folders, instance, last.get("found"), last.get("looked_over"))
    last["found"] = now.found
    match now.due.step:
        case Step.NOTHING:
            return skipped(now.due.why, last | {"looked_over": now.reading})
        case Step.WAIT:
            return skipped(now.due.why, last)
        case Step.HOLD:
            if last.get("held") != now.key:
                leave(folders.tables.folder, Alarm(subject="Held back", text=now.due.why))
            return skipped(now.due.why, last | {"held": now.key})
        case Step.READ | Step.WRITE | Step.PUBLISH:
            return started(instance, folders, now, last)


def started(
    instance: dg.DagsterInstance, folders: Folders, now: Situation, last: dict[str, Any]
) -> dg.SensorResult:
    """Start what is due, unless it was tried in this very situation: it would end the same."""
    tried = instance.get_runs(dg.RunsFilter(job_name=job(now.due)), limit=1)
    if tried and tried[0].tags.get(SITUATION) == now.key:
        ended = f"run {tried[0].run_id} has ended ({tried[0].status.value.lower()})"
        advice = "nothing has changed since: mend what it says, then start it again by hand"
        return skipped(f"{now.due.why}; {ended}, and {advice}", last)
    if now.due.step is not Step.WRITE:
        return dg.SensorResult(run_requests=[*run_requests(now)], cursor=json.dumps(last))
    known = instance.get_dynamic_partitions("session")
    new, gone = partition_changes(known, set(folders.tables.partitions))
    order = [name for name in known if name not in gone] + new
    return dg.SensorResult(
        run_requests=[*run_requests(now, order)],
        dynamic_partitions_requests=[
            *([SESSIONS.build_add_request(new)] if new else []),
            *([SESSIONS.build_delete_request(gone)] if gone else []),
        ],
        cursor=json.dumps(last),
    )


def run_requests(now: Situation, order: Sequence[str] = ()) -> Iterator[dg.RunRequest]:
    """Yield the runs of a step; sessions that stand side by side are written in one."""
    tags = {SITUATION: now.key, WHY: now.due.why}
    if now.due.step is Step.WRITE:
        for first, last in ranges(order, now.due.sessions):
            yield dg.RunRequest(job_name=WRITE, tags=tags | partitions(first, last))
    else:
        yield dg.RunRequest(job_name=job(now.due), tags=tags)


def job(due: Due) -> str:
    return {Step.READ: READ, Step.WRITE: WRITE, Step.PUBLISH: PUBLISH}[due.step]


def skipped(why: str, cursor: dict[str, Any]) -> dg.SensorResult:
    return dg.SensorResult(skip_reason=why, cursor=json.dumps(cursor))
