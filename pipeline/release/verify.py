"""Whether a release is what it says it is, told from its folder and the index beside it.

The questions of ``QUESTIONS`` are asked in turn. The first thing that is wrong is named, since
what comes after it may only follow from it. One that can't be asked is told: the index where
``../latest.json`` is not there, metadata and pages where other code made them.
"""

import filecmp
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import store
from pipeline.checks import broken
from pipeline.derive.arrow import arrow_schema
from pipeline.files import file_hash
from pipeline.release import latest, manifest
from pipeline.release.artefacts import changelog, database
from pipeline.release.edition import SCHEMA_VERSION, parquet_path
from pipeline.release.looked_at import (
    Against,
    Release,
    Unreadable,
    content_of,
    in_database,
    in_order,
    read_parquet,
)
from pipeline.release.remade import remake
from pipeline.sources.code import code_version
from pipeline.store import SchemaError
from pipeline.tables import BY_NAME, TABLES, Table


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question, and the first thing that was found wrong; None: it holds."""

    question: str
    problem: str | None
    not_asked: str | None = None
    """Why the question could not be asked; None: it was."""


class NotAsked(Exception):
    """A question that can't be answered from here; the message says why."""


def verify(folder: Path) -> Iterator[Answer]:
    """Yield an answer to each question, up to the first that finds something wrong.

    A folder that is no release raises ManifestError.
    """
    release = Release(folder)
    manifest.read(folder)
    for question, problems in QUESTIONS:
        try:
            problem = next(iter(problems(release)), None)
        except NotAsked as why:
            yield Answer(question=question, problem=None, not_asked=str(why))
            continue
        except Unreadable as error:
            problem = str(error)
        yield Answer(question=question, problem=problem)
        if problem is not None:
            return


def first_difference(made: Path, published: Path) -> str | None:
    """Return in what a release that was built again differs; None for nothing.

    Only files whose bytes can be the same are compared.
    """
    more = sorted(set(manifest.read(made)["inputs"]) - set(manifest.read(published)["inputs"]))
    if more:
        came = f"{more[0]} is" if len(more) == 1 else f"{len(more):,} files ({more[0]} first) are"
        return f"{came} there that this release was not made of: put later ones elsewhere"
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
        elif file_hash(folder / name) != digest:
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
            yield from wrong_schema(
                table, read_parquet(release.folder, table.name, pq.read_schema)
            )
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
    for name, content in release.contents.items():
        stated = release.manifest["tables"].get(name, {})
        rows = stated.get("rows")
        if content.rows != rows:
            yield f"{name} has {content.rows} rows, and {manifest.MANIFEST} says {rows}"
        elif content.hash != stated.get("content_hash"):
            yield f"{name} has other content than {manifest.MANIFEST} says"


def wrong_csv(release: Release) -> Iterator[str]:
    for name, table in BY_NAME.items():
        path = release.folder / "csv" / f"{name}.csv"
        if not path.exists():
            yield f"csv/{name}.csv is missing"
            continue
        with path.open("rb") as file:
            held = Against(file)
            store.csv_to(held, arrow_schema(table), release.batches(name))
            if held.differs or file.read(1):
                yield f"csv/{name}.csv does not say what parquet/{name}.parquet says"


def wrong_database(release: Release) -> Iterator[str]:
    if not (release.folder / database.FILE).exists():
        yield f"{database.FILE} is missing"
        return
    try:
        yield from wrong_in_database(release)
    except (duckdb.Error, SchemaError) as error:
        yield f"{database.FILE} can't be read: {str(error).partition(chr(10))[0]}"


def wrong_in_database(release: Release) -> Iterator[str]:
    with duckdb.connect(str(release.folder / database.FILE), read_only=True) as opened:
        for table in TABLES:
            stated = release.contents[table.name]
            if stated.hash not in (
                content_of(table, rows).hash
                for rows in (
                    in_database(opened, table, ""),
                    in_database(opened, table, in_order(table)),
                )
            ):
                yield f"{table.name} has other content in {database.FILE} than in parquet/"


def wrong_keys(release: Release) -> Iterator[str]:
    yield from map(str, broken(release))


def wrong_derived(release: Release) -> Iterator[str]:
    """Yield the files that do not say what the tables say: they are made again and compared."""
    if release.manifest["code_version"] != code_version():
        raise NotAsked("other code made it, and may word them otherwise")
    own = set(manifest.files(release.folder)) | {manifest.MANIFEST}
    with TemporaryDirectory() as scratch:
        remake(release.folder, Path(scratch))
        made = {*manifest.files(Path(scratch)), manifest.MANIFEST}
        yield from (f"{name} is missing" for name in sorted(made - own))
        yield from (f"{name} is no file of a release" for name in sorted(own - made))
        for name in sorted(made & own - manifest.UNREPEATABLE):
            if not filecmp.cmp(release.folder / name, Path(scratch, name), shallow=False):
                yield f"{name} does not say what the tables and the manifest say"


def wrong_files_of_manifest(release: Release) -> Iterator[str]:
    """Yield the files that are not those of the manifest; it names all that can be the same."""
    stated = release.manifest.get("files", {})
    found = set(manifest.files(release.folder)) - manifest.UNREPEATABLE
    yield from (f"{name} is not in {manifest.MANIFEST}" for name in sorted(found - set(stated)))
    yield from wrong_files(release.folder, stated)


def wrong_index(release: Release) -> Iterator[str]:
    """Yield what the index beside the release says otherwise; its hashes cover every file."""
    path = release.folder.parent / latest.LATEST
    if not path.exists():
        raise NotAsked(f"there is no {latest.LATEST} beside it")
    own = latest.entry(release.folder)
    entries = json.loads(path.read_bytes())["releases"]
    stated = next((each for each in entries if each["version"] == own["version"]), None)
    if stated is None:
        yield f"{latest.LATEST} has no release {own['version']}"
        return
    for name in sorted(own.keys() - {"path"}):
        if stated.get(name) != own[name]:
            yield f"{latest.LATEST} says otherwise of {own['version']}: {name}"


QUESTIONS: tuple[tuple[str, Callable[[Release], Iterator[str]]], ...] = (
    ("every file is the one that was published", wrong_sums),
    ("every table has its declared columns", wrong_schemas),
    ("rows and content are those of the manifest", wrong_counts),
    ("CSV and Parquet say the same", wrong_csv),
    ("the database and Parquet say the same", wrong_database),
    ("keys are unique, references lead somewhere, sources are covered", wrong_keys),
    ("the manifest names every file", wrong_files_of_manifest),
    ("metadata and pages say what the tables say", wrong_derived),
    ("the index of releases says the same", wrong_index),
)
