"""From raw/ to a release: what it holds, and that the same input gives the same bytes."""

import json
import os
import shutil
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from pipeline.derive.arrow import arrow_schema
from pipeline.release.artefacts.metadata_only import KEPT
from pipeline.release.manifest import SUMS, UNREPEATABLE, file_hashes
from pipeline.tables import TABLES
from tests.integration.building import DATE, PROJECT, build_in

FILES = {
    ".zenodo.json",
    "CHANGELOG.md",
    "CITATION.cff",
    "DICTIONARY.md",
    "LICENSE",
    "README.md",
    "SHA256SUMS",
    "QUALITY.md",
    "SHA256SUMS-unrepeatable",
    "checks.json",
    "citations.graphml",
    "croissant.json",
    "datapackage.json",
    "dictionary.csv",
    "manifest.json",
    "metadata-only/LICENSE",
    "metadata-only/README.md",
    "metadata-only/datapackage.json",
    "metadata-only/resolutions.py",
    "resolutions.bib",
    "resolutions.duckdb",
    "resolutions.py",
    "schema.sql",
    *(f"parquet/{table.name}.parquet" for table in TABLES),
    *(f"csv/{table.name}.csv" for table in TABLES),
    *(f"csv-excel/{table.name}.csv" for table in TABLES if table.name != "source_map"),
    *(f"metadata-only/parquet/{table.name}.parquet" for table in KEPT),
    *(f"metadata-only/csv/{table.name}.csv.gz" for table in KEPT),
}


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_first_release_is_1_0_0_and_whole(built):
    assert built.release.name == "1.0.0"
    assert files(built.release) == FILES
    assert built.outcome.status == {"extracted": 2}
    assert all(check.passed for check in built.outcome.checks)


def test_sessions_are_files_of_their_own(built):
    found = {path.name for path in (built.folder / "curated" / "clauses").iterdir()}
    assert found == {"GA-63.parquet", "GA-73.parquet"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables_are_typed_as_declared_empty_ones_too(built, table):
    found = pq.read_schema(built.release / "parquet" / f"{table.name}.parquet")
    assert found.equals(arrow_schema(table))


def test_nothing_unfinished_is_left(built):
    assert {path.name for path in (built.folder / "releases").iterdir()} == {
        "1.0.0",
        "latest.json",
    }


def test_the_index_names_the_release(built):
    index = json.loads((built.folder / "releases" / "latest.json").read_text())
    assert index["latest"] == "1.0.0"


def test_the_manifest_says_what_the_release_was_made_from(built):
    manifest = json.loads((built.release / "manifest.json").read_text())
    assert manifest["date"] == DATE
    assert len(manifest["inputs"]) == 2
    assert manifest["tables"]["resolutions"]["rows"] == 2


def test_nothing_new_makes_no_release(built):
    again = build_in(built.folder)
    assert again.outcome.release is None
    assert again.outcome.written == 0


def test_other_time_zone_locale_order_and_processes_give_the_same_bytes(built, tmp_path):
    elsewhere = tmp_path / "sources elsewhere"
    shutil.copytree(PROJECT / "raw", elsewhere)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(PROJECT),
    }
    arguments = ["build", "--raw", elsewhere, "--jobs", "2", "--date", DATE]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *arguments],
        cwd=tmp_path,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "Release 1.0.0" in done.stdout
    ours, theirs = built.release, tmp_path / "releases" / "1.0.0"
    assert (theirs / SUMS).read_text() == (ours / SUMS).read_text()
    different = {name for name, _ in set(file_hashes(ours)) ^ set(file_hashes(theirs))}
    assert different <= UNREPEATABLE
