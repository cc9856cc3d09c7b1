"""What servers do wrong: each of their quirks ends in the right row of the manifest."""

import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.fetch.addresses import Checked
from pipeline.fetch.manifest import Manifest
from pipeline.fetch.records import Row
from pipeline.fetch.run import fetch
from tests.playing import (
    DOC,
    HURRIED,
    PAGE,
    PDF,
    QUICK,
    SHA,
    Play,
    Server,
    Time,
    answers,
    docx,
    dripping,
    endless,
    files,
    gzipped,
    miss,
    one_after_another,
    only_here,
    play_repository,
    serving,
    settings,
    silent,
)

SYMBOL = "A/RES/73/135"
DOCX = docx()
BOMB = gzipped(bytes(10_000_000))


def asked(server: Server, raw: Path, play: Play, **changed: object) -> Row:
    """Ask for a document that the server answers so; return its row."""
    server.documents[SYMBOL, "docx"] = play
    fetch(raw, settings(server, symbols=(SYMBOL,), kinds=("docx",), **changed))
    (found,) = (row for row in rows(raw) if row.kind == "document")
    return found


def rows(raw: Path) -> list[Row]:
    return [row for found in Manifest(raw).rows.values() for row in found]


HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"

QUIRKS: dict[str, tuple[Play, str, int | None, str]] = {
    "a miss is 200 and a page": (miss, "missing", 200, "answers with a page"),
    "not found": (answers(b"", 404), "missing", 404, "answered 404"),
    "gone": (answers(PAGE, 410), "missing", 410, "answered 410"),
    "forbidden": (answers(b"", 403), "refused", 403, "answered 403"),
    "a challenge for browsers": (answers(PAGE, 202), "refused", 202, "answered 202"),
    "an empty status": (answers(b"", 204), "refused", 204, "answered 204"),
    "not modified, though nothing was said": (answers(b"", 304), "refused", 304, "answered 304"),
    "a fault": (answers(b"", 500), "failed", 500, "answered 500"),
    "overloaded": (answers(b"", 503), "failed", 503, "answered 503"),
    "too many": (answers(b"", 429), "failed", 429, "answered 429"),
    "too many, for an hour": (
        answers(b"", 429, Retry_After="3600"),
        "failed",
        429,
        "asks to wait 3,600 seconds",
    ),
    "too many, until next year": (
        answers(b"", 503, Retry_After="Fri, 31 Dec 2100 23:59:59 GMT"),
        "failed",
        503,
        "asks to wait",
    ),
    "no more allowed": (
        answers(b"", 403, X_RateLimit_Remaining="0"),
        "failed",
        403,
        "no more is allowed",
    ),
    "silence": (silent, "failed", None, "ReadTimeout"),
    "a body a byte at a time": (dripping(HEAD), "failed", None, "ReadTimeout"),
    "headers a byte at a time": (
        dripping(b"HTTP/1.1 200 OK\r\nX: "),
        "failed",
        None,
        "ReadTimeout",
    ),
    "a status line a byte at a time": (dripping(b"HTTP/1"), "failed", None, "ReadTimeout"),
    "a body cut short": (answers(DOCX, length=9000), "failed", None, "peer closed connection"),
    "a body longer than is said": (
        answers(DOCX, length=len(DOCX) - 30),
        "failed",
        200,
        "its end is missing",
    ),
    "a page longer than is said": (
        answers(PDF, length=len(PDF) - 8),
        "failed",
        200,
        "its end is missing",
    ),
    "an absurd length": (answers(DOCX, length=-5), "failed", None, "RemoteProtocolError"),
    "no HTTP at all": (
        lambda handler: handler.wfile.write(b"SSH-2.0\r\n"),
        "failed",
        None,
        "RemoteProtocolError",
    ),
    "hangs up": (lambda handler: None, "failed", None, "disconnected"),
    "nothing": (answers(b""), "failed", 200, "empty"),
    "something else": (
        answers(b"<?xml version='1.0'?><feed/>"),
        "refused",
        200,
        "application/xml",
    ),
    "2 GB by its own account": (
        endless(bytes(65_536), length=2_000_000_000),
        "refused",
        None,
        "it has 2,000 MB, and 0.1 MB is the most",
    ),
    "an endless stream": (endless(bytes(65_536)), "refused", None, "it has more, and 0.1 MB"),
    "a bomb": (
        answers(BOMB, Content_Encoding="gzip"),
        "refused",
        None,
        "it has more, and 0.1 MB is the most",
    ),
    "a packing that nobody asked for": (
        answers(DOCX, Content_Encoding="br"),
        "refused",
        None,
        "packed as 'br'",
    ),
    "a packing that is none": (
        answers(DOCX, Content_Encoding="gzip"),
        "failed",
        None,
        "its packing is damaged",
    ),
    "a packing cut short": (
        answers(gzipped(DOCX)[:-20], Content_Encoding="gzip"),
        "failed",
        None,
        "its packing is cut short",
    ),
    "elsewhere": (
        answers(b"", 302, Location="https://files.example/a"),
        "refused",
        None,
        "redirects to https://files.example/a, which is no host of this source",
    ),
    "another scheme": (
        answers(b"", 302, Location="file:///etc/passwd"),
        "refused",
        None,
        "",
    ),
    "a private address": (
        answers(b"", 301, Location="http://169.254.169.254/latest/meta-data"),
        "refused",
        None,
        "no host of this source",
    ),
    "in circles": (
        answers(b"", 302, Location="?s=A/RES/73/135&t=docx"),
        "refused",
        None,
        "redirect",
    ),
    "nowhere": (answers(b"", 302, Location="http://[::1"), "failed", None, "RemoteProtocolError"),
}


