"""A hash of a table's content that depends on its rows alone, not on the file that holds them.

It is a SHA-256 over the number of rows in decimal and, for each column in order, its name in UTF-8
and its digest. A column's digest is a SHA-256 over the name of its Arrow type and three digests:

    which values are there      a byte a value, 1 or 0
    how long each value is      32-bit little-endian; texts in bytes, lists in items, null 0
    the values                  texts in UTF-8; integers and flags in 64 bits, floats as doubles,
                                all little-endian; dates as days since 1970; null 0 or nothing

and, for a list, the digest of its items as a column, for a struct those of its fields.
"""

import hashlib

import pyarrow as pa
import pyarrow.compute as pc


def content_hash(arrow: pa.Table) -> str:
    """Return the hash of a conforming table, in hexadecimal."""
    content = Content(arrow.schema)
    for batch in arrow.to_batches():
        content.add(batch)
    return content.hash


class Content:
    """The content of a table that comes in batches: its rows are counted and hashed."""

    def __init__(self, schema: pa.Schema) -> None:
        self.rows = 0
        self._columns = {field.name: ColumnContent(field.type) for field in schema}

    def add(self, batch: pa.RecordBatch) -> None:
        self.rows += batch.num_rows
        for name, column in self._columns.items():
            column.add(batch.column(name))

    @property
    def hash(self) -> str:
        """The hash of what has been added, in hexadecimal."""
        whole = hashlib.sha256(str(self.rows).encode())
        for name, column in self._columns.items():
            whole.update(name.encode())
            whole.update(column.digest())
        return whole.hexdigest()


class ColumnContent:
    """The content of a column that comes in pieces, whatever pieces they are."""

    def __init__(self, kind: pa.DataType) -> None:
        self._kind = kind
        self._there, self._lengths, self._data = (hashlib.sha256() for _ in range(3))
        self._children = [ColumnContent(child) for child in child_types(kind)]

    def add(self, values: pa.Array) -> None:
        self._there.update(little_endian(values.is_valid().cast(pa.uint8()), "u1"))
        if pa.types.is_string(self._kind):
            texts = values.fill_null("")
            self._lengths.update(little_endian(pc.binary_length(texts), "<i4"))
            self._data.update(text_bytes(texts))
        elif pa.types.is_list(self._kind):
            self._lengths.update(little_endian(pc.list_value_length(values).fill_null(0), "<i4"))
        elif pa.types.is_floating(self._kind):
            self._data.update(little_endian(values.fill_null(0.0), "<f8"))
        elif not pa.types.is_struct(self._kind):
            numbers = values.cast(integer(self._kind)).fill_null(0)
            self._data.update(little_endian(numbers, "<i8"))
        for column, child in zip(self._children, children(values), strict=True):
            column.add(child)

    def digest(self) -> bytes:
        parts = [str(self._kind).encode()]
        parts += [each.digest() for each in (self._there, self._lengths, self._data)]
        parts += [child.digest() for child in self._children]
        return hashlib.sha256(b"".join(parts)).digest()


def child_types(kind: pa.DataType) -> list[pa.DataType]:
    """Return the type of a list's items, or those of a struct's fields."""
    if pa.types.is_list(kind):
        return [kind.value_type]
    if pa.types.is_struct(kind):
        return [kind.field(index).type for index in range(kind.num_fields)]
    return []


def children(values: pa.Array) -> list[pa.Array]:
    """Return the items of a list, or the fields of a struct, as columns."""
    if pa.types.is_list(values.type):
        return [pc.list_flatten(values)]
    if pa.types.is_struct(values.type):
        return [pc.struct_field(values, index) for index in range(values.type.num_fields)]
    return []


def integer(kind: pa.DataType) -> pa.DataType:
    """Return the integer type that a value's own type casts to without loss."""
    return pa.int32() if pa.types.is_date32(kind) else pa.int64()


def little_endian(values: pa.Array, dtype: str) -> memoryview:
    numbers = values.to_numpy(zero_copy_only=False).astype(dtype, copy=False)
    return memoryview(numbers).cast("B") if len(numbers) else memoryview(b"")


def text_bytes(texts: pa.StringArray) -> memoryview:
    """Return the UTF-8 of texts without nulls, one after the other."""
    offsets, data = texts.buffers()[1:]
    if data is None or not len(texts):
        return memoryview(b"")
    ends = memoryview(offsets).cast("i")
    return memoryview(data)[ends[texts.offset] : ends[texts.offset + len(texts)]]
