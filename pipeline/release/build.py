"""Building a release: beside its place, checked once more, then moved there in one step."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline import store
from pipeline.files import UNFINISHED, only_one, sweep, sync_folder, sync_tree
from pipeline.release import highlights, latest, manifest
from pipeline.release.artefacts import changelog, database
from pipeline.release.changes import changes, compare_releases, rekey_rows
from pipeline.release.continuity import broken_ids, broken_schema, meaning_changed, most_lost
from pipeline.release.edition import SCHEMA_VERSION, Edition, all_statistics
from pipeline.release.jobs import side_by_side
from pipeline.release.tables import Parts, read_back, write_table
from pipeline.release.verify import damaged
from pipeline.release.version import FIRST, Version, newest
from pipeline.release.writers import write_files
from pipeline.tables import BY_NAME, CHANGES, REKEYS

Checks = Mapping[str, Any]


class ReleaseError(Exception):
    """The tables may not be published; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a release is asked to be made of."""

    releases: Path
    date: date
    code_version: str
    inputs: Mapping[str, str | None]
    validate: Callable[[store.Stored, Mapping[str, str]], Checks]
    """Checks all tables, with the content hash of each; returns what was checked, raises
    ReleaseError where they may not go."""
    previous: Path | None = None
    """The release to compare with; None: the newest in the folder."""
    jobs: int = 1
    """How many tables or files are written at a time."""
    allow_loss: bool = False
    """Whether most of the resolutions of that release may be gone."""


def publish(tables: Mapping[str, Parts], request: Request) -> Path | None:
    """Publish the tables as the next release; return its folder, None where nothing differs.

    What is checked is what has been written: the tables are read back from the new folder.
    """
    with staging(request.releases) as folder:
        side_by_side(
            lambda named: write_table(folder, BY_NAME[named[0]], named[1]),
            tables.items(),
            request.jobs,
        )
        with database.begun(folder) as complete:  # it takes as long as all that comes next
            edition = edition_of(folder, request)
            if edition is None:
                return None
            write_files(edition, request.jobs)
            complete()
        manifest.write(edition)
        sync_tree(folder)
        target = request.releases / str(edition.version)
        if target.exists():
            raise ReleaseError(f"not published: {target} is there already, and stays as it is")
        folder.rename(target)
        sync_folder(request.releases)
        latest.write(request.releases)
    return target


def settle(releases: Path) -> None:
    """Remove what a crash has left, and make the index what it would be without the crash.

    Busy where another build is writing its release there.
    """
    if releases.is_dir():
        with only_one(releases):
            tidy(releases)


def tidy(releases: Path) -> None:
    for leftover in releases.glob(f"{UNFINISHED}*"):
        shutil.rmtree(leftover)
    sweep(releases)
    latest.settle(releases)


@contextmanager
def staging(releases: Path) -> Iterator[Path]:
    """Give an empty folder beside the releases; what is left in it, or by a crash, is removed.

    A second one waits: builds with working tables of their own may publish to one folder.
    """
    releases.mkdir(parents=True, exist_ok=True)
    with only_one(releases, wait=True):
        tidy(releases)
        folder = releases / UNFINISHED
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def edition_of(folder: Path, request: Request) -> Edition | None:
    """Compare with the release before, add what comes of that, and check everything."""
    previous = request.previous or newest(request.releases)
    difference = since(previous, folder, request) if previous else first(folder)
    if difference is None:
        return None
    if previous:
        refuse_earlier(request.date, previous)
    counted = all_statistics(folder, request.jobs)
    hashes = {name: each.content_hash for name, each in counted.items()}
    checks = request.validate(read_back(folder), hashes)
    return Edition(
        folder=folder,
        version=difference.version,
        date=request.date,
        previous=difference.previous,
        code_version=request.code_version,
        inputs=request.inputs,
        statistics=counted,
        checks=checks,
        highlights=difference.said or highlights.first_release(counted),
        earlier_changes=changelog.entries(previous) if previous else (),
    )


def refuse_earlier(when: date, previous: Path) -> None:
    """Raise ReleaseError for a date before that of the release before: a clock that is wrong."""
    before = manifest.read(previous)["date"]
    if when.isoformat() < before:
        raise ReleaseError(
            f"not published: it would be dated {when}, before the {before} of release "
            f"{previous.name}, which it follows: set the clock, or give a later --date"
        )


@dataclass(frozen=True, kw_only=True)
class Since:
    """What a release says of the one before."""

    version: Version
    previous: Version | None
    said: tuple[str, ...]


def first(folder: Path) -> Since:
    """Say that there is no release before."""
    write_table(folder, REKEYS, [])
    write_table(folder, CHANGES, [])
    return Since(version=FIRST, previous=None, said=())


def since(previous: Path, folder: Path, request: Request) -> Since | None:
    """Write down what differs from the release before; None where nothing does.

    ReleaseError where that release is damaged, or where ids would be lost without a word, or most
    resolutions unless that is meant.
    """
    if problem := damaged(previous):
        raise ReleaseError(
            f"not published: the release to compare with, {previous}: {problem}. Put a whole copy "
            "of it in its place; without one, move it away: the next release then follows the one "
            "before it"
        )
    stated = manifest.read(previous)
    comparison = compare_releases(previous, folder)
    raised = meaning_changed(stated["schema_version"], SCHEMA_VERSION)
    step = "major" if raised else comparison.difference.step
    if problem := broken_schema(comparison, stated["schema_version"], SCHEMA_VERSION):
        raise ReleaseError(f"not published: {problem}")
    if step is None:
        return None
    if not request.allow_loss and (problem := most_lost(comparison, previous)):
        raise ReleaseError(f"not published: {problem}")
    before = manifest.version_of(previous)
    version = before.after(step)
    same_code = stated["code_version"] == request.code_version
    found = changes(comparison, previous, folder, before, same_code=same_code)
    write_table(folder, REKEYS, rekey_rows(comparison, previous, version))
    nothing = store.conform([], CHANGES)
    write_table(folder, CHANGES, pa.concat_tables([nothing, *found.values()]))
    if problem := "; ".join(broken_ids(comparison, previous, folder, version)):
        raise ReleaseError(f"not published: {problem}")
    said = highlights.since(comparison, found, previous, folder)
    return Since(version=version, previous=before, said=said)
