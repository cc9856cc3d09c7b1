"""Every table is declared so that all that is derived from it holds together."""

import dataclasses
import inspect
import re
import types
import typing
from datetime import date

import pytest

from pipeline.extract import records
from pipeline.tables import BY_NAME, TABLES, Column, Table
from pipeline.tables.schema import ForeignKey

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
COLUMNS = [(table, column) for table in TABLES for column in table.columns]
each_column = pytest.mark.parametrize(
    ("table", "column"), COLUMNS, ids=[f"{t.name}.{c.name}" for t, c in COLUMNS]
)

RECORDS = {
    "resolutions": records.Resolution,
    "clauses": records.Clause,
    "footnotes": records.Footnote,
    "footnote_refs": records.FootnoteRef,
    "citations": records.Citation,
    "dates": records.Date,
    "meetings": records.Meeting,
    "requests": records.Request,
    "votes": records.Vote,
    "sponsors": records.Sponsor,
    "source_map": records.SourceRole,
    "findings": records.Finding,
}
FILLED_LATER = {
    "resolutions": {"source_id"},
    "citations": {"in_dataset", "date_agrees"},
    "source_map": {"source_id"},
    "findings": {"finding_id", "path"},
}
PYTHON_TYPES = {
    "string": str,
    "int32": int,
    "int16": int,
    "boolean": bool,
    "date": date,
    "float64": float,
    "list": tuple[str, ...],
    "integer list": tuple[int, ...],
    "spans": tuple[tuple[int, int], ...],
}


@each_table
def test_the_tables_names_and_descriptions_are_fit_to_print(table: Table) -> None:
    assert re.fullmatch(r"[a-z][a-z_]*", table.name)
    assert table.title
    assert table.description.endswith(".")


@each_table
def test_parents_exist_and_have_the_key(table: Table) -> None:
    for key in table.foreign_keys:
        assert len(key.columns) == len(BY_NAME[key.table].primary_key)
        types_here = [table.column(name).type for name in key.columns]
        parent = BY_NAME[key.table]
        assert types_here == [parent.column(name).type for name in parent.primary_key]


@each_table
def test_a_single_key_column_is_never_null(table: Table) -> None:
    assert any(table.column(name).required for name in table.primary_key) or table.name == (
        "lineage"  # a new clause has no ancestor, a dropped one no successor
    )


@each_column
def test_the_example_is_a_value_of_the_column(table: Table, column: Column) -> None:
    assert column.example
    if column.pattern:
        assert re.search(column.pattern, column.example)
    if column.categories:
        assert column.example in column.categories
    if column.type in {"int32", "int16"}:
        assert int(column.example) >= (column.minimum or 0)


@each_column
def test_the_same_name_is_the_same_type_everywhere(table: Table, column: Column) -> None:
    others = {c.type for _, c in COLUMNS if c.name == column.name} - {column.type}
    # a clause's number may be "(a)"; a date's precision is a word, a measure's a share
    assert not others or column.name in {"number", "precision"}


@pytest.mark.parametrize("name", RECORDS)
def test_records_have_the_columns_that_a_document_gives(name: str) -> None:
    fields = list(inspect.signature(RECORDS[name]).parameters)
    later = FILLED_LATER.get(name, set())
    assert fields == [column for column in BY_NAME[name].names if column not in later]


@pytest.mark.parametrize("name", RECORDS)
def test_records_and_columns_agree_on_types_and_nulls(name: str) -> None:
    hints = typing.get_type_hints(RECORDS[name])
    for field, hint in hints.items():
        column = BY_NAME[name].column(field)
        kind, optional = without_none(hint)
        assert kind == PYTHON_TYPES[column.type], field
        assert optional == (not column.required), field


def without_none(hint: object) -> tuple[object, bool]:
    if isinstance(hint, types.UnionType):
        (kind,) = (each for each in typing.get_args(hint) if each is not types.NoneType)
        return kind, True
    return hint, False


def test_only_citations_wait_for_the_corpus() -> None:
    waiting = {table.name: set(table.names) - set(table.alone.names) for table in TABLES}
    assert {name: columns for name, columns in waiting.items() if columns} == {
        "citations": {"in_dataset", "date_agrees"}
    }


ID = Column(name="id", type="string", description="Key.", origin="computed", example="a")


@pytest.mark.parametrize(
    "declare",
    [
        pytest.param(lambda: dataclasses.replace(ID, name="Id"), id="column not snake_case"),
        pytest.param(lambda: dataclasses.replace(ID, description="Key"), id="no sentence"),
        pytest.param(lambda: dataclasses.replace(ID, pattern="^a"), id="pattern open at its end"),
        pytest.param(
            lambda: dataclasses.replace(ID, pattern="a$"), id="pattern open at its start"
        ),
        pytest.param(lambda: small_table(columns=(ID, ID)), id="column twice"),
        pytest.param(lambda: small_table(primary_key=("other",)), id="unknown key"),
        pytest.param(
            lambda: small_table(foreign_keys=(ForeignKey(columns=("x",), table="t"),)),
            id="unknown column in a foreign key",
        ),
    ],
)
def test_a_wrong_declaration_is_refused(declare: typing.Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"column|key"):
        declare()


def small_table(**changes: typing.Any) -> Table:
    given = {"columns": (ID,), "primary_key": ("id",), **changes}
    return Table(name="small", title="Small", description="A row is small.", **given)
