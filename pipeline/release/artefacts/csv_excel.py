"""csv-excel/: the tables for spreadsheets, which read CSV in ways of their own.

A mark at the beginning says UTF-8; no cell has a line break, none is longer than a cell may be
(what is cut says so), and none begins like a formula. A table with more rows than a sheet goes on
in a second file; ``source_map``, which would fill many, is left out.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import pyarrow as pa
import pyarrow.compute as pc

from pipeline import store
from pipeline.release.edition import Edition
from pipeline.store.cells import as_json
from pipeline.store.content import text_bytes
from pipeline.tables import SOURCE_MAP, TABLES, Table

LONGEST = 32_767
"""Characters of a cell, in UTF-16 as spreadsheets count: the limit of Excel and LibreOffice."""

SHEET = 1_048_576
"""Rows of a sheet, the header's among them: the limit of Excel and LibreOffice."""

_BREAK = re.compile(r"[\r\n\t\v\f\x85\u2028\u2029]+")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
"""Signs that begin a formula, full-width ones too, as some programs read them."""

_NOT_AS_IT_IS = r"^[\s\x{1c}-\x{1f}\x{85}\p{Z}]*[=+\-@＝＋－＠]|[\r\n\t\v\f\x{85}\x{2028}\x{2029}]"
"""Both, as Arrow's regular expressions write them."""


_QUOTED = '[,"\r\n]'
"""Signs for which a cell stands between quotation marks."""

_QUOTED_BYTES = (b",", b'"', b"\r", b"\n")
_NOT_AS_IT_IS_BYTES = (
    *(b"=", b"+", b"-", b"@", b"\xef\xbc"),  # the last begins each full-width sign
    *(b"\r", b"\n", b"\t", b"\v", b"\f", b"\xc2\x85", b"\xe2\x80"),
)
"""Bytes without which there is nothing of the kind in a column: most have none of them."""

AT_ONCE = 8_192
"""Rows whose cells are joined to lines together."""


def write(edition: Edition) -> None:
    for table in TABLES:
        if table is not SOURCE_MAP:
            for number, content in enumerate(pages(edition, table), start=1):
                name = table.name if number == 1 else f"{table.name}-{number}"
                with edition.opened(f"csv-excel/{name}.csv") as file:
                    file.writelines(content)


def pages(edition: Edition, table: Table) -> Iterator[Iterator[bytes]]:
    """Yield the table as files of a sheet's rows, one of the header alone if it is empty.

    Each comes piece by piece, and is to be taken before the next.
    """
    parts = store.batches(table, edition.parquet(table.name))
    for _, sheet in groupby(by_sheet(parts), key=itemgetter(0)):
        yield page(table, (rows for _, rows in sheet))


def by_sheet(parts: Iterable[pa.RecordBatch]) -> Iterator[tuple[int, pa.RecordBatch]]:
    """Yield some rows at a time with the number of the sheet that they belong to."""
    done = 0
    for part in parts:
        left = part
        while left.num_rows or left is part:
            number, place = divmod(done, SHEET - 1)
            rows = left.slice(0, min(AT_ONCE, SHEET - 1 - place))
            yield number, rows
            done += rows.num_rows
            left = left.slice(rows.num_rows)


def page(table: Table, parts: Iterable[pa.RecordBatch]) -> Iterator[bytes]:
    yield f"\ufeff{','.join(table.names)}\r\n".encode()
    for rows in parts:
        yield bytes(text_bytes(lines(rows)))


def lines(rows: pa.RecordBatch) -> pa.Array:
    """Return each row as a line of the file."""
    columns = [quoted(cells(column)) for column in rows.columns]
    return pc.binary_join_element_wise(pc.binary_join_element_wise(*columns, ","), "\r\n", "")


def quoted(texts: pa.Array) -> pa.Array:
    """Return cells with quotation marks where they need them, as Python's csv has them."""
    if not has_any(texts, _QUOTED_BYTES):
        return texts
    needed = pc.match_substring_regex(texts, _QUOTED)
    if not pc.any(needed).as_py():
        return texts
    inner = texts.filter(needed)
    if pc.any(pc.match_substring(inner, '"')).as_py():
        inner = pc.replace_substring(inner, '"', '""')
    return pc.replace_with_mask(texts, needed, pc.binary_join_element_wise('"', inner, '"', ""))


def cells(column: pa.Array) -> pa.Array:
    """Return a column as cells; few texts need a look of their own."""
    texts = as_json(column)
    if pa.types.is_floating(texts.type):
        return floats(texts)
    if not pa.types.is_string(texts.type):
        return texts.cast(pa.string()).fill_null("")
    texts = texts.fill_null("")
    if not has_long(texts) and not has_any(texts, _NOT_AS_IT_IS_BYTES):
        return texts
    looked_at = need_a_look(texts)
    if not pc.any(looked_at).as_py():
        return texts
    found = [cell(text) for text in texts.filter(looked_at).to_pylist()]
    return pc.replace_with_mask(texts, looked_at, pa.array(found, pa.string()))


def floats(numbers: pa.Array) -> pa.Array:
    """Return numbers as Python has them: "1.0", where Arrow has "1"."""
    distinct = numbers.dictionary_encode()
    texts = pa.array(map(cell, distinct.dictionary.to_pylist()), pa.string())
    return texts.take(distinct.indices).fill_null("")


def has_any(texts: pa.Array, signs: Iterable[bytes]) -> bool:
    """Tell whether there is one of some bytes in a column without nulls."""
    whole = bytes(text_bytes(texts))
    return any(sign in whole for sign in signs)


def has_long(texts: pa.Array) -> bool:
    """Tell whether one may be longer than a cell: no character has fewer bytes than UTF-16's."""
    longest = pc.max(pc.binary_length(texts)).as_py()
    return longest is not None and longest > LONGEST // 2


def need_a_look(texts: pa.Array) -> pa.Array:
    """Tell of each text whether it is not a cell as it is; never no where it isn't."""
    long = pc.greater(pc.utf8_length(texts), LONGEST // 2)
    return pc.or_(long, pc.match_substring_regex(texts, _NOT_AS_IT_IS))


def cell(value: object) -> str:
    """Return a value as a cell that every spreadsheet shows as it is.

    >>> cell(None), cell(True), cell("=1+1"), cell("two\\nlines")
    ('', 'true', "'=1+1", 'two lines')
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return shortened(defused(_BREAK.sub(" ", value)))
        case _:
            return str(value)


def defused(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def shortened(text: str) -> str:
    """Cut a text that is too long for a cell, between two characters, and say so."""
    if len(text) <= LONGEST // 2 or utf16_length(text) <= LONGEST:
        return text
    note = f" [cut here: {len(text):,} characters, whole in csv/]"
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - len(note))]
    return kept.decode("utf-16-le", errors="ignore") + note


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
