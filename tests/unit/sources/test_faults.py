"""Faults of the disk and of those who write to it while it is read."""

import ast
import errno
import os
from pathlib import Path

import pytest

import pipeline
from pipeline.extract.blocks import Refusal
from pipeline.sources import files
from pipeline.sources.cache import Cache
from pipeline.sources.code import PACKAGE, READING
from pipeline.sources.machine import MachineError
from pipeline.sources.read import Reading, read_sources

GOOD = "A/RES/63/114 Takes note of the report;"


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "good").write_text(GOOD)
    (tmp_path / "raw" / "bad").write_text("no resolution")
    return tmp_path / "raw"


@pytest.fixture
def reading(raw, tmp_path, toy_parse):
    return Reading(raw, Cache(tmp_path / "cache", "code"), toy_parse)


def counting(parse):
    def counted(data):
        counted.calls += 1
        return parse(data)

    counted.calls = 0
    return counted


def read(reading):
    return {source.path: source.summary for source in read_sources(reading, jobs=0)}


@pytest.mark.parametrize("at", [0, 40, 200, -1], ids=["hash", "summary", "further on", "last"])
def test_a_reading_in_which_a_bit_has_flipped_is_made_again(reading, raw, at):
    read(reading)
    (kept,) = (
        path for path in reading.cache.folder.rglob("*.pickle") if b"Takes" in path.read_bytes()
    )
    whole = kept.read_bytes()
    damaged = bytearray(whole)
    damaged[at] ^= 1
    kept.write_bytes(damaged)
    with pytest.raises(LookupError, match="damaged: build again"):
        reading.cache.reading(kept.stem)
    assert read(reading)["good"].reason is None
    assert kept.read_bytes() == whole


def test_what_was_refused_is_tried_again_when_the_code_or_the_file_changes(
    raw, tmp_path, toy_parse
):
    parse = counting(toy_parse)
    for code, calls in (("old", 2), ("old", 2), ("new", 4)):
        read(Reading(raw, Cache(tmp_path / "cache", code), parse))
        assert parse.calls == calls
    (raw / "bad").write_text("A/RES/64/1 Decides;")
    assert read(Reading(raw, Cache(tmp_path / "cache", "new"), parse))["bad"].reason is None
    assert parse.calls == 5


def test_the_version_of_the_reading_code_covers_all_that_the_reading_imports():
    """Else a better reader would leave refused files refused."""
    wanted, seen = ["pipeline.sources.read", "pipeline.formats"], set()
    while wanted:
        module = wanted.pop()
        path = Path(pipeline.__file__).parents[1] / Path(*module.split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if module in seen or not path.exists():
            continue
        seen.add(module)
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pipeline"):
                wanted += [node.module, *(f"{node.module}.{name.name}" for name in node.names)]
    folders = {module.split(".")[1] for module in seen if module.count(".")}
    assert folders - {*READING} == {"files"}  # writes and locks, and reads no source
    assert (PACKAGE / "files.py").exists()


def test_a_file_that_is_being_written_is_read_anew(raw, monkeypatch):
    """Half of it is there when it is opened, and the rest comes before it has been read."""
    path = raw / "slow"
    path.write_bytes(b"half")
    states = writing(path, monkeypatch, times=1)
    assert files.read_bytes(path) == b"half and the rest"
    assert len(states) == 4


def test_a_file_that_is_written_all_the_while_is_refused_and_says_when_to_come_back(
    raw, monkeypatch
):
    writing(raw / "good", monkeypatch, times=99)
    with pytest.raises(Refusal, match=r"being written.*build again when it is finished"):
        files.read_bytes(raw / "good")


def writing(path, monkeypatch, times):
    """Write to a file each time that it has been opened and its state has been asked for."""
    asked, fstat = [], os.fstat

    def meanwhile(descriptor):
        found = fstat(descriptor)
        asked.append(found)
        if len(asked) % 2 and len(asked) < 2 * times:
            with path.open("ab") as file:
                file.write(b" and the rest")
        return found

    monkeypatch.setattr(files.os, "fstat", meanwhile)
    return asked


def test_a_file_that_vanishes_after_it_was_listed_is_refused(reading, raw):
    def gone(path):
        path.unlink()
        return files.read_bytes(path)

    found = read(Reading(raw, reading.cache, reading.parse, gone))
    assert {summary.reason for summary in found.values()} == {
        "it vanished, or is a link that leads nowhere: put the file back and build again"
    }


def test_a_full_disk_stops_the_build_and_refuses_no_source(reading, monkeypatch):
    """A release without a file for want of space would say that the file is bad."""

    def full(*args, **others):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pipeline.sources.cache.write_whole", full)
    with pytest.raises(MachineError, match=r"No space left on device.*build again"):
        read(reading)


def test_a_cache_that_cannot_be_opened_stops_the_build(reading):
    read(reading)
    for path in reading.cache.folder.rglob("*.pickle"):
        path.unlink()
        path.mkdir()
    with pytest.raises(MachineError, match="cannot use"):
        read(reading)


def test_too_many_open_files_are_no_fault_of_the_source(reading, raw):
    def exhausted(path):
        raise OSError(errno.EMFILE, "Too many open files")

    with pytest.raises(MachineError, match="fewer --jobs"):
        read(Reading(raw, reading.cache, reading.parse, exhausted))
