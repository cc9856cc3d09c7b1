"""Readings kept on disk by the hash of the source and of the code that read it.

A file holds two pickles, the summary and the reading, so that the summary can be had alone. Only
our own records can be unpickled: a file from elsewhere can't bring code in.
"""

import pickle
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pipeline.extract.records import SourceReading
from pipeline.files import write_whole
from pipeline.sources.outcome import Summary

RECORDS = frozenset({"pipeline.extract.records", "pipeline.sources.outcome"})


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
            with self.path(source_id).open("rb") as file:
                return load_summary(file)
        except (FileNotFoundError, EOFError, pickle.UnpicklingError):
            return None  # never read, or a crash has left less than the whole

    def reading(self, source_id: str) -> SourceReading:
        """Return the reading of a source; LookupError where it has none."""
        with self.path(source_id).open("rb") as file:
            load_summary(file)
            reading = Records(file).load()
        if not isinstance(reading, SourceReading):
            raise LookupError(f"source {source_id} was refused: it has no reading")
        return reading

    def put(self, source_id: str, content: bytes) -> None:
        """Keep what a source came to, as ``packed`` gives it, whole or not at all."""
        write_whole(self.path(source_id), content, durable=False)

    def forget_others(self) -> None:
        """Remove what other versions of the code have read."""
        if self.folder.is_dir():
            for each in self.folder.iterdir():
                if each.is_dir() and each.name != self.code:
                    shutil.rmtree(each)


def packed(summary: Summary, reading: SourceReading | None) -> bytes:
    """Return the content of a file of the cache."""
    return pickle.dumps(summary, 5) + pickle.dumps(reading, 5)


def load_summary(file: BinaryIO) -> Summary:
    summary = Records(file).load()
    if not isinstance(summary, Summary):
        raise pickle.UnpicklingError("it does not begin with the summary of a source")
    return summary
