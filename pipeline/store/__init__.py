"""Tables on disk: Parquet and CSV. The same rows always give the same bytes.

    write(data, table, path)     conform and write Parquet, whole or not at all
    read(table, paths)           the rows of any number of files of one table, as a data frame
    read_arrow(table, paths)     the same as an Arrow table, or chosen columns of it
    as_they_lie(table, paths)    the same one file after the other
    count_rows(paths)            how many rows files have, without reading them
    batches(table, path)         the rows of one file, some at a time, as they lie there
    merged(table, paths)         the rows of any number of files in order, some at a time
    Stored(files)                all tables by their files, read when they are asked for
    write_csv(arrow, path)       RFC 4180
    content_hash(arrow)          a hash of the rows that no writer has a part in
    conform(data, table)         the declared Arrow table, or SchemaError
    give_back()                  memory that is no longer needed, to the system

``parquet_to``, ``csv_to`` and ``Content`` take a table of any size in batches.

``data`` are rows (mappings from column to plain Python value), a data frame, or an Arrow table.
What a value means belongs in ``curate``; whether keys match belongs in ``checks``.
"""

from pipeline.store.conform import Data, SchemaError, conform
from pipeline.store.content import Content, content_hash
from pipeline.store.csv import csv_to, write_csv
from pipeline.store.merge import merged
from pipeline.store.parquet import (
    ROW_GROUP,
    as_they_lie,
    batches,
    count_rows,
    give_back,
    parquet_to,
    read,
    read_arrow,
    to_frame,
    write,
)
from pipeline.store.stored import Stored

__all__ = [
    "ROW_GROUP",
    "Content",
    "Data",
    "SchemaError",
    "Stored",
    "as_they_lie",
    "batches",
    "conform",
    "content_hash",
    "count_rows",
    "csv_to",
    "give_back",
    "merged",
    "parquet_to",
    "read",
    "read_arrow",
    "to_frame",
    "write",
    "write_csv",
]
