"""What damage ``verify`` finds and names, also where somebody has written the sums anew."""

import json
import shutil
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from pipeline import store
from pipeline.release import manifest
from pipeline.release.artefacts import changelog, checks, database
from pipeline.release.looked_at import Release
from pipeline.release.manifest import ManifestError
from pipeline.release.verify import (
    QUESTIONS,
    verify,
    wrong_csv,
    wrong_derived,
    wrong_files_of_manifest,
)
from pipeline.tables import BY_NAME


@pytest.fixture
def copy(built, tmp_path):
    """The build's releases, to be damaged."""
    shutil.copytree(built.folder / "releases", tmp_path / "copy" / "releases")
    return tmp_path / "copy"


def without_first(table):
    return table.slice(1)


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
    answers = list(verify(built.release))
    assert [answer.question for answer in answers] == [question for question, _ in QUESTIONS]
    assert {(answer.problem, answer.not_asked) for answer in answers} == {(None, None)}


def test_a_flipped_byte_is_found_in_every_file(copy):
    release = copy / "releases" / "1.0.0"
    names = {*manifest.files(release), *manifest.OWN}
    assert {Path(name).suffix for name in names} >= {".parquet", ".csv", ".json", ".md", ".duckdb"}
    for name in sorted(names):
        whole = (release / name).read_bytes()
        flip(release / name)
        assert named_problem(release, name)
        (release / name).write_bytes(whole)
    assert problem(release) is None


def named_problem(release, name):
    """Return whether what is wrong is said to be in a file; its own lines where it is the sums."""
    try:
        found = problem(release) or ""
    except ManifestError as error:
        found = str(error)
    return name in found or (name in (manifest.SUMS, manifest.OTHER_SUMS) and found != "")


def test_a_flipped_byte_under_new_sums_is_found_in_every_table(copy):
    release = copy / "releases" / "1.0.0"
    for name in BY_NAME:
        path = release / "parquet" / f"{name}.parquet"
        whole = path.read_bytes()
        flip(path)
        sign(release)
        assert name in problem(release)
        path.write_bytes(whole)
    sign(release)
    assert problem(release) is None


def test_a_flipped_byte_under_new_sums_is_found_in_every_csv(copy):
    release = copy / "releases" / "1.0.0"
    for name in BY_NAME:
        flip(release / "csv" / f"{name}.csv")
    sign(release)
    assert (
        problem(release)
        == "csv/resolutions.csv does not say what parquet/resolutions.parquet says"
    )
    assert len(list(wrong_csv(Release(release)))) == len(BY_NAME)


def test_a_flipped_byte_under_new_sums_is_found_in_every_derived_file(copy):
    release = copy / "releases" / "1.0.0"
    tables = ("parquet/", "csv/")
    derived = {name for name in manifest.files(release) if not name.startswith(tables)}
    derived -= {*manifest.UNREPEATABLE, checks.FILE, changelog.FILE}
    for name in derived:
        flip(release / name)
    sign(release)
    assert set(wrong_files_of_manifest(Release(release))) == {
        f"{name} is not the file that was published: its SHA-256 differs" for name in derived
    }
    stated = manifest.read(release)["files"]
    changed = {name: manifest.file_hash(release / name) for name in stated}
    edit_manifest(release, {"files": changed})
    sign(release)
    told = set(wrong_derived(Release(release)))
    assert told == {
        f"{name} does not say what the tables and the manifest say"
        for name in {*derived, manifest.MANIFEST}
    }
    assert problem(release) in told


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"title": "Others"}, id="a title"),
        pytest.param({"inputs": {}}, id="the sources"),
        pytest.param({"not_reproducible": []}, id="what can't be the same"),
    ],
)
def test_a_manifest_that_says_something_else_is_found(copy, change):
    release = copy / "releases" / "1.0.0"
    edit_manifest(release, change)
    sign(release)
    assert "does not say what the tables and the manifest say" in problem(release)


@pytest.mark.parametrize("name", [checks.FILE, changelog.FILE, database.FILE, "code"])
def test_what_can_not_be_made_again_is_in_the_manifest_or_the_index(copy, name):
    release = copy / "releases" / "1.0.0"
    match name:
        case "code":
            edit_manifest(release, {"code_version": "0" * 64})
        case database.FILE:
            with (release / name).open("ab") as file:
                file.write(bytes(4096))
        case _:
            text = (release / name).read_text(encoding="utf-8")
            (release / name).write_text(text.replace("1", "2"), encoding="utf-8")
    sign(release)
    assert problem(release) is not None


def test_a_release_that_other_code_made_is_not_made_again(copy, monkeypatch):
    monkeypatch.setattr("pipeline.release.verify.code_version", lambda: "0" * 64)
    answers = list(verify(copy / "releases" / "1.0.0"))
    assert {answer.problem for answer in answers} == {None}
    assert [answer.not_asked for answer in answers if answer.not_asked] == [
        "other code made it, and may word them otherwise"
    ]


def test_a_copy_without_the_index_is_whole_too(copy):
    (copy / "releases" / "latest.json").unlink()
    answers = list(verify(copy / "releases" / "1.0.0"))
    assert {answer.problem for answer in answers} == {None}
    assert answers[-1].not_asked == "there is no latest.json beside it"


def test_an_index_without_the_release_is_told(copy):
    (copy / "releases" / "latest.json").write_text('{"latest": null, "releases": []}')
    assert problem(copy / "releases" / "1.0.0") == "latest.json has no release 1.0.0"


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


def edit_manifest(release, change):
    path = release / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))


def wrong_count(release):
    tables = manifest.read(release)["tables"]
    tables["citations"]["rows"] += 1
    edit_manifest(release, {"tables": tables})


def older_table(release):
    """Put the table of an earlier release in its place: well formed, and complete then."""
    path = release / "parquet" / "dates.parquet"
    older = pq.read_table(path).filter(pc.not_equal(pc.field("symbol"), "A/RES/73/135"))
    store.write(older, BY_NAME["dates"], path)


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
        pytest.param(wrong_count, "citations has 78 rows, and manifest.json says 79", id="count"),
        pytest.param(older_table, "dates has 35 rows", id="a table of an earlier release"),
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
