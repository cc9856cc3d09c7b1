"""What stops a release, what a second one says of the first, and what damage ``verify`` finds."""

import json
import shutil
from dataclasses import replace
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.curated.layout import whole_tables
from pipeline.defs.release import request
from pipeline.defs.resources import Means
from pipeline.defs.runs import BuildError
from pipeline.formats import read_source
from pipeline.release import manifest
from pipeline.release.build import ReleaseError, publish
from pipeline.release.manifest import ManifestError
from pipeline.release.verify import verify
from pipeline.sources.files import read_bytes
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
    assert {path.name for path in (copy / "releases").iterdir()} == {"1.0.0", "latest.json"}


def with_table(built, name, change):
    """Publish the build's tables with one of them changed."""
    folders = folders_in(built.folder)
    tables = whole_tables(folders.tables)
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
    assert list((tmp_path / "releases").iterdir()) == []


@pytest.mark.usefixtures("unchecked")
def test_what_a_crash_left_is_removed(copy):
    (copy / "releases" / ".unfinished").mkdir()
    (copy / "releases" / ".unfinished" / "half").touch()
    (copy / "curated" / ".state.json").unlink()
    assert build_in(copy).outcome.release is None
    assert {path.name for path in (copy / "releases").iterdir()} == {"1.0.0", "latest.json"}


@pytest.mark.usefixtures("unchecked")
def test_a_curated_file_that_was_damaged_is_written_anew(copy):
    damaged = copy / "curated" / "clauses" / "GA-63.parquet"
    before = damaged.read_bytes()
    damaged.write_bytes(before[:-9])
    assert build_in(copy).outcome.written == 1
    assert damaged.read_bytes() == before


def changes_of(release):
    rows = pq.read_table(release / "parquet" / "changes.parquet").to_pylist()
    return {(row["table_name"], row["row_id"]): row for row in rows}


@pytest.mark.usefixtures("unchecked")
def test_releases_follow_one_another(tmp_path):
    """One resolution; then another one; then an edited source; then another reading of it."""
    raw = tmp_path / "raw"
    raw.mkdir()
    seeds = {year: next((PROJECT / "raw" / "ga" / year).iterdir()) for year in ("63", "73")}
    shutil.copy(seeds["63"], raw)
    first = build_in(tmp_path, raw=str(raw))
    assert first.release.name == "1.0.0"

    shutil.copy(seeds["73"], raw)
    second = build_in(tmp_path, raw=str(raw))
    assert second.release.name == "1.1.0"
    assert second.outcome.written == 1
    changes = changes_of(second.release)
    assert changes["resolutions", "A/RES/73/135:en"]["cause"] == "source"
    linked = [row for row in changes.values() if row["columns"] and row["change"] == "changed"]
    assert {row["cause"] for row in linked} == {"context"}

    text = (raw / seeds["73"].name).read_text(encoding="utf-8")
    edited = text.replace("*Welcomes with appreciation*", "*Welcomes with satisfaction*")
    (raw / seeds["73"].name).write_text(edited, encoding="utf-8")
    third = build_in(tmp_path, raw=str(raw))
    assert third.release.name == "1.1.1"
    row = changes_of(third.release)["clauses", "A/RES/73/135:en#OP17"]
    assert (row["change"], row["cause"]) == ("changed", "source")
    assert "text" in row["columns"]


@pytest.mark.usefixtures("unchecked")
def test_another_reading_of_the_same_source_is_the_parsers_doing(built, copy):
    def other(data: bytes):
        found = read_source(data)
        (one,) = found.readings
        return replace(
            found,
            readings=(replace(one, resolution=replace(one.resolution, agenda_title="Other")),),
        )

    shutil.rmtree(copy / "curated")
    manifest_path = copy / "releases" / "1.0.0" / "manifest.json"
    stated = json.loads(manifest_path.read_text()) | {"code_version": "older"}
    manifest_path.write_text(json.dumps(stated))
    second = build_in(copy, means=Means(parse=other), jobs=0)
    assert second.release.name == "1.0.1"
    changes = changes_of(second.release)
    assert {row["cause"] for row in changes.values()} == {"parser"}
    assert {tuple(row["columns"]) for row in changes.values()} == {("agenda_title",)}


