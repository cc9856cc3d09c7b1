"""What is kept of a repository, as it changes, and what a build makes of that."""

from pathlib import Path

import pytest

from pipeline.fetch.manifest import Manifest
from pipeline.fetch.records import Row
from pipeline.fetch.run import fetch
from pipeline.files import Busy, only_one
from pipeline.formats import read_source
from pipeline.sources.cache import Cache
from pipeline.sources.files import source_paths
from pipeline.sources.read import Reading, read_sources
from pipeline.sources.selection import choose
from tests.playing import (
    PDF,
    SHA,
    SHA2,
    Server,
    akn,
    answers,
    counts,
    files,
    play_repository,
    settings,
    tarball,
)

HEAD = "/api/UNxml/GAresolutions/commits/HEAD"
ONE = "86session/English/86_1_E.xml"
TWO = "86session/English/86_2_E.xml"
FOLDER = "UNxml/GAresolutions"


def document(raw: Path, server: Server, path: str) -> list[Row]:
    return Manifest(raw).rows[f"{server.address}/UNxml/GAresolutions/blob/HEAD/{path}"]


def test_a_commit_is_laid_out_as_in_the_repository(server: Server, tmp_path: Path) -> None:
    members = {ONE: akn(1), TWO: akn(2), "86session/French/86_1_F.xml": akn(1, "fra")}
    play_repository(server, members | {"README.md": b"# UN", "a.pdf": PDF})
    found = fetch(tmp_path, settings(server))
    assert counts(found) == {"new": 2}
    assert files(tmp_path) == {f"{FOLDER}/{ONE}": akn(1), f"{FOLDER}/{TWO}": akn(2)}
    (row,) = document(tmp_path, server, ONE)
    assert (row.status, row.revision, row.media_type) == ("new", SHA, "application/akn+xml")
    archive = Manifest(tmp_path).last(
        f"{server.address}/UNxml/GAresolutions/archive/{SHA}.tar.gz#en"
    )
    assert archive is not None
    assert archive.reason == "passed over: 1 in other languages, 2 no documents"
    assert sorted(path.name for path in (tmp_path / ".fetch").iterdir()) == ["lock"]


def test_the_program_says_who_it_is(server: Server, tmp_path: Path) -> None:
    play_repository(server, {ONE: akn(1)})
    fetch(tmp_path, settings(server, contact="me@example.org"))
    for _, headers in server.asked:
        assert headers["User-Agent"].startswith("un-resolutions (")
        assert "me@example.org" in headers["User-Agent"]
        assert headers["Accept-Encoding"] == "identity"


def test_other_languages_are_taken_where_they_are_wanted(server: Server, tmp_path: Path) -> None:
    """That the languages are others makes the same commit worth asking for again."""
    members = {ONE: akn(1), "86session/French/86_1_F.xml": akn(1, "fra")}
    play_repository(server, members)
    fetch(tmp_path, settings(server))
    found = fetch(tmp_path, settings(server, languages=("en", "fr")))
    assert counts(found) == {"new": 1, "unchanged": 1}
    assert counts(fetch(tmp_path, settings(server))) == {"unchanged": 2}


def test_the_same_commit_is_not_asked_for_again(server: Server, tmp_path: Path) -> None:
    play_repository(server, {ONE: akn(1), "../x.xml": akn(9)})
    fetch(tmp_path, settings(server))
    before = len(server.asked)
    found = fetch(tmp_path, settings(server))
    assert counts(found) == {"unchanged": 1, "refused": 1}
    assert server.paths[before:] == [HEAD]
    assert server.asked[-1][1]["If-None-Match"] == f'"{SHA}"'
    assert server.asked[-1][1]["Accept"] == "application/vnd.github.sha"


def test_a_document_that_is_gone_from_the_disk_comes_back(server: Server, tmp_path: Path) -> None:
    play_repository(server, {ONE: akn(1), TWO: akn(2)})
    fetch(tmp_path, settings(server))
    (tmp_path / FOLDER / ONE).unlink()
    assert counts(fetch(tmp_path, settings(server))) == {"unchanged": 2}
    assert (tmp_path / FOLDER / ONE).read_bytes() == akn(1)


