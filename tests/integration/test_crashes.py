"""A release is there whole or not at all, wherever a crash comes; the next run tidies up."""

import json
import shutil
from dataclasses import replace

import pytest

from pipeline.defs.release import request
from pipeline.defs.resources import Means
from pipeline.files import UNFINISHED, Busy, only_one
from pipeline.release.build import publish, settle
from pipeline.release.verify import verify
from pipeline.tables import BY_NAME
from tests.integration.building import folders_in

pytestmark = pytest.mark.usefixtures("unchecked")


class Crash(BaseException):
    """The end of the process: nothing that runs in it can clean up after itself."""


@pytest.fixture
def releases(built, tmp_path):
    shutil.copytree(built.folder / "releases", tmp_path / "releases")
    return tmp_path / "releases"


@pytest.fixture
def publish_in(built):
    """Publish the build's tables, with a finding less, in a folder."""
    folders = folders_in(built.folder)

    def published(releases):
        tables = {name: folders.tables.stored.whole(name) for name in BY_NAME}
        tables["findings"] = tables["findings"].slice(1)
        return publish(tables, replace(request(folders, Means()), releases=releases))

    return published


def crash(*arguments, **options):
    raise Crash


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def whole(release):
    return {answer.problem for answer in verify(release)} == {None}


BEFORE_THE_RENAME = [
    "pipeline.release.build.write_table",
    "pipeline.release.build.edition_of",
    "pipeline.release.build.manifest.write",
    "pipeline.release.build.sync_tree",
    "pathlib.Path.rename",
]


@pytest.mark.parametrize("place", BEFORE_THE_RENAME)
def test_a_crash_leaves_the_old_state(releases, publish_in, monkeypatch, place):
    before = contents(releases)
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.release.build.shutil.rmtree", lambda *_, **__: None)
        patch.setattr(place, crash)
        with pytest.raises(Crash):
            publish_in(releases)
    left = {name for name in contents(releases) if name.startswith(UNFINISHED)}
    assert left or place.endswith("write_table")
    assert (releases / UNFINISHED).is_dir()
    assert {name: held for name, held in contents(releases).items() if name not in left} == before
    settle(releases)
    assert not (releases / UNFINISHED).exists()
    assert contents(releases) == before


@pytest.mark.parametrize(
    "place", ["pipeline.release.build.sync_folder", "pipeline.release.latest.write_whole"]
)
def test_after_the_rename_the_next_run_writes_the_index(releases, publish_in, monkeypatch, place):
    with monkeypatch.context() as patch:
        patch.setattr(place, crash)
        with pytest.raises(Crash):
            publish_in(releases)
    assert json.loads((releases / "latest.json").read_bytes())["latest"] == "1.0.0"
    (releases / "latest.json.7.unfinished").write_text("{")
    assert publish_in(releases) is None
    index = json.loads((releases / "latest.json").read_bytes())
    assert [each["version"] for each in index["releases"]] == ["1.0.1", "1.0.0"]
    assert {path.name for path in releases.iterdir()} == {"1.0.0", "1.0.1", "latest.json"}
    assert whole(releases / "1.0.1")


def test_an_index_that_was_lost_or_damaged_is_written_again(releases):
    index = (releases / "latest.json").read_bytes()
    (releases / "latest.json").unlink()
    settle(releases)
    assert (releases / "latest.json").read_bytes() == index
    (releases / "latest.json").write_bytes(index[:-9])
    settle(releases)
    assert (releases / "latest.json").read_bytes() == index


def test_an_index_that_is_right_is_let_be(releases):
    before = (releases / "latest.json").stat().st_mtime_ns
    settle(releases)
    assert (releases / "latest.json").stat().st_mtime_ns == before


def test_no_folder_has_nothing_to_settle(tmp_path):
    settle(tmp_path / "releases")
    assert not (tmp_path / "releases").exists()


def test_what_another_build_is_writing_is_not_tidied_up(releases):
    (releases / UNFINISHED).mkdir()
    with only_one(releases), pytest.raises(Busy, match="another build is writing to"):
        settle(releases)
    assert (releases / UNFINISHED).exists()
