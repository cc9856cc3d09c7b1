"""Every CSV of a release, read by five readers, says cell by cell what the Parquet says."""

import csv
import gzip
import json
import re
import shutil
import subprocess
import zipfile
from datetime import date
from xml.etree import ElementTree

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from pipeline import store
from pipeline.derive.arrow import arrow_schema
from pipeline.release.artefacts import csv_excel
from pipeline.release.artefacts.csv_excel import LONGEST, cell
from pipeline.release.artefacts.metadata_only import KEPT
from pipeline.store.csv import flat
from pipeline.tables import CLAUSES, SOURCE_MAP, TABLES
from tests.made import example_row

SHEETS = [table for table in TABLES if table is not SOURCE_MAP]

OF_TEXT = {
    "int32": int,
    "int16": int,
    "float64": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}


def by_python(path, table):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == list(table.names)
    convert = [OF_TEXT.get(column.type, str) for column in table.columns]
    return [
        tuple(to(text) if text else None for to, text in zip(convert, row, strict=True))
        for row in rows
    ]


def by_pandas(path, table):
    kinds = {"int32": "Int32", "int16": "Int16", "float64": "float", "boolean": "boolean"}
    dates = [column.name for column in table.columns if column.type == "date"]
    types = {column.name: kinds.get(column.type, "str") for column in table.columns}
    frame = pd.read_csv(
        path,
        dtype={name: kind for name, kind in types.items() if name not in dates},
        parse_dates=dates,
        keep_default_na=False,
        na_values=[""],
        encoding="utf-8",
    )
    assert list(frame.columns) == list(table.names)
    for name in dates:
        frame[name] = frame[name].astype("datetime64[us]").dt.date
    rows = frame.astype(object).itertuples(index=False, name=None)
    return [tuple(None if pd.isna(value) else value for value in row) for row in rows]


def by_polars(path, table):
    kinds = {
        "int32": pl.Int32,
        "int16": pl.Int16,
        "float64": pl.Float64,
        "boolean": pl.Boolean,
        "date": pl.Date,
    }
    schema = {column.name: kinds.get(column.type, pl.String) for column in table.columns}
    frame = pl.read_csv(path, schema_overrides=schema)
    assert frame.columns == list(table.names)
    return frame.rows()


def by_pyarrow(path, table):
    schema = flat(arrow_schema(table).empty_table()).schema
    found = pyarrow.csv.read_csv(
        path,
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict(zip(schema.names, schema.types, strict=True)),
            strings_can_be_null=True,
            null_values=[""],
        ),
    )
    assert found.column_names == list(table.names)
    return rows_of(found)


def by_duckdb(path, table):
    kinds = {
        "int32": "INTEGER",
        "int16": "SMALLINT",
        "float64": "DOUBLE",
        "boolean": "BOOLEAN",
        "date": "DATE",
    }
    types = {column.name: kinds.get(column.type, "VARCHAR") for column in table.columns}
    found = duckdb.read_csv(str(path), dtype=types, header=True)
    assert found.columns == list(table.names)
    return found.fetchall()


def rows_of(arrow):
    return list(zip(*(column.to_pylist() for column in arrow.columns), strict=True))


READERS = [by_python, by_pandas, by_polars, by_pyarrow, by_duckdb]
each_reader = pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)


def in_parquet(folder, table):
    return rows_of(flat(pq.read_table(folder / "parquet" / f"{table.name}.parquet")))


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


def excel_by_python(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [tuple(row) for row in csv.reader(file)]


def excel_by_pandas(path):
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    return [tuple(frame.columns), *frame.itertuples(index=False, name=None)]


def excel_by_polars(path):
    frame = pl.read_csv(path, infer_schema=False).fill_null("")
    return [tuple(frame.columns), *frame.rows()]


def excel_by_pyarrow(path):
    header, *_ = excel_by_python(path)
    options = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(header, pa.string()))
    found = pyarrow.csv.read_csv(path, convert_options=options)
    return [tuple(found.column_names), *rows_of(found)]


def excel_by_duckdb(path):
    found = duckdb.read_csv(str(path), all_varchar=True, header=True)
    return [tuple(found.columns), *(tuple(v or "" for v in row) for row in found.fetchall())]


@pytest.mark.parametrize(
    "read",
    [excel_by_python, excel_by_pandas, excel_by_polars, excel_by_pyarrow, excel_by_duckdb],
    ids=lambda read: read.__name__,
)
def test_csv_for_spreadsheets_says_what_the_parquet_says(mixed, read):
    for table in SHEETS:
        header, *rows = read(mixed.release / "csv-excel" / f"{table.name}.csv")
        assert header == table.names
        expected = in_parquet(mixed.release, table)
        assert rows == [tuple(map(cell, row)) for row in expected], table.name