def test_a_changed_document_keeps_its_old_version(server: Server, tmp_path: Path) -> None:
    longer = akn(1, text="Decides to meet again, and again, and again")
    play_repository(server, {ONE: longer, TWO: akn(2)})
    fetch(tmp_path, settings(server))
    play_repository(server, {ONE: akn(1), TWO: akn(2)}, SHA2)
    found = fetch(tmp_path, settings(server))
    assert counts(found) == {"changed": 1, "unchanged": 1}
    old, new = document(tmp_path, server, ONE)
    assert (tmp_path / (old.path or "")).read_bytes() == longer
    assert (tmp_path / (new.path or "")).read_bytes() == akn(1)
    assert (old.revision, new.revision) == (SHA, SHA2)
    assert (new.reason or "").endswith(f"is kept as {old.path}")


def test_an_old_version_never_wins_over_the_new_one(server: Server, tmp_path: Path) -> None:
    """The build takes the longer text of two: the old one must not be among its sources."""
    raw = tmp_path / "raw"
    longer = akn(1, text="Decides to meet again, and again, and again")
    play_repository(server, {ONE: longer})
    fetch(raw, settings(server))
    play_repository(server, {ONE: akn(1)}, SHA2)
    fetch(raw, settings(server))
    assert chosen(raw, tmp_path) == {f"{FOLDER}/{ONE}": "extracted"}
    assert longer in files(raw).values()


def chosen(raw: Path, scratch: Path) -> dict[str, str]:
    """Return what a build makes of each source under raw/."""
    reading = Reading(raw=raw, cache=Cache(scratch / "cache", "code"), parse=read_source)
    return {each.source.path: each.status for each in choose(read_sources(reading, jobs=1))}


def test_a_renamed_document_is_there_once(server: Server, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    longer = akn(1, text="Decides to meet again, and again, and again")
    play_repository(server, {"86/1.xml": longer, TWO: akn(2)})
    fetch(raw, settings(server))
    play_repository(server, {ONE: akn(1), TWO: akn(2)}, SHA2)
    found = fetch(raw, settings(server))
    assert counts(found) == {"new": 1, "unchanged": 1, "missing": 1}
    old = document(raw, server, "86/1.xml")[-1]
    assert f"{FOLDER}/{ONE} holds it now" in (old.reason or "")
    assert (raw / (old.path or "")).read_bytes() == longer
    assert set(chosen(raw, tmp_path)) == {f"{FOLDER}/{ONE}", f"{FOLDER}/{TWO}"}
    assert not (raw / FOLDER / "86").exists()
    assert counts(fetch(raw, settings(server))) == {"unchanged": 2}


def test_a_document_that_the_repository_loses_is_kept(server: Server, tmp_path: Path) -> None:
    play_repository(server, {ONE: akn(1), TWO: akn(2)})
    fetch(tmp_path, settings(server))
    play_repository(server, {TWO: akn(2)}, SHA2)
    found = fetch(tmp_path, settings(server))
    assert counts(found) == {"unchanged": 1, "missing": 1}
    assert f"{FOLDER}/{ONE}" in files(tmp_path)
    assert counts(fetch(tmp_path, settings(server))) == {"unchanged": 1, "missing": 1}
    play_repository(server, {ONE: akn(1), TWO: akn(2)}, "3" * 40)
    assert counts(fetch(tmp_path, settings(server))) == {"unchanged": 2}


def test_an_archive_of_documents_is_a_document(server: Server, tmp_path: Path) -> None:
    """The repository has session 74 as one zip a language."""
    import io
    import zipfile

    def packed(language: str) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(zipfile.ZipInfo("74_1.xml"), akn(1, language))
        return buffer.getvalue()

    english, french = "74session/GA_English.zip", "74session/GA_French.zip"
    raw = tmp_path / "raw"
    play_repository(server, {english: packed("eng"), french: packed("fra")})
    assert counts(fetch(raw, settings(server))) == {"new": 1}
    assert chosen(raw, tmp_path) == {f"{FOLDER}/{english}!/74_1.xml": "extracted"}


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.xml",
        "a/../../evil.xml",
        "/etc/evil.xml",
        "a//b.xml",
        "./a.xml",
        "a/" * 20 + "b.xml",
    ],
)
def test_a_name_that_leads_out_is_refused(name: str, server: Server, tmp_path: Path) -> None:
    raw = tmp_path / "deep/raw"
    play_repository(server, {ONE: akn(1), name: akn(2)})
    found = fetch(raw, settings(server))
    assert counts(found) == {"new": 1, "refused": 1}
    assert list(files(tmp_path)) == [f"deep/raw/{FOLDER}/{ONE}"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (".hidden.xml", "%2Ehidden.xml"),
        ("a\\..\\b.xml", "a%5C..%5Cb.xml"),
        ("a\nb.xml", "a%0Ab.xml"),
        ("\u202exml.exe", "%E2%80%AExml.exe"),
        ("a" * 250 + ".xml", None),
    ],
)
def test_a_strange_name_is_written_plainly(
    name: str, kept: str | None, server: Server, tmp_path: Path
) -> None:
    play_repository(server, {name: akn(1)})
    assert counts(fetch(tmp_path, settings(server))) == {"new": 1}
    (found,) = files(tmp_path)
    assert found.isprintable()
    if kept is not None:
        assert found == f"{FOLDER}/{kept}"
    assert source_paths(tmp_path) == [found]


