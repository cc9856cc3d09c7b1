"""resolutions.duckdb: all tables with keys and comments, and views for common questions.

The writer puts other bytes into the file each time; its content is that of the Parquet files.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

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


def begin(folder: Path) -> None:
    """Write the tables that are there before the release is compared with the one before."""
    run(folder, (each for table in TABLES if table not in LAST for each in filled(table, folder)))


def complete(folder: Path) -> None:
    """Write what is left to write of a database that has been begun."""
    run(folder, statements(folder))


def run(folder: Path, statements: Iterable[str]) -> None:
    with database(str(folder / FILE), MEMORY, threads=THREADS) as opened:
        for statement in statements:
            opened.execute(statement).complete()


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
