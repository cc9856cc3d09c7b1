"""What each partition is made from: the sources of every organ and session, by their hashes."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.extract.records import Reading, SourceRole
from pipeline.files import write_whole
from pipeline.sources.cache import Cache
from pipeline.sources.selection import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A source's part in a partition."""

    path: str
    source_id: str
    indices: tuple[int, ...]
    """Which of its readings belong here."""
    mapped: bool
    """Whether the source's map belongs here: true in the partition of its first resolution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A source as a partition's tables are made from it."""

    path: str
    source_id: str
    readings: tuple[Reading, ...]
    source_map: tuple[SourceRole, ...]


@dataclass(frozen=True)
class Ledger:
    """All partitions with their sources."""

    partitions: Mapping[str, tuple[Entry, ...]]

    @classmethod
    def of(cls, choices: Iterable[Choice]) -> "Ledger":
        found: dict[str, list[Entry]] = defaultdict(list)
        for choice in choices:
            for partition, entry in entries(choice):
                found[partition].append(entry)
        return cls({name: tuple(found[name]) for name in sorted(found)})

    def save(self, path: Path) -> None:
        content = {
            name: [asdict(entry) for entry in entries] for name, entries in self.partitions.items()
        }
        write_whole(path, json.dumps(content, indent=1).encode())

    @classmethod
    def load(cls, path: Path) -> "Ledger":
        content = json.loads(path.read_bytes())
        return cls(
            {
                name: tuple(Entry(**each | {"indices": tuple(each["indices"])}) for each in found)
                for name, found in content.items()
            }
        )

    def digest(self, partition: str, code: str) -> str:
        """Return what a partition's tables depend on, as one hash."""
        parts = [asdict(entry) for entry in self.partitions[partition]]
        return hashlib.sha256(json.dumps([code, parts]).encode()).hexdigest()

    def kept(self, partition: str, cache: Cache) -> Iterator[Kept]:
        """Yield the readings that a partition is made from, a source at a time."""
        for entry in self.partitions[partition]:
            reading = cache.reading(entry.source_id)
            yield Kept(
                path=entry.path,
                source_id=entry.source_id,
                readings=tuple(reading.readings[index] for index in entry.indices),
                source_map=reading.source_map if entry.mapped else (),
            )


def entries(choice: Choice) -> Iterator[tuple[str, Entry]]:
    """Yield each partition that something of a source goes into."""
    indices: dict[str, list[int]] = defaultdict(list)
    for held in choice.kept:
        indices[held.partition].append(held.index)
    for number, (partition, found) in enumerate(indices.items()):
        yield (
            partition,
            Entry(
                path=choice.source.path,
                source_id=choice.source.source_id or "",
                indices=tuple(found),
                mapped=number == 0,
            ),
        )
