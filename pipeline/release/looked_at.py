"""A release folder that is being looked at: its tables as they lie in its files, bit by bit."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import store
from pipeline.derive.arrow import arrow_schema
from pipeline.derive.sql import named
from pipeline.release import manifest
from pipeline.release.edition import parquet_path
from pipeline.release.tables import read_back
from pipeline.tables import BY_NAME, Table


class Unreadable(Exception):
    """A file of the release that can't be read; the message names it."""


@dataclass(frozen=True)
class Release:
    """A release folder that is being looked at."""

    folder: Path

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        return manifest.read(self.folder)

    def schema(self, name: str) -> pa.Schema:
        """Return the columns of a table; Unreadable where its bytes make no sense."""
        schema: pa.Schema = read_parquet(self.folder, name, pq.read_schema)
        return schema

    def parts(self, name: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Yield chosen columns of a table as they lie there, some rows at a time."""
        with readable(name):
            yield from read_back(self.folder).parts(name, columns)

    @cached_property
    def contents(self) -> dict[str, store.Content]:
        """Rows and hash of each table as it lies there."""
        return {name: content_of(table, self.batches(name)) for name, table in BY_NAME.items()}

    def batches(self, name: str) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a table as they lie there, some at a time."""
        with readable(name):
            yield from store.batches(BY_NAME[name], parquet_path(self.folder, name))


def content_of(table: Table, batches: Iterable[pa.RecordBatch | pa.Table]) -> store.Content:
    """Return what rows of a table come to, given in the order of its file."""
    content = store.Content(arrow_schema(table))
    for batch in batches:
        content.add(batch)
    return content


def read_parquet(folder: Path, name: str, read: Callable[[Path], Any]) -> Any:
    """Return what is read of a table's file; Unreadable where its bytes make no sense."""
    with readable(name):
        return read(parquet_path(folder, name))


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Turn the error of bytes that make no sense into Unreadable, which names the file."""
    try:
        yield
    except (pa.ArrowException, store.SchemaError, OSError, UnicodeDecodeError) as error:
        reason = str(error).partition("\n")[0]
        raise Unreadable(f"parquet/{name}.parquet can't be read: {reason}") from error


class Against(RawIOBase):
    """Takes what is written to it, and tells whether a file holds the same."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.differs = False

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.differs |= self._file.read(len(content)) != bytes(content)
        return len(content)


def in_database(
    opened: duckdb.DuckDBPyConnection, table: Table, order: str
) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a table of the database, some at a time, if they are its rows at all."""
    reader = opened.sql(f"FROM {table.name} {order}").to_arrow_reader(store.ROW_GROUP)
    for batch in reader:
        yield from store.conform(pa.Table.from_batches([batch]), table).to_batches()


def in_order(table: Table) -> str:
    """Return what brings the rows of a table of the database into the order of its file."""
    return f"ORDER BY {', '.join(f'{named(name)} NULLS LAST' for name in table.sort_key)}"
