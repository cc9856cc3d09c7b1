"""How a published table is declared. Everything else about a table is derived from this."""

import re
from dataclasses import dataclass
from typing import Literal

Type = Literal[
    "string", "int32", "int16", "boolean", "date", "float64", "list", "integer list", "spans"
]
"""Logical types: ``list`` is a list of strings, ``spans`` a list of {start, stop}."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column; the description is what a reader of the data dictionary sees."""

    name: str
    type: Type
    description: str
    origin: str = ""
    """Where the value comes from: printed in the source, derived from it, computed by us."""
    required: bool = True
    pattern: str | None = None
    minimum: int | None = None
    categories: tuple[str, ...] = ()
    example: str | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.name):
            raise ValueError(f"column {self.name!r}: not snake_case")
        if not self.description.endswith("."):
            raise ValueError(f"column {self.name!r}: the description is no sentence")


@dataclass(frozen=True, kw_only=True)
class ForeignKey:
    """Columns whose values, where present, are the primary key of another table."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: its name, what a row is, its columns and keys."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    partitioned: bool = True
    """True: made from one document alone, kept a file per organ and session. False: a table of
    the whole corpus."""

    def __post_init__(self) -> None:
        names = self.names
        if len(set(names)) != len(names):
            raise ValueError(f"table {self.name}: a column twice")
        for name in [*self.primary_key, *(n for key in self.foreign_keys for n in key.columns)]:
            if name not in names:
                raise ValueError(f"table {self.name}: key column {name} is not declared")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)
