"""One release while it is made: what every file of it is written from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.release.version import Version
from pipeline.tables import TABLES

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
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())


def parquet_path(folder: Path, table: str) -> Path:
    return folder / "parquet" / f"{table}.parquet"


def statistics(path: Path) -> Statistics:
    """Return the rows and nulls of a Parquet file, from its footer and lists' columns."""
    file = pq.ParquetFile(path)
    nulls = dict.fromkeys(file.schema_arrow.names, 0)
    for batch in file.iter_batches():
        for name in nulls:
            nulls[name] += batch.column(name).null_count
    return Statistics(rows=file.metadata.num_rows, nulls=nulls)
