"""What the reading of one source came to: a reading or the reason why there is none."""

import re
from dataclasses import dataclass

from pipeline.extract.records import Reading, Resolution, SourceReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A resolution that a source holds, and how much of it."""

    index: int
    """Which of the source's readings it is."""
    resolution_id: str
    symbol: str
    language: str
    partition: str
    characters: int
    """Length of all its clauses and notes: half a resolution has less than a whole one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a source is, without its rows: what has to be known of all sources at once."""

    media_type: str | None = None
    characters: int | None = None
    held: tuple[Held, ...] = ()
    symbol: str | None = None
    """What it is, where one could tell and nothing is held."""
    reason: str | None = None
    """Why it was refused; None if it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input file with what it came to."""

    path: str
    source_id: str | None
    """SHA-256 of its bytes; None if it could not be opened."""
    size: int | None
    summary: Summary


NOTHING = "no resolution was found in it: check that it is one, or take it out of the folder"


def summarise(reading: SourceReading) -> Summary:
    """Return what has to be known of a source beside its rows."""
    return Summary(
        media_type=reading.media_type,
        characters=reading.characters,
        held=tuple(held(index, each) for index, each in enumerate(reading.readings)),
        reason=None if reading.readings else NOTHING,
    )


def held(index: int, reading: Reading) -> Held:
    resolution = reading.resolution
    return Held(
        index=index,
        resolution_id=resolution.resolution_id,
        symbol=resolution.symbol,
        language=resolution.language,
        partition=partition_of(resolution),
        characters=sum(len(clause.text) for clause in reading.clauses)
        + sum(len(note.text) for note in reading.footnotes),
    )


def partition_of(resolution: Resolution) -> str:
    """Return organ and session, such as GA-73 or GA-ES-11; an organ without sessions has years.

    The key is part of a file's name: anything but letters, digits and hyphens becomes a hyphen.
    """
    term = resolution.session or resolution.year or "undated"
    return re.sub(r"[^A-Za-z0-9-]+", "-", f"{resolution.body}-{term}").strip("-")
