"""The Arrow schema of a table: types, nullability, order, descriptions."""

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.schema import Column, Table


def item(kind: pa.DataType) -> pa.DataType:
    """Return a list of the kind, without nulls in it; "element" is Parquet's own word."""
    return pa.list_(pa.field("element", kind, nullable=False))


SPAN = pa.struct(
    [pa.field("start", pa.int32(), nullable=False), pa.field("stop", pa.int32(), nullable=False)]
)

ARROW_TYPES = {
    "string": pa.string(),
    "int32": pa.int32(),
    "int16": pa.int16(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "float64": pa.float64(),
    "list": item(pa.string()),
    "integer list": item(pa.int32()),
    "spans": item(SPAN),
}


def arrow_schema(table: Table) -> pa.Schema:
    """Return the table's schema; each field's metadata holds its description."""
    return pa.schema([arrow_field(column) for column in table.columns])


def arrow_field(column: Column) -> pa.Field:
    return pa.field(
        column.name,
        ARROW_TYPES[column.type],
        nullable=not column.required,
        metadata={"description": column.description},
    )


def ascends(arrow: pa.Table, key: Sequence[str], *, strictly: bool = False) -> bool:
    """Tell whether no row's key is lower than that of the row before; no where one has a null.

    Strictly: every one is higher, so that no key comes twice.
    """
    rest: pa.ChunkedArray | pa.Scalar = pa.scalar(not strictly)
    for name in reversed(key):
        values = arrow.column(name)
        if values.null_count:
            return False
        before, after = values.slice(0, max(len(values) - 1, 0)), values.slice(1)
        rest = pc.or_(pc.less(before, after), pc.and_(pc.equal(before, after), rest))
    return bool(pc.all(rest, min_count=0).as_py())


def together(parts: Iterable[pa.Table], rows: int) -> Iterator[pa.Table]:
    """Yield parts that follow each other as one, as soon as they have so many rows."""
    held: list[pa.Table] = []
    for part in parts:
        held.append(part)
        if sum(each.num_rows for each in held) >= rows:
            yield pa.concat_tables(held)
            held = []
    if held:
        yield pa.concat_tables(held)
