"""The manifest: one row for each state of an address, whole whatever happens."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.derive.arrow import arrow_schema
from pipeline.fetch.manifest import Manifest, ManifestError, journalled
from pipeline.fetch.records import MANIFEST, Row
from pipeline.sources.files import source_paths

URL = "https://example.org/a"
ONE, TWO = "1" * 64, "2" * 64


def row(status: str = "new", time: str = "2026-01-01T00:00:00Z", **changed: object) -> Row:
    stated = Row(
        url=URL,
        kind="document",
        status=status,  # type: ignore[arg-type]
        asked_url=URL,
        sha256=ONE,
        bytes=3,
        path="UNxml/a.xml",
        time=time,
        checked=time,
    )
    return replace(stated, **changed)  # type: ignore[arg-type]


def failed(time: str, reason: str = "the server answered 503") -> Row:
    return row("failed", time, reason=reason, sha256=None, bytes=None, path=None)


def written(manifest: Manifest) -> list[Row]:
    manifest.save()
    return Manifest(manifest.raw).rows[URL]


def test_every_field_of_a_row_is_a_declared_column() -> None:
    assert tuple(Row.__dataclass_fields__) == MANIFEST.names
    assert arrow_schema(MANIFEST)


def test_the_same_again_is_one_row_that_was_checked_again(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.add(row(revision="first"))
    manifest.add(row("unchanged", "2026-01-02T00:00:00Z", revision="second", etag='"2"'))
    manifest.add(failed("2026-01-03T00:00:00Z"))
    manifest.add(failed("2026-01-04T00:00:00Z"))
    first, second = written(manifest)
    assert (first.status, first.time, first.checked) == (
        "new",
        "2026-01-01T00:00:00Z",
        "2026-01-02T00:00:00Z",
    )
    assert (first.revision, first.etag) == ("first", '"2"')
    assert (second.version, second.time, second.checked) == (
        2,
        "2026-01-03T00:00:00Z",
        "2026-01-04T00:00:00Z",
    )


def test_another_reason_is_another_row(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.add(failed("2026-01-03T00:00:00Z"))
    manifest.add(failed("2026-01-04T00:00:00Z", "the answer is empty"))
    assert [each.version for each in written(manifest)] == [1, 2]


def test_a_failure_does_not_lose_what_we_have(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.add(row())
    manifest.add(failed("2026-01-03T00:00:00Z"))
    held = manifest.held(URL)
    assert held is not None
    assert held.sha256 == ONE
    manifest.add(row("unchanged", "2026-01-04T00:00:00Z"))
    assert [each.status for each in written(manifest)] == ["new", "failed", "unchanged"]


def test_a_newer_version_says_where_the_older_one_is(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.add(row())
    manifest.add(row("changed", "2026-01-02T00:00:00Z", sha256=TWO))
    old, new = written(manifest)
    assert old.path == ".superseded/UNxml/a.1111111111111111.xml"
    assert new.path == "UNxml/a.xml"


def test_what_was_put_aside_is_held_no_more(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.add(row())
    aside = ".superseded/UNxml/a.1111111111111111.xml"
    manifest.add(row("missing", "2026-01-02T00:00:00Z", sha256=None, bytes=None, path=aside))
    assert [each.path for each in manifest.rows[URL]] == [aside, aside]
    assert manifest.held(URL) is None
    assert not list(manifest.below("https://"))
    assert not list(manifest.latest("https://"))


def test_a_journal_left_by_a_crash_is_taken_over(tmp_path: Path) -> None:
    broken_off = Manifest(tmp_path)
    broken_off.add(row())
    with broken_off.journal.open("a") as file:
        file.write('{"url": "https://exam')
    again = Manifest(tmp_path)
    assert again.rows == broken_off.rows
    assert not again.journal.exists()
    assert Manifest(tmp_path).rows == broken_off.rows


@pytest.mark.parametrize("line", [b"", b"12", b"{", b"null", b'{"url": 1}', b"\xff\xfe{}"])
def test_a_broken_line_is_passed_over(line: bytes) -> None:
    assert list(journalled(line + b"\n")) == []


def test_a_manifest_that_is_none_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "manifest.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(ManifestError, match="move it away"):
        Manifest(tmp_path)
    assert (tmp_path / "manifest.parquet").read_bytes() == b"PAR1 and no more"


def test_no_build_reads_what_fetching_keeps_beside(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    manifest.add(row())
    manifest.save()
    manifest.add(row("unchanged"))
    for path in (".superseded/UNxml/a.xml", "UNxml/a.xml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"a")
    assert (tmp_path / ".fetch/journal.jsonl").exists()
    assert source_paths(tmp_path) == ["UNxml/a.xml"]
