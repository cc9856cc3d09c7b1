"""CSV by RFC 4180: UTF-8, CRLF, texts in quotes; a null is nothing between the commas."""

import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.csv

from pipeline.files import write_whole

OPTIONS = pyarrow.csv.WriteOptions(quoting_style="needed", eol="\r\n")


def write_csv(arrow: pa.Table, path: Path) -> Path:
    """Write a conforming table, whole or not at all; lists become JSON."""
    write_whole(path, csv_bytes(arrow))
    return path


def csv_bytes(arrow: pa.Table) -> bytes:
    """Return the file for a table; lists become JSON."""
    buffer = io.BytesIO()
    pyarrow.csv.write_csv(flat(arrow), buffer, OPTIONS)
    return buffer.getvalue()


def flat(arrow: pa.Table) -> pa.Table:
    """Return the table with its lists as JSON text, since a cell of CSV holds no list."""
    for index, field in enumerate(arrow.schema):
        if pa.types.is_list(field.type):
            texts = [to_json(value) for value in arrow.column(index).to_pylist()]
            arrow = arrow.set_column(index, field.name, pa.array(texts, pa.string()))
    return arrow


def to_json(value: object) -> str | None:
    if value is None:
        return None
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
