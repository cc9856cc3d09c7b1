"""Readings kept on disk by the hash of the source and of the code that read it.

A file holds the hash of what follows and two pickles, the summary and the reading, so that the
summary can be had alone. What a disk has damaged is as good as not there. Records are kept as the
columns of their tables: hundreds of small objects take several times as long. Only our own records
can be unpickled: a file from elsewhere can't bring code in.
"""

import hashlib
import io
import pickle
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, get_args, get_type_hints

from pipeline.extract.records import Reading, Resolution, SourceReading, SourceRole
from pipeline.files import write_whole
from pipeline.sources.outcome import Summary

DIGEST = hashlib.sha256().digest_size
RECORDS = frozenset({"pipeline.extract.records", "pipeline.sources.outcome"})


KINDS = {
    name: get_args(hint)[0]
    for name, hint in get_type_hints(Reading).items()
    if name != "resolution"
}
"""What each field of a reading holds records of."""


class Records(pickle.Unpickler):
    """Unpickles our records and dates, nothing else."""

    def find_class(self, module: str, name: str) -> object:
        if module in RECORDS or (module, name) == ("datetime", "date"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no record")


@dataclass(frozen=True)
class Cache:
    """The readings that one version of the reading code has made."""

    folder: Path
    code: str

    def path(self, source_id: str) -> Path:
        return self.folder / self.code / source_id[:2] / f"{source_id}.pickle"

    def summary(self, source_id: str) -> Summary | None:
        """Return the summary of a source that has been read, None if it has not."""
        try:
            return load_summary(self.whole(source_id))
        except LookupError:
            return None

    def reading(self, source_id: str) -> SourceReading:
        """Return the reading of a source; LookupError where it has none."""
        file = self.whole(source_id)
        load_summary(file)
        kept = Records(file).load()
        if kept is None:
            raise LookupError(f"source {source_id} was refused: it has no reading")
        return from_columns(kept)

    def put(self, source_id: str, content: bytes) -> None:
        """Keep what a source came to, as ``packed`` gives it, whole or not at all."""
        digest = hashlib.sha256(content).digest()
        write_whole(self.path(source_id), digest + content, durable=False)

    def whole(self, source_id: str) -> BinaryIO:
        """Return what was kept of a source; LookupError where it is not there, or damaged."""
        try:
            kept = memoryview(self.path(source_id).read_bytes())
        except FileNotFoundError as error:
            raise LookupError(f"source {source_id} has not been read") from error
        digest, content = kept[:DIGEST], kept[DIGEST:]
        if hashlib.sha256(content).digest() != digest:
            raise LookupError(f"what was kept of source {source_id} is damaged: build again")
        return io.BytesIO(content)

    def forget_others(self) -> None:
        """Remove what other versions of the code have read."""
        if self.folder.is_dir():
            for each in self.folder.iterdir():
                if each.is_dir() and each.name != self.code:
                    shutil.rmtree(each)


def packed(summary: Summary, reading: SourceReading | None) -> bytes:
    """Return the content of a file of the cache."""
    kept = None if reading is None else to_columns(reading)
    return pickle.dumps(summary, 5) + pickle.dumps(kept, 5)


def to_columns(reading: SourceReading) -> tuple[Any, ...]:
    """Return a reading as plain values: of each table its columns."""
    readings = [
        (tuple(each.resolution), *(columns_of(getattr(each, name)) for name in KINDS))
        for each in reading.readings
    ]
    return reading.media_type, reading.characters, readings, columns_of(reading.source_map)


def from_columns(kept: tuple[Any, ...]) -> SourceReading:
    """Return the reading whose columns were kept."""
    media_type, characters, readings, source_map = kept
    return SourceReading(
        media_type=media_type,
        characters=characters,
        readings=tuple(
            Reading(
                resolution=Resolution._make(resolution),
                **{
                    name: records_of(kind, columns)
                    for (name, kind), columns in zip(KINDS.items(), tables, strict=True)
                },
            )
            for resolution, *tables in readings
        ),
        source_map=records_of(SourceRole, source_map),
    )


def columns_of(records: Iterable[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return list(zip(*records, strict=True))


def records_of(kind: Any, columns: Iterable[tuple[object, ...]]) -> tuple[Any, ...]:
    return tuple(map(kind._make, zip(*columns, strict=True)))


def load_summary(file: BinaryIO) -> Summary:
    summary = Records(file).load()
    if not isinstance(summary, Summary):
        raise pickle.UnpicklingError("it does not begin with the summary of a source")
    return summary
