"""Runs of one thing: their median and spread, and the memory of processes while they run."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from threading import Event, Thread

from pipeline.sources.cores import cores

PROC = Path("/proc")
INTERVAL = 0.2
"""Seconds between two looks at memory: what lives shorter is not seen."""
REST = 50
"""Times as long as a look took, no other is taken: the system goes through all pages for it, and
the process that is measured can have no new ones meanwhile."""


@dataclass(frozen=True)
class Runs:
    """The same thing measured several times."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def spread(self) -> float:
        """How far the slowest and the quickest lie apart, as a share of the median."""
        return (max(self.values) - min(self.values)) / self.median if self.median else 0.0


def repeated(runs: int, once: Callable[[], float]) -> Runs:
    return Runs(tuple(once() for _ in range(runs)))


def processor_seconds(what: Callable[[], object]) -> float:
    start = time.process_time()
    what()
    return time.process_time() - start


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the power of the size that time grows with: least squares of the logarithms.

    >>> round(exponent([10, 100, 1000], [2.0, 20.0, 200.0]), 3)
    1.0
    """
    xs, ys = [log(size) for size in sizes], [log(second) for second in seconds]
    return statistics.linear_regression(xs, ys).slope


@dataclass(frozen=True)
class Command:
    """What a command took."""

    seconds: float
    processor: float
    """Seconds of the processor, of the command and of all its children."""
    peak: int | None
    """Most bytes that its processes held together; None where the system doesn't tell."""


def command(module: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Command:
    """Run a module of this project; CalledProcessError, with what it said, where it fails."""
    before = os.times()
    start = time.monotonic()
    with (
        subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "DAGSTER_HOME": "", **(environment or {})},
        ) as process,
        Memory(process.pid) as memory,
    ):
        said, _ = process.communicate()
    took, after = time.monotonic() - start, os.times()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, [module, *arguments], said)
    used = (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )
    return Command(took, used, memory.peak)


class Memory:
    """Watches what a process and its descendants hold in memory."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.peak: int | None = None
        self._done = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def reset(self) -> int:
        """Return the peak since the last time, and look for a new one."""
        self._look()
        peak, self.peak = self.peak or 0, None
        return peak

    def _watch(self) -> None:
        took = 0.0
        while not self._done.wait(max(INTERVAL, REST * took)):
            start = time.monotonic()
            self._look()
            took = time.monotonic() - start

    def _look(self) -> None:
        held = sum(resident(pid) for pid in family(self.pid))
        self.peak = max(self.peak or 0, held) or None


def family(pid: int) -> list[int]:
    """Return a process and its descendants; nothing where there is no /proc."""
    parents: dict[int, list[int]] = {}
    for each in PROC.glob("[0-9]*/stat"):
        try:
            behind = each.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        parents.setdefault(int(behind[1]), []).append(int(each.parent.name))
    found = [pid]
    for one in found:
        found += parents.get(one, [])
    return found


def resident(pid: int) -> int:
    """Return the bytes that a process holds itself: pages shared with others in equal parts."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended meanwhile, or there is no such file here
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def peak_of_this() -> int:
    """Return the most bytes that this process ever held.

    What the system's own counter says of a new process may be what its parent held: it is asked
    only where there is no /proc.
    """
    status = PROC / "self" / "status"
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    lines = status.read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


def machine() -> str:
    """Return what the figures depend on and may be told: cores and Python, no machine's name."""
    return f"{cores()} cores, Python {sys.version.split()[0]} on {sys.platform}"
