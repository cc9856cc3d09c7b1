"""Rows of one source that are not what the tables declare: a fault of ours, seen in time.

A source whose rows have a fault can be set aside alone; found later, in a table of all sources,
it would stop the release.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from pipeline.curate.rows import Row
from pipeline.tables import BY_NAME, Column, Table

PYTHON_TYPES: dict[str, type] = {
    "string": str,
    "int32": int,
    "int16": int,
    "boolean": bool,
    "date": date,
    "float64": float,
    "list": tuple,
    "integer list": tuple,
    "spans": tuple,
}
LARGEST = {"int32": 2**31 - 1, "int16": 2**15 - 1}

compiled = lru_cache(re.compile)


def faults(rows: Mapping[str, Sequence[Row]]) -> list[str]:
    """Return what is wrong with the rows of one source, one line each; usually nothing.

    Looked at are types, nulls, empty texts, patterns, categories, ranges, keys that repeat and
    references that lead nowhere.
    """
    return [
        fault
        for name, found in rows.items()
        for fault in (
            *wrong_values(found, BY_NAME[name].alone),
            *repeated_keys(found, BY_NAME[name]),
            *lost_references(rows, BY_NAME[name]),
        )
    ]


def wrong_values(rows: Sequence[Row], table: Table) -> Iterator[str]:
    for column in table.columns:
        for row in rows:
            problem = wrong(row[column.name], column)
            if problem:
                yield f"{table.name}.{column.name}: {problem}"


def wrong(value: object, column: Column) -> str | None:
    """Say what is wrong with a value of a column; None if nothing is."""
    if value is None:
        return "null" if column.required else None
    if type(value) is not PYTHON_TYPES[column.type]:
        return f"{value!r} is no {column.type}"
    if isinstance(value, str):
        return wrong_text(value, column)
    if isinstance(value, int):
        largest = LARGEST.get(column.type, 1)
        least = -largest if column.minimum is None else column.minimum
        return None if least <= value <= largest else f"{value} is out of range"
    if isinstance(value, tuple) and "" in value:
        return "an empty text in the list"
    return None


def wrong_text(value: str, column: Column) -> str | None:
    if not value:
        return "an empty text"
    if column.categories and value not in column.categories:
        return f"{value!r} is none of its categories"
    if column.pattern and not compiled(column.pattern).search(value):
        return f"{value!r} does not match {column.pattern}"
    return None


def repeated_keys(rows: Sequence[Row], table: Table) -> Iterator[str]:
    counted = Counter(tuple(row[name] for name in table.primary_key) for row in rows)
    for key, count in counted.items():
        if count > 1:
            yield f"{table.name}: {count} rows have the key {key}"


def lost_references(rows: Mapping[str, Sequence[Row]], table: Table) -> Iterator[str]:
    for key in table.foreign_keys:
        (column,) = key.columns
        (name,) = BY_NAME[key.table].primary_key
        known = {row[name] for row in rows[key.table]}
        for row in rows[table.name]:
            if row[column] is not None and row[column] not in known:
                yield f"{table.name}.{column}: there is no {row[column]!r} in {key.table}"
