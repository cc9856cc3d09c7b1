"""What lies under raw/, by content: the hash of each file, without reading all of them again.

A file that was hashed before is not read again while its size, its times and its inode are what
they were. The time of its last change (ctime) is set by the system whenever something is written
and can't be set back by a program, so that other content under the old size and modification time
is seen too. A file that was changed less than two seconds before it was hashed is not believed
next time: within that span two changes may bear one time. Where a file system keeps no such times
(some network drives) only a look that believes nothing is sure: each reading of the sources begins
with one.
"""

import hashlib
import json
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.files import file_hash, write_whole
from pipeline.sources.files import cannot_open, printable, source_paths

UNSURE_NS = 2_000_000_000
"""Age of a change up to which another may bear the same time (FAT counts in steps of 2 s)."""

Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was hashed."""

    content: str
    """SHA-256 of its bytes; why it has none where it can't be opened."""
    stamp: Stamp | None
    """Size, times and inode; None: not to be believed."""


def look(raw: Path, before: Mapping[str, Seen], now_ns: int) -> dict[str, Seen]:
    """Return every source under ``raw``; those that are as they were ``before`` aren't read."""
    return {printable(path): seen(raw / path, before, path, now_ns) for path in source_paths(raw)}


def seen(file: Path, before: Mapping[str, Seen], path: str, now_ns: int) -> Seen:
    try:
        found = file.stat()
        stamp = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        last = before.get(printable(path))
        if last is not None and last.stamp == stamp:
            return last
        if not stat.S_ISREG(found.st_mode):
            return Seen("no ordinary file", None)
        content = file_hash(file)
    except OSError as error:
        return Seen(cannot_open(error), None)
    sure = now_ns - max(found.st_mtime_ns, found.st_ctime_ns) > UNSURE_NS
    return Seen(content, stamp if sure else None)


def contents(files: Mapping[str, Seen]) -> dict[str, str]:
    """Return the content of each file."""
    return {path: each.content for path, each in files.items()}


def digest(content: Mapping[str, str]) -> str:
    """Return one hash of all paths and contents."""
    return hashlib.sha256(json.dumps(sorted(content.items())).encode()).hexdigest()


def remember(files: Mapping[str, Seen], path: Path) -> None:
    """Keep what was seen. It can be had again, so that a crash may take it."""
    kept = {name: [each.content, each.stamp] for name, each in files.items()}
    write_whole(path, json.dumps(kept).encode(), durable=False)


def remembered(path: Path) -> dict[str, Seen]:
    """Return what was seen last; nothing where that is missing or damaged."""
    try:
        kept = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return {
        name: Seen(content, (stamp[0], stamp[1], stamp[2], stamp[3]) if stamp else None)
        for name, (content, stamp) in kept.items()
    }
