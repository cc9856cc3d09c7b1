"""GraphML, a column at a time: nodes and edges are rows, attributes the columns.

What networkx would write, byte for byte, but for true and false, which it writes as Python does.
It holds each attribute of each edge several times over; a hundred thousand resolutions have a
million edges.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.compute as pc

HEAD = """\
<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""

NO_XML = r"[^\t\n\r\x20-\x{d7ff}\x{e000}-\x{fffd}\x{10000}-\x{10ffff}]"
"""What XML has no way to write; a damaged source may have it in a title."""

IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
IN_TAG = IN_TEXT | {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}

AT_ONCE = 8_192
"""Rows that are written together."""


@dataclass(frozen=True, kw_only=True)
class Elements:
    """The nodes or the edges of a graph, a row each."""

    tag: str
    names: tuple[str, ...]
    """Attributes of the tag itself; the first columns of the rows hold them."""
    rows: pa.Table

    @property
    def data(self) -> list[str]:
        """The columns with values, in the order in which the rows first have one."""
        columns = self.rows.column_names[len(self.names) :]
        firsts = {name: pc.index(self.rows[name].is_valid(), True).as_py() for name in columns}
        return sorted((name for name in columns if firsts[name] >= 0), key=firsts.__getitem__)


def graphml(name: str, nodes: Elements, edges: Elements) -> Iterator[bytes]:
    """Yield the file of a directed graph, piece by piece."""
    keys = [key(0, "graph", "name", "string")]
    numbers: list[dict[str, int]] = []
    for elements in (nodes, edges):
        numbers.append({each: len(keys) + place for place, each in enumerate(elements.data)})
        keys += [
            key(number, elements.tag, each, kind(elements.rows.schema.field(each).type))
            for each, number in numbers[-1].items()
        ]
    yield f'{HEAD}{"".join(reversed(keys))}<graph edgedefault="directed">'.encode()
    yield f'<data key="d0">{escape(name)}</data>\n'.encode()
    for elements, own in zip((nodes, edges), numbers, strict=True):
        for batch in elements.rows.to_batches(max_chunksize=AT_ONCE):
            yield from (text.encode() for text in written(elements, own, batch).to_pylist())
    yield b"</graph></graphml>"


def key(number: int, tag: str, name: str, kind: str) -> str:
    return f'<key id="d{number}" for="{tag}" attr.name="{name}" attr.type="{kind}"/>\n'


def kind(arrow: pa.DataType) -> str:
    """Return GraphML's name of a type; ValueError for one that has none here."""
    if pa.types.is_boolean(arrow):
        return "boolean"
    if pa.types.is_integer(arrow):
        return "long"
    if pa.types.is_string(arrow) or pa.types.is_date(arrow) or pa.types.is_list(arrow):
        return "string"
    raise ValueError(f"no attribute of the network is {arrow}")


def written(elements: Elements, keys: dict[str, int], rows: pa.RecordBatch) -> pa.Array:
    """Return each row as an element; GraphML has no nulls, so they are left out."""
    parts: list[pa.Array | str] = [f"<{elements.tag}"]
    for name in elements.names:
        parts += [f' {name}="', escaped(rows.column(elements.names.index(name)), IN_TAG), '"']
    parts.append(">\n")
    for name in filter(keys.__contains__, rows.schema.names):
        values = escaped(rows.column(name), IN_TEXT)
        start = f'  <data key="d{keys[name]}">'
        parts.append(pc.binary_join_element_wise(start, values, "</data>\n", "").fill_null(""))
    return pc.binary_join_element_wise(*parts, f"</{elements.tag}>\n", "")


def escaped(values: pa.Array, signs: dict[str, str]) -> pa.Array:
    """Return values as XML has them: dates as in ISO 8601, lists with semicolons."""
    texts = pc.binary_join(values, "; ") if pa.types.is_list(values.type) else values
    if not pa.types.is_string(texts.type):
        return texts.cast(pa.string())
    texts = pc.replace_substring_regex(texts, NO_XML, "\ufffd")
    for sign, entity in signs.items():
        texts = pc.replace_substring(texts, sign, entity)
    return texts
