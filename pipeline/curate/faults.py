"""Rows of one source that are not what the tables declare: a fault of ours, seen in time.

A source whose rows have a fault can be set aside alone; found later, in a table of all sources,
it would stop the release.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import cast

from pipeline.curate.rows import NAMES, Values
from pipeline.tables import BY_NAME, Column, Table

Columns = Mapping[str, Values]
"""The values of each column of a table."""

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

DECLARED = {name: BY_NAME[name].alone.columns for name in NAMES}
"""The columns of every table that one document gives."""

compiled = lru_cache(re.compile)


def faults(tables: Mapping[str, Sequence[Values]]) -> list[str]:
    """Return what is wrong with the rows of one source, one line each; usually nothing.

    Looked at are types, nulls, empty texts, patterns, categories, ranges, keys that repeat and
    references that lead nowhere. Rows are given as ``tables_of`` has them.
    """
    columns = {
        name: dict(zip(NAMES[name], zip(*rows, strict=True), strict=True))
        for name, rows in tables.items()
        if rows
    }
    return [
        fault
        for name, found in columns.items()
        for fault in (
            *wrong_values(found, name),
            *repeated_keys(found, BY_NAME[name]),
            *lost_references(columns, BY_NAME[name]),
        )
    ]


def wrong_values(columns: Columns, name: str) -> Iterator[str]:
    for column in DECLARED[name]:
        values = columns[column.name]
        if not sound(values, column):
            for value in values:
                problem = wrong(value, column)
                if problem:
                    yield f"{name}.{column.name}: {problem}"


def sound(values: Values, column: Column) -> bool:
    """Return whether nothing is ``wrong`` with any value: all are looked at in a few steps."""
    types = set(map(type, values))
    if type(None) in types:
        if column.required:
            return False
        values = tuple([value for value in values if value is not None])
        types.remove(type(None))
    if not values:
        return True
    kind = PYTHON_TYPES[column.type]
    if types != {kind}:
        return False
    if kind is str:
        return sound_texts(cast("tuple[str, ...]", values), column)
    if kind is tuple:
        return "" not in chain.from_iterable(cast("tuple[Values, ...]", values))
    if kind is int:
        numbers = cast("tuple[int, ...]", values)
        return least_of(column) <= min(numbers) and max(numbers) <= LARGEST[column.type]
    return True


def sound_texts(values: tuple[str, ...], column: Column) -> bool:
    if "" in values:
        return False
    if column.categories and not set(values).issubset(column.categories):
        return False
    return not column.pattern or all(map(compiled(column.pattern).search, set(values)))


def least_of(column: Column) -> int:
    return -LARGEST[column.type] if column.minimum is None else column.minimum


def wrong(value: object, column: Column) -> str | None:
    """Say what is wrong with a value of a column; None if nothing is."""
    if value is None:
        return "null" if column.required else None
    if type(value) is not PYTHON_TYPES[column.type]:
        return f"{value!r} is no {column.type}"
    if isinstance(value, str):
        return wrong_text(value, column)
    if type(value) is int:
        within = least_of(column) <= value <= LARGEST[column.type]
        return None if within else f"{value} is out of range"
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


def repeated_keys(columns: Columns, table: Table) -> Iterator[str]:
    keys = list(zip(*(columns[name] for name in table.primary_key), strict=True))
    if len(set(keys)) < len(keys):
        for key, count in Counter(keys).items():
            if count > 1:
                yield f"{table.name}: {count} rows have the key {key}"


def lost_references(tables: Mapping[str, Columns], table: Table) -> Iterator[str]:
    for key in table.foreign_keys:
        (column,) = key.columns
        (name,) = BY_NAME[key.table].primary_key
        known = {None, *tables.get(key.table, {name: ()})[name]}
        found = tables[table.name][column]
        if not known.issuperset(found):
            for value in found:
                if value not in known:
                    yield f"{table.name}.{column}: there is no {value!r} in {key.table}"
