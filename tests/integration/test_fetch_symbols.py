"""Documents by symbol from the file server, and the command that a person types."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.fetch.manifest import Manifest
from pipeline.fetch.run import fetch
from pipeline.fetch.server import NotAgreed
from pipeline.sources.files import source_paths
from tests.playing import (
    DOC,
    PDF,
    SHA,
    Server,
    akn,
    answers,
    conditional,
    counts,
    docx,
    files,
    miss,
    play_repository,
    settings,
)

HEAD = "/api/UNxml/GAresolutions/commits/HEAD"
ONE = "86session/English/86_1_E.xml"
SYMBOL = "A/RES/73/135"


def test_a_named_document_comes_in_the_best_format_there_is(
    server: Server, tmp_path: Path
) -> None:
    server.documents[SYMBOL, "docx"] = miss
    server.documents[SYMBOL, "doc"] = answers(DOC)
    server.documents[SYMBOL, "pdf"] = answers(PDF)
    found = fetch(tmp_path, settings(server, symbols=(SYMBOL,)))
    assert counts(found) == {"new": 1}
    assert files(tmp_path) == {"documents.un.org/en/A_RES_73_135.doc": DOC}
    assert [query.rpartition("=")[2] for query in server.paths] == ["docx", "doc"]


def test_what_was_refused_is_not_told_as_missing(server: Server, tmp_path: Path) -> None:
    server.documents[SYMBOL, "docx"] = answers(bytes(200_000))
    server.documents[SYMBOL, "doc"] = server.documents[SYMBOL, "pdf"] = miss
    (told,) = fetch(tmp_path, settings(server, symbols=(SYMBOL,))).told
    assert told.status == "refused"
    assert len(server.paths) == 3


def test_the_bytes_say_what_it_is(server: Server, tmp_path: Path) -> None:
    server.documents[SYMBOL, "docx"] = answers(PDF, Content_Type="application/msword")
    fetch(tmp_path, settings(server, symbols=(SYMBOL,)))
    assert files(tmp_path) == {"documents.un.org/en/A_RES_73_135.pdf": PDF}


def test_a_lettered_part_may_be_in_its_parents_document(server: Server, tmp_path: Path) -> None:
    server.documents["A/RES/57/283B", "docx"] = server.documents["A/RES/57/283B", "doc"] = miss
    server.documents["A/RES/57/283B", "pdf"] = miss
    server.documents["A/RES/57/283", "docx"] = answers(docx())
    server.documents["A/RES/217(III)", "docx"] = answers(docx("217"))
    fetch(tmp_path, settings(server, symbols=("A/RES/57/283B", "A/RES/217(III)[A]")))
    assert list(files(tmp_path)) == [
        "documents.un.org/en/A_RES_217(III).docx",
        "documents.un.org/en/A_RES_57_283.docx",
    ]


def test_nothing_is_asked_before_the_user_agrees(server: Server, tmp_path: Path) -> None:
    told: list[tuple[str, ...]] = []

    def no(notice: tuple[str, ...]) -> bool:
        told.append(notice)
        return False

    with pytest.raises(NotAgreed):
        fetch(tmp_path, settings(server, symbols=(SYMBOL,), agreed=no))
    assert server.asked == []
    whole = " ".join(told[0])
    for said in (
        "robots.txt",
        "terms",
        "1 document",
        "100 times in 5 minutes",
        "un-resolutions (",
    ):
        assert said in whole


def test_the_robots_txt_is_asked_for_first(server: Server, tmp_path: Path) -> None:
    server.plays["/robots.txt"] = answers(b"User-agent: *\nDisallow: /api\n")
    server.documents[SYMBOL, "docx"] = answers(docx())
    assert counts(fetch(tmp_path, settings(server, symbols=(SYMBOL,)))) == {"new": 1}
    assert server.asked[0][0] == "/robots.txt"
    row = Manifest(tmp_path).last(f"{server.address}/robots.txt")
    assert row is not None
    assert row.reason == "not for robots: only what a user asks for"


@pytest.mark.parametrize(
    ("play", "reason"),
    [
        (answers(b"User-agent: un-resolutions\nDisallow: /api\n"), "keeps un-resolutions out"),
        (answers(b"", 503), "could not be had"),
    ],
)
def test_a_robots_txt_that_keeps_us_out_does(play, reason, server: Server, tmp_path: Path) -> None:
    server.plays["/robots.txt"] = play
    found = fetch(tmp_path, settings(server, symbols=(SYMBOL,)))
    assert server.paths == []
    assert counts(found) == {"failed": 1}
    assert found.sources_failed
    assert reason in (found.told[-1].reason or "")


def test_what_is_here_is_not_asked_for_again(server: Server, tmp_path: Path) -> None:
    server.documents[SYMBOL, "docx"] = answers(docx())
    fetch(tmp_path, settings(server, symbols=(SYMBOL,)))
    before = len(server.asked)
    wanted = settings(server, symbols=(SYMBOL,), agreed=lambda notice: False)
    assert counts(fetch(tmp_path, wanted)) == {"unchanged": 1}
    assert len(server.asked) == before


@pytest.mark.parametrize("content", [docx(), docx("The Security Council,")])
def test_again_asks_only_whether_it_has_changed(
    content: bytes, server: Server, tmp_path: Path
) -> None:
    server.documents[SYMBOL, "docx"] = conditional(docx(), '"1"')
    fetch(tmp_path, settings(server, symbols=(SYMBOL,)))
    changed = content != docx()
    server.documents[SYMBOL, "docx"] = conditional(content, '"2"' if changed else '"1"')
    found = fetch(tmp_path, settings(server, symbols=(SYMBOL,), again=True))
    assert server.asked[-1][1]["If-None-Match"] == '"1"'
    assert counts(found) == ({"changed": 1} if changed else {"unchanged": 1})
    kept = files(tmp_path)
    assert kept["documents.un.org/en/A_RES_73_135.docx"] == content
    assert set(kept.values()) == {docx(), content}


def test_another_format_takes_the_place_of_the_one_before(server: Server, tmp_path: Path) -> None:
    server.documents[SYMBOL, "docx"] = answers(docx())
    fetch(tmp_path, settings(server, symbols=(SYMBOL,)))
    server.documents[SYMBOL, "docx"] = answers(PDF)
    fetch(tmp_path, settings(server, symbols=(SYMBOL,), again=True))
    assert source_paths(tmp_path) == ["documents.un.org/en/A_RES_73_135.pdf"]
    assert docx() in files(tmp_path).values()


run = CliRunner()


def command(server: Server, raw: Path, *arguments: str):
    mirrored = ["--mirror", server.address, "--allow-private", "--raw", str(raw)]
    return run.invoke(app, ["fetch", *arguments, *mirrored])


def play_mirror(server: Server, *names: str) -> None:
    for name in names:
        play_repository(server, {ONE: akn(1)}, name=name)
        server.plays[f"/api.github.com/repos/UNxml/{name}/commits/HEAD"] = answers(SHA.encode())
        there = answers(b"", 302, Location=f"/codeload/{name}/tar.gz/{SHA}")
        server.plays[f"/github.com/UNxml/{name}/archive/{SHA}.tar.gz"] = there


def test_the_command_takes_all_repositories(server: Server, tmp_path: Path) -> None:
    play_mirror(server, "GAresolutions", "SCresolutions", "HRCresolutions")
    done = command(server, tmp_path / "raw")
    assert done.exit_code == 0, done.output
    assert done.stdout.split()[:2] == ["new", "3"]
    assert "manifest.parquet" in "".join(done.stdout.split())


def test_the_command_fails_where_a_source_does(server: Server, tmp_path: Path) -> None:
    play_mirror(server, "GAresolutions")
    done = command(server, tmp_path / "raw")
    assert done.exit_code == 1
    assert "SCresolutions: missing" in done.output


@pytest.mark.parametrize(("play", "status"), [(answers(docx()), 0), (miss, 1)])
def test_the_command_takes_named_documents(play, status, server: Server, tmp_path: Path) -> None:
    server.documents["A/RES/73/135", "docx"] = play
    server.plays["/documents.un.org/api/symbol/access"] = miss
    done = command(server, tmp_path / "raw", "73/135", "--yes", "--contact", "me@example.org")
    assert done.exit_code == status
    assert "documents.un.org is the United Nations" in done.stderr
    assert "me@example.org" in server.asked[0][1]["User-Agent"]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["73/135"], "--yes"),
        (["nonsense", "--yes"], "no symbol"),
        (["73/135", "--repository", "GAresolutions"], "not both"),
        (["--language", "de"], "none of"),
        (["--repository", "../etc"], "no name of a repository"),
        (["--mirror", "ftp://example.org"], "neither http nor"),
    ],
)
def test_wrong_use_is_told_before_anything_is_asked(
    arguments: list[str], why: str, server: Server, tmp_path: Path
) -> None:
    done = (
        command(server, tmp_path / "raw", *arguments)
        if "--mirror" not in arguments
        else (run.invoke(app, ["fetch", *arguments, "--raw", str(tmp_path / "raw")]))
    )
    assert done.exit_code == 2
    assert why in " ".join(done.stderr.replace("│", " ").split())
    assert server.asked == []


def test_without_leave_no_private_address_is_asked(server: Server, tmp_path: Path) -> None:
    arguments = ["fetch", "--mirror", server.address, "--raw", str(tmp_path / "raw")]
    done = run.invoke(app, arguments)
    assert done.exit_code == 1
    assert "no public address" in " ".join(done.output.split())
    assert server.asked == []
