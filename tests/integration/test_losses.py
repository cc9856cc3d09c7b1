"""Most of what there was is gone at once: nothing is published until somebody says it is meant."""

import shutil

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.release.latest import releases_in
from tests.integration.building import DATE, BuildError, build_in

COMMAND = ["build", "--jobs", "1", "--no-report", "--date", DATE]


@pytest.fixture
def folder(mixed, tmp_path):
    """A folder with a release of many resolutions."""
    return shutil.copytree(mixed.folder, tmp_path / "copy")


def most(folder):
    """Return most of the sources."""
    return sorted((folder / "raw").rglob("*.txt"))[3:]


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*.parquet")}


@pytest.mark.usefixtures("unchecked")
def test_before_anything_is_read_sources_are_missed_and_an_option_says_it_is_meant(
    folder, monkeypatch
):
    monkeypatch.chdir(folder)
    before = contents(folder)
    for path in most(folder):
        path.unlink()
    done = CliRunner().invoke(app, COMMAND)
    assert done.exit_code == 1
    assert "sources are gone at once" in str(done.exception)
    assert "build by hand with --allow-loss" in str(done.exception)
    assert contents(folder) == before
    assert CliRunner().invoke(app, [*COMMAND, "--allow-loss"]).exit_code == 0
    assert (folder / "releases" / "2.0.0").is_dir()


@pytest.mark.usefixtures("unchecked")
def test_files_that_are_refused_give_no_release_without_their_resolutions(folder):
    for path in most(folder):
        path.write_bytes(b"")
    with pytest.raises(BuildError, match=r"of release 1\.0\.0 would be gone.* or are files refus"):
        build_in(folder, raw=str(folder / "raw"))
    assert [*releases_in(folder / "releases")] == [(1, 0, 0)]
