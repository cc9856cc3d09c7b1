"""Whatever a file is, the others are read, and it is a source with a reason."""

import hashlib
import os
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.extract.records import SourceReading
from pipeline.sources.cache import Cache, packed
from pipeline.sources.files import LARGEST, cannot_open, read_bytes, source_paths
from pipeline.sources.outcome import Source, summarise
from pipeline.sources.read import Reading, read_sources
from tests import made

GOOD = "A/RES/63/114 Takes note of the report;"


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    (folder / "ga" / "63").mkdir(parents=True)
    (folder / "ga" / "63" / "114.txt").write_text(GOOD)
    return folder


@pytest.fixture
def reading(raw, tmp_path, toy_parse):
    return Reading(raw=raw, cache=Cache(tmp_path / "cache", "code"), parse=toy_parse)


def read(reading: Reading, jobs: int = 0) -> dict[str, Source]:
    return {source.path: source for source in read_sources(reading, jobs=jobs)}


def test_every_file_in_every_folder_is_a_source_but_for_the_named_ones(raw):
    for name in (
        "README.md",
        "manifest.parquet",
        ".hidden",
        "ga/README.md",
        ".git/x",
        "no suffix",
    ):
        (raw / name).parent.mkdir(exist_ok=True)
        (raw / name).write_text("x")
    assert source_paths(raw) == ["ga/63/114.txt", "no suffix"]


def test_a_source_is_known_by_its_content(reading):
    source = read(reading)["ga/63/114.txt"]
    assert source.source_id == hashlib.sha256(GOOD.encode()).hexdigest()
    assert source.size == len(GOOD)
    assert [held.partition for held in source.summary.held] == ["GA-63"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("no resolution", "it is no resolution", id="refused by the reader"),
        pytest.param("fault", "the reader failed (IndexError: out of range)", id="reader's fault"),
        pytest.param("", "no resolution was found in it", id="nothing in it"),
    ],
)
def test_a_bad_source_has_a_reason_and_leaves_the_others_alone(reading, raw, content, reason):
    (raw / "bad").write_text(content)
    sources = read(reading)
    assert sources["bad"].summary.reason.startswith(reason)
    assert sources["ga/63/114.txt"].summary.reason is None


def test_a_file_that_cannot_be_opened_has_a_reason(reading, raw):
    def locked(path: Path) -> bytes:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    (raw / "locked").write_text(GOOD)
    sources = read(Reading(raw, reading.cache, reading.parse, locked))
    assert sources["locked"].source_id is None
    assert "permission denied" in sources["locked"].summary.reason
    assert sources["ga/63/114.txt"].summary.reason is None


def test_a_link_that_leads_nowhere_and_a_pipe_have_reasons(reading, raw):
    (raw / "link").symlink_to(raw / "nowhere")

    os.mkfifo(raw / "pipe")
    sources = read(reading)
    assert "leads nowhere" in sources["link"].summary.reason
    assert "no ordinary file" in sources["pipe"].summary.reason


def test_a_file_over_the_stated_size_is_refused_without_being_read(reading, raw):
    with (raw / "large").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "100 MB" in read(reading)["large"].summary.reason


def test_any_other_fault_of_the_disk_is_named():
    assert "Input/output error" in cannot_open(OSError(5, "Input/output error"))


def test_a_name_that_is_no_text_is_shown_escaped(reading, raw):
    (raw / "caf\udce9.txt").write_text(GOOD)
    assert "caf\\xe9.txt" in read(reading)


def test_a_source_is_parsed_once(reading, raw, toy_parse):
    calls = []

    def counting(data: bytes):
        calls.append(data)
        return toy_parse(data)

    (raw / "refused").write_text("no resolution")
    counted = Reading(raw, reading.cache, counting)
    assert read(counted) == read(counted)
    assert len(calls) == 2


def test_a_cache_that_a_crash_has_cut_is_made_again(reading):
    source_id = read(reading)["ga/63/114.txt"].source_id
    whole = reading.cache.path(source_id).read_bytes()
    reading.cache.path(source_id).write_bytes(b"")
    assert read(reading)["ga/63/114.txt"].summary.reason is None
    assert reading.cache.path(source_id).read_bytes() == whole


def test_the_cache_gives_the_reading_back(reading, toy_parse):
    source = read(reading)["ga/63/114.txt"]
    assert reading.cache.reading(source.source_id) == toy_parse(GOOD.encode())


def test_what_was_packed_is_unpacked_as_the_records_that_it_was(tmp_path):
    """Compared as printed: named tuples of two kinds with equal fields are equal."""
    cites = [made.Cites(raw="37/4", target="A/RES/37/4", of=date(1982, 10, 22))]
    readings = (made.reading(cites=cites), made.reading("A/RES/73/136"))
    whole = SourceReading(
        media_type="text/plain",
        characters=99,
        readings=readings,
        source_map=made.kept(*readings).source_map,
    )
    cache = Cache(tmp_path, "code")
    cache.put("ab", packed(summarise(whole), whole))
    assert repr(cache.reading("ab")) == repr(whole)
    assert cache.summary("ab") == summarise(whole)


def test_progress_is_told_source_by_source(reading, raw):
    (raw / "second").write_text(GOOD)
    told = []
    read_sources(reading, jobs=0, seen=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_every_member_of_an_archive_is_a_source(reading, raw):
    with zipfile.ZipFile(raw / "all.zip", "w") as archive:
        archive.writestr("a.txt", "A/RES/64/1 Takes note;")
        archive.writestr("bad", "no resolution")
    sources = read(reading)
    assert sources["all.zip!/a.txt"].summary.held[0].symbol == "A/RES/64/1"
    assert sources["all.zip!/bad"].summary.reason == "it is no resolution"


def test_an_archive_without_files_is_refused(reading, raw):
    zipfile.ZipFile(raw / "empty.zip", "w").close()
    assert read(reading)["empty.zip"].summary.reason.startswith("the archive has no file in it")


def test_a_reading_that_is_not_what_the_tables_declare_is_refused(reading, raw, toy_parse):
    def faulty(data: bytes):
        found = toy_parse(data)
        if b"64/1" not in data:
            return found
        (one,) = found.readings
        return replace(found, readings=(replace(one, clauses=one.clauses * 2),))

    (raw / "faulty").write_text("A/RES/64/1 Takes note;")
    sources = read(Reading(raw, reading.cache, faulty))
    assert sources["faulty"].summary.reason.startswith("the reader failed (clauses")
    assert sources["ga/63/114.txt"].summary.reason is None
