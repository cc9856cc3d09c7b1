"""csv-excel/: the tables for spreadsheets, which read CSV in ways of their own.

A mark at the beginning says UTF-8; no cell has a line break, none is longer than a cell may be
(what is cut says so), and none begins like a formula. ``source_map`` outgrows a sheet.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from pipeline import store
from pipeline.release.edition import Edition
from pipeline.store.csv import flat
from pipeline.tables import SOURCE_MAP, TABLES, Table

LONGEST = 32_767
"""Characters of a cell: the limit of Excel and LibreOffice."""

_BREAK = re.compile(r"[\r\n\t\v\f\x85\u2028\u2029]+")
_FORMULA = re.compile(r"[=+\-@]")


def write(edition: Edition) -> None:
    for table in TABLES:
        if table is not SOURCE_MAP:
            edition.text(f"csv-excel/{table.name}.csv", page(edition, table))


def page(edition: Edition, table: Table) -> str:
    text = StringIO()
    text.write("\ufeff")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.names)
    writer.writerows(rows(edition, table))
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
    if len(text) <= LONGEST:
        return text
    note = f" [cut here: {len(text):,} characters, whole in csv/]"
    return text[: LONGEST - len(note)] + note
