"""The data dictionary: one entry for each column of each table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.tables.schema import Column, Table

TYPE_NAMES = {
    "string": "text",
    "int32": "integer (32 bit)",
    "int16": "integer (16 bit)",
    "boolean": "true or false",
    "date": "date",
    "float64": "number",
    "list": "list of texts",
    "integer list": "list of integers",
    "spans": "list of {start, stop}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One column, in words."""

    table: str
    column: str
    type: str
    key: str
    """"primary key", "refers to clauses", or empty."""
    nullable: bool
    allowed: str
    """Allowed values, or the pattern or least value; empty where anything goes."""
    origin: str
    example: str
    description: str


def entries(table: Table) -> Iterator[Entry]:
    """Yield the table's columns in their order."""
    for column in table.columns:
        yield Entry(
            table=table.name,
            column=column.name,
            type=TYPE_NAMES[column.type],
            key=key_of(column, table),
            nullable=not column.required,
            allowed=allowed(column),
            origin=column.origin,
            example=column.example,
            description=column.description,
        )


def key_of(column: Column, table: Table) -> str:
    roles = ["primary key"] if column.name in table.primary_key else []
    roles += [f"refers to {key.table}" for key in table.foreign_keys if column.name in key.columns]
    return "; ".join(roles)


def allowed(column: Column) -> str:
    if column.categories:
        return ", ".join(column.categories)
    if column.pattern:
        return f"matches {column.pattern}"
    return "" if column.minimum is None else f"at least {column.minimum}"


def markdown(tables: Sequence[Table], filled: Mapping[tuple[str, str], float]) -> str:
    """Return the dictionary as a page; ``filled`` is the share of rows with a value, by
    (table, column)."""
    return "\n".join(["# Data dictionary", "", *(section(table, filled) for table in tables)])


def section(table: Table, filled: Mapping[tuple[str, str], float]) -> str:
    lines = [
        f"## {table.name}",
        "",
        table.description,
        "",
        "| column | type | key | filled | from | allowed values | example | description |",
        "| --- | --- | --- | ---: | --- | --- | --- | --- |",
    ]
    lines += [row(entry, filled.get((table.name, entry.column))) for entry in entries(table)]
    return "\n".join([*lines, ""])


def row(entry: Entry, share: float | None) -> str:
    cells = (
        f"`{entry.column}`",
        entry.type,
        entry.key,
        "" if share is None else f"{share:.1%}",
        entry.origin,
        code(entry.allowed) if entry.allowed.startswith("matches ") else entry.allowed,
        code(entry.example),
        entry.description,
    )
    return f"| {' | '.join(cells)} |"


def code(text: str) -> str:
    """Return text as code in a table's cell, where a bar would end the cell."""
    return f"`{text.replace('|', chr(92) + '|')}`"
