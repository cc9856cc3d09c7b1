"""A machine that fails: damaged working files, a wrong clock, two builds at once, closed doors."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.cli.usable import CannotWrite, writable
from pipeline.curated.history import newest
from pipeline.curated.intake import take_in
from pipeline.curated.layout import OF_ONE_MACHINE, Curated
from pipeline.curated.sessions import stale_sessions
from pipeline.files import Busy, only_one, sweep
from pipeline.formats import read_source
from pipeline.release import latest
from pipeline.release.build import staging
from tests.integration.building import DATE, PROJECT, BuildError, build_in

NOBODY = 65_534


@pytest.fixture
def copy(built, tmp_path):
    """The build's folders, to be damaged."""
    shutil.copytree(built.folder, tmp_path / "copy")
    return tmp_path / "copy"


def contents(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.name not in {*OF_ONE_MACHINE, ".state.json"}
        and path.parent.name != ".checked"  # nothing is looked at here
    }


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


DAMAGED = {
    "tables of the corpus": ["lineage.parquet", "sources.parquet", "completeness.parquet"],
    "all else": [
        *("clauses/GA-63.parquet", "source_map/GA-73.parquet", ".written/GA-73.json"),
        *(".ledger.json", ".state.json", ".comparisons", ".readings"),
        *(".overlaps", ".worded/GA-63.parquet"),
    ],
}


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("names", DAMAGED.values(), ids=DAMAGED.keys())
def test_what_was_damaged_is_found_by_its_hash_and_made_again(copy, names):
    curated = copy / "curated"
    before = contents(curated)
    for name in names:
        path = curated / name
        for each in path.rglob("*.pickle") if path.is_dir() else [path]:
            flip(each)
    assert contents(curated) != before
    again = build_in(copy)
    assert again.outcome.release is None
    assert contents(curated) == before


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"digest": 1}', '{"diges'])
def test_a_mark_that_is_damaged_is_no_mark(copy, content):
    curated = Curated(copy / "curated")
    assert stale_sessions(curated) == []
    curated.mark("GA-63").write_text(content)
    assert stale_sessions(curated) == ["GA-63"]


@pytest.mark.usefixtures("unchecked")
def test_an_index_that_a_crash_kept_from_being_written_is_written_by_the_next_build(copy):
    """The release was in its place; nothing that differs from it is left to be published."""
    index = copy / "releases" / latest.LATEST
    before = index.read_bytes()
    index.unlink()
    (copy / "curated" / ".state.json").unlink()
    assert build_in(copy).outcome.release is None
    assert index.read_bytes() == before


@pytest.mark.usefixtures("unchecked")
def test_a_clock_that_jumped_back_publishes_nothing_until_it_is_set(tmp_path):
    raw = tmp_path / "raw"
    shutil.copytree(PROJECT / "raw" / "ga" / "63", raw)
    build_in(tmp_path, raw=str(raw))
    shutil.copytree(PROJECT / "raw" / "ga" / "73", raw, dirs_exist_ok=True)
    with pytest.raises(BuildError, match=r"dated 1970-01-01.*set the clock"):
        build_in(tmp_path, raw=str(raw), date="1970-01-01")
    assert latest.releases_in(tmp_path / "releases").keys() == {(1, 0, 0)}
    assert build_in(tmp_path, raw=str(raw), date=DATE).release.name == "1.1.0"


@pytest.mark.usefixtures("unchecked")
def test_times_of_files_mean_nothing(copy):
    """Of the year 2100 or of 1970: what counts is what is in them."""
    raw = copy / "raw"
    shutil.copytree(PROJECT / "raw", raw)
    for when in (4_102_444_800, 0):
        for path in [*raw.rglob("*"), *(copy / "curated").rglob("*")]:
            os.utime(path, (when, when))
        made = build_in(copy, raw=str(raw))
        assert (made.outcome.written, made.outcome.release) == (0, None)


def test_what_a_killed_build_left_is_swept_up(tmp_path):
    (tmp_path / "clauses").mkdir()
    left = tmp_path / "clauses" / "GA-1.parquet.77.unfinished"
    left.touch()
    (tmp_path / "kept").touch()
    sweep(tmp_path)
    assert not left.exists()
    assert (tmp_path / "kept").exists()


def command(folder, *more):
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "build", "--raw", PROJECT / "raw", *more],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(PROJECT), "DAGSTER_HOME": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def test_of_two_builds_at_once_the_second_says_why_not_and_a_killed_one_is_seen(tmp_path):
    first = command(tmp_path)
    try:
        while not first.stdout.readline().startswith("Reading"):
            assert first.poll() is None
        os.killpg(first.pid, signal.SIGSTOP)
        second = command(tmp_path)
        said, _ = second.communicate(timeout=60)
        assert second.returncode == 1
        assert "another build is writing to curated: wait until it is done" in said
    finally:
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
        first.stdout.close()
    build = newest(tmp_path / "curated")
    assert (build.seconds, build.problem) == (None, None)


