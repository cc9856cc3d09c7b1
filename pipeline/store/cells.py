"""Values as the texts that stand in a cell of CSV, a column at a time.

Arrow writes a hundred thousand cells in the time in which Python writes a thousand; what it writes
otherwise than Python's json, texts with signs that JSON escapes, is left to json.
"""

import json

import pyarrow as pa
import pyarrow.compute as pc

ESCAPED = r'[\x00-\x1f"\\]'
"""Signs that JSON has another way to write for."""


def as_json(values: pa.Array) -> pa.Array:
    """Return lists as texts of JSON, other values as they are.

    >>> as_json(pa.array([[], [1, 2], None])).to_pylist()
    ['[]', '[1,2]', None]
    """
    if not pa.types.is_list(values.type):
        return values
    items = json_items(values.flatten())
    lengths = values.value_lengths().fill_null(0)
    joined = pc.binary_join(pa.ListArray.from_arrays(offsets(lengths), items), ",")
    texts = pc.binary_join_element_wise("[", joined, "]", "")
    return pc.if_else(values.is_valid(), texts, pa.scalar(None, pa.string()))


def offsets(lengths: pa.Array) -> pa.Array:
    """Return where each list of so many items begins, and where the last one ends."""
    return pa.concat_arrays([pa.array([0], pa.int32()), pc.cumulative_sum(lengths)])


def json_items(items: pa.Array) -> pa.Array:
    """Return values of one type as JSON, each by itself; none of them is null.

    ValueError for a type that no list of ours has.
    """
    if pa.types.is_struct(items.type):
        return json_objects(items)
    if pa.types.is_string(items.type):
        return json_strings(items)
    if pa.types.is_integer(items.type):
        return items.cast(pa.string())
    raise ValueError(f"no JSON is written of {items.type}")


def json_objects(items: pa.Array) -> pa.Array:
    """Return structs as JSON, the fields in their order."""
    parts: list[pa.Array | str] = []
    for index, field in enumerate(items.type):
        sign = "," if index else "{"
        parts += [f"{sign}{json.dumps(field.name)}:", json_items(pc.struct_field(items, index))]
    return pc.binary_join_element_wise(*parts, "}", "")


def json_strings(items: pa.Array) -> pa.Array:
    """Return texts between quotation marks."""
    quoted = pc.binary_join_element_wise('"', items, '"', "")
    special = pc.match_substring_regex(items, ESCAPED)
    if not pc.any(special).as_py():
        return quoted
    written = [json.dumps(text, ensure_ascii=False) for text in items.filter(special).to_pylist()]
    return pc.replace_with_mask(quoted, special, pa.array(written, pa.string()))
