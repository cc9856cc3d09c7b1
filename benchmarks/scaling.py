"""What a document costs, and what that comes to on more machines and with more documents.

    .venv/bin/python -m benchmarks.scaling FOLDER

Builds SMALL and LARGE documents of a folder, with one job and one after the other, and counts
processor time, so that a busy machine matters little. What a document costs is the difference
between the two, a document. Prints the tables that docs/scaling.md shows; memory is read from
/proc, so that it runs on Linux alone.
"""

import resource
import shutil
import sys
import time
from dataclasses import dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.builds import build
from pipeline.curated.layout import Curated
from pipeline.formats import read_source
from pipeline.sources.read import Reading, read_sources

SMALL, LARGE = 400, 1_600
DOCUMENTS = 10_000_000
CORES = 8
GB = 1_000_000_000


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What was measured, in seconds of processor time and in bytes."""

    worker: float
    """Seconds of the workers that read"""
    desk: float
    """Seconds of the process that hands out and takes in"""
    rest: float
    """Seconds of everything after reading, in one process"""
    source: float
    """Bytes of a source"""
    reading: float
    """Bytes that come back from a worker and are kept"""
    tables: float
    """Bytes of the working tables"""
    release: float
    """Bytes of the release"""
    memory: float
    """Bytes of memory that the build holds after reading"""

    def each(self, other: "Cost", documents: int) -> "Cost":
        """Return what one more document costs, given the costs of so many more."""
        names = (field.name for field in fields(self))
        return Cost(**{n: (getattr(other, n) - getattr(self, n)) / documents for n in names})


def measure(paths: list[Path], scratch: Path) -> Cost:
    raw, curated, releases = (scratch / name for name in ("raw", "curated", "releases"))
    raw.mkdir(parents=True)
    for path in paths:
        shutil.copy(path, raw)
    curated.mkdir()
    cache = Curated(curated).cache
    desk, worker = processor(resource.RUSAGE_SELF), processor(resource.RUSAGE_CHILDREN)
    read_sources(Reading(raw, cache, read_source), jobs=1)
    desk = processor(resource.RUSAGE_SELF) - desk
    worker = processor(resource.RUSAGE_CHILDREN) - worker
    rest = build(scratch, jobs=1)
    assert rest.peak is not None
    return Cost(
        worker=worker,
        desk=desk,
        rest=rest.processor,
        source=size(raw),
        reading=size(cache.folder),
        tables=size(curated) - size(cache.folder),
        release=size(releases),
        memory=rest.peak,
    )


def processor(whose: int) -> float:
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def report(cost: Cost) -> str:
    lines = [f"Between {SMALL:,} and {LARGE:,} documents, each more costs:", ""]
    lines += ["| measured | a document |", "| --- | ---: |"]
    for field in fields(Cost):
        value = getattr(cost, field.name)
        seconds = field.name in ("worker", "desk", "rest")
        shown = f"{value * 1000:.2f} ms" if seconds else f"{value / 1000:,.1f} kB"
        lines.append(f"| `{field.name}` | {shown} |")
    lines += ["", f"| machines of {CORES} cores | reading | desk | the rest |"]
    lines += ["| ---: | ---: | ---: | ---: |"]
    for machines in (1, 10, 100):
        reading = cost.worker * DOCUMENTS / machines / CORES
        spans = (reading, cost.desk * DOCUMENTS, cost.rest * DOCUMENTS)
        lines.append(f"| {machines} | " + " | ".join(f"{s / 3600:,.1f} h" for s in spans) + " |")
    stored = {
        "memory": cost.memory,
        "sources": cost.source,
        "curated": cost.reading + cost.tables,
        "a release": cost.release,
    }
    amounts = (f"{name} {value * DOCUMENTS / GB:,.0f} GB" for name, value in stored.items())
    return "\n".join([*lines, "", f"{DOCUMENTS:,} documents: " + ", ".join(amounts)])


def main(folder: Path) -> None:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    costs = []
    for count in (SMALL, LARGE):
        chosen = [paths[place * len(paths) // count] for place in range(count)]
        with TemporaryDirectory() as scratch:
            costs.append(measure(chosen, Path(scratch)))
        print(f"{time.strftime('%H:%M:%S')} {count:,}: {costs[-1]}", file=sys.stderr)
    print(report(costs[0].each(costs[1], LARGE - SMALL)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
