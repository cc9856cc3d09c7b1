"""A table as SQL: its definition with keys, nulls and allowed values, and its comments.

Two dialects: what PostgreSQL, SQLite and DuckDB all take, for the CSV files (lists are JSON in a
text), and DuckDB's own. DuckDB checks a reference row by row, so that a table that refers to
itself can't be filled in one step: there such a reference is told in the comment alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from pipeline.tables import BY_NAME
from pipeline.tables.schema import Column, ForeignKey, Table


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """What differs between databases."""

    types: Mapping[str, str]
    """The database's type for each type of a declaration."""
    refers_to_itself: bool
    """Whether a table's reference to itself is declared as a key."""


PLAIN = Dialect(
    types={
        "string": "TEXT",
        "int32": "INTEGER",
        "int16": "SMALLINT",
        "boolean": "BOOLEAN",
        "date": "DATE",
        "float64": "DOUBLE PRECISION",
        "list": "TEXT",
        "integer list": "TEXT",
        "spans": "TEXT",
    },
    refers_to_itself=True,
)

DUCKDB = Dialect(
    types={
        "string": "VARCHAR",
        "int32": "INTEGER",
        "int16": "SMALLINT",
        "boolean": "BOOLEAN",
        "date": "DATE",
        "float64": "DOUBLE",
        "list": "VARCHAR[]",
        "integer list": "INTEGER[]",
        "spans": 'STRUCT("start" INTEGER, "stop" INTEGER)[]',
    },
    refers_to_itself=False,
)

COMMENT_WIDTH = 94


def create(table: Table, dialect: Dialect) -> str:
    """Return the table's definition as one statement, without an end."""
    parts = [definition(column, dialect) for column in table.columns] + keys(table, dialect)
    return f"CREATE TABLE {table.name} ({', '.join(parts)})"


def script(tables: Sequence[Table], dialect: Dialect) -> str:
    """Return the definitions to be read and run, each column after its description."""
    return "\n".join(line for table in tables for line in [*lines(table, dialect), ""])


def lines(table: Table, dialect: Dialect) -> Iterator[str]:
    yield from remark(table.description, "")
    yield f"CREATE TABLE {table.name} ("
    closing = keys(table, dialect)
    for number, column in enumerate(table.columns, start=1):
        yield from remark(described(column, table), "    ")
        last = number == len(table.columns) and not closing
        yield f"    {definition(column, dialect)}{'' if last else ','}"
    yield from (f"    {key}," for key in closing[:-1])
    yield from (f"    {key}" for key in closing[-1:])
    yield ");"


def remark(text: str, indent: str) -> list[str]:
    return wrap(
        text, COMMENT_WIDTH, initial_indent=f"{indent}-- ", subsequent_indent=f"{indent}-- "
    )


def definition(column: Column, dialect: Dialect) -> str:
    """Return a column with its type, whether it may be null, and which values it may have."""
    parts = [named(column.name), dialect.types[column.type]]
    if column.required:
        parts.append("NOT NULL")
    if column.categories:
        allowed = ", ".join(map(quoted, column.categories))
        parts.append(f"CHECK ({named(column.name)} IN ({allowed}))")
    if column.minimum is not None:
        parts.append(f"CHECK ({named(column.name)} >= {column.minimum})")
    return " ".join(parts)


def keys(table: Table, dialect: Dialect) -> list[str]:
    """Return the key and the references; a key in which a null may stand is only unique."""
    always = all(table.column(name).required for name in table.primary_key)
    own = f"{'PRIMARY KEY' if always else 'UNIQUE'} ({listed(table.primary_key)})"
    references = [
        f"FOREIGN KEY ({listed(key.columns)}) REFERENCES {key.table} "
        f"({listed(BY_NAME[key.table].primary_key)})"
        for key in table.foreign_keys
        if dialect.refers_to_itself or not to_itself(key, table)
    ]
    return [own, *references]


def to_itself(key: ForeignKey, table: Table) -> bool:
    return key.table == table.name


def comments(table: Table) -> list[str]:
    """Return the statements that put the descriptions into a database."""
    return [
        f"COMMENT ON TABLE {table.name} IS {quoted(table.description)}",
        *(
            f"COMMENT ON COLUMN {table.name}.{named(column.name)} "
            f"IS {quoted(described(column, table))}"
            for column in table.columns
        ),
    ]


def described(column: Column, table: Table) -> str:
    """Return the column's description with the tables that it refers to."""
    parents = [key.table for key in table.foreign_keys if column.name in key.columns]
    return " ".join([column.description, *(f"Refers to {parent}." for parent in parents)])


def listed(columns: Sequence[str]) -> str:
    return ", ".join(map(named, columns))


def named(column: str) -> str:
    return f'"{column}"'


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
