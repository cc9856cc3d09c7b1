"""Questions to Parquet files, asked of DuckDB with a bound on its memory.

What does not fit goes to a temporary folder. To open one takes longer than most questions: where
there are several, ask them of the same one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

import duckdb

MEMORY = "1GB"


@contextmanager
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """Give an empty database in memory."""
    with TemporaryDirectory(prefix="resolutions-") as scratch:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "temp_directory": scratch,
        }
        with duckdb.connect(config=settings) as opened:
            yield opened
