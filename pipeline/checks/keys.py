"""Types, primary keys, foreign keys, and references that may lead to several tables."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checks.broken import Broken, told
from pipeline.derive.arrow import arrow_schema, ascends
from pipeline.tables import TABLES, ForeignKey, Table

Tables = Mapping[str, pa.Table]

REFERENCES = (
    ("dates", "about", ("citations", "meetings")),
    ("source_map", "row_id", ("resolutions", "clauses", "footnotes")),
)
"""Columns whose values are keys of one of several tables: no standard has a word for these."""


def broken_keys(tables: Tables) -> Iterator[Broken]:
    """Yield what is wrong with the tables' columns and keys."""
    wrong = [
        table for table in TABLES if not tables[table.name].schema.equals(arrow_schema(table))
    ]
    yield from told("tables", "columns and types are as declared", (table.name for table in wrong))
    for table in TABLES:
        if table not in wrong:
            yield from repeated(tables[table.name], table)
            for key in table.foreign_keys:
                yield from dangling(tables, table, key)
    for name, column, parents in REFERENCES:
        yield from lost(tables, name, column, parents)


def repeated(rows: pa.Table, table: Table) -> Iterator[Broken]:
    """Yield the primary keys that more than one row has; most tables come in the keys' order."""
    if ascends(rows, table.primary_key, strictly=True):
        return
    counted = rows.group_by(list(table.primary_key)).aggregate([([], "count_all")])
    twice = counted.filter(pc.greater(counted.column("count_all"), 1))
    keys = twice.select(list(table.primary_key)).to_pylist()
    yield from told(table.name, "the primary key is unique", (tuple(k.values()) for k in keys))


def dangling(tables: Tables, table: Table, key: ForeignKey) -> Iterator[Broken]:
    """Yield the values of a foreign key that are no key of its table."""
    (column,) = key.columns
    yield from lost(tables, table.name, column, (key.table,))


def lost(tables: Tables, name: str, column: str, parents: tuple[str, ...]) -> Iterator[Broken]:
    """Yield the values of a column that are the key of no row of any parent."""
    values = pc.unique(tables[name].column(column)).drop_null()
    for parent in parents:
        known = tables[parent].column(0)
        values = values.filter(pc.invert(pc.is_in(values, value_set=known)))
    rule = f"{column} is found in {' or '.join(parents)}"
    yield from told(name, rule, sorted(values.to_pylist()))
