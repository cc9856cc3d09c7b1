"""csv-excel/: the tables for spreadsheets, which read CSV in ways of their own.

A mark at the beginning says UTF-8; no cell has a line break, none is longer than a cell may be
(what is cut says so), and none begins like a formula. A table with more rows than a sheet goes on
in a second file; ``source_map``, which would fill many, is left out.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

from pipeline import store
from pipeline.release.edition import Edition
from pipeline.store.csv import flat
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


def write(edition: Edition) -> None:
    for table in TABLES:
        if table is not SOURCE_MAP:
            for number, content in enumerate(pages(edition, table), start=1):
                name = table.name if number == 1 else f"{table.name}-{number}"
                edition.text(f"csv-excel/{name}.csv", content)


def pages(edition: Edition, table: Table) -> Iterator[str]:
    """Yield the table as files of a sheet's rows, one of the header alone if it is empty."""
    left = rows(edition, table)
    yield page(table.names, islice(left, SHEET - 1))
    while part := list(islice(left, SHEET - 1)):
        yield page(table.names, part)


def page(header: Iterable[str], lines: Iterable[Sequence[str]]) -> str:
    text = StringIO()
    text.write("\ufeff")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(lines)
    return text.getvalue()


def rows(edition: Edition, table: Table) -> Iterator[tuple[str, ...]]:
    arrow = flat(store.read_arrow(table, [edition.parquet(table.name)]))
    for batch in arrow.to_batches(max_chunksize=10_000):
        yield from zip(*map(cells, batch.columns), strict=True)


def cells(column: pa.Array) -> list[str]:
    """Return a column as cells; few texts need a look of their own."""
    if pa.types.is_string(column.type) and not needs_a_look(column):
        found: list[str] = column.fill_null("").to_pylist()
        return found
    return [cell(value) for value in column.to_pylist()]


def needs_a_look(column: pa.Array) -> bool:
    """Tell whether a text of the column is not a cell as it is; never no where one isn't."""
    longest = pc.max(pc.utf8_length(column)).as_py() or 0
    return longest > LONGEST // 2 or bool(
        pc.any(pc.match_substring_regex(column, _NOT_AS_IT_IS)).as_py()
    )


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