def problem(folder):
    return next((answer.problem for answer in verify(folder) if answer.problem), None)


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def sign(release):
    """Write the sums anew, as somebody who tampers would."""
    for name, apart in ((manifest.SUMS, False), (manifest.OTHER_SUMS, True)):
        sums = (
            f"{digest}  {path}\n"
            for path, digest in manifest.file_hashes(release)
            if (path in manifest.UNREPEATABLE) == apart
        )
        (release / name).write_text("".join(sums))


def test_a_release_is_what_was_published(built):
    assert problem(built.release) is None


@pytest.mark.parametrize(
    "name",
    [
        "parquet/clauses.parquet",
        "csv/dates.csv",
        "README.md",
        "datapackage.json",
        "resolutions.duckdb",
    ],
)
def test_a_flipped_byte_is_found(copy, name):
    release = copy / "releases" / "1.0.0"
    flip(release / name)
    assert problem(release) == f"{name} is not the file that was published: its SHA-256 differs"


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(lambda r: (r / "LICENSE").unlink(), "LICENSE is missing", id="file gone"),
        pytest.param(lambda r: (r / "x").touch(), "x is in no line of", id="file added"),
        pytest.param(lambda r: (r / "SHA256SUMS").unlink(), "SHA256SUMS is missing", id="no sums"),
    ],
)
def test_files_that_do_not_belong_are_found(copy, damage, message):
    release = copy / "releases" / "1.0.0"
    damage(release)
    assert message in problem(release)


def rewritten(change):
    def damage(release):
        path = release / "parquet" / "citations.parquet"
        pq.write_table(change(pq.read_table(path)), path)

    return damage


def wrong_count(release):
    path = release / "manifest.json"
    stated = json.loads(path.read_text())
    stated["tables"]["citations"]["rows"] += 1
    path.write_text(json.dumps(stated))


def other_csv(release):
    path = release / "csv" / "citations.csv"
    path.write_bytes(path.read_bytes().replace(b"explicit", b"list", 1))


def other_database(release):
    with duckdb.connect(str(release / "resolutions.duckdb")) as database:
        database.execute("INSERT INTO votes VALUES ('A/RES/73/135:en', 'Atlantis', NULL, 'yes')")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(rewritten(without_first), "citations has", id="a row removed"),
        pytest.param(
            rewritten(lambda t: t.rename_columns(["id", *t.column_names[1:]])),
            "citations has the columns",
            id="a column renamed",
        ),
        pytest.param(
            rewritten(lambda t: t.set_column(8, "raw", t["raw"].cast(pa.large_string()))),
            "citations.raw is",
            id="another type",
        ),
        pytest.param(
            rewritten(lambda t: t.sort_by([("citation_id", "descending")])),
            "citations has other content",
            id="the same rows in another order",
        ),
        pytest.param(wrong_count, "manifest.json says", id="a wrong count"),
        pytest.param(other_csv, "csv/citations.csv does not say", id="another CSV"),
        pytest.param(other_database, "votes has other content", id="another database"),
    ],
)
def test_damage_under_new_sums_is_found(copy, damage, message):
    release = copy / "releases" / "1.0.0"
    damage(release)
    sign(release)
    assert message in problem(release)


def test_a_manifest_that_cannot_be_read_is_named(copy):
    path = copy / "releases" / "1.0.0" / "manifest.json"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(ManifestError, match=r"manifest\.json can't be read"):
        problem(copy / "releases" / "1.0.0")


def test_a_manifest_that_was_edited_is_found(copy):
    path = copy / "releases" / "1.0.0" / "manifest.json"
    path.write_text(path.read_text().replace("2026-01-31", "2026-02-01"))
    assert "manifest.json is not the file" in problem(copy / "releases" / "1.0.0")


def test_a_folder_that_is_no_release_is_named(tmp_path):
    with pytest.raises(ManifestError, match=r"it has no manifest\.json"):
        problem(tmp_path)


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
