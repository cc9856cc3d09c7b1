"""Reading all sources, each once: by workers, through the cache, in the paths' order.

Nothing that one file does stops the others: what can't be opened or isn't understood is a
``Refusal`` with its reason; a fault of the reader, and a file that ends the process that reads it
or takes too much of its time or memory, are reasons too.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from pipeline.sources.apart import Helpers
from pipeline.sources.batches import Batch, Read, Workers, code_here, in_order, processes
from pipeline.sources.cache import Cache, load_summary
from pipeline.sources.cluster import cluster
from pipeline.sources.document import LIMITS, Limits, Parse
from pipeline.sources.files import Reader, read_bytes, source_paths
from pipeline.sources.machine import needed
from pipeline.sources.opened import Apart, Document, opened
from pipeline.sources.outcome import Source, Summary

MOST_DOCUMENTS = 16
MOST_BYTES = 1_000_000
MOST_PLACES = 1_000
"""Sources of a chunk: those that are in the cache need no batch, yet are told of now and then."""

Seen = Callable[[int, int], None]
"""Told how many of how many files have been read."""


def unseen(done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Reading:
    """How sources are read: from where, by which means, and where the readings are kept."""

    raw: Path
    cache: Cache
    parse: Parse
    read: Reader = read_bytes
    limits: Limits = LIMITS


def read_sources(
    reading: Reading, *, jobs: int, scheduler: str | None = None, seen: Seen = unseen
) -> list[Source]:
    """Read every source under raw/; return them in the order of their paths.

    They are read in so many processes of this machine, or by the workers of a scheduler. With 0
    jobs this process itself reads, and what ends or stops the reader ends or stops it.
    """
    with cluster(scheduler) if scheduler else processes(jobs) as workers:
        return read_with(workers, reading, seen)


def read_with(workers: Workers, reading: Reading, seen: Seen = unseen) -> list[Source]:
    """Read every source under raw/ by these workers; return them in the order of their paths."""
    paths = source_paths(reading.raw)
    desk = Desk(reading)
    found: list[Source] = []
    done = 0
    for chunk, results in in_order(desk.chunks(paths, workers.helpers), workers):
        for place in desk.settled(chunk, results):
            if isinstance(place, Source):
                found.append(place)
            else:
                done += 1
                seen(done, len(paths))
    return found


@dataclass(frozen=True, slots=True)
class Over:
    """All that a file holds has been said."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that has been handed out: in this chunk as its ``place`` says, or in an earlier."""

    path: str
    source_id: str
    size: int
    place: int | None


@dataclass(frozen=True)
class Chunk:
    """Sources in the order of their paths, and the batch of those that are to be read."""

    places: Sequence[Source | Unread | Over]
    batch: Batch


@dataclass(frozen=True)
class Desk:
    """Hands documents out and takes in what they came to."""

    reading: Reading
    known: set[str] = field(default_factory=set)
    """What has been handed out."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Why nothing is kept of a document that was handed out."""

    def chunks(self, paths: Iterable[str], helpers: Helpers | None) -> Iterator[Chunk]:
        """Yield what the files hold, as much at a time as makes a batch."""
        apart = Apart(helpers, self.reading.limits) if helpers else None
        places: list[Source | Unread | Over] = []
        data: list[bytes] = []
        for path in paths:
            for found in opened(self.reading.raw, path, self.reading.read, apart):
                places.append(self.place(found, data) if isinstance(found, Document) else found)
                if len(data) >= MOST_DOCUMENTS or sum(map(len, data)) >= MOST_BYTES:
                    yield self.chunk(places, data)
                    places, data = [], []
            places.append(Over())
            if len(places) >= MOST_PLACES:
                yield self.chunk(places, data)
                places, data = [], []
        yield self.chunk(places, data)

    def chunk(self, places: Sequence[Source | Unread | Over], data: Sequence[bytes]) -> Chunk:
        reading = self.reading
        batch = Batch(
            code=code_here(), parse=reading.parse, limits=reading.limits, documents=tuple(data)
        )
        return Chunk(places, batch)

    def place(self, document: Document, data: list[bytes]) -> Source | Unread:
        """Return what is known of a document, or hand it out with the others in ``data``."""
        source_id = hashlib.sha256(document.data).hexdigest()
        size = len(document.data)
        if source_id in self.known:
            return Unread(document.path, source_id, size, None)
        if summary := self.kept(source_id):
            return Source(path=document.path, source_id=source_id, size=size, summary=summary)
        self.known.add(source_id)
        data.append(document.data)
        return Unread(document.path, source_id, size, len(data) - 1)

    def settled(self, chunk: Chunk, results: Sequence[Read]) -> Iterator[Source | Over]:
        """Keep what the documents of a chunk came to; yield its sources, and where a file ends."""
        for place in chunk.places:
            if isinstance(place, Unread):
                read = None if place.place is None else results[place.place]
                summary = self.summary(place.source_id, read)
                yield Source(
                    path=place.path, source_id=place.source_id, size=place.size, summary=summary
                )
            else:
                yield place

    def summary(self, source_id: str, read: Read | None) -> Summary:
        match read:
            case bytes():
                with needed(self.reading.cache.folder):
                    self.reading.cache.put(source_id, read)
                return load_summary(BytesIO(read))
            case str():
                self.reasons[source_id] = read
            case None:
                if kept := self.kept(source_id):
                    return kept
        return Summary(reason=self.reasons[source_id])

    def kept(self, source_id: str) -> Summary | None:
        with needed(self.reading.cache.folder):
            return self.reading.cache.summary(source_id)