def test_builds_with_folders_of_their_own_publish_one_after_the_other(tmp_path):
    entered = threading.Event()

    def second():
        with staging(tmp_path):
            entered.set()

    with only_one(tmp_path):
        waiting = threading.Thread(target=second)
        waiting.start()
        assert not entered.wait(0.3)
        assert not (tmp_path / ".unfinished").exists()
    assert entered.wait(30)
    waiting.join()


def test_a_lock_that_is_held_is_told(tmp_path):
    lock = tmp_path / "lock"
    with only_one(lock), pytest.raises(Busy, match="wait until it is done"), only_one(lock):
        pass


READ = """
from pathlib import Path
from pipeline.sources.cache import Cache
from pipeline.sources.read import Reading, read_sources
from tests import deadly

if __name__ == "__main__":
    read_sources(Reading(Path("raw"), Cache(Path("cache"), "code"), deadly.wait), jobs=2)
"""


def test_workers_end_when_the_build_is_killed(tmp_path):
    """A build that is killed alone can't tell them; they would wait for work for ever."""
    (tmp_path / "raw").mkdir()
    for number in range(40):  # more than one batch
        (tmp_path / "raw" / f"{number}").write_text(str(tmp_path / f"{number}.pid"))
    (tmp_path / "read.py").write_text(READ)
    build = subprocess.Popen(
        [sys.executable, "read.py"], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(PROJECT)}
    )
    try:
        pids = until(lambda: [int(p.read_text()) for p in tmp_path.glob("*.pid")][1:])
    finally:
        build.kill()
        build.wait()
    until(lambda: not any(map(alive, pids)))


def until(found, seconds=60):
    """Return what a function finds, as soon as it finds something."""
    end = time.monotonic() + seconds
    while not (result := found()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return result


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@contextmanager
def a_user_without_rights():
    """Be nobody for a while, where the tests run as root, whom nothing stops."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder():
    """A folder that others may enter, as those of tests may not be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


def test_a_file_that_may_not_be_read_is_refused_and_read_when_it_may(open_folder):
    raw = open_folder / "raw"
    shutil.copytree(PROJECT / "raw", raw)
    raw.chmod(0o755)
    for path in raw.rglob("*"):
        path.chmod(0o755)
    closed = next((raw / "ga" / "63").iterdir())
    closed.chmod(0)
    with a_user_without_rights():
        before = take_in(Curated(open_folder / "curated"), raw, read_source, jobs=0)
    assert {choice.status for choice in before} == {"extracted", "quarantined"}
    assert any("make it readable and build again" in (choice.reason or "") for choice in before)
    closed.chmod(0o644)
    with a_user_without_rights():
        after = take_in(Curated(open_folder / "curated"), raw, read_source, jobs=0)
    assert {choice.status for choice in after} == {"extracted"}


def test_a_folder_that_may_not_be_written_to_is_told_before_anything_is_read(open_folder):
    (open_folder / "curated").mkdir(mode=0o555)
    with (
        a_user_without_rights(),
        pytest.raises(CannotWrite, match=r"permission denied.*--curated"),
    ):
        writable(open_folder / "curated", "--curated")
