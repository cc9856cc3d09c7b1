"""How a request is sent: through the checked network, and its answer read in full, within limits.

The answer's body goes to a file while it is read, so that no answer fills the memory, and one
that breaks off is asked for again by the retries above. ``Direct`` alone is what any other client
needs that must not reach private addresses.
"""

import re
import ssl
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import httpcore
import httpx

from pipeline.fetch.addresses import Checked
from pipeline.fetch.network import CheckedNetwork, Deadline

INTO = "into"
"""Extension of a request: the open file that the body of the answer goes to."""
MOST = "most"
"""Extension of a request: how many bytes that may be."""
SECONDS = "seconds"
"""Extension of a request: how long the whole answer may take."""
SEEN = "seen"
"""Extension of a request: told how many bytes have come, and how many are to come; or None."""

Seen = Callable[[int, int], None]

_PACKED = ("gzip", "x-gzip", "deflate")
_PIECE = 1 << 20
_FAULTS = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError)


class TooLarge(Exception):
    """An answer of more bytes than are taken; the message says how many."""


class Direct(httpx.BaseTransport):
    """Sends requests through a checked network, a connection for each."""

    def __init__(self, check: Callable[[str], Checked], deadline: Deadline) -> None:
        self._deadline = deadline
        self._pool = httpcore.ConnectionPool(
            ssl_context=certificates(),
            network_backend=CheckedNetwork(check, deadline),
            max_keepalive_connections=0,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._deadline.start(request.extensions.get(SECONDS))
        url = request.url
        assert isinstance(request.stream, httpx.SyncByteStream)
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with as_httpx():
            answer = self._pool.handle_request(asked)
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=Body(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        self._pool.close()


@cache
def certificates() -> ssl.SSLContext:
    """Return the authorities that servers' certificates must be of: reading them takes a while."""
    return httpx.create_ssl_context()


class Body(httpx.SyncByteStream):
    """The body of an answer, piece by piece as it comes."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with as_httpx():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def as_httpx() -> Iterator[None]:
    """Raise what httpcore raises as the error of httpx that has the same name."""
    try:
        yield
    except _FAULTS as error:
        kind: type[httpx.TransportError] = getattr(httpx, type(error).__name__)
        raise kind(str(error)) from error


class Whole(httpx.BaseTransport):
    """Reads the body of an answer to its end, into the file that the request names."""

    def __init__(self, inner: httpx.BaseTransport, before: Callable[[httpx.URL], None]) -> None:
        self._inner = inner
        self._before = before

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and keep its body, if it has one worth keeping.

        Raises TooLarge, what ``before`` raises, and httpx's own errors.
        """
        self._before(request.url)
        answer = self._inner.handle_request(request)
        try:
            if answer.status_code == httpx.codes.OK:
                store(answer, request.extensions)
        finally:
            answer.close()
        dropped = ("content-encoding", "content-length", "transfer-encoding")
        headers = [each for each in answer.headers.multi_items() if each[0] not in dropped]
        return httpx.Response(answer.status_code, headers=headers, content=b"")

    def close(self) -> None:
        self._inner.close()


def store(answer: httpx.Response, wanted: Mapping[str, Any]) -> None:
    """Write a body to a file, from its beginning; TooLarge as soon as it exceeds the limit."""
    file, most, seen = wanted[INTO], wanted[MOST], wanted[SEEN]
    file.seek(0)
    file.truncate()
    header = answer.headers.get("content-length", "")
    stated = int(header) if re.fullmatch(r"[0-9]{1,15}", header) else 0
    if stated > most:
        raise too_large(most, f"{stated / 1_000_000:,.0f} MB")
    size = 0
    for piece in pieces(answer):
        size += len(piece)
        if size > most:
            raise too_large(most, "more")
        file.write(piece)
        if seen is not None:
            seen(size, max(size, stated))
    file.flush()


def too_large(most: int, found: str) -> TooLarge:
    return TooLarge(f"it has {found}, and {most / 1_000_000:g} MB is the most that is taken")


def pieces(answer: httpx.Response) -> Iterator[bytes]:
    """Yield a body, unpacked a little at a time where it comes packed although nobody asked."""
    encoding = answer.headers.get("content-encoding", "identity").strip().lower()
    assert isinstance(answer.stream, httpx.SyncByteStream)
    if encoding == "identity":
        yield from answer.stream
    elif encoding in _PACKED:
        yield from unpacked(answer.stream)
    else:
        raise httpx.DecodingError(f"it came packed as {encoding[:40]!r}, which nobody asked for")


def unpacked(packed: httpx.SyncByteStream) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        for rest in packed:
            while rest:
                yield unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise httpx.RemoteProtocolError(f"its packing is damaged ({error})") from error
    if not unpacker.eof:
        raise httpx.RemoteProtocolError("its packing is cut short")
