"""The CSV files for spreadsheets, as five readers and LibreOffice open them."""

import csv
import re
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from pipeline.release.artefacts import csv_excel
from pipeline.release.artefacts.csv_excel import LONGEST, cell
from pipeline.tables import CLAUSES, SOURCE_MAP, TABLES
from tests.integration.reading import in_parquet, rows_of

SHEETS = [table for table in TABLES if table is not SOURCE_MAP]


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
    pages = csv_excel.pages(mixed_edition(mixed), CLAUSES)
    found = [b"".join(page).decode().splitlines() for page in pages]
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
    assert opened_by_office(office, tmp_path, [raw])["raw"][1] == 1
