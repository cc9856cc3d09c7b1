"""Helpers: processes beside this one that take over whole pieces of a build.

Documents, which may end whoever reads them, are read elsewhere, each at its reader's own risk.
Here work goes on tables of ours, and what it comes to is the same whoever does it: what fails at a
helper, or is left undone by one that died, is done here.
"""

import atexit
import gc
import logging
import os
import signal
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from multiprocessing import Pipe, current_process, get_context
from multiprocessing.connection import Connection
from multiprocessing.util import _run_finalizers  # type: ignore[attr-defined]
from threading import Thread
from typing import Any, TypeVar

from pipeline.sources.apart_process import SELDOM, outlive
from pipeline.sources.code import code_version

A = TypeVar("A")
B = TypeVar("B")

_LOG = logging.getLogger(__name__)

AHEAD = 2
"""Pieces that are handed to each helper at a time: one that it does, one that lies ready."""


class Crew:
    """So many helpers, started when there is something to do for them."""

    def __init__(self, helpers: int = 0) -> None:
        self.helpers = 0 if current_process().daemon else max(0, helpers)
        self._pool: ProcessPoolExecutor | None = None
        self._leash: Connection | None = None
        self._begun: dict[Hashable, Future[Any]] = {}
        self._handed: set[Future[Any]] = set()  # and not done yet
        self._others: tuple[Crew, ...] = ()

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self.dismiss()

    def dismiss(self) -> None:
        """Send the helpers home; what has been begun and not asked for is given up.

        When this returns, no helper writes any more.
        """
        self._begun.clear()
        if self._pool is None or self._leash is None:
            return
        if self._handed:
            self._leash.close()  # they end at once: what they write is whole or not there
        self._pool.shutdown(cancel_futures=True)
        self._leash.close()
        self._pool = self._leash = None

    def rest(self) -> None:
        """Send the helpers home when they have done what was begun; what it came to is kept.

        Others come when there is more to do: meanwhile what these held in memory is free.
        """
        if self._pool is None or self._leash is None:
            return
        self._pool.shutdown()
        self._leash.close()
        self._pool = self._leash = None

    def give_up(self) -> None:
        """Go on without helpers: one was killed, and there may be no memory for more than this
        process."""
        self.helpers = 0
        self.dismiss()

    def shrink(self) -> None:
        """Go on with one helper, a new one: what several hold in memory is needed elsewhere."""
        if self.helpers > 1:
            self.dismiss()
            self.helpers = 1

    def each(self, work: Callable[[A], B], items: Sequence[A]) -> Iterator[tuple[A, B]]:
        """Yield every item with what the work on it came to, as they are done here and there."""
        waiting = deque(items)
        handed: dict[Future[B], A] = {}
        while waiting or handed:
            while len(waiting) > 1 and len(handed) < AHEAD * self.helpers:
                item = waiting.popleft()
                handed[self._submit(work, item)] = item
            if waiting:
                item = waiting.popleft()
                yield item, work(item)
            else:
                wait(handed, return_when=FIRST_COMPLETED)
            for future in [each for each in handed if each.done()]:
                item = handed.pop(future)
                yield item, work(item) if self._failed(future, item) else future.result()

    def begin(self, name: Hashable, work: Callable[..., object], *given: object) -> None:
        """Let a helper begin a piece of work; what it comes to is found by its name."""
        if self.helpers:
            self._begun[name] = self._submit(work, *given)

    def begun(self, name: Hashable) -> bool:
        return name in self._begun

    def found(self, name: Hashable) -> Any:
        """Return what a piece of work came to, waiting for it; None where it is to be done here:

        it was not begun, or it failed, and will tell why where it is done again.
        """
        future = self._begun.get(name)
        if future is None or self._failed(future, name):
            return None
        return future.result()

    def _failed(self, future: "Future[Any]", name: object) -> bool:
        error = future.exception()
        if isinstance(error, BrokenExecutor):
            for crew in (self, *self._others):
                crew.give_up()
        if error is not None:
            _LOG.warning("a helper has not done %s, it is done here: %r", name, error)
        return error is not None

    def _submit(self, work: Callable[..., B], *given: object) -> "Future[B]":
        if self._pool is None:
            mine, self._leash = Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(
                self.helpers,
                mp_context=get_context("spawn"),
                initializer=settle_in,
                initargs=(os.getpid(), mine),
            )
        try:
            found = self._pool.submit(work, *given)
        except (BrokenExecutor, OSError) as error:  # OSError: no process can be started
            found = Future[B]()
            found.set_exception(BrokenExecutor(str(error)))
        self._handed.add(found)
        found.add_done_callback(self._handed.discard)
        return found


@contextmanager
def crews(jobs: int) -> Iterator[tuple[Crew, Crew]]:
    """Give two crews to a build by so many processes: one that writes sessions and checks tables,
    one that makes the tables of the whole corpus, one after the other.

    Each imports what it needs alone; this process waits while both are at work.
    """
    crew, maker = together(jobs)
    with crew, maker:
        yield crew, maker


def together(jobs: int) -> tuple[Crew, Crew]:
    """Return two such crews; where helpers of one are killed, the other's go home."""
    crew, maker = Crew(jobs - 1), Crew(min(jobs - 1, 1))
    crew._others, maker._others = (maker,), (crew,)
    return crew, maker


def settle_in(parent: int, leash: Connection) -> None:
    """Let a helper end with its parent or when its leash is let go, and say nothing of its own.

    The code is hashed before more of it is imported: what is found by code that changes meanwhile
    must not pass for what the new code finds.
    """
    code_version()
    Thread(target=outlive, args=(parent,), daemon=True).start()
    Thread(target=held, args=(leash,), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told
    gc.set_threshold(*SELDOM)
    atexit.register(os._exit, 0)  # after what multiprocessing has to do: with memory as it is
    logging.basicConfig(handlers=[logging.NullHandler()])
    logging.captureWarnings(True)


def held(leash: Connection) -> None:
    """End this process as soon as the other end of its leash is closed."""
    with suppress(EOFError, OSError):
        leash.recv_bytes()
    _run_finalizers(0)  # gives back what lies outside of this process: the locks of bars
    os._exit(1)
