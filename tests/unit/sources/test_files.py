"""Every file under raw/ is a source, once, however it is reached."""

from pathlib import Path

import pytest

from pipeline.sources.files import source_paths


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Sources in a folder, and an archive beside it."""
    for folder in ("raw/ga", "archive/sc"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "one.txt").touch()
    (tmp_path / "archive" / "two.txt").touch()
    return tmp_path / "raw"


ARCHIVE = ["archive/sc/one.txt", "archive/two.txt"]


def test_a_linked_folder_is_looked_into_once(raw: Path) -> None:
    (raw / "archive").symlink_to(raw.parent / "archive")
    assert source_paths(raw) == [*ARCHIVE, "ga/one.txt"]
    (raw / "later").symlink_to(raw.parent / "archive")
    assert source_paths(raw) == [*ARCHIVE, "ga/one.txt"]


def test_links_in_a_circle_end(raw: Path) -> None:
    (raw / "archive").symlink_to(raw.parent / "archive")
    (raw.parent / "archive" / "sc" / "round").symlink_to(raw.parent / "archive")
    (raw.parent / "archive" / "sc" / "back").symlink_to(raw)
    assert source_paths(raw) == [*ARCHIVE, "ga/one.txt"]


def test_a_file_has_its_own_path_and_not_that_of_a_link(raw: Path) -> None:
    (raw / "a").symlink_to(raw / "ga")
    (raw / "ga" / "up").symlink_to(raw)
    assert source_paths(raw) == ["ga/one.txt"]


def test_what_a_narrower_link_leads_to_hides_nothing_of_a_wider_one(raw: Path) -> None:
    (raw / "a").symlink_to(raw.parent / "archive" / "sc")
    (raw / "archive").symlink_to(raw.parent / "archive")
    assert source_paths(raw) == ["a/one.txt", *ARCHIVE, "ga/one.txt"]


def test_links_that_can_not_be_followed_are_told(raw: Path) -> None:
    (raw / "around").symlink_to(raw.parent)
    (raw / "gone").symlink_to(raw / "nowhere")
    assert source_paths(raw) == ["around", "ga/one.txt", "gone"]
