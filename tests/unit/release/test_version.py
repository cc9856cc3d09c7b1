"""The version follows from what differs; nobody can ask for a wrong one."""

import pytest

from pipeline.release.version import Difference, Version, newest, releases_in, steps


@pytest.mark.parametrize(
    ("difference", "version"),
    [
        pytest.param(Difference(), None, id="no change, no release"),
        pytest.param(Difference(changed=True), "1.2.4", id="values alone"),
        pytest.param(Difference(added=True, changed=True), "1.3.0", id="rows or columns added"),
        pytest.param(Difference(lost=True, added=True), "2.0.0", id="rows or columns lost"),
    ],
)
def test_step(difference, version):
    step = difference.step
    assert (str(Version(1, 2, 3).after(step)) if step else None) == version


@pytest.mark.parametrize(
    "text", ["1.0", "v1.0.0", "1.0.0-rc1", "01.0.0", "latest", "", "1.0.0\n", "١.0.0"]
)
def test_what_is_no_version(text):
    assert Version.parse(text) is None


def test_releases_are_ordered_as_versions_are(tmp_path):
    for name in ("1.10.0", "1.9.0", ".unfinished", "notes"):
        (tmp_path / name).mkdir()
    (tmp_path / "2.0.0").touch()
    assert [path.name for path in releases_in(tmp_path).values()] == ["1.9.0", "1.10.0"]
    assert newest(tmp_path) == tmp_path / "1.10.0"


def test_no_folder_has_no_releases(tmp_path):
    assert newest(tmp_path / "nowhere") is None


def test_differences_of_tables_add_up():
    together = steps([Difference(changed=True), Difference(added=True)])
    assert together == Difference(changed=True, added=True)
