"""Types, primary keys, foreign keys, and references that may lead to several tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checks.broken import Broken, told
from pipeline.checks.tables import Tables, chosen
from pipeline.derive.arrow import arrow_schema, ascends
from pipeline.tables import BY_NAME, TABLES, ForeignKey, Table

REFERENCES = (
    ("dates", "about", ("citations", "meetings")),
    ("source_map", "row_id", ("resolutions", "clauses", "footnotes")),
)
"""Columns whose values are keys of one of several tables: no standard has a word for these."""


def broken_keys(tables: Tables) -> Iterator[Broken]:
    """Yield what is wrong with the tables' columns and keys."""
    known = keys_of(tables)
    yield from broken_keys_of(tables, TABLES, known)
    for name, column, parents in REFERENCES:
        yield from lost(tables, name, column, parents, known)


def broken_keys_of(
    tables: Tables, some: Sequence[Table], known: "Known | None" = None
) -> Iterator[Broken]:
    """Yield what is wrong with the columns and keys of some tables."""
    wrong = [each for each in some if not tables.schema(each.name).equals(arrow_schema(each))]
    yield from told("tables", "columns and types are as declared", (table.name for table in wrong))
    for table in some:
        if table not in wrong:
            yield from repeated(tables, table)
            for key in table.foreign_keys:
                yield from dangling(tables, table, key, known or keys_of(tables))


Known: TypeAlias = Callable[[str], pa.ChunkedArray]
"""Gives a table's primary key, by the table's name."""


def keys_of(tables: Tables) -> Known:
    """Return what gives primary keys of one column: each is read once, and kept."""
    return cache(lambda name: chosen(tables, name, BY_NAME[name].primary_key[0]).column(0))


def repeated(tables: Tables, table: Table) -> Iterator[Broken]:
    """Yield the primary keys that more than one row has."""
    key = list(table.primary_key)
    several = in_several(tables.parts(table.name, key))
    if several is not None and not len(several):
        return
    keys = chosen(tables, table.name, *key)
    if several is not None:
        keys = keys.filter(pc.is_in(keys.column(0), value_set=several))
    counted = keys.group_by(key).aggregate([([], "count_all")])
    twice = counted.filter(pc.greater(counted.column("count_all"), 1)).select(key).to_pylist()
    yield from told(table.name, "the primary key is unique", (tuple(k.values()) for k in twice))


def in_several(parts: Iterable[pa.Table]) -> pa.Array | None:
    """Return the values of the keys' first column that several parts have, where each part's keys
    ascend: no other comes twice. None where they do not.

    Parts lie in files, in whatever order; a part that goes on where the one before it ends, as row
    groups of a file do, may begin with the value that that ends with.
    """
    firsts: list[pa.Array] = []
    end: pa.Table | None = None
    for keys in parts:
        if not rises(keys):
            return None
        values = pc.unique(keys.column(0))
        if end is not None and goes_on(end, keys):
            values = values[1:]
        firsts.append(values)
        end = keys.slice(keys.num_rows - 1) if keys.num_rows else end
    counts = pc.value_counts(pa.chunked_array(firsts))
    return counts.field("values").filter(pc.greater(counts.field("counts"), 1))


def goes_on(end: pa.Table, keys: pa.Table) -> bool:
    """Tell whether keys begin with the first value of the one before them, and are higher."""
    both = pa.concat_tables([end, keys.slice(0, 1)])
    return both.num_rows == 2 and both.column(0)[0] == both.column(0)[1] and rises(both)


def rises(keys: pa.Table) -> bool:
    return ascends(keys, keys.column_names, strictly=True)


def dangling(tables: Tables, table: Table, key: ForeignKey, known: Known) -> Iterator[Broken]:
    """Yield the values of a foreign key that are no key of its table."""
    (column,) = key.columns
    yield from lost(tables, table.name, column, (key.table,), known)


def lost(
    tables: Tables, name: str, column: str, parents: tuple[str, ...], known: Known
) -> Iterator[Broken]:
    """Yield the values of a column that are the key of no row of any parent."""
    own = [pc.unique(part.column(0)).drop_null() for part in tables.parts(name, [column])]
    values = pc.unique(pa.chunked_array(own))
    for parent in parents:
        values = values.filter(pc.invert(pc.is_in(values, value_set=known(parent))))
    rule = f"{column} is found in {' or '.join(parents)}"
    yield from told(name, rule, sorted(values.to_pylist()))
