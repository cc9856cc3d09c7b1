"""Documents put into raw/, and what was there before put beside them: nothing is overwritten.

A version that a newer one takes the place of goes to ``raw/.superseded``. No build reads that
folder, so that an older text can't win over a newer one because it is longer.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from pipeline.fetch.manifest import superseded
from pipeline.files import write_whole


class InTheWay(Exception):
    """A folder stands where a file should, or a file where a folder should; the message says."""


def keep(raw: Path, path: str, content: bytes) -> str | None:
    """Put a document into its place, whole or not at all.

    Returns where the file is kept that was there before; None where there was none, or the same.
    After a crash, doing it again comes to the same. Raises InTheWay, OSError.
    """
    place = raw / path
    try:
        before = place.read_bytes() if place.exists() else None
        if before == content:
            return None
        old = None if before is None else put_beside(raw, path, before)
        write_whole(place, content)
    except (NotADirectoryError, IsADirectoryError, FileExistsError) as error:
        raise InTheWay(f"{error.filename} is in the way: move it elsewhere") from error
    return old


def put_beside(raw: Path, path: str, content: bytes) -> str:
    """Keep the bytes of a file among the superseded ones; return where."""
    old = superseded(path, hashlib.sha256(content).hexdigest())
    if not (raw / old).exists():
        write_whole(raw / old, content)
    return old


def retire(raw: Path, path: str) -> str:
    """Move a file to the superseded ones: another file holds what it held; return where it is."""
    old = put_beside(raw, path, (raw / path).read_bytes())
    (raw / path).unlink()
    with suppress(OSError):  # the folder may have other files
        os.removedirs((raw / path).parent)
    return old


def is_there(raw: Path, path: str | None, size: int | None) -> bool:
    """Return whether what was kept is still there, in full."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return path is not None and (raw / path).stat().st_size == size
    return False
