"""How a published table is declared. Everything else about a table is derived from this."""

import re
from dataclasses import dataclass, replace
from typing import Literal

Type = Literal[
    "string", "int32", "int16", "boolean", "date", "float64", "list", "integer list", "spans"
]
"""Logical types: ``list`` is a list of strings, ``spans`` a list of {start, stop}."""

Origin = Literal["printed", "derived", "computed"]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column; the description is what a reader of the data dictionary sees."""

    name: str
    type: Type
    description: str
    origin: Origin
    """Where the value comes from: the words as printed in the source, derived from what is
    printed, or computed by us beside it (ids, positions, hashes)."""
    required: bool = True
    pattern: str | None = None
    minimum: int | None = None
    categories: tuple[str, ...] = ()
    """All values there can be; empty where the set is open."""
    example: str
    """A value from a real document, in the form that CSV has."""
    from_corpus: bool = False
    """True: known only when all documents have been read."""
    free_text: bool = False
    """True: running text, or words quoted from it: what the tables without texts leave out."""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.name):
            raise ValueError(f"column {self.name!r}: not snake_case")
        if not self.description.endswith("."):
            raise ValueError(f"column {self.name!r}: the description is no sentence")
        if self.pattern and not (self.pattern.startswith("^") and self.pattern.endswith("$")):
            raise ValueError(f"column {self.name!r}: {self.pattern} is not anchored at both ends")


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
    order: tuple[str, ...] = ()
    """Columns that rows are sorted by before the key, where the key alone reads badly."""
    partitioned: bool = True
    """True: made from one document alone, kept a file per organ and session. False: a table of
    the whole corpus."""

    def __post_init__(self) -> None:
        names = self.names
        if len(set(names)) != len(names):
            raise ValueError(f"table {self.name}: a column twice")
        foreign = (name for key in self.foreign_keys for name in key.columns)
        for name in (*self.primary_key, *foreign, *self.order):
            if name not in names:
                raise ValueError(f"table {self.name}: key column {name} is not declared")

    @property
    def sort_key(self) -> tuple[str, ...]:
        """The columns that published rows are sorted by: they leave no choice."""
        return (*self.order, *(name for name in self.primary_key if name not in self.order))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def alone(self) -> "Table":
        """The table as one document gives it: without the columns that need the whole corpus."""
        own = tuple(column for column in self.columns if not column.from_corpus)
        return replace(self, columns=own)

    @property
    def without_texts(self) -> "Table":
        """The table without running text and without the places that text was made from."""
        kept = tuple(
            column for column in self.columns if not column.free_text and column.type != "spans"
        )
        return replace(self, columns=kept)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)
