"""Builds as a person runs them: whole, with nothing new, with one document more."""

import json
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq

from benchmarks.documents import FORMS, documents
from benchmarks.measure import Command, Runs, command, processor_seconds, repeated
from benchmarks.printing import printed
from benchmarks.stages import DATE, START, TOLD, Stage
from pipeline.lineage.ancestry import lineage
from pipeline.lineage.grouped import by_resolution
from pipeline.lineage.reuse import reuse
from pipeline.lineage.reuse_texts import worded
from pipeline.release.version import newest

SUFFIX = {"xml": "xml", "markdown": "txt", "wrapped": "txt"}


@dataclass(frozen=True)
class Built:
    """The builds of so many documents; each kind of run as often as it was asked for."""

    documents: int
    jobs: int
    whole: tuple[Command, ...]
    unchanged: tuple[Command, ...]
    one_more: tuple[Command, ...]
    verified: tuple[Command, ...]
    imports: tuple[Command, ...]
    """What every build pays before it begins: Python, Dagster and the other libraries."""
    lineage: Runs
    reuse: Runs
    release_bytes: int


@dataclass(frozen=True)
class Once:
    """One whole build, and what each of its stages took."""

    whole: Command
    stages: Mapping[str, Stage]


def put(data: Iterable[tuple[str, bytes]], raw: Path) -> None:
    raw.mkdir(parents=True, exist_ok=True)
    for name, content in data:
        (raw / name).write_bytes(content)


def made(count: int) -> Iterator[tuple[str, bytes]]:
    """Yield made documents with names for their files, in all forms in turn."""
    for index, each in enumerate(documents(count)):
        form = FORMS[index % len(FORMS)]
        yield f"{index:06}.{SUFFIX[form]}", printed(each, form).encode()


def real(folder: Path) -> list[tuple[str, bytes]]:
    """Return the XML of the corpus, with the names of its files."""
    return [(path.name, path.read_bytes()) for path in sorted((folder / "akn").iterdir())]


def built(
    data: Sequence[tuple[str, bytes]], jobs: int, runs: int, said: Callable[[str], None]
) -> Built:
    """Build all but the last document, nothing new, and then with the last one too."""
    whole, unchanged, more, verified = [], [], [], []
    with TemporaryDirectory() as name:
        root = Path(name)
        for turn in range(runs):
            said(f"building {len(data):,} documents, {turn + 1} of {runs}")
            shutil.rmtree(root)
            put(data[:-1], root / "raw")
            whole.append(build(root, jobs))
            unchanged.append(build(root, jobs))
            put(data[-1:], root / "raw")
            more.append(build(root, jobs))
            release = newest(root / "releases")
            assert release is not None
            verified.append(command("pipeline.cli", "verify", str(release)))
        said("lineage and reuse")
        parts = of_lineage(release, runs)
        size = sum(path.stat().st_size for path in release.rglob("*") if path.is_file())
    imports = [command("pipeline.defs.build") for _ in range(runs)]
    return Built(
        len(data),
        jobs,
        tuple(whole),
        tuple(unchanged),
        tuple(more),
        tuple(verified),
        tuple(imports),
        *parts,
        size,
    )


def build(root: Path, jobs: int) -> Command:
    folders = ("raw", "curated", "releases")
    places = [text for name in folders for text in (f"--{name}", str(root / name))]
    return command("pipeline.cli", "build", *places, "--jobs", str(jobs), "--date", DATE)


def of_lineage(release: Path, runs: int) -> tuple[Runs, Runs]:
    """Return seconds of the processor for lineage and for reuse, from the tables of a release."""
    rows = {
        name: pq.read_table(release / "parquet" / f"{name}.parquet").to_pylist()
        for name in ("series", "resolutions", "clauses")
    }
    chains, resolutions, clauses = rows["series"], rows["resolutions"], rows["clauses"]
    texts = by_resolution(clauses)

    def cost(found: Callable[[], Iterator[object]]) -> Runs:
        return repeated(runs, lambda: processor_seconds(lambda: deque(found(), maxlen=0)))

    return (
        cost(lambda: lineage(chains, resolutions, texts)),
        cost(lambda: reuse(resolutions, [worded(clauses)], chains)),
    )


def once(count: int, jobs: int) -> Once:
    """Return what one whole build of so many made documents takes."""
    with TemporaryDirectory() as name:
        root = Path(name)
        put(made(count), root / "raw")
        whole = command("benchmarks.stages", str(root), str(jobs))
        told = json.loads((root / TOLD).read_bytes())
    stages = {name: Stage(**stage) for name, stage in told.items()}
    others = sum(stage.seconds for stage in stages.values())
    stages[START] = replace(stages[START], seconds=whole.seconds - others)
    return Once(whole, stages)
