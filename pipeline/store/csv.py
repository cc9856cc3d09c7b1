"""CSV by RFC 4180: UTF-8, CRLF, texts in quotes; a null is nothing between the commas."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv

from pipeline.files import whole_file
from pipeline.store.cells import as_json

OPTIONS = pyarrow.csv.WriteOptions(quoting_style="needed", eol="\r\n")


def write_csv(arrow: pa.Table, path: Path) -> Path:
    """Write a conforming table, whole or not at all; lists become JSON."""
    with whole_file(path) as file:
        csv_to(file, arrow.schema, arrow.to_batches())
    return path


def csv_to(sink: Any, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """Write a table that comes in batches to an open file; how it is cut does not show."""
    header = flat(pa.RecordBatch.from_pylist([], schema=schema)).schema
    with pyarrow.csv.CSVWriter(sink, header, write_options=OPTIONS) as writer:
        for batch in batches:
            writer.write_batch(flat(batch))


def flat(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the rows with their lists as JSON text, since a cell of CSV holds no list."""
    columns = [as_json(column) for column in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
