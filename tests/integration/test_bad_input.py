"""Whatever lies under raw/, the good sources are read, and the others have a reason to act on."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.curated.intake import take_in
from pipeline.curated.layout import SESSION_TABLES, Curated
from pipeline.curated.sessions import write_session
from pipeline.formats import read_source
from pipeline.sources.files import read_bytes
from tests.integration.building import PROJECT, BuildError, build_in

SEED = next((PROJECT / "raw" / "ga" / "73").iterdir())
TEXT = SEED.read_text(encoding="utf-8")


def locked(path: Path) -> bytes:
    """Open files as a user who may not read all of them would."""
    if path.name == "locked.txt":
        raise PermissionError(13, "Permission denied")
    return read_bytes(path)


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "novel.txt": b"It was a dark and stormy night;\n\nthe rain fell in torrents.\n",
    "binary.bin": bytes(range(256)) * 64,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(1000),
    "document.pdf": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n",
    "truncated.xml": b"<?xml version='1.0'?><akomaNtoso><statement name='resolution'>",
    "locked.txt": SEED.read_bytes(),
    "cut early.txt": TEXT[:60].encode(),
}


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    folder = tmp_path_factory.mktemp("raw")
    (folder / "good.txt").write_bytes(SEED.read_bytes())
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "twice.txt").write_bytes(SEED.read_bytes())
    (folder / "half.txt").write_text(TEXT[: len(TEXT) // 2], encoding="utf-8")
    (folder / "other bytes.txt").write_text(TEXT + "\n\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def curated(raw, tmp_path_factory):
    made = Curated(tmp_path_factory.mktemp("curated"))
    take_in(made, raw, read_source, read=locked)
    for partition in made.ledger.partitions:
        write_session(made, made.ledger.alone(partition))
    return made


@pytest.fixture(scope="module")
def sources(curated):
    return {row["path"]: row for row in pq.read_table(curated.corpus_file("sources")).to_pylist()}


@pytest.mark.parametrize("name", sorted(BAD))
def test_it_is_refused_with_a_reason(sources, name):
    row = sources[name]
    assert row["status"] == "quarantined"
    assert len(row["reason"].split()) >= 4
    assert "reader failed" not in row["reason"]


def test_a_text_that_was_cut_is_known_by_its_symbol(tmp_path):
    """The ledger of resolutions can then say which file to mend."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "cut.txt").write_text(TEXT[: len(TEXT) // 3], encoding="utf-8")
    (choice,) = take_in(Curated(tmp_path / "curated"), tmp_path / "raw", read_source)
    (row,) = pq.read_table(tmp_path / "curated" / "sources.parquet").to_pylist()
    assert (row["symbol"], row["status"]) == ("A/RES/73/135", "quarantined")
    assert "supply the whole text" in choice.reason


def test_the_same_bytes_twice_are_one_source(sources):
    assert [sources[name]["status"] for name in ("good.txt", "twice.txt")].count("duplicate") == 1


def test_of_one_symbol_with_other_bytes_one_is_taken(sources):
    statuses = [sources[name]["status"] for name in ("good.txt", "other bytes.txt", "half.txt")]
    assert statuses.count("extracted") == 1


def test_the_good_source_is_read_as_if_it_were_alone(curated, tmp_path):
    alone = Curated(tmp_path / "curated")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "good.txt").write_bytes(SEED.read_bytes())
    take_in(alone, tmp_path / "raw", read_source)
    (partition,) = alone.ledger.partitions
    write_session(alone, alone.ledger.alone(partition))
    for table in SESSION_TABLES:
        first, second = (each.session_file(table, partition) for each in (alone, curated))
        assert first.read_bytes() == second.read_bytes(), table.name


def test_half_a_resolution_alone_is_refused_or_says_what_is_missing(tmp_path):
    made = Curated(tmp_path / "curated")
    raw = tmp_path / "raw"
    raw.mkdir()
    for part in range(1, 8):
        (raw / f"{part}.txt").write_text(TEXT[: len(TEXT) * part // 8], encoding="utf-8")
        (raw / f"{part} last.txt").write_text(TEXT[len(TEXT) * part // 8 :], encoding="utf-8")
    for choice in take_in(made, raw, read_source):
        assert "reader failed" not in (choice.reason or "")


def test_latin_1_is_read_or_refused_and_never_mangled(tmp_path):
    text = TEXT.replace("Islamic Conference", "Conférence islamique")
    (tmp_path / "raw").mkdir()
    content = text.encode("latin-1", "replace").replace(b"?", b"'")
    (tmp_path / "raw" / "latin.txt").write_bytes(content)
    made = Curated(tmp_path / "curated")
    (choice,) = take_in(made, tmp_path / "raw", read_source)
    if choice.status == "quarantined":
        assert "UTF-8" in choice.reason
    else:
        write_session(made, made.ledger.alone("GA-73"))
        texts = pq.read_table(made.folder / "clauses")["text"].to_pylist()
        assert any("Conférence islamique" in text for text in texts)
        assert not any("\ufffd" in text for text in texts)


def test_a_line_of_50_megabytes_is_read_or_refused(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "line.txt").write_bytes(b"Recalling its resolution 73/135, " * 1_600_000)
    (choice,) = take_in(Curated(tmp_path / "curated"), tmp_path / "raw", read_source)
    assert choice.status == "quarantined"


@pytest.mark.parametrize(
    ("names", "message"),
    [
        pytest.param([], "there is no file in", id="no file"),
        pytest.param(["a.txt"], "none of the 1 files", id="nothing readable"),
    ],
)
def test_nothing_to_read_is_an_error_that_says_what_to_do(tmp_path, names, message):
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in names:
        (raw / name).touch()
    with pytest.raises(BuildError, match=message):
        build_in(tmp_path, raw=str(raw))
