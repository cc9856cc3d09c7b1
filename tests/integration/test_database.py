"""schema.sql and resolutions.duckdb hold what is declared and what was written."""

import csv
import sqlite3

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.derive.arrow import arrow_schema
from pipeline.tables import TABLES

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def parquet(folder, table):
    return pq.read_table(folder / "parquet" / f"{table.name}.parquet")


def test_the_sql_schema_takes_all_rows_with_their_references_in_sqlite(mixed):
    with sqlite3.connect(":memory:") as database:
        database.executescript((mixed.release / "schema.sql").read_text(encoding="utf-8"))
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        database.execute("PRAGMA defer_foreign_keys = ON")
        for table in TABLES:
            path = mixed.release / "csv" / f"{table.name}.csv"
            with path.open(encoding="utf-8", newline="") as file:
                _, *rows = csv.reader(file)
            places = ", ".join("?" * len(table.columns))
            database.executemany(
                f"INSERT INTO {table.name} VALUES ({places})",
                [[booleans(value) or None for value in row] for row in rows],
            )
        database.commit()
        for table in TABLES:
            described = database.execute(f"PRAGMA table_info({table.name})").fetchall()
            assert [row[1] for row in described] == list(table.names)
            assert [bool(row[3]) for row in described] == [c.required for c in table.columns]
            parents = {
                row[2] for row in database.execute(f"PRAGMA foreign_key_list({table.name})")
            }
            assert parents == {key.table for key in table.foreign_keys}
            (count,) = database.execute(f"SELECT count(*) FROM {table.name}").fetchone()
            assert count == parquet(mixed.release, table).num_rows


def booleans(text):
    return {"true": 1, "false": "0"}.get(text, text)


def test_the_sql_schema_refuses_what_the_declaration_does(mixed):
    script = (mixed.release / "schema.sql").read_text(encoding="utf-8")
    with sqlite3.connect(":memory:") as database:
        database.executescript(script)
        database.execute("PRAGMA foreign_keys = ON")
        values = "'A/RES/1/1:en', 'Atlantis', NULL, 'perhaps'"
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            database.execute(f"INSERT INTO votes VALUES ({values})")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            database.execute(f"INSERT INTO votes VALUES ({values.replace('perhaps', 'yes')})")


PLAIN = {
    pa.string(): "VARCHAR",
    pa.int32(): "INTEGER",
    pa.int16(): "SMALLINT",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
    pa.float64(): "DOUBLE",
}


def test_the_sql_schema_has_the_written_columns_in_duckdb(mixed):
    with duckdb.connect() as database:
        database.execute((mixed.release / "schema.sql").read_text(encoding="utf-8")).complete()
        for table in TABLES:
            assert columns_in(database, table) == [
                (field.name, PLAIN.get(field.type, "VARCHAR"), field.nullable)
                for field in parquet(mixed.release, table).schema
            ]


def columns_in(database, table):
    found = database.sql(
        "SELECT column_name, data_type, is_nullable FROM duckdb_columns() "
        f"WHERE table_name = '{table.name}' ORDER BY column_index"
    )
    return found.fetchall()


@pytest.fixture(scope="module")
def database(mixed):
    with duckdb.connect(str(mixed.release / "resolutions.duckdb"), read_only=True) as opened:
        yield opened


@each_table
def test_the_database_has_the_written_columns_and_rows(mixed, database, table):
    written = parquet(mixed.release, table)
    found = database.sql(f"FROM {table.name}").to_arrow_table()
    assert found.column_names == written.column_names
    assert found.cast(arrow_schema(table)).to_pylist() == written.to_pylist()
    assert [nullable for *_, nullable in columns_in(database, table)] == [
        field.nullable for field in written.schema
    ]


def test_the_database_has_the_declared_keys_and_comments(database):
    constraints = database.sql(
        "SELECT table_name, constraint_type, constraint_column_names, referenced_table "
        "FROM duckdb_constraints()"
    ).fetchall()
    own = {
        (name, tuple(columns))
        for name, kind, columns, _ in constraints
        if kind in {"PRIMARY KEY", "UNIQUE"}
    }
    assert own == {(table.name, table.primary_key) for table in TABLES}
    others = {
        (name, tuple(columns), parent)
        for name, kind, columns, parent in constraints
        if kind == "FOREIGN KEY"
    }
    assert others == {
        (table.name, key.columns, key.table)
        for table in TABLES
        for key in table.foreign_keys
        if key.table != table.name
    }
    comments = database.sql("SELECT table_name, comment FROM duckdb_tables()").fetchall()
    assert dict(comments) == {table.name: table.description for table in TABLES}
    columns = database.sql(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    ).fetchall()
    comments = {(table, column): comment for table, column, comment in columns}
    for table in TABLES:
        for column in table.columns:
            assert comments[table.name, column.name].startswith(column.description)
