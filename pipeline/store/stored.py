"""Tables that lie in files: what is wanted of them is read when it is asked for, and not kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.derive.arrow import arrow_schema
from pipeline.store.conform import conform
from pipeline.store.merge import merged
from pipeline.store.parquet import ROW_GROUP, as_they_lie, batches, count_rows, readable
from pipeline.tables import BY_NAME, Table

LONG = 500_000
"""Rows of a table that is merged from its files, and not sorted: that takes several times its
room."""


@dataclass(frozen=True)
class Stored:
    """All tables, each by the files that hold its rows: of none, it has no rows."""

    files: Callable[[Table], Sequence[Path]]

    def schema(self, name: str) -> pa.Schema:
        """Return the columns of a table as its first file has them; SchemaError as below."""
        table = BY_NAME[name]
        first = next(iter(self.files(table)), None)
        if first is None:
            return arrow_schema(table)
        with readable(first):
            return pq.read_schema(first)

    def parts(self, name: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Yield chosen columns, a row group of a file at a time, one file after the other.

        There is one part at least. SchemaError names a file that differs.
        """
        table = BY_NAME[name]
        yield arrow_schema(table).empty_table().select(list(columns))
        for path in self.files(table):
            for batch in batches(table, path, columns):
                yield pa.Table.from_batches([batch]).select(list(columns))

    def published(self, name: str) -> Iterator[pa.Table]:
        """Yield all columns in the declared order, a row group at a time; one part at least.

        SchemaError where a row does not fit. Many files of a long table are merged by way of
        others in the system's temporary folder.
        """
        table = BY_NAME[name]
        files = self.files(table)
        if count_rows(files) >= LONG:
            yield from merged(table, files)
            return
        whole = conform(as_they_lie(table, files), table)
        for start in range(0, max(whole.num_rows, 1), ROW_GROUP):
            yield whole.slice(start, ROW_GROUP)

    def rows(self, name: str) -> int:
        """Return how many rows a table has, without reading them."""
        return count_rows(self.files(BY_NAME[name]))

    def whole(self, name: str) -> pa.Table:
        """Return the same as one table."""
        return pa.concat_tables(self.published(name))
