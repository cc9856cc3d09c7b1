"""Dagster's own share: starting, an event log with thousands of sessions, the look of its sensor.

    .venv/bin/python -m benchmarks.orchestration SESSIONS

prints what that many take. It is measured in a process apart, into which nothing was imported yet.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Start:
    """Seconds of the processor until something can be run, each from the step before it."""

    dagster: float
    """Importing Dagster."""
    ours: float
    """Importing what this project's definitions need: Arrow, pandas, our code."""
    graph: float
    """Making the graph of assets, and the jobs."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """What writing so many sessions in one run took, and looking before and after it."""

    sessions: int
    seconds: float
    processor: float
    writing: float
    """Seconds of the processor in which tables were written."""
    events: int
    log_bytes: int
    """What the run added to the records of Dagster."""
    due: float
    """Seconds of the processor of the sensor's look that finds all sessions to be written."""
    afresh: float
    """Of its first look after the run, which hashes all tables."""
    quiet: float
    """Of a look that finds nothing, as twice a minute."""
    before: int
    """Bytes of memory before the run."""
    peak: int
    """Most bytes of memory in all that."""

    @property
    def own(self) -> float:
        """Seconds of the processor that are Dagster's."""
        return self.processor - self.writing


@dataclass(frozen=True)
class Orchestrated:
    """Dagster's share with so many sessions."""

    start: Start
    written: Written


def measured(sessions: int) -> Orchestrated:
    with TemporaryDirectory() as folder:
        said = subprocess.run(
            [sys.executable, "-m", "benchmarks.orchestration", str(sessions), folder],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
            text=True,
            env={**os.environ, "DAGSTER_HOME": folder},
        ).stdout
    found = json.loads(said.splitlines()[-1])
    return Orchestrated(Start(**found["start"]), Written(**found["written"]))


def start() -> Start:
    begun = time.process_time()
    import dagster  # noqa: F401

    dagster_there = time.process_time()
    from pipeline.defs.jobs import JOBS
    from pipeline.defs.location import definitions
    from pipeline.defs.resources import Folders, Means

    ours_there = time.process_time()
    defs = definitions(Folders(), Means())
    for job in JOBS:
        defs.resolve_job_def(job)
    ready = time.process_time()
    return Start(dagster_there - begun, ours_there - dagster_there, ready - ours_there)


def main() -> None:
    if len(sys.argv) == 2:
        print(measured(int(sys.argv[1])))
        return
    started = start()
    from benchmarks.instance import written  # it imports all that

    found = Orchestrated(started, written(int(sys.argv[1]), Path(sys.argv[2])))
    print(json.dumps(asdict(found)))


if __name__ == "__main__":
    main()
