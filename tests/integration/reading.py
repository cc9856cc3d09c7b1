"""Readers of CSV files: each gives rows of the declared types, lists as JSON."""

import csv
import gzip
import json
from datetime import date

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from pipeline.derive.arrow import arrow_schema

OF_TEXT = {
    "int32": int,
    "int16": int,
    "float64": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}


def flat(arrow):
    """The table with its lists as JSON, by Python's own json."""
    for index, field in enumerate(arrow.schema):
        if pa.types.is_list(field.type):
            values = arrow.column(index).to_pylist()
            texts = [None if each is None else as_json(each) for each in values]
            arrow = arrow.set_column(index, field.name, pa.array(texts, pa.string()))
    return arrow


def as_json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def by_python(path, table):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == list(table.names)
    convert = [OF_TEXT.get(column.type, str) for column in table.columns]
    return [
        tuple(to(text) if text else None for to, text in zip(convert, row, strict=True))
        for row in rows
    ]


def by_pandas(path, table):
    kinds = {"int32": "Int32", "int16": "Int16", "float64": "float", "boolean": "boolean"}
    dates = [column.name for column in table.columns if column.type == "date"]
    types = {column.name: kinds.get(column.type, "str") for column in table.columns}
    frame = pd.read_csv(
        path,
        dtype={name: kind for name, kind in types.items() if name not in dates},
        parse_dates=dates,
        keep_default_na=False,
        na_values=[""],
        encoding="utf-8",
    )
    assert list(frame.columns) == list(table.names)
    for name in dates:
        frame[name] = frame[name].astype("datetime64[us]").dt.date
    rows = frame.astype(object).itertuples(index=False, name=None)
    return [tuple(None if pd.isna(value) else value for value in row) for row in rows]


def by_polars(path, table):
    kinds = {
        "int32": pl.Int32,
        "int16": pl.Int16,
        "float64": pl.Float64,
        "boolean": pl.Boolean,
        "date": pl.Date,
    }
    schema = {column.name: kinds.get(column.type, pl.String) for column in table.columns}
    frame = pl.read_csv(path, schema_overrides=schema)
    assert frame.columns == list(table.names)
    return frame.rows()


def by_pyarrow(path, table):
    schema = flat(arrow_schema(table).empty_table()).schema
    found = pyarrow.csv.read_csv(
        path,
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict(zip(schema.names, schema.types, strict=True)),
            strings_can_be_null=True,
            null_values=[""],
        ),
    )
    assert found.column_names == list(table.names)
    return rows_of(found)


def by_duckdb(path, table):
    kinds = {
        "int32": "INTEGER",
        "int16": "SMALLINT",
        "float64": "DOUBLE",
        "boolean": "BOOLEAN",
        "date": "DATE",
    }
    types = {column.name: kinds.get(column.type, "VARCHAR") for column in table.columns}
    found = duckdb.read_csv(str(path), dtype=types, header=True)
    assert found.columns == list(table.names)
    return found.fetchall()


def rows_of(arrow):
    return list(zip(*(column.to_pylist() for column in arrow.columns), strict=True))


def in_parquet(folder, table):
    return rows_of(flat(pq.read_table(folder / "parquet" / f"{table.name}.parquet")))
