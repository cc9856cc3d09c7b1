"""resolutions.duckdb: all tables with keys and comments, and views for common questions.

The writer puts other bytes into the file each time; its content is that of the Parquet files.
"""

from pathlib import Path

import duckdb

from pipeline.release.edition import Edition
from pipeline.tables import TABLES, Column, Table

FILE = "resolutions.duckdb"

SQL_TYPES = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "int16": "SMALLINT",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "float64": "DOUBLE",
    "list": "VARCHAR[]",
    "integer list": "INTEGER[]",
    "spans": 'STRUCT("start" INTEGER, "stop" INTEGER)[]',
}

VIEWS = {
    "operative_clauses": (
        "Operative clauses with the title, session and adoption date of their resolution.",
        """SELECT c.*, r.title, r.session, r.adoption_date
           FROM clauses c JOIN resolutions r USING (resolution_id) WHERE c.kind = 'operative'""",
    ),
    "citation_network": (
        "Which resolution cites which, how often, and with which verb.",
        """SELECT c.symbol, c.target_symbol, p.action_lemma, count(*) AS mentions
           FROM citations c LEFT JOIN clauses p USING (clause_id)
           WHERE c.target_kind = 'resolution' AND c.target_symbol IS NOT NULL
           GROUP BY ALL ORDER BY ALL""",
    ),
    "verbs_by_session": (
        "How often each operative verb opens a clause, by organ and session.",
        """SELECT r.body, r.session, c.action_lemma, count(*) AS clauses
           FROM clauses c JOIN resolutions r USING (resolution_id)
           WHERE c.kind = 'operative' AND c.action_lemma IS NOT NULL GROUP BY ALL ORDER BY ALL""",
    ),
    "reports_due": (
        "Reports that were asked for: of whom, for which session or date.",
        """SELECT q.due_session, q.due_edtf, q.addressee, r.symbol, r.title, q.raw, q.clause_id
           FROM requests q JOIN resolutions r USING (resolution_id)
           WHERE q.kind = 'report' ORDER BY ALL""",
    ),
}


def write(edition: Edition) -> None:
    path = edition.folder / FILE
    with duckdb.connect(str(path)) as database:
        for table in TABLES:
            database.execute(create(table)).complete()
            database.execute(fill(table, edition.parquet(table.name))).complete()
            for statement in comments(table):
                database.execute(statement).complete()
        for name, (comment, query) in VIEWS.items():
            database.execute(f"CREATE VIEW {name} AS {query}").complete()
            database.execute(f"COMMENT ON VIEW {name} IS {quoted(comment)}").complete()


def create(table: Table) -> str:
    """Return the table's definition; a key with a nullable column can't be declared as one."""
    parts = [definition(column) for column in table.columns]
    if all(table.column(name).required for name in table.primary_key):
        parts.append(f"PRIMARY KEY ({', '.join(map(named, table.primary_key))})")
    return f"CREATE TABLE {table.name} ({', '.join(parts)})"


def definition(column: Column) -> str:
    required = " NOT NULL" if column.required else ""
    return f"{named(column.name)} {SQL_TYPES[column.type]}{required}"


def fill(table: Table, parquet: Path) -> str:
    columns = ", ".join(map(named, table.names))
    return f"INSERT INTO {table.name} SELECT {columns} FROM read_parquet({quoted(str(parquet))})"


def comments(table: Table) -> list[str]:
    """Return the descriptions as comments; a key of another table is told in words."""
    parents = {name: key.table for key in table.foreign_keys for name in key.columns}
    found = [f"COMMENT ON TABLE {table.name} IS {quoted(table.description)}"]
    for column in table.columns:
        parent = parents.get(column.name)
        text = column.description + (f" Refers to {parent}." if parent else "")
        target = f"{table.name}.{named(column.name)}"
        found.append(f"COMMENT ON COLUMN {target} IS {quoted(text)}")
    return found


def named(column: str) -> str:
    return f'"{column}"'


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
