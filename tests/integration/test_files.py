"""The files of a release, each opened by the tool that it is for."""

import csv
import json

import duckdb
import mlcroissant
import pandas as pd
import pyarrow.parquet as pq
import pytest
import yaml

from pipeline import resolutions
from pipeline.release.artefacts.csv_excel import LONGEST, cell
from pipeline.release.artefacts.database import VIEWS
from pipeline.tables import TABLES

SHEETS = [table.name for table in TABLES if table.name != "source_map"]


def test_croissant_is_valid_and_its_records_load(built, monkeypatch):
    dataset = mlcroissant.Dataset(jsonld=str(built.release / "croissant.json"))
    assert dataset.metadata.issues.report() == ""
    for name in ("resolutions", "clauses", "citations"):
        rows = list(dataset.records(record_set=name))
        table = pq.read_table(built.release / "parquet" / f"{name}.parquet")
        assert len(rows) == table.num_rows
        key = f"{name}/{table.column_names[0]}"
        assert [row[key].decode() for row in rows] == table[0].to_pylist()


def test_the_database_has_all_tables_with_keys_and_comments(built):
    with duckdb.connect(str(built.release / "resolutions.duckdb"), read_only=True) as database:
        for table in TABLES:
            parquet = pq.read_table(built.release / "parquet" / f"{table.name}.parquet")
            assert database.sql(f"SELECT count(*) FROM {table.name}").fetchall() == [
                (parquet.num_rows,)
            ]
        comments = dict(database.sql("SELECT table_name, comment FROM duckdb_tables()").fetchall())
        keys = database.sql(
            "SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
    assert comments == {table.name: table.description for table in TABLES}
    assert ("clauses",) in keys


@pytest.mark.parametrize("view", VIEWS)
def test_views_answer(built, view):
    with duckdb.connect(str(built.release / "resolutions.duckdb"), read_only=True) as database:
        assert database.sql(f"FROM {view}").fetchall()


@pytest.mark.parametrize("name", SHEETS)
def test_spreadsheets_have_the_same_rows_and_columns(built, name):
    path = built.release / "csv-excel" / f"{name}.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    parquet = pq.read_table(built.release / "parquet" / f"{name}.parquet")
    assert header == parquet.column_names
    assert len(rows) == parquet.num_rows
    assert all(len(row) == len(header) for row in rows)
    assert not any("\n" in value or len(value) > LONGEST for row in rows for value in row)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(None, "", id="null"),
        pytest.param(True, "true", id="boolean"),
        pytest.param(-3, "-3", id="a negative number is no formula"),
        pytest.param("-3", "'-3", id="a text that looks like a formula"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at sign"),
        pytest.param("a\r\nb", "a b", id="line break"),
    ],
)
def test_cells(value, expected):
    assert cell(value) == expected


def test_a_long_cell_is_cut_and_says_so():
    found = cell("x" * 40_000)
    assert len(found) == LONGEST
    assert found.endswith("[cut here: 40,000 characters, whole in csv/]")


def as_text(value):
    """Return a value as the CSV has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_and_parquet_say_the_same(built, table):
    with (built.release / "csv" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    parquet = pq.read_table(built.release / "parquet" / f"{table.name}.parquet")
    assert header == parquet.column_names
    for cells, row in zip(rows, parquet.to_pylist(), strict=True):
        for found, value in zip(cells, row.values(), strict=True):
            assert float(found) == value if isinstance(value, float) else found == as_text(value)


def test_the_head_of_the_card_names_every_table(built):
    page = (built.release / "README.md").read_text()
    head = yaml.safe_load(page.split("---\n")[1])
    assert {each["config_name"] for each in head["configs"]} >= {"clauses", "resolutions"}
    for each in head["configs"]:
        assert (built.release / each["data_files"]).exists()


def test_the_two_forms_of_the_citation_agree(built):
    first = yaml.safe_load((built.release / "CITATION.cff").read_text())
    second = json.loads((built.release / ".zenodo.json").read_text())
    assert first["title"] == second["title"]
    assert first["version"] == second["version"] == "1.0.0"
    assert first["date-released"] == second["publication_date"]
    assert first["license"].lower() == second["license"]
    assert [each["name"] for each in first["authors"]] == [
        each["name"] for each in second["creators"]
    ]


def test_quality_says_what_was_and_was_not_checked(built):
    page = (built.release / "QUALITY.md").read_text()
    assert "## What was not checked" in page
    assert "| clauses | 92 |" in page
    assert "| GA | 73 | 1 |" in page


def test_load_gives_types_that_one_can_work_with(built):
    found = resolutions.load("resolutions", folder=built.release)
    assert str(found.adoption_date.dtype).startswith("datetime64")
    assert found.session_number.dtype == pd.Int32Dtype()
    assert found.meeting_resumed.dtype == pd.BooleanDtype()
    assert found.agenda_items.tolist() == [["114 (r)"], ["128 (b)"]]
    assert (found.adoption_date >= "2018-01-01").tolist() == [False, True]


def test_load_takes_version_and_columns(built):
    found = resolutions.load(
        "clauses", folder=built.folder / "releases", version="1.0.0", columns=["text", "level"]
    )
    assert list(found.columns) == ["text", "level"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param({"table": "verbs"}, "no table 'verbs'", id="no such table"),
        pytest.param(
            {"table": "clauses", "version": "9.0.0"}, "no release 9.0.0", id="no version"
        ),
    ],
)
def test_load_says_what_there_is(built, arguments, message):
    with pytest.raises(FileNotFoundError, match=message):
        resolutions.load(**arguments, folder=built.folder / "releases")


def test_load_brings_nothing_heavy_along(tmp_path):
    import subprocess
    import sys

    code = (
        "import sys, pipeline; heavy = {'dagster', 'great_expectations', 'pandas', 'pyarrow'};"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_column_that_is_not_there_is_named_with_those_that_are(built):
    with pytest.raises(ValueError, match=r"clauses has no column nope; it has clause_id, .*text"):
        resolutions.load("clauses", columns=["text", "nope"], folder=built.release)
