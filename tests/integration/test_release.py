"""What stops a release, and what a crash leaves."""

import json
import shutil
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.defs.release import request
from pipeline.defs.resources import Means
from pipeline.defs.runs import BuildError
from pipeline.release.build import ReleaseError, publish
from pipeline.sources.files import read_bytes
from pipeline.tables import BY_NAME
from tests.integration.building import PROJECT, build_in, folders_in


@pytest.fixture
def copy(built, tmp_path):
    """The build's folders, to be damaged."""
    shutil.copytree(built.folder, tmp_path / "copy")
    return tmp_path / "copy"


def test_a_table_that_does_not_meet_its_expectations_stops_the_release(built, tmp_path, copy):
    suites = tmp_path / "expectations"
    shutil.copytree(PROJECT / "expectations", suites)
    expectation = {
        "type": "expect_table_row_count_to_be_between",
        "kwargs": {"min_value": 1000},
        "severity": "critical",
        "notes": "The test asks for what is not there.",
    }
    (suites / "clauses.json").write_text(json.dumps({"expectations": [expectation]}))
    with pytest.raises(BuildError, match="clauses: table: table_row_count"):
        build_in(copy, expectations=str(suites))
    assert {path.name for path in (copy / "releases").glob("[!.]*")} == {"1.0.0", "latest.json"}


def with_table(built, name, change):
    """Publish the build's tables with one of them changed."""
    folders = folders_in(built.folder)
    tables = {name: folders.tables.stored.whole(name) for name in BY_NAME}
    return lambda releases: publish(
        tables | {name: change(tables[name])},
        replace(request(folders, Means()), releases=releases),
    )


def twice(table: pa.Table) -> pa.Table:
    return pa.concat_tables([table, table])


def without_first(table: pa.Table) -> pa.Table:
    return table.slice(1)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param("resolutions", twice, id="a key twice"),
        pytest.param("clauses", without_first, id="references that lead nowhere"),
        pytest.param("source_map", without_first, id="a source with a gap"),
    ],
)
def test_a_broken_invariant_stops_the_release(built, tmp_path, name, change):
    with pytest.raises(ReleaseError, match="not published"):
        with_table(built, name, change)(tmp_path / "releases")
    assert list((tmp_path / "releases").glob("[!.]*")) == []


@pytest.mark.usefixtures("unchecked")
def test_what_a_crash_left_is_removed(copy):
    (copy / "releases" / ".unfinished").mkdir()
    (copy / "releases" / ".unfinished" / "half").touch()
    (copy / "curated" / ".state.json").unlink()
    assert build_in(copy).outcome.release is None
    found = {path.name for path in (copy / "releases").iterdir()}
    assert found == {"1.0.0", "latest.json"}


@pytest.mark.usefixtures("unchecked")
def test_a_curated_file_that_was_damaged_is_written_anew(copy):
    damaged = copy / "curated" / "clauses" / "GA-63.parquet"
    before = damaged.read_bytes()
    damaged.write_bytes(before[:-9])
    assert build_in(copy).outcome.written == 1
    assert damaged.read_bytes() == before


def test_the_date_comes_from_the_environment_where_none_is_given(built, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    folders = folders_in(built.folder, date=None)
    assert request(folders, Means()).date == date(1970, 1, 2)


@pytest.mark.usefixtures("unchecked")
def test_sources_that_cannot_be_opened_are_published_with_a_reason(tmp_path):
    def locked(path):
        if "63" in path.parts:
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    made = build_in(tmp_path, means=Means(read=locked))
    assert made.outcome.status == {"extracted": 1, "quarantined": 1}
    sources = pq.read_table(made.release / "parquet" / "sources.parquet").to_pylist()
    assert "permission denied" in next(row["reason"] for row in sources if row["reason"])
