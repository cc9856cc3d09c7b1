"""schema.sql: the tables as SQL, with keys and allowed values, for those who fill a database."""

from pipeline.derive.sql import PLAIN, script
from pipeline.release.edition import TITLE, Edition
from pipeline.tables import TABLES

FILE = "schema.sql"

HEAD = """\
-- {title}
-- Version {version}. PostgreSQL, SQLite and DuckDB take these definitions. They fit the files in
-- csv/: lists are JSON, an empty cell is null. The tables stand in an order in which they can be
-- filled; clauses and footnotes refer to themselves as well. In PostgreSQL, for each table:
--     \\copy clauses FROM 'csv/clauses.csv' WITH (FORMAT csv, HEADER)
-- In SQLite set empty cells to null when you fill the tables: its .import does not.
-- For DuckDB resolutions.duckdb is ready.

"""


def write(edition: Edition) -> None:
    head = HEAD.format(title=TITLE, version=edition.version)
    edition.text(FILE, head + script(TABLES, PLAIN))
