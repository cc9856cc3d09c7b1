"""From raw/ to a release: what it holds, and that the same input gives the same bytes."""

import json
import os
import shutil
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from pipeline.checks import broken
from pipeline.curated import candidate
from pipeline.curated.layout import Curated
from pipeline.curated.sessions import session_rows
from pipeline.derive.arrow import arrow_schema
from pipeline.release.artefacts.metadata_only import KEPT
from pipeline.release.manifest import OTHER_SUMS, SUMS, UNREPEATABLE, file_hashes
from pipeline.release.verify import verify
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


GOLDEN = PROJECT / "tests" / "golden" / "documents"


def files(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_rows_over_all_sessions_are_counted_without_reading_them(mixed):
    rows = session_rows(Curated(mixed.folder / "curated"))
    alone = rows.keys() - {"findings"}  # which have those of the whole corpus too
    assert {name: rows[name] for name in alone} == {n: mixed.outcome.rows[n] for n in alone}
    assert rows["clauses"] > rows["resolutions"] > 0


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
    found = {path.name for path in (built.folder / "releases").iterdir()}
    assert found == {"1.0.0", "latest.json"}


def test_the_index_names_the_release(built):
    index = json.loads((built.folder / "releases" / "latest.json").read_text())
    assert index["latest"] == "1.0.0"


def test_the_manifest_says_what_the_release_was_made_from(built):
    manifest = json.loads((built.release / "manifest.json").read_text())
    assert manifest["date"] == DATE
    assert len(manifest["inputs"]) == 2
    assert manifest["tables"]["resolutions"]["rows"] == 2


def test_what_was_looked_at_is_not_looked_at_again(tmp_path, monkeypatch):
    """A build asks invariants once, of the working tables, and hashes each table as it checks it;
    what a release adds is looked at there."""
    hashed, asked, again = [], [], []
    monkeypatch.setattr(candidate, "content_of", noting(hashed, candidate.content_of))
    monkeypatch.setattr("pipeline.defs.checks.broken", noting(asked, broken))
    monkeypatch.setattr("pipeline.release.validation.broken", noting(again, broken))
    made = build_in(tmp_path)
    assert [table.name for _, table in hashed] == ["changes", "rekeys"]
    assert (len(asked), len(again)) == (1, 0)
    curated = Curated(tmp_path / "curated")
    written = candidate.candidate_file(curated).read_bytes()
    candidate.write_candidate(curated, {})
    assert candidate.candidate_file(curated).read_bytes() == written
    stated = json.loads((made.release / "manifest.json").read_text())["tables"]
    assert json.loads(written).items() <= stated.items()


def noting(calls, function):
    def noted(*given):
        calls.append(given)
        return function(*given)

    return noted


def test_nothing_new_makes_no_release(built):
    again = build_in(built.folder)
    assert again.outcome.release is None
    assert again.outcome.written == 0


def sources_in(folder, order):
    """Put the resolutions that ship with the project, and those of the tests, into a folder."""
    found = sorted((*PROJECT.glob("raw/ga/*/*.txt"), *GOLDEN.glob("*.txt")), key=lambda p: p.name)
    folder.mkdir()
    for path in found[::order]:
        shutil.copy(path, folder)
    return folder


def test_other_time_zone_locale_order_and_processes_give_the_same_bytes(tmp_path, monkeypatch):
    def backwards(*arguments, **options):
        for folder, folders, names in walk(*arguments, **options):
            yield folder, folders, sorted(names, reverse=True)

    walk = os.walk
    monkeypatch.setattr("pipeline.sources.files.os.walk", backwards)
    raw = sources_in(tmp_path / "raw", 1)
    made = build_in(tmp_path, raw=str(raw))
    assert made.outcome.status["extracted"] >= 16, "too few for two processes"
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(elsewhere),
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(PROJECT),
    }
    sources = sources_in(elsewhere / "sources", -1)
    arguments = ["build", "--raw", sources, "--jobs", "2", "--date", DATE]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *arguments],
        cwd=elsewhere,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "Release 1.0.0" in done.stdout
    ours, theirs = made.release, elsewhere / "releases" / "1.0.0"
    assert (theirs / SUMS).read_text() == (ours / SUMS).read_text()
    different = {name for name, _ in set(file_hashes(ours)) ^ set(file_hashes(theirs))}
    assert different <= UNREPEATABLE
    assert {answer.problem for answer in verify(theirs)} == {None}


def test_the_manifest_names_what_can_not_be_the_same(built):
    stated = json.loads((built.release / "manifest.json").read_text())
    assert stated["not_reproducible"] == sorted({*UNREPEATABLE, OTHER_SUMS})
    assert {*stated["not_reproducible"], *stated["reproducible"]} == files(built.release)
    assert stated["files"].keys() == {*stated["reproducible"]} - {"manifest.json", SUMS}


@pytest.mark.parametrize("jobs", [2, 3], ids=["one helper makes", "helpers check too"])
def test_helpers_change_no_byte(built, tmp_path, jobs, caplog):
    again = build_in(tmp_path, jobs=jobs)
    assert "a helper has not done" not in caplog.text
    assert (again.release / "SHA256SUMS").read_bytes() == (
        built.release / "SHA256SUMS"
    ).read_bytes()
    assert sorted(map(str, again.outcome.checks)) == sorted(map(str, built.outcome.checks))
    assert again.outcome.rows == built.outcome.rows
