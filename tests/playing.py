"""A local server that plays the sources of ``resolutions fetch``, with all their quirks.

No test touches the network: hosts are those of this machine, on a port of their own.
"""

import gzip
import io
import tarfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from pipeline.fetch.addresses import Checked, checked, parse
from pipeline.fetch.run import Fetched
from pipeline.fetch.settings import Limits, Places, Settings
from tests.unit.formats.akn_pieces import paragraph, statement

Play = Callable[["Handler"], None]

PAGE = b"<!DOCTYPE html><html><head><title>Error</title></head><body>" + b" " * 1200 + b"</body>"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SHA = "42a69b6" + "0" * 33
SHA2 = "605d927" + "0" * 33


def docx(text: str = "The General Assembly,") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml"):
            archive.writestr(zipfile.ZipInfo(name), f"<w>{text}</w>")
    return buffer.getvalue()


def akn(number: int = 7, language: str = "eng", text: str = "Decides to meet again") -> bytes:
    """Return A/RES/86/7, or another number, as the repositories have it."""
    whole = statement(paragraph(f"{text}.", "1."))
    numbered = whole.replace("86/7", f"86/{number}")
    return numbered.replace('language="eng"', f'language="{language}"').encode()


def tarball(members: dict[str, bytes | str], top: str = "GAresolutions") -> bytes:
    """Return an archive as GitHub makes it; a str is where a link leads."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(f"{top}/{name}" if top else name)
            if isinstance(content, str):
                info.type, info.linkname = tarfile.SYMTYPE, content
                archive.addfile(info)
            else:
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


class Handler(BaseHTTPRequestHandler):
    server: "Server"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        play = self.server.plays.get(self.path.split("?")[0])
        if self.query.get("s") and (own := self.server.documents.get(self.key)):
            play = own
        try:
            (play or answers(b"", 404))(self)
        except (BrokenPipeError, ConnectionResetError):
            self.server.hung_up.set()
        self.close_connection = True

    @property
    def query(self) -> dict[str, str]:
        return {name: found[0] for name, found in parse_qs(urlsplit(self.path).query).items()}

    @property
    def key(self) -> tuple[str, str]:
        return self.query["s"], self.query["t"]

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.plays: dict[str, Play] = {}
        self.documents: dict[tuple[str, str], Play] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.hung_up = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order; robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients hang up here."""


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answers(
    content: bytes, status: int = 200, *, length: int | None = None, **headers: str
) -> Play:
    """Answer with a body; ``length`` states another than its own."""

    def play(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if status != 304:
            handler.send_header("Content-Length", str(len(content) if length is None else length))
        handler.end_headers()
        handler.wfile.write(content)

    return play


def one_after_another(*plays: Play) -> Play:
    """Answer each time with the next; the last one again and again."""
    left = list(plays)

    def play(handler: Handler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return play


def conditional(content: bytes, etag: str) -> Play:
    """Answer 304 where the client has it already."""

    def play(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == etag:
            answers(b"", 304, ETag=etag)(handler)
        else:
            answers(content, ETag=etag)(handler)

    return play


def miss(handler: Handler) -> None:
    """Answer as the official file server does where it has no such file."""
    answers(PAGE, Content_Type="text/html")(handler)


def endless(piece: bytes, *, encoding: str | None = None, length: int | None = None) -> Play:
    """Answer without end, until the client hangs up."""

    def play(handler: Handler) -> None:
        handler.send_response(200)
        if encoding:
            handler.send_header("Content-Encoding", encoding)
        if length is None:
            handler.send_header("Transfer-Encoding", "chunked")
        else:
            handler.send_header("Content-Length", str(length))
        handler.end_headers()
        while True:
            head, tail = (
                (f"{len(piece):x}\r\n".encode(), b"\r\n") if length is None else (b"", b"")
            )
            handler.wfile.write(head + piece + tail)

    return play


def dripping(beginning: bytes) -> Play:
    """Answer a byte at a time, for ever: of the headers, if the beginning has no end of them."""

    def play(handler: Handler) -> None:
        handler.wfile.write(beginning)
        for _ in range(2000):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.01)

    return play


def silent(handler: Handler) -> None:
    """Take the request and say nothing."""
    handler.server.hung_up.wait(5)


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def only_here(url: str) -> Checked:
    """Check an address as always, but for 127.0.0.1, where the tests' servers are."""
    parsed = parse(url)
    if parsed.host == "127.0.0.1":
        return checked(url, allow_private=True)
    if parsed.host.endswith(".example"):
        raise OSError("no such host")
    return checked(url)


@dataclass
class Time:
    """A clock that goes on where somebody waits."""

    at: float = 0.0
    waited: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.at

    def pause(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.at += seconds

    def now(self) -> datetime:
        return datetime(2026, 1, 31, 4, tzinfo=UTC) + timedelta(seconds=self.at)


QUICK = Limits(
    retries=1,
    backoff=0.001,
    patience=0.05,
    largest_document=100_000,
    largest_archive=1_000_000,
)
HURRIED = replace(QUICK, read=0.2, document=0.3, archive=0.3)
"""For servers that never come to an end: an honest one might be too slow on a busy machine."""


def settings(server: Server, **changed: object) -> Settings:
    """Return settings that ask a local server, and wait for nobody."""
    wanted: dict[str, object] = {
        "now": lambda: datetime(2026, 1, 31, 4, tzinfo=UTC),
        "clock": time.monotonic,
        "pause": time.sleep,
        "repositories": ("GAresolutions",),
        "agreed": lambda notice: True,
        "limits": QUICK,
        "places": Places(
            commits=f"{server.address}/api/UNxml",
            repositories=f"{server.address}/UNxml",
            archives=frozenset({server.address}),
            files=server.address,
        ),
        "check": only_here,
    }
    return Settings(**(wanted | changed))  # type: ignore[arg-type]


def play_repository(
    server: Server, members: dict[str, bytes | str], sha: str = SHA, name: str = "GAresolutions"
) -> None:
    """Let a repository have one commit, as GitHub shows it: its archive is at another address."""
    etag = f'"{sha}"'
    server.plays[f"/api/UNxml/{name}/commits/HEAD"] = conditional(sha.encode(), etag)
    there = f"/codeload/{name}/tar.gz/{sha}"
    server.plays[f"/UNxml/{name}/archive/{sha}.tar.gz"] = answers(b"", 302, Location=there)
    server.plays[there] = answers(tarball(members, f"{name}-{sha}"), ETag=f'W/"{sha}"')


def play_mirror(server: Server, members: dict[str, bytes | str], sha: str, name: str) -> None:
    """Let a repository have one commit on a mirror, which has the archive itself."""
    etag = f'"{sha}"'
    commit = f"/api.github.com/repos/UNxml/{name}/commits/HEAD"
    server.plays[commit] = conditional(sha.encode(), etag)
    archive = f"/github.com/UNxml/{name}/archive/{sha}.tar.gz"
    server.plays[archive] = answers(tarball(members, f"{name}-{sha}"), ETag=f'W/"{sha}"')


def files(raw: Path) -> dict[str, bytes]:
    """Return what is under raw/ by path, but for what fetching keeps for itself."""
    return {
        path.relative_to(raw).as_posix(): path.read_bytes()
        for path in sorted(raw.rglob("*"))
        if path.is_file() and ".fetch" not in path.parts and path.name != "manifest.parquet"
    }


def counts(found: Fetched) -> dict[str, int]:
    """Return the documents of a fetch by what they came to, where there are any."""
    return {status: count for status, count in found.counts.items() if count}
