"""Parquet: written the same way every time, read back without losing a type."""

import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.derive.arrow import arrow_schema
from pipeline.files import write_whole
from pipeline.store.conform import Data, SchemaError, conform
from pipeline.tables import Table


def write(data: Data, table: Table, path: Path) -> Path:
    """Write the rows to a Parquet file, whole or not at all; SchemaError if they do not fit."""
    write_whole(path, parquet_bytes(conform(data, table), table))
    return path


def parquet_bytes(arrow: pa.Table, table: Table) -> bytes:
    """Return the file for a conforming table: the same for any chunking and thread count."""
    buffer = io.BytesIO()
    pq.write_table(
        arrow,
        buffer,
        compression="zstd",
        row_group_size=65_536,
        write_page_index=True,
        use_dictionary=repeated_columns(table),
    )
    return buffer.getvalue()


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


def read_arrow(table: Table, paths: Sequence[Path]) -> pa.Table:
    """Return the rows of the files in the table's order; SchemaError names a file that differs."""
    schema = arrow_schema(table)
    parts = [read_one(path, schema) for path in paths]
    whole = pa.concat_tables(parts) if parts else schema.empty_table()
    return whole.sort_by([(name, "ascending") for name in table.sort_key])


def count_rows(paths: Sequence[Path]) -> int:
    """Return how many rows the files have, from their footers."""
    return sum(pq.read_metadata(path).num_rows for path in paths)


def read_one(path: Path, schema: pa.Schema) -> pa.Table:
    try:
        arrow = pq.ParquetFile(path).read()
    except pa.ArrowInvalid as error:
        raise SchemaError(f"{path} is no readable Parquet file: {error}") from error
    if not arrow.schema.equals(schema):
        raise SchemaError(f"{path} does not have the declared columns and types")
    return arrow
