"""Changes under raw/ are seen by content, whatever the times of the files say."""

import os
from pathlib import Path

import pytest

from pipeline.sources import watch
from pipeline.sources.watch import UNSURE_NS, Seen, contents, digest, look

LATER = 3 * UNSURE_NS


def now(raw: Path) -> int:
    """Return a time at which every file under raw/ is old enough to be believed."""
    return max(path.lstat().st_ctime_ns for path in raw.rglob("*")) + LATER


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    (folder / "ga").mkdir(parents=True)
    (folder / "ga" / "a.txt").write_text("one")
    (folder / "b.txt").write_text("two")
    return folder


def test_files_are_told_by_content(raw: Path) -> None:
    found = contents(look(raw, {}, now(raw)))
    assert list(found) == ["b.txt", "ga/a.txt"]
    (raw / "copy.txt").write_text("one")
    assert contents(look(raw, {}, now(raw)))["copy.txt"] == found["ga/a.txt"]


def test_what_is_as_it_was_is_not_read_again(raw: Path) -> None:
    before = look(raw, {}, now(raw))
    marked = {path: Seen("as before", each.stamp) for path, each in before.items()}
    assert set(contents(look(raw, marked, now(raw))).values()) == {"as before"}


def test_a_new_time_alone_changes_nothing(raw: Path) -> None:
    before = look(raw, {}, now(raw))
    os.utime(raw / "b.txt", (1, 1))
    assert contents(look(raw, before, now(raw))) == contents(before)


def test_other_content_of_the_same_size_and_time_is_seen(raw: Path) -> None:
    """As rsync --times or touch leave it; only the system sets the time of the last change."""
    path = raw / "b.txt"
    os.utime(path, (1, 1))
    before = look(raw, {}, now(raw))
    path.write_text("owt")
    os.utime(path, (1, 1))
    assert contents(look(raw, before, now(raw)))["b.txt"] != before["b.txt"].content


def test_a_file_that_was_changed_just_now_is_read_again(raw: Path) -> None:
    """Within the clock's step other content may bear the same times."""
    at = (raw / "b.txt").stat().st_ctime_ns + UNSURE_NS
    assert look(raw, {}, at)["b.txt"].stamp is None
    assert look(raw, {}, at + 1)["b.txt"].stamp is not None


def test_a_clock_that_jumps_back_believes_nothing(raw: Path) -> None:
    assert {each.stamp for each in look(raw, {}, 0).values()} == {None}


def test_what_cannot_be_opened_is_there_all_the_same(raw: Path) -> None:
    (raw / "nowhere").symlink_to(raw / "gone")
    os.mkfifo(raw / "pipe")  # opening it would wait for ever
    found = contents(look(raw, {}, now(raw)))
    assert "vanished" in found["nowhere"]
    assert found["pipe"] == "no ordinary file"


def test_the_digest_tells_names_and_contents_apart() -> None:
    assert digest({"a": "1", "b": "2"}) == digest({"b": "2", "a": "1"})
    assert len({digest({"a": "1"}), digest({"a": "2"}), digest({"b": "1"}), digest({})}) == 4


def test_what_was_seen_is_remembered(raw: Path, tmp_path: Path) -> None:
    seen = look(raw, {}, now(raw)) | {"just.txt": Seen("x", None)}
    watch.remember(seen, tmp_path / "seen.json")
    assert watch.remembered(tmp_path / "seen.json") == seen
    (tmp_path / "seen.json").write_text("{")
    assert watch.remembered(tmp_path / "seen.json") == {}
    assert watch.remembered(tmp_path / "none.json") == {}