def test_csv_for_spreadsheets_has_nothing_that_a_sheet_cannot_hold(mixed):
    for table in SHEETS:
        path = mixed.release / "csv-excel" / f"{table.name}.csv"
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        for row in excel_by_python(path):
            assert not any("\n" in value or len(value) > LONGEST for value in row)


def test_a_table_that_outgrows_a_sheet_goes_on_in_a_second_file(mixed, monkeypatch):
    monkeypatch.setattr(csv_excel, "SHEET", 101)
    found = [page.splitlines() for page in csv_excel.pages(mixed_edition(mixed), CLAUSES)]
    whole = excel_by_python(mixed.release / "csv-excel" / "clauses.csv")
    assert len(whole) - 1 > 200
    assert [len(lines) for lines in found][:2] == [101, 101]
    assert {lines[0] for lines in found} == {"\ufeff" + ",".join(CLAUSES.names)}
    assert [row for lines in found for row in csv.reader(lines[1:])] == [
        list(row) for row in whole[1:]
    ]


def mixed_edition(mixed):
    """The release as the writers see it, as far as they look at its tables."""

    class Edition:
        def parquet(self, name):
            return mixed.release / "parquet" / f"{name}.parquet"

    return Edition()


@pytest.fixture(scope="module")
def office():
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    return program


IMPORT = "CSV:44,34,76,1,,0,false,true,false,false,false,,true"
"""Commas, double quotes, UTF-8, from the first line; numbers are told, formulas are computed: as
careless as a spreadsheet may be."""

SHEET_NAMES = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def opened_by_office(office, folder, paths):
    """Return each file as LibreOffice reads it: rows of cells, and how many are formulas."""
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += [f"--infilter={IMPORT}", "--convert-to", "xlsx", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)
    return {path.stem: sheet(folder / f"{path.stem}.xlsx") for path in paths}


def sheet(path):
    """Return the cells of a workbook's first sheet by row and column, and its formulas."""
    with zipfile.ZipFile(path) as book:
        root = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    strings = ["".join(item.itertext()) for item in shared.findall("s:si", SHEET_NAMES)]
    cells = {}
    for found in root.iter(f"{{{SHEET_NAMES['s']}}}c"):
        value = found.find("s:v", SHEET_NAMES)
        if value is not None:
            is_shared = found.get("t") == "s"
            cells[found.get("r")] = strings[int(value.text)] if is_shared else value.text
    return cells, len(root.findall(".//s:f", SHEET_NAMES))


def extent(cells):
    """Return the last row and the number of columns that hold something."""
    places = [re.fullmatch(r"([A-Z]+)(\d+)", place).groups() for place in cells]
    return max(int(row) for _, row in places), len({column for column, _ in places})


def test_libreoffice_opens_every_sheet_with_all_rows_and_columns(mixed, office, tmp_path):
    paths = [mixed.release / "csv-excel" / f"{table.name}.csv" for table in SHEETS]
    found = opened_by_office(office, tmp_path, paths)
    for table in SHEETS:
        cells, formulas = found[table.name]
        rows = pq.read_metadata(mixed.release / "parquet" / f"{table.name}.parquet").num_rows
        assert extent(cells) == (rows + 1, len(table.names)), table.name
        assert formulas == 0, table.name


FORMULAS = [
    "=1+1",
    "+1",
    "-3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "＝1+1",
    '=HYPERLINK("x")',
]


def test_texts_that_begin_like_a_formula_stay_texts_in_libreoffice(office, tmp_path):
    rows = [[cell(text)] for text in FORMULAS]
    path = tmp_path / "formulas.csv"
    path.write_bytes(csv_excel.page(["text"], rows).encode())
    cells, formulas = opened_by_office(office, tmp_path, [path])["formulas"]
    assert formulas == 0
    assert [cells[f"A{row}"] for row in range(2, len(rows) + 2)] == [text for (text,) in rows]
    raw = tmp_path / "raw.csv"
    raw.write_bytes(b"a\r\n=1+1\r\n")
    assert opened_by_office(office, tmp_path, [raw])["raw"][1] == 1, "the test can't fail"


def test_lists_in_csv_are_json(mixed):
    table = next(table for table in TABLES if table.name == "resolutions")
    column = table.names.index("agenda_items")
    rows = by_python(mixed.release / "csv" / "resolutions.csv", table)
    items = [json.loads(row[column]) for row in rows if row[column]]
    assert items
    assert all(isinstance(item, str) for each in items for item in each)
