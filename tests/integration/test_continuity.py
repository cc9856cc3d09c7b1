"""What a release must keep of the one before, whatever the code that should keep it does."""

import json
import shutil
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from pipeline.defs.release import request
from pipeline.defs.resources import Means
from pipeline.release.build import ReleaseError, publish
from pipeline.release.rekeys import Rekey
from pipeline.tables import BY_NAME
from tests.integration.building import folders_in

LOST = "A/RES/63/114:en!damage-lost-hyphen@1638"

pytestmark = pytest.mark.usefixtures("unchecked")


@pytest.fixture
def publish_with(built, tmp_path):
    """Publish a build's tables, changed, after its release; other releases may lie there too."""
    releases = tmp_path / "releases"
    shutil.copytree(built.folder / "releases", releases)
    folders = folders_in(built.folder)

    def published(previous=None, **changes):
        tables = {name: folders.tables.stored.whole(name) for name in BY_NAME}
        asked = replace(request(folders, Means()), releases=releases, previous=previous)
        changed = {name: change(tables[name]) for name, change in changes.items()}
        return publish(tables | changed, asked)

    published.releases = releases
    return published


def without(table):
    return table.filter(pc.not_equal(table["finding_id"], LOST))


def said_otherwise(table):
    """Let one id stand for something else."""
    rows = table.to_pylist()
    for row in rows:
        if row["finding_id"] == LOST:
            row |= {"check_name": "every marker has a note", "observed": "9"}
    return pa.Table.from_pylist(rows, table.schema)


def rekeys_of(release):
    return pq.read_table(release / "parquet" / "rekeys.parquet").to_pylist()


@pytest.mark.parametrize("change", [without, said_otherwise])
def test_an_id_that_is_lost_or_used_again_has_a_row(publish_with, change):
    release = publish_with(findings=change)
    assert release.name == "1.0.1"
    (row,) = rekeys_of(release)
    assert (row["old_id"], row["new_id"], row["version"]) == (LOST, None, "1.0.1")
    page = (release / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"Ids that are gone: 1, for example `{LOST}`." in page


@pytest.mark.parametrize(
    ("change", "made", "message"),
    [
        pytest.param(
            without,
            [],
            f"ids of findings are lost without a row in rekeys: 1, first {LOST}",
            id="lost",
        ),
        pytest.param(
            said_otherwise,
            [],
            f"ids of findings hold other content without a row in rekeys: 1, first {LOST}",
            id="used again",
        ),
        pytest.param(
            without,
            [Rekey(table_name="findings", old_id=LOST, new_id="nowhere", reason="moved")],
            "new ids of findings in rekeys do not exist: 1, first nowhere",
            id="mapped to nothing",
        ),
    ],
)
def test_without_it_nothing_is_published(publish_with, monkeypatch, change, made, message):
    def forgetful(table, *others):
        return made if table == "findings" else []

    monkeypatch.setattr("pipeline.release.changes.rekeyed", forgetful)
    with pytest.raises(ReleaseError) as told:
        publish_with(findings=change)
    assert str(told.value) == f"not published: {message}"
    found = {path.name for path in publish_with.releases.iterdir()}
    assert found == {"1.0.0", "latest.json"}


def test_what_was_said_of_an_id_is_never_forgotten(publish_with, monkeypatch):
    publish_with(findings=without)
    monkeypatch.setattr("pipeline.release.build.rekey_rows", lambda *_: [])
    with pytest.raises(ReleaseError, match="earlier rows of rekeys are lost: 1, first"):
        publish_with(findings=lambda table: table.slice(0, 0))


def test_a_damaged_release_is_not_compared_with(publish_with):
    path = publish_with.releases / "1.0.0" / "parquet" / "clauses.parquet"
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(ReleaseError, match=r"1\.0\.0: parquet/clauses\.parquet is not the file"):
        publish_with(findings=without)


def test_meanings_that_changed_make_a_major_release(publish_with, monkeypatch):
    for module in ("edition", "build", "manifest"):
        monkeypatch.setattr(f"pipeline.release.{module}.SCHEMA_VERSION", "2.0.0")
    release = publish_with()
    assert release.name == "2.0.0"
    assert json.loads((release / "manifest.json").read_bytes())["schema_version"] == "2.0.0"


def test_a_release_that_is_there_is_not_replaced(publish_with):
    second = publish_with(findings=without)
    before = (second / "manifest.json").read_bytes()
    with pytest.raises(ReleaseError, match=r"1\.0\.1 is there already"):
        publish_with(publish_with.releases / "1.0.0", findings=said_otherwise)
    assert (second / "manifest.json").read_bytes() == before
