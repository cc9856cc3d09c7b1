"""Documents in batches, handed to any ``concurrent.futures.Executor``, and taken back in order.

A batch carries the documents' bytes and brings back what is kept of them: whoever reads it needs
no file of ours. It also carries which code is to read it, since other code may read otherwise.
"""

import platform
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, TypeVar

from pipeline.sources.apart import Ended, Helpers
from pipeline.sources.code import reading_code
from pipeline.sources.document import Limits, Parse, content_of, failed, named

Read = bytes | str
"""The content that is kept of a document, or why there is none."""


AHEAD = 4
"""Batches for each process: one that it reads, and some that wait behind a slow one."""


class OtherCode(Exception):
    """A worker has other code than the build; the message names both."""


def code_here() -> str:
    """Return what must be the same on all machines: the code that reads, and its Python."""
    major, minor, _ = platform.python_version_tuple()
    return f"{reading_code()[:16]} on Python {major}.{minor}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What is handed to a worker."""

    code: str
    parse: Parse
    limits: Limits
    documents: tuple[bytes, ...]

    def halves(self) -> "tuple[Batch, Batch]":
        middle = len(self.documents) // 2
        first, second = self.documents[:middle], self.documents[middle:]
        return replace(self, documents=first), replace(self, documents=second)


class Chunk(Protocol):
    """Something that waits for a batch."""

    @property
    def batch(self) -> Batch: ...


def read_batch(helpers: Helpers, batch: Batch) -> list[Read]:
    """Read documents, each in a process apart; OtherCode where this is another code's worker."""
    if batch.code != code_here():
        raise OtherCode(
            f"a worker has the code {code_here()}, and this build {batch.code}: "
            "start the workers with the code of the build"
        )
    return [read_apart(helpers, batch, data) for data in batch.documents]


def read_apart(helpers: Helpers, batch: Batch, data: bytes) -> Read:
    try:
        with helpers.helper(batch.limits) as process:
            (content,) = process.results(partial(contents, batch.parse, data), len(data))
            return content
    except Ended as error:
        return str(error)


def contents(parse: Parse, data: bytes) -> Iterator[bytes]:
    yield content_of(parse, data)


def read_here(batch: Batch) -> list[Read]:
    """Read documents in this process, at its own risk."""
    found: list[Read] = []
    for data in batch.documents:
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(content_of, batch.parse, data)
        error = future.exception()
        found.append(future.result() if error is None else failed(named(error)))
    return found


@dataclass(frozen=True)
class Workers:
    """Who reads, and how many batches may be under way at once: that many are in memory."""

    executor: Executor
    most: int
    work: Callable[[Batch], list[Read]] = read_here
    helpers: Helpers | None = None
    """Who unpacks archives in a process apart; None: they are unpacked in this one."""
    ended: tuple[type[BaseException], ...] = ()
    """What says that a batch has ended the workers it was given to, one after the other."""
    gone: tuple[type[BaseException], ...] = ()
    """What says that there is nobody left to read; ``lost`` is raised then."""
    lost: Exception | None = None

    def hand_out(self, batch: Batch) -> "Future[list[Read]]":
        """Let a batch be read; one without documents has been."""
        if batch.documents:
            return self.submit(batch)
        nothing: Future[list[Read]] = Future()
        nothing.set_result([])
        return nothing

    def submit(self, batch: Batch) -> "Future[list[Read]]":
        return self.executor.submit(self.work, batch)


@contextmanager
def processes(jobs: int) -> Iterator[Workers]:
    """Give worker processes on this machine; with 0 jobs this process reads, at its own risk."""
    helpers = Helpers()
    with ThreadPoolExecutor(max(jobs, 1)) as executor:
        try:
            if jobs:
                yield Workers(executor, AHEAD * jobs, partial(read_batch, helpers), helpers)
            else:
                yield Workers(executor, 1)
        finally:
            executor.shutdown(cancel_futures=True)
            helpers.dismiss()


C = TypeVar("C", bound=Chunk)


def in_order(chunks: Iterable[C], workers: Workers) -> Iterator[tuple[C, list[Read]]]:
    """Yield each chunk with what its documents came to, in the order given.

    Chunks are asked for only as far ahead as workers may have batches under way.
    """
    way: deque[tuple[C, Future[list[Read]]]] = deque()
    for chunk in chunks:
        way.append((chunk, workers.hand_out(chunk.batch)))
        while way and (way[0][1].done() or len(way) > workers.most):
            done, future = way.popleft()
            yield done, outcome(workers, done.batch, future)
    for done, future in way:
        yield done, outcome(workers, done.batch, future)


def outcome(workers: Workers, batch: Batch, future: "Future[list[Read]]") -> list[Read]:
    """Return what a batch came to; halves of one that ends its workers are tried by themselves."""
    try:
        return future.result()
    except workers.gone as error:
        raise workers.lost or error from error
    except workers.ended:
        if len(batch.documents) == 1:
            return ["reading it ended every worker that tried to: report this with the file"]
    except (ModuleNotFoundError, AttributeError) as error:
        raise OtherCode(
            f"a worker can't run what this build asks for ({error}): "
            f"start the workers with the code of the build, {batch.code}"
        ) from error
    halves = batch.halves()
    return [read for half in halves for read in outcome(workers, half, workers.hand_out(half))]
