"""What each partition is made from: the sources of every organ and session, by their hashes."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.extract.records import Reading, SourceRole
from pipeline.files import write_whole
from pipeline.sources.cache import Cache
from pipeline.sources.outcome import Held
from pipeline.sources.selection import Choice


class LedgerError(ValueError):
    """What sessions are made from can't be read; the message names the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A source's part in a partition."""

    path: str
    source_id: str
    indices: tuple[int, ...]
    """Which of its readings belong here."""
    elsewhere: tuple[str, ...] | None
    """Its resolutions that belong to other partitions, whose part of its map goes there too; all
    the rest of the map belongs here. None: only what these resolutions have of it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One resolution in two sources: the one that is kept and the one that is not."""

    resolution_id: str
    kept_id: str
    kept_index: int
    other_id: str
    other_index: int
    other_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A source as a partition's tables are made from it."""

    path: str
    source_id: str
    readings: tuple[Reading, ...]
    source_map: tuple[SourceRole, ...]


@dataclass(frozen=True)
class Ledger:
    """All partitions with their sources, and the sources that were passed over."""

    partitions: Mapping[str, tuple[Entry, ...]]
    rivals: tuple[Rival, ...]

    @classmethod
    def of(cls, choices: Sequence[Choice]) -> "Ledger":
        found: dict[str, list[Entry]] = defaultdict(list)
        for choice in choices:
            for partition, entry in entries(choice):
                found[partition].append(entry)
        rivals = tuple(rival for choice in choices for rival in rivals_of(choice))
        return cls({name: tuple(found[name]) for name in sorted(found)}, rivals)

    def save(self, path: Path) -> None:
        write_whole(path, json.dumps(asdict(self), indent=1).encode())

    @classmethod
    def load(cls, path: Path) -> "Ledger":
        """Return what was saved; LedgerError where the file is damaged."""
        content = path.read_bytes()
        try:
            found = json.loads(content)
            return cls(
                {name: tuple(map(entry, each)) for name, each in found["partitions"].items()},
                tuple(Rival(**each) for each in found["rivals"]),
            )
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise LedgerError(f"{path} is damaged ({error}): read the sources again") from error

    def alone(self, partition: str) -> "Ledger":
        """Return what one partition is made from: little enough to be given to another process."""
        return Ledger({partition: self.partitions[partition]}, ())

    def digest(self, partition: str, code: str) -> str:
        """Return what a partition's tables depend on, as one hash."""
        parts = [asdict(entry) for entry in self.partitions[partition]]
        return hashlib.sha256(json.dumps([code, parts]).encode()).hexdigest()

    def kept(self, partition: str, cache: Cache) -> Iterator[Kept]:
        """Yield the readings that a partition is made from, a source at a time."""
        for entry in self.partitions[partition]:
            reading = cache.reading(entry.source_id)
            readings = tuple(reading.readings[index] for index in entry.indices)
            own = {each.resolution.resolution_id for each in readings}
            yield Kept(
                path=entry.path,
                source_id=entry.source_id,
                readings=readings,
                source_map=part_of(reading.source_map, entry, own),
            )


def part_of(
    source_map: tuple[SourceRole, ...], entry: Entry, own: AbstractSet[str]
) -> tuple[SourceRole, ...]:
    """Return what of a source's map goes into the partition of an entry; mostly the whole."""
    if entry.elsewhere == ():
        return source_map
    return tuple(role for role in source_map if belongs(role, entry, own))


def belongs(role: SourceRole, entry: Entry, own: AbstractSet[str]) -> bool:
    """Return whether a range of a source goes into the partition of an entry."""
    owner = (role.row_id or "").partition("#")[0]
    return owner in own if entry.elsewhere is None else owner not in entry.elsewhere


def entries(choice: Choice) -> Iterator[tuple[str, Entry]]:
    """Yield each partition that something of a source goes into."""
    held: dict[str, list[Held]] = defaultdict(list)
    for each in choice.kept:
        held[each.partition].append(each)
    first = choice.kept[0].partition if choice.kept else None
    elsewhere = tuple(each.resolution_id for each in choice.kept if each.partition != first)
    for partition, found in held.items():
        yield (
            partition,
            Entry(
                path=choice.source.path,
                source_id=choice.source.source_id or "",
                indices=tuple(each.index for each in found),
                elsewhere=elsewhere if partition == first else None,
            ),
        )


def entry(stated: Mapping[str, Any]) -> Entry:
    """Return an entry from JSON, which has lists for tuples."""
    elsewhere = stated["elsewhere"]
    return Entry(
        path=stated["path"],
        source_id=stated["source_id"],
        indices=tuple(stated["indices"]),
        elsewhere=None if elsewhere is None else tuple(elsewhere),
    )


def rivals_of(choice: Choice) -> Iterator[Rival]:
    for passed in choice.passed:
        yield Rival(
            resolution_id=passed.held.resolution_id,
            kept_id=passed.better.source_id or "",
            kept_index=passed.instead.index,
            other_id=choice.source.source_id or "",
            other_index=passed.held.index,
            other_path=choice.source.path,
        )
