"""The files of a release, each opened by the tool that it is for."""

import duckdb
import pandas as pd
import pytest

from pipeline import resolutions
from pipeline.release.artefacts.views import VIEWS
from pipeline.tables import TABLES


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_views_answer(built, view):
    with duckdb.connect(str(built.release / "resolutions.duckdb"), read_only=True) as database:
        assert database.sql(f"FROM {view.name}").fetchall()


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


def test_load_knows_a_renamed_release_by_its_manifest(mixed, tmp_path):
    folder = tmp_path / "downloaded"
    folder.symlink_to(mixed.release)
    found = resolutions.load("resolutions", version="1.0.0", folder=folder)
    assert len(found) == 18
    with pytest.raises(FileNotFoundError, match=r"no release 1\.0\.1"):
        resolutions.load("resolutions", version="1.0.1", folder=folder)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_load_gives_each_declared_type_its_own_in_pandas(mixed, table):
    kinds = {
        "int32": pd.Int32Dtype(),
        "int16": pd.Int16Dtype(),
        "boolean": pd.BooleanDtype(),
        "float64": "float64",
        "string": "str",
        "list": object,
        "integer list": object,
        "spans": object,
    }
    found = resolutions.load(table.name, folder=mixed.release)
    for column in table.columns:
        if column.type == "date":
            assert pd.api.types.is_datetime64_dtype(found[column.name])
        else:
            assert found[column.name].dtype == kinds[column.type], column.name
        if kinds.get(column.type) is object:
            assert all(isinstance(v, list | None) for v in found[column.name])


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
