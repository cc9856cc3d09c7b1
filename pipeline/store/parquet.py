"""Parquet: written the same way every time, read back without losing a type."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TypeAlias

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.derive.arrow import arrow_schema
from pipeline.files import whole_file
from pipeline.store.conform import Data, SchemaError, conform, in_order
from pipeline.tables import Table

# Arrow's own pool keeps what it once had, and gives nothing back
pa.set_memory_pool(pa.system_memory_pool())


def give_back() -> None:
    """Give memory that is no longer needed back to the system, where another process needs it."""
    pa.default_memory_pool().release_unused()


ROW_GROUP = 65_536
"""Rows that are packed together, and looked at together where a table is read in batches."""

Rows: TypeAlias = pa.Table | pa.RecordBatch


def write(data: Data, table: Table, path: Path) -> Path:
    """Write the rows to a Parquet file, whole or not at all; SchemaError if they do not fit."""
    arrow = conform(data, table)
    with whole_file(path) as file:
        parquet_to(file, table, [arrow])
    return path


def parquet_to(sink: BinaryIO, table: Table, parts: Iterable[Rows]) -> None:
    """Write conforming rows to an open file: the same bytes for any chunks and thread count.

    There is one part at least. Each but the last has a multiple of ROW_GROUP rows: what is packed
    together would be other rows else.
    """
    left = iter(parts)
    first = next(left)
    with pq.ParquetWriter(
        sink,
        first.schema,
        compression="zstd",
        write_page_index=True,
        use_dictionary=repeated_columns(table),
    ) as writer:
        for part in chain([first], left):
            for group in row_groups(part):
                writer.write_table(group, ROW_GROUP)


def row_groups(part: Rows) -> Iterator[pa.Table]:
    """Yield the rows that are packed together, in one chunk: the writer ends pages by chunks."""
    table = part if isinstance(part, pa.Table) else pa.Table.from_batches([part])
    for start in range(0, max(table.num_rows, 1), ROW_GROUP):
        yield table.slice(start, ROW_GROUP).combine_chunks()


def repeated_columns(table: Table) -> list[str]:
    """Return the columns whose values repeat: strings that are neither the key nor free text.

    A dictionary of the others' values would only make the file larger.
    """
    unique = set(table.primary_key) if len(table.primary_key) == 1 else set()
    return [
        column.name
        for column in table.columns
        if column.type == "string" and column.name not in unique and not column.free_text
    ]


def read(table: Table, paths: Sequence[Path]) -> pd.DataFrame:
    """Return the rows of the files in the table's order, with Arrow dtypes: nulls stay nulls."""
    return to_frame(read_arrow(table, paths))


def to_frame(arrow: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = arrow.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def read_arrow(
    table: Table, paths: Sequence[Path], columns: AbstractSet[str] | None = None
) -> pa.Table:
    """Return the rows of the files in the table's order; SchemaError names a file that differs.

    Of chosen columns those that the table has, and what it is sorted by.
    """
    return in_order(as_they_lie(table, paths, columns), table)


def as_they_lie(
    table: Table, paths: Sequence[Path], columns: AbstractSet[str] | None = None
) -> pa.Table:
    """Return the same rows one file after the other: to sort them takes several times the room."""
    schema = arrow_schema(table)
    names = [
        name
        for name in table.names
        if columns is None or name in columns or name in table.sort_key
    ]
    parts = [read_one(path, schema, names) for path in paths]
    return pa.concat_tables(parts) if parts else schema.empty_table().select(names)


def count_rows(paths: Sequence[Path]) -> int:
    """Return how many rows the files have, from their footers; SchemaError as above."""
    return sum(map(rows_in, paths))


def rows_in(path: Path) -> int:
    with readable(path):
        return int(pq.read_metadata(path).num_rows)


def read_one(path: Path, schema: pa.Schema, names: Sequence[str]) -> pa.Table:
    with opened(path, schema) as file:
        return file.read(columns=names)


def batches(
    table: Table, path: Path, columns: Sequence[str] | None = None, rows: int | None = None
) -> Iterator[pa.RecordBatch]:
    """Yield the rows of one file as they lie there, so many at a time, if only an empty batch.

    Where it is not said how many, they are those of a row group. SchemaError as above.
    """
    with opened(path, arrow_schema(table)) as file:
        names = None if columns is None else list(columns)
        if not file.metadata.num_rows:
            yield pa.RecordBatch.from_pylist([], schema=file.read(columns=names).schema)
        yield from file.iter_batches(batch_size=rows or ROW_GROUP, columns=names)


@contextmanager
def opened(path: Path, schema: pa.Schema) -> Iterator[pq.ParquetFile]:
    """Open a file of a table; SchemaError where it can't be read or has other columns."""
    with readable(path), pq.ParquetFile(path) as file:
        if not file.schema_arrow.equals(schema):
            raise SchemaError(f"{path} does not have the declared columns and types")
        yield file


@contextmanager
def readable(path: Path) -> Iterator[None]:
    try:
        yield
    except pa.ArrowInvalid as error:
        raise SchemaError(f"{path} is no readable Parquet file: {error}") from error
