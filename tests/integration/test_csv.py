"""Every CSV of a release, read by five readers, says cell by cell what the Parquet says."""

import json

import pytest

from pipeline import store
from pipeline.release.artefacts.metadata_only import KEPT
from pipeline.tables import CLAUSES, RESOLUTIONS, TABLES
from tests.integration.reading import (
    by_duckdb,
    by_pandas,
    by_polars,
    by_pyarrow,
    by_python,
    in_parquet,
)
from tests.made import example_row

READERS = [by_python, by_pandas, by_polars, by_pyarrow, by_duckdb]
each_reader = pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)


@each_reader
def test_csv_says_what_the_parquet_says(mixed, read):
    for table in TABLES:
        found = read(mixed.release / "csv" / f"{table.name}.csv", table)
        assert found == in_parquet(mixed.release, table), table.name


@each_reader
def test_compressed_csv_says_what_the_parquet_beside_it_says(mixed, read):
    folder = mixed.release / "metadata-only"
    for table in KEPT:
        found = read(folder / "csv" / f"{table.name}.csv.gz", table)
        assert found == in_parquet(folder, table), table.name


TEXTS = [
    'a "quoted" word, and a comma',
    "two\nlines",
    "three\r\nlines\r",
    '"',
    "\ufeffmark",
    " spaces ",
    "NA",
    "null",
    "NaN",
    "007",
    "1e5",
    "true",
    "2018-12-13",
    "=1+1",
    "'",
    "\t",
    "日本語 😀 é",
    "x" * 40_000,
]


def nasty_table():
    rows = [
        example_row(CLAUSES, clause_id=f"A/RES/73/135:en#OP{number}", position=number, text=text)
        for number, text in enumerate(TEXTS, start=1)
    ]
    return store.conform(rows, CLAUSES)


@each_reader
def test_awkward_texts_come_back_as_they_are(tmp_path, read):
    path = store.write_csv(nasty_table(), tmp_path / "clauses.csv")
    text = CLAUSES.names.index("text")
    assert [row[text] for row in read(path, CLAUSES)] == TEXTS


def test_csv_is_utf8_with_crlf_and_without_a_mark(mixed):
    for table in TABLES:
        content = (mixed.release / "csv" / f"{table.name}.csv").read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\n") == content.count(b"\r\n")
        assert content.endswith(b"\r\n")
        content.decode("utf-8")


def test_lists_in_csv_are_json(mixed):
    column = RESOLUTIONS.names.index("agenda_items")
    rows = by_python(mixed.release / "csv" / "resolutions.csv", RESOLUTIONS)
    items = [json.loads(row[column]) for row in rows if row[column]]
    assert items
    assert all(isinstance(item, str) for each in items for item in each)
