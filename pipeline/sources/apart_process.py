"""The process that works apart: it does what its parent asks until the parent is gone.

The system itself enforces the limits: it ends the process at the end of its time, whatever code
is running, and gives it no more memory than it may have.
"""

import gc
import os
import pickle
import resource
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection
from threading import Thread
from time import sleep

Work = Callable[[], Iterator[bytes]]

ITEM, END, FAULT, FULL = b"i", b"e", b"f", b"m"
"""How a message begins: one more result, no more results, a fault, no memory left."""
SELDOM = (50_000, 20, 100)
"""New objects after which Python looks for circles among them, and how many such looks it takes to
look at older ones: among a million objects of libraries there are none, and it takes a second."""


def serve(descriptor: int, memory: int) -> None:
    """Answer requests, each a pickled function with its time of the processor and on the clock.

    Returns when no more can come.
    """
    Thread(target=outlive, args=(os.getppid(),), daemon=True).start()
    for told in (signal.SIGINT, signal.SIGTERM):  # the parent is told too, and ends this process
        signal.signal(told, signal.SIG_IGN)
    limit(resource.RLIMIT_AS, memory)
    limit(resource.RLIMIT_CORE, 0)
    gc.set_threshold(*SELDOM)
    with (
        Connection(descriptor) as parent,
        ThreadPoolExecutor(1) as pool,
        suppress(EOFError, ConnectionError),
    ):
        while True:
            work, *times = pickle.loads(parent.recv_bytes())
            answer(parent, pool, work, times)


def outlive(parent: int) -> None:
    """End this process when its parent is gone: one that is killed can't tell those at work."""
    while os.getppid() == parent:
        sleep(1)
    os._exit(1)


def limit(kind: int, most: int) -> None:
    """Lower a limit; on a system that has no such limit there is none."""
    _, hard = resource.getrlimit(kind)
    least = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (least, hard))


def answer(parent: Connection, pool: ThreadPoolExecutor, work: Work, times: Sequence[int]) -> None:
    """Send every result of the work, then how it ended. Each result has the whole time."""
    results = iterate(work)
    while True:
        timed(*times)
        future = pool.submit(lambda: list(islice(results, 1)))
        error = future.exception()
        timed(0, 0)
        match error:
            case None if found := future.result():
                parent.send_bytes(ITEM + found[0])
            case None:
                parent.send_bytes(END)
                return
            case MemoryError():
                parent.send_bytes(FULL)
                raise SystemExit  # with it goes all that it has taken
            case _:
                fault = f"{type(error).__name__}: {error}"
                parent.send_bytes(FAULT + fault.encode(errors="replace"))
                return


def iterate(work: Work) -> Iterator[bytes]:
    """Begin the work only when its first result is asked for."""
    yield from work()


def timed(processor: int, clock: int) -> None:
    """Let the system end the process after a time of its own, or on the clock; 0: no more."""
    signal.setitimer(signal.ITIMER_PROF, processor)
    signal.setitimer(signal.ITIMER_REAL, clock)
