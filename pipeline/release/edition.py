"""One release while it is made: what every file of it is written from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from pipeline import store
from pipeline.derive.arrow import arrow_schema
from pipeline.release.jobs import side_by_side
from pipeline.release.version import Version
from pipeline.tables import TABLES, Table

TITLE = "United Nations resolutions as data: clauses, notes, dates, meetings, citations"
NAME = "un-resolutions"
PUBLISHER = "The UN Resolutions Dataset contributors"
SCHEMA_VERSION = "1.0.0"
"""Version of the tables' declarations: raised like a release's when a table or column changes."""


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """What one table of the release holds."""

    rows: int
    nulls: Mapping[str, int]
    content_hash: str


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A release that is being built in ``folder``; its Parquet files are there already."""

    folder: Path
    version: Version
    date: date
    previous: Version | None
    code_version: str
    inputs: Mapping[str, str | None]
    """SHA-256 of every source, by path; None where it could not be opened."""
    statistics: Mapping[str, Statistics]
    checks: Mapping[str, Any]
    """What was checked and with what result, a table at a time."""
    highlights: tuple[str, ...]
    """What changed, in words, for people."""
    earlier_changes: tuple[str, ...] = ()
    """The changelog's entries of all earlier releases, the newest first."""

    @property
    def tables(self) -> Iterator[tuple[str, Statistics]]:
        for table in TABLES:
            yield table.name, self.statistics[table.name]

    def parquet(self, table: str) -> Path:
        return parquet_path(self.folder, table)

    def text(self, name: str, content: str) -> None:
        """Write one text file of the release, in UTF-8 with plain line ends."""
        with self.opened(name) as file:
            file.write(content.encode())

    def opened(self, name: str) -> BinaryIO:
        """Open one file of the release to write to: nobody sees it before the folder is whole."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")


def parquet_path(folder: Path, table: str) -> Path:
    return folder / "parquet" / f"{table}.parquet"


def statistics(table: Table, path: Path) -> Statistics:
    """Return what a table's file holds; it is looked at once, a row group at a time."""
    nulls = dict.fromkeys(table.names, 0)
    content = store.Content(arrow_schema(table))
    for batch in store.batches(table, path):
        content.add(batch)
        for name in nulls:
            nulls[name] += batch.column(name).null_count
    return Statistics(rows=content.rows, nulls=nulls, content_hash=content.hash)


def all_statistics(folder: Path, jobs: int) -> dict[str, Statistics]:
    """Return what each table of a release holds, several looked at at a time."""

    def of(table: Table) -> tuple[str, Statistics]:
        return table.name, statistics(table, parquet_path(folder, table.name))

    return dict(side_by_side(of, TABLES, jobs))
