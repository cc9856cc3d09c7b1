"""From raw/ to a release in one go: three runs in this process.

Dagster can't have partitions and the whole corpus in one run, and partitions are known only when
the sources have been read: so sources first, then the sessions that are out of date, then the
tables of the whole corpus, the checks and the release.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import dagster as dg

from pipeline.curated.sessions import stale_sessions
from pipeline.defs.location import PUBLISH, READ, WRITE, definitions
from pipeline.defs.resources import Folders, Means, Progress
from pipeline.release.state import last_state, remember_state, state
from pipeline.tables import SOURCES

FIRST, LAST = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


class BuildError(Exception):
    """The build came to no release; the message says why, in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The outcome of one check."""

    table: str
    name: str
    passed: bool
    blocks: bool
    description: str | None


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
    """Run everything; BuildError where nothing could be read, a check blocks or a step fails."""
    runs = Runs(definitions(folders, means), instance, log)
    runs.run(READ)
    sources = folders.tables.whole(SOURCES).select(["path", "status", "reason"]).to_pylist()
    if not any(source["status"] == "extracted" for source in sources):
        raise BuildError(nothing_read(folders, sources))
    stale = stale_sessions(folders.tables)
    if not stale and state(folders.tables, *folders.beside) == last_state(folders.tables):
        return unchanged(folders, sources)
    for first, last in ranges(instance.get_dynamic_partitions("session"), stale):
        runs.run(WRITE, {FIRST: first, LAST: last})
    result = runs.run(PUBLISH)
    remember_state(folders.tables, state(folders.tables, *folders.beside))
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
        sessions=len(folders.tables.ledger.partitions),
    )


@dataclass(frozen=True)
class Runs:
    """Runs jobs one after the other in this process; what they say goes to a log file."""

    definitions: dg.Definitions
    instance: dg.DagsterInstance
    log: Path

    def run(self, job: str, tags: Mapping[str, str] | None = None) -> dg.ExecuteInProcessResult:
        """Run a job; BuildError where it fails."""
        result = self.definitions.resolve_job_def(job).execute_in_process(
            run_config=QUIET, instance=self.instance, tags=tags, raise_on_error=False
        )
        with self.log.open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in told(result))
        if not result.success:
            raise BuildError(failure(result, self.log))
        return result


def told(result: dg.ExecuteInProcessResult) -> Iterator[str]:
    """Yield a run's events in words, with the traceback of what failed."""
    for event in result.all_events:
        yield f"{event.event_type_value} {event.step_key or ''} {event.message or ''}".rstrip()
        if event.is_step_failure and event.step_failure_data.error:
            yield event.step_failure_data.error.to_string()


def failure(result: dg.ExecuteInProcessResult, log: Path) -> str:
    """Say in one line what made a run fail: the checks that block, else the step's error."""
    blocking = [check for check in checks_of(result) if check.blocks and not check.passed]
    if blocking:
        return "; ".join(f"{check.table}: {check.description or check.name}" for check in blocking)
    errors = [
        event.step_failure_data.error
        for event in result.all_events
        if event.is_step_failure and event.step_failure_data.error
    ]
    if not errors:
        return f"a run failed without saying why; what it did is in {log}"
    error = errors[0].cause or errors[0]
    return f"{error.message.strip()} (the whole story is in {log})"


def checks_of(result: dg.ExecuteInProcessResult) -> tuple[Check, ...]:
    return tuple(
        Check(
            table=each.asset_key.path[-1],
            name=each.check_name,
            passed=each.passed,
            blocks=each.severity == dg.AssetCheckSeverity.ERROR,
            description=each.description,
        )
        for each in result.get_asset_check_evaluations()
    )


def materialised(result: dg.ExecuteInProcessResult, asset: str) -> dict[str, Any]:
    """Return the metadata of an asset that a run has made."""
    (event,) = (
        event
        for event in result.get_asset_materialization_events()
        if event.asset_key == dg.AssetKey(asset)
    )
    return {name: value.value for name, value in event.materialization.metadata.items()}


def nothing_read(folders: Folders, sources: Sequence[Mapping[str, str]]) -> str:
    if not sources:
        return f"there is no file in {folders.raw}: put resolutions there, or name another --raw"
    first = sources[0]
    return (
        f"none of the {len(sources)} files in {folders.raw} could be read; "
        f"the first, {first['path']}: {first['reason']}"
    )


def ranges(order: Sequence[str], wanted: Sequence[str]) -> list[tuple[str, str]]:
    """Return the first and last of each unbroken stretch of wanted partitions.

    >>> ranges(["a", "b", "c", "d"], ["d", "a", "b"])
    [('a', 'b'), ('d', 'd')]
    """
    chosen = set(wanted)
    found: list[tuple[str, str]] = []
    going = False
    for name in order:
        if name in chosen:
            found[-1:] = [(found[-1][0], name)] if going else [*found[-1:], (name, name)]
        going = name in chosen
    return found


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
