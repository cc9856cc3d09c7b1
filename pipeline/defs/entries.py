"""What a run of Dagster's is written down as: who started it, and what its events say of it.

A run writes its own entry when it begins and when it ends, while it holds the lock. Of one that
could not (it never got the lock, or its process died) whoever finds it failed writes it.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import get_args

import dagster as dg

from pipeline.curated.due import Sources, changes, few
from pipeline.curated.history import (
    FEW,
    Entry,
    Kind,
    changed,
    continued,
    latest,
    newest,
    of_run,
    place,
)
from pipeline.curated.known import known_sources
from pipeline.curated.layout import Curated
from pipeline.defs.recording import attempt, moment, stamp
from pipeline.defs.runs import why
from pipeline.fetch.records import Status
from pipeline.tables import SOURCES

STARTED_BY = {
    "dagster/sensor_name": "the sensor {}",
    "dagster/schedule_name": "the schedule {}",
    "dagster/backfill": "the backfill {}",
    "dagster/from_automation_condition": "automation",
    "dagster/auto_materialize": "automation",
}
"""Tags by which Dagster says what has started a run; a run without one a person has started."""

PAGE = "hand on the page"

WHY = "resolutions/why"
"""The tag in which the sensor says why it has started a run."""

FETCHED = "fetched"
RELEASE = "release"
SESSIONS = "sessions"


@dataclass(frozen=True)
class Told:
    """A run, and what its events say so far."""

    run: dg.DagsterRun
    events: Sequence[dg.DagsterEvent]

    @classmethod
    def of(cls, instance: dg.DagsterInstance, run: dg.DagsterRun) -> "Told":
        entries = instance.all_logs(run.run_id)
        return cls(run, [each.dagster_event for each in entries if each.dagster_event])

    @cached_property
    def assets(self) -> frozenset[str]:
        """What it is to make."""
        return frozenset(
            event.asset_key.path[-1]
            for event in self.events
            if event.is_asset_materialization_planned and event.asset_key
        )

    @cached_property
    def made(self) -> Sequence[dg.AssetMaterialization]:
        """What it has made."""
        return [
            event.step_materialization_data.materialization
            for event in self.events
            if event.is_step_materialization
        ]

    @property
    def kind(self) -> Kind:
        return "fetch" if self.assets == {FETCHED} else "build"

    @property
    def job(self) -> str:
        """Its name; of assets that someone has chosen, theirs."""
        chosen = self.run.job_name.startswith("__")
        return few(sorted(self.assets)) if chosen else self.run.job_name

    @property
    def by(self) -> str:
        tags = self.run.tags
        found = (said.format(tags[name]) for name, said in STARTED_BY.items() if name in tags)
        return next(found, PAGE)

    def entry(self, last: Entry | None, now: float) -> Entry:
        """Return what it is written down as when it begins: more of the last entry, or a new."""
        new = Entry(
            name=self.run.run_id,
            kind=self.kind,
            by=self.by,
            began=stamp(now),
            why=self.run.tags.get(WHY),
            runs=(self.run.run_id,),
        )
        retried = {self.run.parent_run_id} if self.run.parent_run_id else set()
        return continued(last, new, follows=SOURCES.name not in self.assets, retried=retried)


@contextmanager
def written_down(
    run: dg.DagsterRun,
    instance: dg.DagsterInstance,
    curated: Curated,
    warn: Callable[[str], None],
    settled: Callable[[], bool],
) -> Iterator[None]:
    """Write down that a run begins and, when the block ends, what came of it.

    That a disk takes no entry is told, and stops nothing. ``settled`` tells whether nothing is
    left to be done.
    """
    began, before = time.monotonic(), known_sources(curated)
    told = Told.of(instance, run)
    entry = told.entry(newest(curated.folder, told.kind), time.time())
    attempt(curated, lambda: entry, warn)
    try:
        yield
    finally:
        told = Told.of(instance, run)
        seconds = round(time.monotonic() - began, 1)
        last = ended(entry, told, time.time(), seconds, why(told.events))
        attempt(curated, lambda: with_counts(last, told, curated, before, settled), warn)


def ended(entry: Entry, told: Told, now: float, seconds: float, problem: str | None) -> Entry:
    """Return an entry with the end of a run that took so many seconds."""
    return replace(
        entry,
        seconds=max(0.0, round(now - moment(entry.began), 1)),
        problem=problem,
        steps={**entry.steps, told.job: round(entry.steps.get(told.job, 0.0) + seconds, 1)},
    )


def with_counts(
    entry: Entry,
    told: Told,
    curated: Curated,
    before: Sources | None,
    settled: Callable[[], bool],
) -> Entry:
    """Return an entry with what its run has come to; ``before``: the sources until then."""
    if entry.kind == "fetch":
        return replace(entry, status=documents(told), finished=entry.problem is None)
    known = known_sources(curated)
    new = changes(known, before) if known and known != before else None
    released = published(told)
    nothing_left = SOURCES.name in told.assets and known is not None and settled()
    counted = replace(
        entry,
        why=new or entry.why,
        written=entry.written + len(sessions(told)),
        release=released or entry.release,
        finished=entry.problem is None and (RELEASE in told.assets or nothing_left),
    )
    return with_sources(counted, curated) if known else counted


def with_sources(entry: Entry, curated: Curated) -> Entry:
    """Return an entry with what became of the sources when they were read last."""
    rows = curated.whole(SOURCES).select(["path", "status", "reason"]).to_pylist()
    refused = [(row["path"], row["reason"]) for row in rows if row["status"] == "quarantined"]
    return replace(
        entry,
        status=dict(Counter(row["status"] for row in rows)),
        refused=refused[:FEW],
        sessions=len(curated.partitions),
    )


def documents(told: Told) -> dict[str, int]:
    """Return what a fetch came to; nothing where it was switched off."""
    found = next((each.metadata for each in told.made if each.asset_key.path == [FETCHED]), {})
    names = [name for name in get_args(Status) if name in found]
    return {name: int(str(found[name].value)) for name in names}


def sessions(told: Told) -> set[str]:
    """Return the sessions that a run has written."""
    found = (each.partition for each in told.made if each.asset_key.path == [SESSIONS])
    return {name for name in found if name}


def published(told: Told) -> str | None:
    """Return the version of the release that a run has made."""
    found = next((each.metadata for each in told.made if each.asset_key.path == [RELEASE]), {})
    return str(found["version"].value) if "version" in found else None


def found_failed(told: Told, curated: Curated, problem: str, began: float, now: float) -> None:
    """Write down why a run has failed, unless it has said so itself or has been run again."""
    with changed(curated.folder) as entries:
        entry = of_run(entries, told.run.run_id)
        if entry is None:
            entry = told.entry(latest(entries, told.kind), began)
        if entry.problem is None and entry.runs[-1] == told.run.run_id:
            place(entries, ended(entry, told, now, max(0.0, now - began), problem))
