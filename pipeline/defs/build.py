"""From raw/ to a release in one go: three runs in this process.

Dagster can't have partitions and the whole corpus in one run, and partitions are known only when
the sources have been read: so sources first, then the sessions that are out of date, then the
tables of the whole corpus, the checks and the release.
"""

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import dagster as dg

from pipeline.curate.corrections_file import load_corrections
from pipeline.curated.sessions import stale_sessions
from pipeline.defs.ahead import get_ready
from pipeline.defs.jobs import PUBLISH, READ, WRITE
from pipeline.defs.location import definitions
from pipeline.defs.release import missing_report
from pipeline.defs.resources import Folders, Means
from pipeline.defs.runs import (
    BuildError,
    Check,
    Runs,
    checks_of,
    materialised,
    partitions,
    ranges,
)
from pipeline.defs.situation import held_back
from pipeline.progress import Progress
from pipeline.release.build import settle
from pipeline.release.state import last_state, state
from pipeline.tables import SOURCES


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a build did."""

    status: Mapping[str, int]
    """Sources by what became of them."""
    refused: tuple[tuple[str, str], ...]
    """Path and reason."""
    sessions: int
    written: int = 0
    """Sessions that were written anew."""
    rows: Mapping[str, int] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    release: Path | None = None
    """The new release; None where nothing has changed."""


def build(folders: Folders, means: Means, instance: dg.DagsterInstance, log: Path) -> Outcome:
    """Run everything; BuildError where nothing could be read, a check blocks or a step fails, or
    where most of the sources are gone at once and that is not meant.

    CorrectionError where the file of corrections is malformed: before anything is read.
    """
    load_corrections(Path(folders.corrections))
    settle(Path(folders.releases))
    if why := held_back(folders):
        raise BuildError(why)
    runs = Runs(definitions(folders, means), instance, log, means.stop)
    return run_all(folders, means, runs, instance)


def run_all(folders: Folders, means: Means, runs: Runs, instance: dg.DagsterInstance) -> Outcome:
    """Run one job after the other, as far as there is something to do."""
    runs.run(READ)
    sources = folders.tables.whole(SOURCES).select(["path", "status", "reason"]).to_pylist()
    if not any(source["status"] == "extracted" for source in sources):
        raise BuildError(nothing_read(folders, sources))
    stale = stale_sessions(folders.tables)
    if not stale and state(folders.tables, *folders.beside) == last_state(folders.tables):
        missing_report(folders, means)  # a build may have been killed between release and report
        return unchanged(folders, sources)
    get_ready(means)
    for first, last in ranges(instance.get_dynamic_partitions("session"), stale):
        runs.run(WRITE, partitions(first, last))
    result = runs.run(PUBLISH)
    published = materialised(result, "release")
    return replace(
        unchanged(folders, sources),
        written=len(stale),
        rows=materialised(result, "candidate"),
        checks=checks_of(result),
        release=Path(published["path"]) if published["published"] else None,
    )


def unchanged(folders: Folders, sources: Sequence[Mapping[str, str]]) -> Outcome:
    """Return the outcome of a build that found everything as it was."""
    refused = (source for source in sources if source["status"] == "quarantined")
    return Outcome(
        status=Counter(source["status"] for source in sources),
        refused=tuple((source["path"], source["reason"]) for source in refused),
        sessions=len(folders.tables.partitions),
    )


def nothing_read(folders: Folders, sources: Sequence[Mapping[str, str]]) -> str:
    if not sources:
        return f"there is no file in {folders.raw}: put resolutions there, or name another --raw"
    first = sources[0]
    return (
        f"none of the {len(sources)} files in {folders.raw} could be read; "
        f"the first, {first['path']}: {first['reason']}"
    )


def rebuild(
    raw: Path,
    scratch: Path,
    expectations: Path,
    date: str,
    previous: Path | None,
    *,
    progress: Progress,
) -> Path | None:
    """Build in a folder of its own; return the release, None where nothing differs."""
    folders = Folders(
        raw=str(raw),
        curated=str(scratch / "curated"),
        releases=str(scratch / "releases"),
        expectations=str(expectations),
        date=date,
        previous=str(previous) if previous else None,
        allow_loss=True,
    )
    with dg.DagsterInstance.ephemeral() as instance:
        outcome = build(folders, Means(progress=progress), instance, scratch / "build.log")
    return outcome.release


def instance_for(folders: Folders) -> dg.DagsterInstance:
    """Return the instance that a build is recorded in.

    A build of this project's own folders is recorded in DAGSTER_HOME, where that is set, so that
    the Dagster page shows it; any other build leaves no trace there.
    """
    own = Folders()
    names = ("raw", "curated", "releases")
    same = all(
        Path(getattr(folders, n)).resolve() == Path(getattr(own, n)).resolve() for n in names
    )
    if same and os.environ.get("DAGSTER_HOME"):
        return dg.DagsterInstance.get()
    return dg.DagsterInstance.ephemeral()
