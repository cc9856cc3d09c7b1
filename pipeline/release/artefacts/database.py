"""resolutions.duckdb: all tables with keys and comments, and views for common questions.

The writer puts other bytes into the file each time; its content is that of the Parquet files.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from pipeline.curated.layout import AT_RELEASE
from pipeline.derive.sql import DUCKDB, comments, create, listed, quoted
from pipeline.release.artefacts.views import VIEWS
from pipeline.release.asking import database
from pipeline.release.edition import parquet_path
from pipeline.tables import TABLES, Table

FILE = "resolutions.duckdb"

MEMORY = "2GB"
"""Keys of ten million rows fit in; those that don't go to the disk."""

LAST = tuple(table for table in TABLES if table.name in AT_RELEASE)
"""Tables that come of a comparison with the release before; no other refers to them."""

THREADS = 1
"""Keys are looked up one row after the other: more threads take more time in all, and no less."""


@contextmanager
def begun(folder: Path) -> Iterator[Callable[[], None]]:
    """Write the tables that are there before a release is compared with the one before, while the
    block does that; give what completes the database, or raises what has gone wrong with it.

    Where the block ends without it, writing ends too: there will be no release.
    """
    begin = [each for table in TABLES if table not in LAST for each in filled(table, folder)]
    writing = Writing(folder)
    with ThreadPoolExecutor(1) as beside:
        done = beside.submit(writing.run, begin)

        def complete() -> None:
            done.result()
            writing.run(statements(folder))

        try:
            yield complete
        finally:
            writing.stop()


class Writing:
    """Statements that are run one after the other, until they are stopped."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._opened: duckdb.DuckDBPyConnection | None = None
        self._stopped = False

    def run(self, statements: Iterable[str]) -> None:
        with database(str(self._file), MEMORY, threads=THREADS) as opened:
            self._opened = opened
            for statement in statements:
                if self._stopped:
                    break
                opened.execute(statement).complete()

    def stop(self) -> None:
        """End what another thread runs, if it does; what it has written is of no use then."""
        self._stopped = True
        if opened := self._opened:
            with suppress(duckdb.ConnectionException):  # it is closed: nothing is run any more
                opened.interrupt()


def statements(folder: Path) -> Iterator[str]:
    """Yield what completes the database, a statement at a time."""
    for table in LAST:
        yield from filled(table, folder)
    for view in VIEWS:
        yield f"CREATE VIEW {view.name} AS {view.query}"
        yield f"COMMENT ON VIEW {view.name} IS {quoted(view.comment)}"


def filled(table: Table, folder: Path) -> Iterator[str]:
    """Yield what makes and fills a table, a statement at a time."""
    rows = f"read_parquet({quoted(str(parquet_path(folder, table.name)))})"
    yield create(table, DUCKDB)
    yield f"INSERT INTO {table.name} SELECT {listed(table.names)} FROM {rows}"
    yield from comments(table)
