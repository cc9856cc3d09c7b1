"""The tables that are checked: columns of them are read when they are asked for, part by part."""

from collections.abc import Iterator, Sequence
from typing import Protocol

import pyarrow as pa

TOGETHER = 65_536
"""Rows that are looked at together: so many are in memory as Python or numpy has them."""


class Tables(Protocol):
    """All tables, wherever they lie."""

    def schema(self, name: str) -> pa.Schema:
        """Return a table's columns and their types."""

    def parts(self, name: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Yield some rows after the other, of chosen columns; there is one part at least."""


def chosen(tables: Tables, name: str, *columns: str) -> pa.Table:
    """Return all rows of some columns."""
    return pa.concat_tables(tables.parts(name, columns))
