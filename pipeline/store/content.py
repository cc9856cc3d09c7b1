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
    whole = hashlib.sha256(str(arrow.num_rows).encode())
    for field in arrow.schema:
        whole.update(field.name.encode())
        whole.update(column_digest(arrow.column(field.name)))
    return whole.hexdigest()


def column_digest(values: pa.ChunkedArray) -> bytes:
    """Return the digest of a column, whatever its chunks."""
    there, lengths, data = hashlib.sha256(), hashlib.sha256(), hashlib.sha256()
    for chunk in values.chunks:
        there.update(little_endian(chunk.is_valid().cast(pa.uint8()), "u1"))
        if pa.types.is_string(chunk.type):
            texts = chunk.fill_null("")
            lengths.update(little_endian(pc.binary_length(texts), "<i4"))
            data.update(text_bytes(texts))
        elif pa.types.is_list(chunk.type):
            lengths.update(little_endian(pc.list_value_length(chunk).fill_null(0), "<i4"))
        elif pa.types.is_floating(chunk.type):
            data.update(little_endian(chunk.fill_null(0.0), "<f8"))
        elif not pa.types.is_struct(chunk.type):
            data.update(little_endian(chunk.cast(integer(chunk.type)).fill_null(0), "<i8"))
    parts = [str(values.type).encode(), there.digest(), lengths.digest(), data.digest()]
    parts += [column_digest(child) for child in children(values)]
    return hashlib.sha256(b"".join(parts)).digest()


def children(values: pa.ChunkedArray) -> list[pa.ChunkedArray]:
    """Return the items of a list, or the fields of a struct, as columns."""
    if pa.types.is_list(values.type):
        return [pc.list_flatten(values)]
    if pa.types.is_struct(values.type):
        return [pc.struct_field(values, index) for index in range(values.type.num_fields)]
    return []


def integer(kind: pa.DataType) -> pa.DataType:
    """Return the integer type that a value's own type casts to without loss."""
    return pa.int32() if pa.types.is_date32(kind) else pa.int64()


def little_endian(values: pa.Array, dtype: str) -> bytes:
    found: bytes = values.to_numpy(zero_copy_only=False).astype(dtype).tobytes()
    return found


def text_bytes(texts: pa.StringArray) -> memoryview:
    """Return the UTF-8 of texts without nulls, one after the other."""
    offsets, data = texts.buffers()[1:]
    if data is None or not len(texts):
        return memoryview(b"")
    ends = memoryview(offsets).cast("i")
    return memoryview(data)[ends[texts.offset] : ends[texts.offset + len(texts)]]
