"""From rows to the Arrow table that a declaration asks for; whatever does not fit is refused."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.derive.arrow import arrow_schema, ascends
from pipeline.tables import Table

Row = Mapping[str, object]
Data: TypeAlias = Sequence[Row] | pd.DataFrame | pa.Table


class SchemaError(ValueError):
    """Data that are not what their table declares."""


def conform(data: Data, table: Table) -> pa.Table:
    """Return the data as an Arrow table of exactly the declared schema, sorted.

    Columns must be the declared ones (in any order), required columns hold no nulls, and no
    string is empty: a CSV could not tell it from null. Integers that do not fit are refused.
    """
    arrow = typed(data, table)
    for column in table.columns:
        refuse_null_and_empty(arrow, column.name, table)
    return in_order(arrow, table)


def in_order(arrow: pa.Table, table: Table) -> pa.Table:
    """Return the rows in the table's order: most come so, and to look costs less than to sort."""
    if ascends(arrow, table.sort_key):
        return arrow
    return arrow.sort_by([(name, "ascending") for name in table.sort_key])


def typed(data: Data, table: Table) -> pa.Table:
    schema = arrow_schema(table)
    try:
        match data:
            case pd.DataFrame():
                compare(set(data.columns), table)
                arrow = pa.Table.from_pandas(data, schema=schema, preserve_index=False)
            case pa.Table():
                compare(set(data.column_names), table)
                arrow = data.select(list(table.names)).cast(schema)
            case _:
                declared = frozenset(table.names)
                for row in data:
                    if row.keys() != declared:
                        compare(row.keys(), table)
                columns = {name: [row[name] for row in data] for name in table.names}
                arrow = pa.Table.from_pydict(columns, schema=schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise SchemaError(f"{table.name}: {error}") from error
    # pandas would leave its version in the metadata; the descriptions in the fields remain
    return arrow.replace_schema_metadata(None)


def compare(names: AbstractSet[str], table: Table) -> None:
    """Compare first: Arrow drops columns that it does not know and fills those it misses."""
    if names != set(table.names):
        declared = set(table.names)
        raise SchemaError(
            f"{table.name}: not declared: {sorted(names - declared)}; "
            f"missing: {sorted(declared - names)}"
        )


def refuse_null_and_empty(arrow: pa.Table, name: str, table: Table) -> None:
    values = arrow.column(name)
    if has_null_inside(values):
        raise SchemaError(f"{table.name}.{name}: a null inside a list")
    if table.column(name).required and values.null_count:
        raise SchemaError(
            f"{table.name}.{name}: null in {first(arrow, pc.is_null(values), table)}"
        )
    strings = pc.list_flatten(values) if table.column(name).type == "list" else values
    if pa.types.is_string(strings.type) and pc.any(pc.equal(strings, "")).as_py():
        where = pc.equal(values, "") if strings is values else pc.is_valid(values)
        raise SchemaError(f"{table.name}.{name}: empty text in {first(arrow, where, table)}")


def has_null_inside(values: pa.ChunkedArray) -> bool:
    """Tell whether items of a list, or fields of items, are null; Arrow lets them pass."""
    if not pa.types.is_list(values.type):
        return False
    items = pc.list_flatten(values)
    fields = items.flatten() if pa.types.is_struct(items.type) else [items]
    return any(each.null_count for each in fields)


def first(arrow: pa.Table, mask: pa.ChunkedArray, table: Table) -> str:
    """Return the key of the first row that the mask has, for a message."""
    row = arrow.select(list(table.primary_key)).filter(mask).slice(0, 1).to_pylist()[0]
    return ", ".join(f"{name} {value!r}" for name, value in row.items())
