"""Whether a release is what it says it is; needs nothing but its folder.

Each question is asked in turn: sums, schemas, counts and content, CSV, keys and coverage. The
first thing that is wrong is named, since what comes after it may only follow from it.
"""

import filecmp
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import store
from pipeline.checks import broken
from pipeline.derive.arrow import arrow_schema
from pipeline.release import manifest
from pipeline.release.artefacts import changelog, database
from pipeline.release.edition import SCHEMA_VERSION, parquet_path
from pipeline.tables import BY_NAME, TABLES, Table


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question, and the first thing that was found wrong; None: it holds."""

    question: str
    problem: str | None


@dataclass(frozen=True)
class Release:
    """A release folder that is being looked at."""

    folder: Path

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        return manifest.read(self.folder)

    @cached_property
    def tables(self) -> dict[str, pa.Table]:
        """The tables as they lie there: in the order of the files, not in the declared one."""
        return {name: pq.read_table(parquet_path(self.folder, name)) for name in BY_NAME}


def verify(folder: Path) -> Iterator[Answer]:
    """Yield an answer to each question, up to the first that finds something wrong.

    A folder that is no release raises ManifestError.
    """
    release = Release(folder)
    manifest.read(folder)
    for question, problems in QUESTIONS:
        problem = next(iter(problems(release)), None)
        yield Answer(question=question, problem=problem)
        if problem is not None:
            return


def first_difference(made: Path, published: Path) -> str | None:
    """Return in what a release that was built again differs; None for nothing.

    Only files whose bytes can be the same are compared.
    """
    ours, theirs = (dict(sums_of(folder / manifest.SUMS)) for folder in (made, published))
    code = (manifest.read(folder)["code_version"] for folder in (made, published))
    if len(set(code)) > 1:
        return "the code is not the one that made it: check out the version that did"
    different = sorted(name for name in ours | theirs if ours.get(name) != theirs.get(name))
    return f"{different[0]} comes out otherwise" if different else None


def sums_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield file and SHA-256 of each line of a file of sums."""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        digest, _, name = line.partition("  ")
        yield name, digest


def damaged(folder: Path) -> str | None:
    """Say what is wrong with the files of a release that the next one is compared with."""
    if not (folder / manifest.SUMS).exists():
        return f"{manifest.SUMS} is missing"
    read = {
        name: digest
        for name, digest in sums_of(folder / manifest.SUMS)
        if name == changelog.FILE or name.startswith("parquet/")
    }
    return next(wrong_files(folder, read), None)


def wrong_files(folder: Path, stated: Mapping[str, str]) -> Iterator[str]:
    """Yield the files that are missing, or are not what their sums say."""
    for name, digest in sorted(stated.items()):
        if not (folder / name).is_file():
            yield f"{name} is missing"
            continue
        with (folder / name).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                yield f"{name} is not the file that was published: its SHA-256 differs"


def wrong_sums(release: Release) -> Iterator[str]:
    stated: dict[str, str] = {}
    for sums in (manifest.SUMS, manifest.OTHER_SUMS):
        if not (release.folder / sums).exists():
            yield f"{sums} is missing"
            return
        stated |= dict(sums_of(release.folder / sums))
    found = set(manifest.files(release.folder)) | {manifest.MANIFEST}
    yield from (f"{name} is in no line of {manifest.SUMS}" for name in sorted(found - set(stated)))
    yield from wrong_files(release.folder, stated)


def wrong_schemas(release: Release) -> Iterator[str]:
    stated = release.manifest["schema_version"]
    if stated != SCHEMA_VERSION:
        yield f"its schema is {stated}, this program's {SCHEMA_VERSION}: use the code that made it"
        return
    for table in TABLES:
        path = parquet_path(release.folder, table.name)
        if path.exists():
            yield from wrong_schema(table, pq.read_schema(path))
        else:
            yield f"parquet/{table.name}.parquet is missing"


def wrong_schema(table: Table, found: pa.Schema) -> Iterator[str]:
    declared = arrow_schema(table)
    if found.names != declared.names:
        yield f"{table.name} has the columns {found.names}, not {declared.names}"
        return
    for field in declared:
        if not found.field(field.name).equals(field):
            yield f"{table.name}.{field.name} is {found.field(field.name)}, not {field}"


def wrong_counts(release: Release) -> Iterator[str]:
    for name, arrow in release.tables.items():
        stated = release.manifest["tables"].get(name, {})
        rows = stated.get("rows")
        if arrow.num_rows != rows:
            yield f"{name} has {arrow.num_rows} rows, and {manifest.MANIFEST} says {rows}"
        elif store.content_hash(arrow) != stated.get("content_hash"):
            yield f"{name} has other content than {manifest.MANIFEST} says"


def wrong_csv(release: Release) -> Iterator[str]:
    with TemporaryDirectory() as scratch:
        for name, arrow in release.tables.items():
            path = release.folder / "csv" / f"{name}.csv"
            if not path.exists():
                yield f"csv/{name}.csv is missing"
            elif not filecmp.cmp(path, store.write_csv(arrow, Path(scratch, name)), shallow=False):
                yield f"csv/{name}.csv does not say what parquet/{name}.parquet says"


def wrong_database(release: Release) -> Iterator[str]:
    if not (release.folder / database.FILE).exists():
        yield f"{database.FILE} is missing"
        return
    with duckdb.connect(str(release.folder / database.FILE), read_only=True) as opened:
        for table in TABLES:
            found = store.conform(opened.sql(f"FROM {table.name}").to_arrow_table(), table)
            if store.content_hash(found) != store.content_hash(release.tables[table.name]):
                yield f"{table.name} has other content in {database.FILE} than in parquet/"


def wrong_keys(release: Release) -> Iterator[str]:
    yield from map(str, broken(release.tables))


QUESTIONS: tuple[tuple[str, Callable[[Release], Iterator[str]]], ...] = (
    ("every file is the one that was published", wrong_sums),
    ("every table has its declared columns", wrong_schemas),
    ("rows and content are those of the manifest", wrong_counts),
    ("CSV and Parquet say the same", wrong_csv),
    ("the database and Parquet say the same", wrong_database),
    ("keys are unique, references lead somewhere, sources are covered", wrong_keys),
)
