"""Definitions say in SQL what the declaration says."""

import sqlite3

import duckdb
import pytest

from pipeline.derive.sql import DUCKDB, PLAIN, comments, create, definition, keys, quoted, script
from pipeline.tables import BY_NAME, CLAUSES, FOOTNOTE_REFS, TABLES, VOTES

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def test_a_table_can_be_filled_after_those_that_it_refers_to():
    known = set()
    for table in TABLES:
        known.add(table.name)
        assert {key.table for key in table.foreign_keys} <= known


@each_table
def test_both_dialects_know_every_type(table):
    for dialect in (PLAIN, DUCKDB):
        for column in table.columns:
            assert definition(column, dialect)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("clause_id", '"clause_id" TEXT NOT NULL'),
        ("number", '"number" TEXT'),
        ("position", '"position" INTEGER NOT NULL CHECK ("position" >= 1)'),
        ("source_spans", '"source_spans" TEXT NOT NULL'),
    ],
)
def test_columns_say_what_may_stand_in_them(column, expected):
    assert definition(CLAUSES.column(column), PLAIN) == expected


def test_categories_are_checked():
    assert definition(VOTES.column("vote"), PLAIN).endswith(
        "CHECK (\"vote\" IN ('yes', 'no', 'abstain'))"
    )


def test_a_key_with_a_column_that_may_be_null_is_unique():
    assert keys(FOOTNOTE_REFS, PLAIN)[0] == 'UNIQUE ("footnote_id", "clause_id", "offset")'
    assert keys(CLAUSES, PLAIN)[0] == 'PRIMARY KEY ("clause_id")'


def test_a_reference_to_itself_is_a_key_only_where_it_can_be_filled():
    itself = 'FOREIGN KEY ("parent_id") REFERENCES clauses ("clause_id")'
    assert itself in keys(CLAUSES, PLAIN)
    assert itself not in keys(CLAUSES, DUCKDB)
    assert any(statement.endswith("Refers to clauses.'") for statement in comments(CLAUSES))


def test_the_script_is_the_statements_with_remarks():
    with sqlite3.connect(":memory:") as read, sqlite3.connect(":memory:") as made:
        read.executescript(script(TABLES, PLAIN))
        for table in TABLES:
            made.execute(create(table, PLAIN))
            for pragma in ("table_info", "foreign_key_list", "index_list"):
                question = f"PRAGMA {pragma}({table.name})"
                assert read.execute(question).fetchall() == made.execute(question).fetchall()


def test_the_script_is_not_wider_than_a_page():
    remarks = [
        line for line in script(TABLES, PLAIN).splitlines() if line.lstrip().startswith("--")
    ]
    assert remarks
    assert max(map(len, remarks)) <= 99


@each_table
def test_duckdb_takes_every_statement(table):
    with duckdb.connect() as database:
        for parent in [*(BY_NAME[key.table] for key in table.foreign_keys), table]:
            needed = {key.table for key in parent.foreign_keys} - {parent.name}
            for name in sorted(needed, key=list(BY_NAME).index):
                database.execute(if_new(create(BY_NAME[name], DUCKDB))).complete()
            database.execute(if_new(create(parent, DUCKDB))).complete()
        for statement in comments(table):
            database.execute(statement).complete()


def if_new(statement):
    return statement.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS", 1)


def test_quotes_are_doubled():
    assert quoted("the organ's") == "'the organ''s'"
