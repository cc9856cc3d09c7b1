"""An alarm reaches the file, and the server that was named and no other."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from pipeline.alarms import LONGEST, Alarm, write
from pipeline.alarms import send as send_by

ALARM = Alarm(subject="publish failed", text="clauses: too few\nrows")


def send(url: str, alarm: Alarm, *, allow_private: bool) -> str | None:
    return send_by(url, alarm, allow_private=allow_private, clock=time.monotonic)


class Hook(HTTPServer):
    """A server that keeps what it is sent, and answers as it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.status = [200]
        self.endless = False
        self.got: list[tuple[str, dict[str, Any]]] = []

    @property
    def url(self) -> str:
        return f"http://localhost:{self.server_port}/hook?key=secret"


class Handler(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.headers["Host"], json.loads(body)))
        self.send_response(self.server.status.pop(0) if self.server.status else 200)
        self.send_header("Location", "/elsewhere")
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):
            while self.server.endless:
                self.wfile.write(bytes(1000))

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def hook() -> Iterator[Hook]:
    server = Hook()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_lines_are_added_with_their_time(tmp_path: Path) -> None:
    log = tmp_path / "curated" / "alarms.log"
    for minute in (5, 6):
        write(log, ALARM, datetime(2026, 1, 31, 2, minute, tzinfo=UTC))
    assert log.read_text().splitlines() == [
        "2026-01-31 02:05:00 UTC  publish failed: clauses: too few rows",
        "2026-01-31 02:06:00 UTC  publish failed: clauses: too few rows",
    ]


def test_a_long_report_is_cut() -> None:
    assert len(Alarm(subject="a", text="b" * 9999).line) == LONGEST + len("a: …")


def test_a_message_is_posted_under_the_name_of_its_host(hook: Hook) -> None:
    assert send(hook.url, ALARM, allow_private=True) is None
    assert hook.got == [(f"localhost:{hook.server_port}", {"text": ALARM.line})]


def test_a_server_that_is_out_of_breath_is_asked_again(hook: Hook) -> None:
    hook.status = [503, 200]
    assert send(hook.url, ALARM, allow_private=True) is None
    assert len(hook.got) == 2


@pytest.mark.parametrize("status", [302, 404])
def test_redirects_are_not_followed_and_failures_told(hook: Hook, status: int) -> None:
    hook.status = [status]
    assert send(hook.url, ALARM, allow_private=True) == f"the server answered {status}"
    assert len(hook.got) == 1


def test_an_address_within_the_own_network_is_not_asked(hook: Hook) -> None:
    failure = send(hook.url, ALARM, allow_private=False)
    assert failure is not None
    assert "no public address" in failure
    assert hook.got == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "nonsense", "http://me:secret@127.0.0.1/"])
def test_only_the_web_is_asked(url: str) -> None:
    failure = send(url, ALARM, allow_private=True)
    assert failure is not None
    assert "http or https" in failure
    assert url not in failure


def test_an_answer_without_end_is_not_read(hook: Hook) -> None:
    hook.endless = True
    assert send(hook.url, ALARM, allow_private=True) is None


def test_nobody_there_is_told_without_the_address() -> None:
    """Two more tries, a second and two later."""
    failure = send("http://127.0.0.1:1/hook?key=secret", ALARM, allow_private=True)
    assert failure == "ConnectError: the server did not answer as one should"
