"""Being told to stop: by Ctrl-C, or by SIGTERM, which systemd, Kubernetes and ``timeout`` send.

A signal becomes an exception wherever the code happens to be. Libraries may swallow it there, or
make an error of their own of it; so what has come is noted beside, by the system itself.
"""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Thread
from types import FrameType

STOPPED = 130
"""The exit status of what was told to stop."""

GRACE = 20.0
"""Seconds to end in an orderly way; after them the process ends as if it were killed."""

SIGNALS = (signal.SIGINT, signal.SIGTERM)


LAST_WORDS = 1.0
"""Seconds that they may take: what they are said to may hold them up for ever."""


@contextmanager
def heeded(last_words: Callable[[], None], grace: float = GRACE) -> Iterator[Event]:
    """Give what is set as soon as this process is told to stop; it has so many seconds from then.

    Of the main thread alone, which alone hears of signals: ValueError in any other.
    """
    asked, done = Event(), Event()
    with ExitStack() as stack:
        stack.callback(signal.signal, signal.SIGTERM, signal.signal(signal.SIGTERM, interrupted))
        reads, writes = map(stack.enter_context, socket.socketpair())
        writes.setblocking(False)
        before = signal.set_wakeup_fd(writes.fileno(), warn_on_full_buffer=False)
        stack.callback(signal.set_wakeup_fd, before)
        watcher = Thread(target=watch, args=(reads, asked, done, grace, last_words), daemon=True)
        watcher.start()
        try:
            yield asked
        finally:
            done.set()
            writes.shutdown(socket.SHUT_RDWR)  # whoever watches has nothing more to hear
            watcher.join()


def watch(
    reads: socket.socket, asked: Event, done: Event, grace: float, last_words: Callable[[], None]
) -> None:
    """Note the signal to stop that comes first; end this process if it goes on regardless."""
    while (heard := reads.recv(1)) and heard[0] not in SIGNALS:
        continue
    if not heard:
        return
    asked.set()
    if not done.wait(grace):
        try:
            words = Thread(target=last_words, daemon=True)
            words.start()
            words.join(LAST_WORDS)
        finally:
            os._exit(STOPPED)


def interrupted(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
