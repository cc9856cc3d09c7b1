"""Work in a process apart, so that whatever it does to the process is done to nobody else.

A plain child process and a pair of sockets: a pool of ``multiprocessing`` does not say which task
has ended a process nor by what, and is not allowed in the workers of a cluster.
"""

import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from pipeline.sources import apart_process as there
from pipeline.sources.document import MB, Limits, failed

START = (
    "import sys; sys.path[:] = {path!r}; "
    "from pipeline.sources.apart_process import serve; serve({descriptor}, {memory})"
)


class Ended(Exception):
    """The work came to no end of its own; the message is the reason why a source is refused."""


class Failed(Ended):
    """The reader has a fault; the process is ready for the next request."""


@dataclass(frozen=True)
class Helper:
    """A process that works apart, with one request at a time."""

    process: subprocess.Popen[bytes]
    connection: Connection
    limits: Limits

    @classmethod
    def start(cls, limits: Limits) -> "Helper":
        ours, theirs = Pipe()
        with theirs:
            code = START.format(
                path=sys.path, descriptor=theirs.fileno(), memory=limits.memory_mb * MB
            )
            process = subprocess.Popen(
                [sys.executable, "-c", code],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
        return cls(process, ours, limits)

    def results(self, work: there.Work, size: int) -> Iterator[bytes]:
        """Yield the results of work on a source of a size; Ended where it fails or is ended."""
        seconds = self.limits.time(size)
        try:
            request = (work, seconds, seconds * self.limits.patience)
            self.connection.send_bytes(pickle.dumps(request, 5))
            while (message := self.connection.recv_bytes()) != there.END:
                yield self.result(message)
        except (EOFError, OSError) as error:
            raise Ended(why(self.process.wait(), seconds)) from error

    def result(self, message: bytes) -> bytes:
        match message[:1]:
            case there.ITEM:
                return message[1:]
            case there.FAULT:
                raise Failed(failed(message[1:].decode()))
            case there.FULL:
                raise Ended(
                    f"reading it takes more than {self.limits.memory_mb:,} MB of memory: "
                    "split it, or report this with the file"
                )
            case other:
                raise AssertionError(f"no message begins with {other!r}")

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self.connection.close()
        self.process.kill()
        self.process.wait()


def why(status: int, seconds: int) -> str:
    """Say what ended a process, by the status it left."""
    if status in (-signal.SIGPROF, -signal.SIGALRM):
        return f"reading it takes more than {seconds:,} s: report this with the file"
    cause = signal.Signals(-status).name if status < 0 else f"exit status {status}"
    memory = ": out of memory?" if status == -signal.SIGKILL else ""
    return f"reading it ended the process ({cause}{memory}): report this with the file"


class Helpers:
    """Processes that work apart, and those that wait for work.

    Starting one takes as long as reading several documents.
    """

    def __init__(self) -> None:
        self._idle: dict[Limits, list[Helper]] = {}

    @contextmanager
    def helper(self, limits: Limits) -> Iterator[Helper]:
        """Give a process; it is kept for others unless its work was cut short."""
        waiting = self._idle.setdefault(limits, [])
        try:
            given = waiting.pop()
        except IndexError:
            given = Helper.start(limits)
        ready = False
        try:
            yield given
            ready = True
        except Failed:
            ready = True
            raise
        finally:
            if ready:
                waiting.append(given)
            else:
                given.close()

    def dismiss(self) -> None:
        """End the processes that wait for work."""
        for waiting in self._idle.values():
            while waiting:
                waiting.pop().close()
