"""What becomes of one document: the bytes that are kept of it, or why there are none."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.curate.faults import faults
from pipeline.curate.rows import tables_of
from pipeline.extract.blocks import Refusal
from pipeline.extract.records import SourceReading
from pipeline.formats.named import own_symbol
from pipeline.formats.sniff import media_type
from pipeline.sources.cache import packed
from pipeline.sources.ledger import Kept
from pipeline.sources.outcome import Summary, summarise

Parse = Callable[[bytes], SourceReading]
"""A function of a module, so that other processes can import it by its name."""

MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the reading of one source may take; far more than any resolution has needed."""

    memory_mb: int = 1_000
    seconds: int = 60
    """Of processor time, whatever the size."""
    seconds_per_mb: int = 30
    patience: int = 20
    """Seconds on the clock for each of those: a machine may be busy, a wait may be endless."""

    def time(self, size: int) -> int:
        """Return the seconds of processor time that a source of a size may take."""
        return self.seconds + self.seconds_per_mb * size // MB


LIMITS = Limits()


def content_of(parse: Parse, data: bytes) -> bytes:
    """Return what is kept of a document, its summary and its reading; a refusal is kept too."""
    try:
        reading = parse(data)
        refuse_faulty(reading, hashlib.sha256(data).hexdigest())
    except Refusal as refusal:
        symbol = refusal.symbol or own_symbol(data)
        summary = Summary(media_type=media_type(data), symbol=symbol, reason=str(refusal))
        return packed(summary, None)
    return packed(summarise(reading), reading)


def refuse_faulty(reading: SourceReading, source_id: str) -> None:
    """Refuse a reading whose rows are not what the tables declare: it must not stop the others."""
    maps = [reading.source_map, *((),) * len(reading.readings)]
    parts = (
        Kept(path=source_id, source_id=source_id, readings=(each,), source_map=source_map)
        for each, source_map in zip(reading.readings, maps, strict=False)
    )
    found = [fault for part in parts for fault in faults(tables_of(part))]
    if found:
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        reason = f"the reader failed ({found[0]}{more}): report this with the file"
        raise Refusal(reason, reading.readings[0].resolution.symbol)


def failed(fault: str) -> str:
    """Say that the reader has a fault, as the reason why a document is refused."""
    return f"the reader failed ({fault}): report this with the file"


def named(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
