"""Connections to checked addresses alone, and none that a server can keep open for ever.

httpcore asks its network for a connection to a host. Here the host is looked up and checked, and
the connection is made to what was checked: there is no second look-up that could say otherwise.
Every read has what is left of the time that the whole answer may take, so that a server that
sends a byte a second, of the headers or of the body, holds nobody up.
"""

import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import httpcore

from pipeline.fetch.addresses import Checked

Clock = Callable[[], float]


@dataclass
class Deadline:
    """When the answer that is being read must be there."""

    clock: Clock
    seconds: float
    at: float = float("inf")

    def start(self, seconds: float | None = None) -> None:
        """Begin to count, for an answer that may take so long, or as long as any."""
        self.seconds = self.seconds if seconds is None else seconds
        self.at = self.clock() + self.seconds

    def left(self, timeout: float | None) -> float:
        """Return how long one read may take; ReadTimeout where no time is left."""
        left = self.at - self.clock()
        if left <= 0:
            raise httpcore.ReadTimeout(f"the answer was not there after {self.seconds:g} seconds")
        return left if timeout is None else min(left, timeout)


class TimedStream(httpcore.NetworkStream):
    """A connection whose reads and writes share one deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: typing.Any,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left(timeout)
        secured = self._stream.start_tls(ssl_context, server_hostname, left)
        return TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> typing.Any:
        return self._stream.get_extra_info(info)


class CheckedNetwork(httpcore.SyncBackend):
    """Connects to hosts whose addresses have been checked, and to just these addresses."""

    def __init__(self, check: Callable[[str], Checked], deadline: Deadline) -> None:
        self._check = check
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[typing.Any] | None = None,
    ) -> httpcore.NetworkStream:
        for address in self._addresses(host, port):
            try:
                stream = super().connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure: Exception = error
                continue
            return TimedStream(stream, self._deadline)
        raise failure

    def _addresses(self, host: str, port: int) -> tuple[str, ...]:
        bracketed = f"[{host}]" if ":" in host else host
        try:
            return self._check(f"http://{bracketed}:{port}/").addresses
        except OSError as error:
            raise httpcore.ConnectError(f"{host} is not known ({error})") from error