def test_links_and_names_twice_are_refused(server: Server, tmp_path: Path) -> None:
    play_repository(server, {ONE: akn(1), "link.xml": "/etc/passwd"})
    twice = tarball({ONE: akn(1)}, "a") + tarball({ONE: akn(2)}, "a")
    server.plays[f"/codeload/GAresolutions/tar.gz/{SHA}"] = answers(twice)
    assert counts(fetch(tmp_path, settings(server)))["new"] == 1
    play_repository(server, {ONE: akn(1), "link.xml": "/etc/passwd"}, SHA2)
    assert counts(fetch(tmp_path, settings(server))) == {"unchanged": 1, "refused": 1}
    assert files(tmp_path) == {f"{FOLDER}/{ONE}": akn(1)}


def test_a_folder_in_the_way_is_told(server: Server, tmp_path: Path) -> None:
    (tmp_path / FOLDER / ONE / "mine").mkdir(parents=True)
    play_repository(server, {ONE: akn(1), TWO: akn(2)})
    found = fetch(tmp_path, settings(server))
    assert counts(found) == {"new": 1, "refused": 1}
    assert "is in the way" in (found.told[0].reason or "")


def test_a_file_of_somebody_else_is_kept(server: Server, tmp_path: Path) -> None:
    (tmp_path / FOLDER / ONE).parent.mkdir(parents=True)
    (tmp_path / FOLDER / ONE).write_bytes(b"mine")
    play_repository(server, {ONE: akn(1)})
    found = fetch(tmp_path, settings(server))
    assert counts(found) == {"new": 1}
    assert b"mine" in files(tmp_path).values()
    assert "what was there before is kept" in (found.outcomes[0].reason or "")


def test_one_repository_that_fails_stops_no_other(server: Server, tmp_path: Path) -> None:
    play_repository(server, {ONE: akn(1)})
    found = fetch(tmp_path, settings(server, repositories=("SCresolutions", "GAresolutions")))
    assert counts(found) == {"new": 1}
    assert found.sources_failed


def test_two_fetches_do_not_work_at_once(server: Server, tmp_path: Path) -> None:
    (tmp_path / ".fetch").mkdir()
    with only_one(tmp_path / ".fetch/lock"), pytest.raises(Busy, match="another fetch"):
        fetch(tmp_path, settings(server))
