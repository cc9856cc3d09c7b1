"""resolutions.duckdb: all tables with keys and comments, and views for common questions.

The writer puts other bytes into the file each time; its content is that of the Parquet files.
"""

from collections.abc import Iterator
from pathlib import Path

from pipeline.derive.sql import DUCKDB, comments, create, listed, quoted
from pipeline.release.artefacts.views import VIEWS
from pipeline.release.asking import database
from pipeline.release.edition import Edition
from pipeline.tables import TABLES, Table

FILE = "resolutions.duckdb"

MEMORY = "2GB"
"""Keys of ten million rows fit in; those that don't go to the disk."""

THREADS = 1
"""Keys are looked up one row after the other: more threads take more time in all, and no less."""


def write(edition: Edition) -> None:
    with database(str(edition.folder / FILE), MEMORY, threads=THREADS) as opened:
        for statement in statements(edition):
            opened.execute(statement).complete()


def statements(edition: Edition) -> Iterator[str]:
    """Yield what makes and fills the database, a statement at a time."""
    for table in TABLES:
        yield create(table, DUCKDB)
        yield fill(table, edition.parquet(table.name))
        yield from comments(table)
    for view in VIEWS:
        yield f"CREATE VIEW {view.name} AS {view.query}"
        yield f"COMMENT ON VIEW {view.name} IS {quoted(view.comment)}"


def fill(table: Table, parquet: Path) -> str:
    columns = listed(table.names)
    return f"INSERT INTO {table.name} SELECT {columns} FROM read_parquet({quoted(str(parquet))})"
