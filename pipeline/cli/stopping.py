"""Being told to stop: by Ctrl-C, or by SIGTERM, which systemd, Kubernetes and ``timeout`` send.

A signal becomes an exception wherever the code happens to be. Libraries may swallow it there, or
make an error of their own of it; so what has come is noted beside, by the system itself.
"""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from types import FrameType

STOPPED = 130
"""The exit status of what was told to stop."""

GRACE = 20.0
"""Seconds to end in an orderly way; after them the process ends as if it were killed."""

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def heeded(last_words: Callable[[], None], grace: float = GRACE) -> Iterator[Event]:
    """Give what is set as soon as this process is told to stop; it has so many seconds from then.

    Of the main thread alone: no other hears of signals.
    """
    asked, done = Event(), Event()
    reads, writes = socket.socketpair()
    writes.setblocking(False)
    terminated = signal.signal(signal.SIGTERM, interrupted)
    woken = signal.set_wakeup_fd(writes.fileno(), warn_on_full_buffer=False)

    def watch() -> None:
        while (heard := reads.recv(1)) and heard[0] not in SIGNALS:
            continue
        if heard:
            asked.set()
            if not done.wait(grace):
                last_words()
                os._exit(STOPPED)

    Thread(target=watch, daemon=True).start()
    try:
        yield asked
    finally:
        done.set()
        signal.set_wakeup_fd(woken)
        signal.signal(signal.SIGTERM, terminated)
        writes.close()


def interrupted(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
