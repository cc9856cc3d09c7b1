"""Reading all sources, each once: in worker processes, through the cache, in the paths' order.

Nothing that one file does stops the others: what can't be opened or isn't understood is a
``Refusal`` with its reason, a fault of the reader and a worker that dies are reasons too.
"""

import errno
import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.curate.faults import faults
from pipeline.curate.rows import rows_of
from pipeline.extract.blocks import Refusal
from pipeline.extract.records import SourceReading
from pipeline.formats.archives import ARCHIVES, members
from pipeline.formats.named import own_symbol
from pipeline.formats.sniff import media_type
from pipeline.sources.cache import Cache
from pipeline.sources.files import Reader, cannot_open, printable, read_bytes, source_paths
from pipeline.sources.ledger import Kept
from pipeline.sources.outcome import Source, Summary, summarise
from pipeline.sources.workers import workers

Found = list[Source]
"""What a file came to: one source, or those of an archive."""

HEAD = 4096
WORTH_A_PROCESS = 8  # starting one takes as long as reading a few sources


OF_THE_MACHINE = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})
"""Errors of opening a file that say nothing of the file: too many are open, memory is full."""


class MachineError(Exception):
    """The machine fails, not the file; the message says how and what to do."""


@contextmanager
def needed(folder: Path) -> Iterator[None]:
    """Raise MachineError where a folder of ours can't be used."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise MachineError(f"cannot use {folder} ({why}): see to that, build again") from error


@dataclass(frozen=True)
class Reading:
    """How sources are read: from where, by which means, and where the readings are kept."""

    raw: Path
    cache: Cache
    parse: Callable[[bytes], SourceReading]
    read: Reader = read_bytes

    def file(self, path: str) -> list[Source]:
        """Read the source that a file is, or every member of an archive."""
        shown = printable(path)
        try:
            data = self.read(self.raw / path)
        except OSError as error:
            if error.errno in OF_THE_MACHINE:
                message = f"cannot read {shown} ({error.strerror}): build again with fewer --jobs"
                raise MachineError(message) from error
            return [refused(shown, cannot_open(error))]
        except Refusal as refusal:
            return [refused(shown, str(refusal))]
        if media_type(data[:HEAD]) not in ARCHIVES or media_type(data) not in ARCHIVES:
            return [self.source(shown, data)]
        found = [self.member(shown, name, content) for name, content in members(data)]
        return found or [refused(shown, "the archive has no file in it: pack it again")]

    def member(self, archive: str, name: str, content: bytes | Refusal) -> Source:
        path = f"{archive}!/{name}" if name else archive
        if isinstance(content, Refusal):
            return refused(path, str(content))
        return self.source(path, content)

    def source(self, path: str, data: bytes) -> Source:
        """Read one source, or refuse it with a reason."""
        source_id = hashlib.sha256(data).hexdigest()
        with needed(self.cache.folder):
            known = self.cache.summary(source_id)
        summary = known or self.parsed(data, source_id)
        return Source(path=path, source_id=source_id, size=len(data), summary=summary)

    def parsed(self, data: bytes, source_id: str) -> Summary:
        try:
            reading = self.parse(data)
            refuse_faulty(reading, source_id)
        except Refusal as refusal:
            symbol = refusal.symbol or own_symbol(data)
            reason = str(refusal)
            summary = Summary(media_type=media_type(data), symbol=symbol, reason=reason)
            return self.kept(source_id, summary, None)
        return self.kept(source_id, summarise(reading), reading)

    def kept(self, source_id: str, summary: Summary, reading: SourceReading | None) -> Summary:
        with needed(self.cache.folder):
            self.cache.put(source_id, summary, reading)
        return summary


def refuse_faulty(reading: SourceReading, source_id: str) -> None:
    """Refuse a reading whose rows are not what the tables declare: it must not stop the others."""
    maps = [reading.source_map, *((),) * len(reading.readings)]
    parts = (
        Kept(path=source_id, source_id=source_id, readings=(each,), source_map=source_map)
        for each, source_map in zip(reading.readings, maps, strict=False)
    )
    found = [fault for part in parts for fault in faults(rows_of([part]))]
    if found:
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        reason = f"the reader failed ({found[0]}{more}): report this with the file"
        raise Refusal(reason, reading.readings[0].resolution.symbol)


def refused(path: str, reason: str) -> Source:
    return Source(path=path, source_id=None, size=None, summary=Summary(reason=reason))


def read_sources(
    reading: Reading, *, jobs: int, seen: Callable[[int, int], None] = lambda done, total: None
) -> list[Source]:
    """Read every source under raw/; return them in the order of their paths.

    ``seen`` is told how many of how many files have been read.
    """
    paths = source_paths(reading.raw)
    sources: list[Source] = []
    for done, found in enumerate(read_each(reading, paths, jobs), start=1):
        sources += found
        seen(done, len(paths))
    return sources


def read_each(reading: Reading, paths: Sequence[str], jobs: int) -> Iterator[list[Source]]:
    """Yield what each file came to. Where a worker dies, the first file that has no outcome is
    read alone, since it may be the one that kills, and the others by new workers."""
    rest = list(paths)
    died = False
    while rest:
        done = 0
        pool = executor(min(jobs, len(rest) // WORTH_A_PROCESS), apart=died)
        try:
            for path, future in zip(rest, submitted(pool, reading, rest), strict=False):
                if isinstance(future.exception(), BrokenProcessPool):
                    break
                yield outcome(path, future)
                done += 1
        finally:
            pool.shutdown(cancel_futures=True)
        if done < len(rest):
            died = True
            yield alone(reading, rest[done])
        rest = rest[done + 1 :]


def submitted(pool: Executor, reading: Reading, paths: Sequence[str]) -> "list[Future[Found]]":
    """Hand out the files; fewer where the workers die meanwhile."""
    futures = []
    with suppress(BrokenProcessPool):
        for path in paths:
            futures.append(pool.submit(reading.file, path))
    return futures


def executor(jobs: int, *, apart: bool) -> Executor:
    """Return processes to read in, or for few files a thread.

    ``apart``: processes even for few files, since another file has killed its worker.
    """
    if jobs > 1 or apart:
        return workers(max(jobs, 1))
    return ThreadPoolExecutor(1)


def alone(reading: Reading, path: str) -> Found:
    """Read one file in a process of its own."""
    with workers(1) as pool:
        future = pool.submit(reading.file, path)
        if not isinstance(future.exception(), BrokenProcessPool):
            return outcome(path, future)
    killed = "reading it ended the process (out of memory?): report this with the file"
    return [refused(printable(path), killed)]


def outcome(path: str, future: "Future[Found]") -> Found:
    """Return what a worker found; a fault of the reader is a reason to refuse the file.

    A fault of the machine is none, and raises MachineError: the file would be lost for its sake.
    """
    error = future.exception()
    if error is None or isinstance(error, MachineError):
        return future.result()
    fault = f"{type(error).__name__}: {error}"
    return [refused(printable(path), f"the reader failed ({fault}): report this with the file")]
