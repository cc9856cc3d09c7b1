"""Running jobs in this process, and reading what came of them."""

import re
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import dagster as dg

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}

INTERRUPTED = "DagsterExecutionInterruptedError"

OURS = re.compile(r"\Apipeline\.[\w.]+: ")
"""The name of an error of our own: its message says what to do."""


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


@dataclass(frozen=True)
class Runs:
    """Runs jobs one after the other in this process; what they say goes to a log file."""

    definitions: dg.Definitions
    instance: dg.DagsterInstance
    log: Path
    stop: Event = field(default_factory=Event)

    def run(self, job: str, tags: Mapping[str, str] | None = None) -> dg.ExecuteInProcessResult:
        """Run a job; BuildError where it fails, KeyboardInterrupt where it was stopped, or where
        something before it has swallowed that."""
        if self.stop.is_set():
            raise KeyboardInterrupt
        with kept_signal(signal.SIGTERM):
            result = self.definitions.resolve_job_def(job).execute_in_process(
                run_config=QUIET, instance=self.instance, tags=tags, raise_on_error=False
            )
        with self.log.open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in told(result))
        if not result.success:
            if self.stop.is_set() or stopped(result.all_events):
                raise KeyboardInterrupt
            raise BuildError(failure(result, self.log))
        return result


@contextmanager
def kept_signal(number: int) -> Iterator[None]:
    """Leave what a signal does as it was: Dagster leaves what Ctrl-C does, which is nothing at all
    in a build that a script has put into the background."""
    before = signal.getsignal(number)
    try:
        yield
    finally:
        if before is not None and current_thread() is main_thread():
            signal.signal(number, before)


def told(result: dg.ExecuteInProcessResult) -> Iterator[str]:
    """Yield a run's events in words, with the traceback of what failed."""
    for event in result.all_events:
        yield f"{event.event_type_value} {event.step_key or ''} {event.message or ''}".rstrip()
        if event.is_step_failure and event.step_failure_data.error:
            yield event.step_failure_data.error.to_string()


def failure(result: dg.ExecuteInProcessResult, log: Path) -> str:
    """Say in one line what made a run fail."""
    reason = why(result.all_events)
    if reason is None:
        return f"a run failed without saying why; what it did is in {log}"
    blocked = any(check.blocks and not check.passed for check in checks_of(result))
    return reason if blocked else f"{reason} (the whole story is in {log})"


def stopped(events: Sequence[dg.DagsterEvent]) -> bool:
    """Tell whether a step was ended by an interrupt, which Dagster has made an error of."""
    errors = (event.step_failure_data.error for event in events if event.is_step_failure)
    return any(each.cls_name == INTERRUPTED for each in errors if each)


def why(events: Sequence[dg.DagsterEvent]) -> str | None:
    """Return what made a run fail: the checks that block, else the first step's error."""
    blocking = [check for check in checks(events) if check.blocks and not check.passed]
    if blocking:
        return "; ".join(f"{check.table}: {check.description or check.name}" for check in blocking)
    errors = [
        event.step_failure_data.error
        for event in events
        if event.is_step_failure and event.step_failure_data.error
    ]
    if not errors:
        return None
    error = errors[0].cause or errors[0]
    return OURS.sub("", error.message.strip())


def checks_of(result: dg.ExecuteInProcessResult) -> tuple[Check, ...]:
    return checks(result.all_events)


def checks(events: Sequence[dg.DagsterEvent]) -> tuple[Check, ...]:
    """Return the outcomes of the checks of a run."""
    evaluations = (
        event.asset_check_evaluation_data
        for event in events
        if event.event_type is dg.DagsterEventType.ASSET_CHECK_EVALUATION
    )
    return tuple(
        Check(
            table=each.asset_key.path[-1],
            name=each.check_name,
            passed=each.passed,
            blocks=each.severity == dg.AssetCheckSeverity.ERROR,
            description=each.description,
        )
        for each in evaluations
    )


def materialised(result: dg.ExecuteInProcessResult, asset: str) -> dict[str, Any]:
    """Return the metadata of an asset that a run has made."""
    (event,) = (
        event
        for event in result.get_asset_materialization_events()
        if event.asset_key == dg.AssetKey(asset)
    )
    return {name: value.value for name, value in event.materialization.metadata.items()}


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


def partitions(first: str, last: str) -> dict[str, str]:
    """Return the tags that let one run take all partitions from the first to the last."""
    return {
        "dagster/asset_partition_range_start": first,
        "dagster/asset_partition_range_end": last,
    }
