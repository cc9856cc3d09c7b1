"""One build in this process, with what each of its steps took: ``builds.once`` runs it apart.

    python -m benchmarks.stages FOLDER JOBS

FOLDER holds raw/; what the build makes goes beside it, and what its steps took into stages.json.
"""

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from unittest.mock import patch

import dagster as dg

from benchmarks.measure import Memory
from pipeline.curated.crew import crews
from pipeline.defs.build import build
from pipeline.defs.resources import Folders, Means

DATE = "2026-01-31"
TOLD = "stages.json"
START = "start"
"""Importing everything, before the first step; with the end of the process after the last."""


@dataclass(frozen=True)
class Stage:
    """What the steps of one name took together."""

    seconds: float
    processor: float
    """Seconds of the processor, with those of the readers."""
    peak: int
    """Most bytes that all processes held together while it ran."""

    def __add__(self, other: "Stage") -> "Stage":
        return Stage(
            self.seconds + other.seconds,
            self.processor + other.processor,
            max(self.peak, other.peak),
        )


@dataclass
class Watch:
    """Is told of each event of a run, and notes what lies between the ends of two steps."""

    memory: Memory
    stages: dict[str, Stage] = field(default_factory=dict)
    since: float = field(default_factory=time.monotonic)
    spent: float = 0.0

    def sees(self, event: dg.EventLogEntry) -> None:
        if event.dagster_event and event.dagster_event.is_step_success:
            self.ended(name_of(event.dagster_event.step_key or ""))

    def ended(self, name: str) -> None:
        now, spent = time.monotonic(), processor()
        stage = Stage(now - self.since, spent - self.spent, self.memory.reset())
        self.stages[name] = self.stages[name] + stage if name in self.stages else stage
        self.since, self.spent = now, spent


def name_of(step: str) -> str:
    """Return the stage of a step: all checks are one.

    >>> name_of("clauses_meets_expectations"), name_of("lineage")
    ('checks', 'lineage')
    """
    return "checks" if step.endswith(("meets_expectations", "invariants_hold")) else step


def processor() -> float:
    """Return the seconds of the processor of this process and of its children that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


@contextmanager
def watched(instance: dg.DagsterInstance, watch: Watch) -> Iterator[None]:
    handle = instance.handle_new_event

    def both(event: dg.EventLogEntry, **named: object) -> None:
        handle(event, **named)  # type: ignore[arg-type]
        watch.sees(event)

    with patch.object(instance, "handle_new_event", both):
        yield


def staged(root: Path, jobs: int) -> Mapping[str, Stage]:
    """Build from raw/ in a folder; return what each stage took, from the start of this process."""
    no_corrections = root / "corrections.toml"
    no_corrections.touch()  # a made document may have the symbol of one that is corrected
    folders = Folders(
        raw=str(root / "raw"),
        curated=str(root / "curated"),
        releases=str(root / "releases"),
        corrections=str(no_corrections),
        jobs=jobs,
        date=DATE,
    )
    for name in ("curated", "releases"):
        (root / name).mkdir()
    with Memory(os.getpid()) as memory, dg.DagsterInstance.ephemeral() as instance:
        watch = Watch(memory)
        watch.ended(START)
        with watched(instance, watch), crews(jobs) as (crew, maker):
            means = Means(crew=crew, maker=maker)
            build(folders, means, instance, root / "build.log")
        return watch.stages


def main() -> None:
    root, jobs = Path(sys.argv[1]), int(sys.argv[2])
    stages = {name: asdict(stage) for name, stage in staged(root, jobs).items()}
    (root / TOLD).write_text(json.dumps(stages), encoding="utf-8")


if __name__ == "__main__":
    main()
