"""Tables on disk: Parquet and CSV. The same rows always give the same bytes.

    write(data, table, path)     conform and write Parquet, whole or not at all
    read(table, paths)           the rows of any number of files of one table, as a data frame
    read_arrow(table, paths)     the same as an Arrow table
    count_rows(paths)            how many rows files have, without reading them
    write_csv(arrow, path)       RFC 4180
    content_hash(arrow)          a hash of the rows that no writer has a part in
    conform(data, table)         the declared Arrow table, or SchemaError

``data`` are rows (mappings from column to plain Python value), a data frame, or an Arrow table.
What a value means belongs in ``curate``; whether keys match belongs in ``checks``.
"""

from pipeline.store.conform import Data, SchemaError, conform
from pipeline.store.content import content_hash
from pipeline.store.csv import write_csv
from pipeline.store.parquet import count_rows, parquet_bytes, read, read_arrow, to_frame, write

__all__ = [
    "Data",
    "SchemaError",
    "conform",
    "content_hash",
    "count_rows",
    "parquet_bytes",
    "read",
    "read_arrow",
    "to_frame",
    "write",
    "write_csv",
]
