"""csv-excel/: the tables for spreadsheets, which read CSV in ways of their own.

A mark at the beginning says UTF-8; no cell has a line break, none is longer than a cell may be
(what is cut says so), and none begins like a formula. A table with more rows than a sheet goes on
in a second file; ``source_map``, which would fill many, is left out.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice

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


def page(header: Iterable[str], cells: Iterable[list[str]]) -> str:
    text = StringIO()
    text.write("\ufeff")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(cells)
    return text.getvalue()


def rows(edition: Edition, table: Table) -> Iterator[list[str]]:
    arrow = flat(store.read_arrow(table, [edition.parquet(table.name)]))
    for batch in arrow.to_batches(max_chunksize=10_000):
        columns = [column.to_pylist() for column in batch.columns]
        for values in zip(*columns, strict=True):
            yield [cell(value) for value in values]


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
