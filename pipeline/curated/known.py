"""Which sources the tables in curated/ were made from, and by which code."""

import json
import time
from dataclasses import asdict
from pathlib import Path

from pipeline.curated.due import Sources
from pipeline.curated.layout import WATCHED, Curated
from pipeline.files import write_whole
from pipeline.sources import watch
from pipeline.sources.code import code_version
from pipeline.tables import SOURCES


def sources_there(raw: Path, curated: Curated) -> Sources:
    """Return what lies under raw/; files that are as they were are not hashed again."""
    kept = curated.folder / WATCHED
    before = watch.remembered(kept)
    files = watch.look(raw, before, time.time_ns())
    if files != before:
        watch.remember(files, kept)
    return Sources(watch.contents(files), code_version())


def remember_sources(curated: Curated, sources: Sources) -> None:
    """Write down which sources have been read. What may have changed meanwhile isn't known."""
    write_whole(path(curated), json.dumps(asdict(sources)).encode())


def known_sources(curated: Curated) -> Sources | None:
    """Return the sources as they were read last; None where none were, or no one knows.

    What the reading left must still be there: else it is as if nothing had been read.
    """
    left = (curated.ledger_file, curated.corpus_file(SOURCES.name))
    if not all(file.exists() for file in left):
        return None
    try:
        return Sources(**json.loads(path(curated).read_bytes()))
    except (FileNotFoundError, ValueError, TypeError):  # TypeError: of another version
        return None


def path(curated: Curated) -> Path:
    return curated.folder / ".known.json"
