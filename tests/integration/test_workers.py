"""Worker processes: what ends, fills or stops one is refused with its reason, and stops nobody."""

import io
import tarfile
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.sources import apart
from pipeline.sources.cache import Cache
from pipeline.sources.document import Limits
from pipeline.sources.read import Reading, read_sources
from tests import deadly

LIMITS = Limits(memory_mb=300, seconds=1, seconds_per_mb=0)

ENDS = {
    "deadly": "reading it ended the process (SIGKILL: out of memory?)",
    "segfault": "reading it ended the process (SIGSEGV)",
    "exit": "reading it ended the process (exit status 3)",
    "fault": "the reader failed (IndexError: out of range)",
    "memory": "reading it takes more than 300 MB of memory",
    "loop": "reading it takes more than 1 s",
    "backtracking": "reading it takes more than 1 s",
}


def read(raw: Path, jobs: int, **others: object):
    reading = Reading(raw, Cache(raw.parent / "cache", "code"), deadly.parse, **others)
    return read_sources(reading, jobs=jobs)


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


def test_a_file_that_ends_its_reader_is_refused_and_the_others_are_read(raw):
    names = [f"{number:02} {kind}" for number, kind in enumerate([*ENDS, "none"])]
    for name in names:
        (raw / name).write_text(f"{name.split()[1]} {name}")
        (raw / f"{name} after").write_text(f"none {name}")
    found = read(raw, 2, limits=LIMITS)
    assert [source.path for source in found] == sorted([*names, *(f"{n} after" for n in names)])
    reasons = {source.path: source.summary.reason for source in found}
    for name in names:
        expected = ENDS.get(name.split()[1], "it is no resolution")
        assert reasons[name].startswith(expected), name
        assert reasons[f"{name} after"] == "it is no resolution"


def test_the_only_file_there_is_may_end_its_reader(raw):
    (raw / "only").write_text("deadly")
    (source,) = read(raw, 1)
    assert "ended the process" in source.summary.reason
    assert source.size == len("deadly")


def test_a_reader_that_waits_for_ever_is_ended(raw):
    (raw / "asleep").write_text("sleep")
    (source,) = read(raw, 1, limits=replace(LIMITS, patience=1))
    assert source.summary.reason.startswith("reading it takes more than 1 s")


def test_what_ended_its_reader_is_tried_again_by_the_next_build(raw):
    (raw / "a").write_text("deadly")
    (raw / "b").write_text("none")
    read(raw, 1)
    cache = Cache(raw.parent / "cache", "code")
    first, second = read(raw, 1)
    assert cache.summary(first.source_id) is None
    assert cache.summary(second.source_id) == second.summary


def test_the_same_bytes_twice_have_the_same_outcome(raw):
    for number in range(40):
        (raw / f"{number:02}").write_text("deadly" if number % 2 else "none")
    found = read(raw, 2)
    assert len({source.summary for source in found[::2]}) == 1
    assert {source.summary.reason[:25] for source in found[1::2]} == {"reading it ended the proc"}


def test_members_of_an_archive_are_read_apart_too(raw):
    with tarfile.open(raw / "all.tar.xz", "w:xz") as archive:
        for number, text in enumerate(["none 1", "deadly", "none 2"] * 12):
            member = tarfile.TarInfo(f"{number:02}")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
    found = read(raw, 2)
    assert [source.path for source in found] == [f"all.tar.xz!/{n:02}" for n in range(36)]
    ended = ["ended" in source.summary.reason for source in found]
    assert ended == [False, True, False] * 12


def test_processes_are_kept_and_then_all_end(raw, monkeypatch):
    started = []
    start = apart.Helper.start

    def counted(limits: Limits) -> apart.Helper:
        started.append(start(limits))
        return started[-1]

    monkeypatch.setattr(apart.Helper, "start", counted)
    for number in range(100):
        (raw / f"{number:02}").write_text(f"none {number}")
    read(raw, 2)
    assert 1 <= len(started) <= 2
    assert all(helper.process.poll() is not None for helper in started)


def test_no_more_documents_are_in_memory_than_are_under_way(raw):
    opened, returned, most = 0, 0, 0
    lock = threading.Lock()
    for number in range(400):
        (raw / f"{number:03}").write_text(f"none {number}")

    def counting(path: Path) -> bytes:
        nonlocal opened, most
        with lock:
            opened += 1
            most = max(most, opened - returned)
        return path.read_bytes()

    def seen(done: int, total: int) -> None:
        nonlocal returned
        returned = done

    reading = Reading(raw, Cache(raw.parent / "cache", "code"), deadly.parse, counting)
    read_sources(reading, jobs=1, seen=seen)
    assert returned == 400
    assert most <= 16 * 6  # four batches under way, one being filled, one being taken in