@pytest.mark.parametrize("name", QUIRKS)
def test_each_quirk_has_its_row(name: str, server: Server, tmp_path: Path) -> None:
    play, status, http_status, reason = QUIRKS[name]
    limits = HURRIED if reason == "ReadTimeout" else QUICK
    found = asked(server, tmp_path, play, limits=limits)
    assert found.status == status, found.reason
    assert reason in (found.reason or "")
    assert found.http_status == http_status
    assert (found.sha256, found.bytes, found.path) == (None, None, None)
    assert files(tmp_path) == {}


@pytest.mark.parametrize(
    "first",
    [
        answers(b"", 503),
        answers(b"", 429, Retry_After="0"),
        answers(DOCX, length=9000),
        lambda handler: None,
    ],
)
def test_what_passes_is_tried_again(first: Play, server: Server, tmp_path: Path) -> None:
    found = asked(server, tmp_path, one_after_another(first, answers(DOCX)))
    assert (found.status, found.requests) == ("new", 2)
    assert (tmp_path / "documents.un.org/en/A_RES_73_135.docx").read_bytes() == DOCX


def test_what_does_not_pass_is_not_tried_again(server: Server, tmp_path: Path) -> None:
    assert asked(server, tmp_path, answers(b"", 404)).requests == 1


def test_a_server_is_waited_for_as_long_as_it_asks(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("httpx_retries.retry.time.sleep", waited.append)
    limits = replace(QUICK, patience=60.0)
    later = answers(b"", 429, Retry_After="7")
    found = asked(server, tmp_path, one_after_another(later, answers(DOCX)), limits=limits)
    assert found.status == "new"
    assert waited == [7.0]


def test_a_server_that_wants_to_be_left_alone_is(server: Server, tmp_path: Path) -> None:
    server.documents[SYMBOL, "docx"] = answers(b"", 429, Retry_After="3600")
    wanted = settings(server, symbols=(SYMBOL, "A/RES/1/1"), kinds=("docx",))
    found = fetch(tmp_path, wanted)
    assert len(server.paths) == 1
    assert [each.status for each in found.outcomes] == ["failed", "failed"]
    assert (found.outcomes[1].reason or "").startswith("not asked: ")


def test_a_packed_answer_is_unpacked(server: Server, tmp_path: Path) -> None:
    found = asked(server, tmp_path, answers(gzipped(DOCX), Content_Encoding="gzip"))
    assert (found.status, found.bytes) == ("new", len(DOCX))


def test_an_endless_answer_is_hung_up_on(server: Server, tmp_path: Path) -> None:
    asked(server, tmp_path, endless(bytes(65_536)))
    assert server.hung_up.wait(5)


def test_a_redirect_to_a_private_address_is_refused(server: Server, tmp_path: Path) -> None:
    """Every hop is checked: a host of the source, too, may have a private address."""
    with serving() as other:
        other.plays["/secret"] = answers(DOCX)
        inner = f"http://localhost:{other.server_port}"
        play_repository(server, {})
        there = f"/UNxml/GAresolutions/archive/{SHA}.tar.gz"
        server.plays[there] = answers(b"", 302, Location=f"{inner}/secret")
        wanted = settings(server)
        places = replace(wanted.places, archives=frozenset({inner}))
        (told,) = fetch(tmp_path, replace(wanted, places=places)).told
        assert (told.status, other.asked) == ("refused", [])
        assert (told.reason or "").startswith("localhost (")
        assert "is no public address" in (told.reason or "")


def test_a_name_is_looked_up_once(server: Server, tmp_path: Path) -> None:
    """A second look-up could say otherwise: the connection is made to what was checked."""
    looked_up: list[str] = []

    def check(url: str) -> Checked:
        looked_up.append(url)
        return Checked(
            url=url, host="files.example", port=server.server_port, addresses=("127.0.0.1",)
        )

    server.documents[SYMBOL, "docx"] = answers(DOCX)
    there = f"http://files.example:{server.server_port}"
    wanted = settings(server, symbols=(SYMBOL,), check=check)
    found = fetch(tmp_path, replace(wanted, places=replace(wanted.places, files=there)))
    assert found.counts["new"] == 1
    assert len(looked_up) == len(server.asked) == 2
    assert server.asked[0][1]["Host"] == f"files.example:{server.server_port}"


def test_the_next_address_is_tried_where_one_is_dead(server: Server, tmp_path: Path) -> None:
    def check(url: str) -> Checked:
        return replace(only_here(url), addresses=("127.0.0.2", "127.0.0.1"))

    with socket.create_server(("127.0.0.2", 0)) as closed:
        assert closed.getsockname()[1] != server.server_port
    found = asked(server, tmp_path, answers(DOCX), check=check)
    assert found.status == "new"


def test_a_host_that_is_not_known(server: Server, tmp_path: Path) -> None:
    wanted = settings(server)
    places = replace(wanted.places, files="https://documents.example")
    fetch(tmp_path, replace(wanted, symbols=(SYMBOL,), places=places))
    (found,) = rows(tmp_path)
    assert (found.kind, found.status) == ("robots", "failed")
    assert "documents.example is not known" in (found.reason or "")


def test_a_private_address_is_refused_unless_allowed(server: Server, tmp_path: Path) -> None:
    from pipeline.fetch.addresses import checked

    wanted = replace(settings(server), symbols=(SYMBOL,), check=checked)
    fetch(tmp_path, wanted)
    (found,) = rows(tmp_path)
    assert (found.kind, found.status) == ("robots", "refused")
    assert "no public address" in (found.reason or "")
    assert server.asked == []


ARCHIVES: dict[str, tuple[Play, str, str]] = {
    "a page": (answers(PAGE), "refused", "it is text/html, no archive"),
    "cut short": (answers(gzipped(bytes(9999))[:-9]), "refused", "cut short"),
    "not a tar": (answers(gzipped(b"x" * 9999)), "refused", "no tar archive"),
    "empty": (answers(gzipped(bytes(10_240))), "refused", "no document in it"),
    "2 GB": (endless(bytes(65_536)), "refused", "it has more, and 1 MB is the most"),
    "elsewhere": (answers(b"", 302, Location="https://evil.example/"), "refused", "no host"),
    "overloaded": (answers(b"", 502), "failed", "answered 502"),
    "dripping": (dripping(HEAD), "failed", "ReadTimeout"),
    "not there": (answers(b"", 404), "missing", "answered 404"),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_that_is_none_is_told(name: str, server: Server, tmp_path: Path) -> None:
    play, status, reason = ARCHIVES[name]
    play_repository(server, {})
    server.plays[f"/codeload/GAresolutions/tar.gz/{SHA}"] = play
    limits = HURRIED if reason == "ReadTimeout" else QUICK
    found = fetch(tmp_path, settings(server, limits=limits))
    (told,) = found.told
    assert (told.kind, told.status) == ("archive", status), told.reason
    assert reason in (told.reason or "")
    assert found.sources_failed
    assert not any((tmp_path / ".fetch").glob("*.gz"))
    row = Manifest(tmp_path).last(f"{server.address}/UNxml/GAresolutions/archive/{SHA}.tar.gz#en")
    assert row is not None
    assert row.status == status


@pytest.mark.parametrize(
    ("play", "status"),
    [
        (answers(b"", 404), "missing"),
        (answers(b"", 403, X_RateLimit_Remaining="0"), "failed"),
        (answers(b"main"), "refused"),
        (answers(PAGE), "refused"),
        (answers(b"", 302, Location="/login"), "missing"),
    ],
)
def test_a_commit_that_cannot_be_known(
    play: Play, status: str, server: Server, tmp_path: Path
) -> None:
    server.plays["/api/UNxml/GAresolutions/commits/HEAD"] = play
    (told,) = fetch(tmp_path, settings(server)).told
    assert (told.kind, told.status) == ("commit", status)


def test_a_full_disk_is_no_fault_of_the_server(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, os.strerror(28), str(path))

    monkeypatch.setattr("pipeline.fetch.keep.write_whole", full)
    server.documents[SYMBOL, "docx"] = answers(DOCX)
    with pytest.raises(OSError, match="No space left"):
        fetch(tmp_path, settings(server, symbols=(SYMBOL,)))
    monkeypatch.undo()
    assert fetch(tmp_path, settings(server, symbols=(SYMBOL,))).counts["new"] == 1


def test_the_pace_holds_over_runs_and_retries(server: Server, tmp_path: Path) -> None:
    """Four requests a window: two for the first run; the second has to wait."""
    time = Time(at=1000.0)
    limits = replace(QUICK, most=4, window=300.0, document=1e9)
    server.documents[SYMBOL, "docx"] = one_after_another(answers(b"", 503), answers(DOCX))
    server.documents["A/RES/1/1", "docx"] = answers(DOC)
    known = {"limits": limits, "clock": time, "pause": time.pause, "now": time.now}
    fetch(tmp_path, settings(server, symbols=(SYMBOL,), **known))
    assert time.waited == []
    fetch(tmp_path, settings(server, symbols=("A/RES/1/1",), **known))
    assert len(server.asked) == 5
    assert sum(time.waited) == pytest.approx(300.0)
