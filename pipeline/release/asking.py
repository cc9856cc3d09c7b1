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
def database(
    path: str = ":memory:", memory: str = MEMORY, **settings: int
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a database, an empty one in memory where no file is named."""
    with TemporaryDirectory(prefix="resolutions-") as scratch:
        bounds: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": scratch,
            **settings,
        }
        with duckdb.connect(path, config=bounds) as opened:
            yield opened
