"""Files under raw/ and their bytes. Whatever stands in the way becomes a ``Refusal``."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from pipeline.extract.blocks import Refusal

Reader = Callable[[Path], bytes]

NOT_SOURCES = frozenset({"README.md", "manifest.parquet"})
LARGEST_MB = 100
LARGEST = LARGEST_MB * 1_000_000

TRIES = 3
"""Times that a file is read anew that was written to meanwhile."""


def source_paths(raw: Path) -> list[str]:
    """Return the paths of all sources, relative to ``raw`` with ``/``, sorted.

    Every file in every folder counts, whatever its name says, but README.md, manifest.parquet and
    what begins with a dot. A folder that can't be listed stands for the files in it; so does a
    link to a folder that ``raw`` lies in.
    """
    found: list[str] = []
    links = Links(raw)

    def closed(error: OSError) -> None:
        found.append(relative(raw, Path(error.filename)))

    for folder, folders, names in os.walk(raw, onerror=closed, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        around = [name for name in folders if links.lead_around(Path(folder, name))]
        folders[:] = [name for name in folders if links.lead_on(Path(folder, name))]
        found += [
            relative(raw, Path(folder, name))
            for name in (*names, *around)
            if not name.startswith(".") and name not in NOT_SOURCES
        ]
    return sorted(found)


class Links:
    """Links to folders: one that leads out of ``raw`` is followed, once for each goal."""

    def __init__(self, raw: Path) -> None:
        self._raw = raw.resolve()
        self._been = {self._raw}

    def lead_around(self, folder: Path) -> bool:
        """Tell whether a folder is a link to one that ``raw`` lies in."""
        goal = folder.resolve()
        return folder.is_symlink() and goal != self._raw and self._raw.is_relative_to(goal)

    def lead_on(self, folder: Path) -> bool:
        """Tell whether a folder is to be looked into; what a link leads to in ``raw`` is there
        already."""
        if not folder.is_symlink():
            return True
        goal = folder.resolve()
        new = goal not in self._been and not goal.is_relative_to(self._raw)
        self._been.add(goal)
        return new and not self._raw.is_relative_to(goal)


def relative(raw: Path, path: Path) -> str:
    return path.relative_to(raw).as_posix()


def printable(path: str) -> str:
    """Return a path that any text file can hold: bytes that are not UTF-8 become ``\\xff``.

    >>> printable("caf\\udce9.txt")
    'caf\\\\xe9.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file; refuse one that is no file, over 100 MB, or being written."""
    refuse_unfit(path.stat())
    for _ in range(TRIES):
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            refuse_unfit(before)
            data = file.read(LARGEST + 1)
            after = os.fstat(file.fileno())
        if len(data) == after.st_size and unchanged(before, after):
            return data
    raise Refusal("it was being written while it was read: build again when it is finished")


def refuse_unfit(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise Refusal("it is no ordinary file that could be read: put a copy of the file here")
    if found.st_size > LARGEST:
        raise Refusal(
            f"it has {found.st_size / 1_000_000:,.0f} MB, and {LARGEST_MB} MB is the most that "
            "one source may have: split it, or check that it is a resolution"
        )


def unchanged(before: os.stat_result, after: os.stat_result) -> bool:
    """Tell whether nobody wrote to a file meanwhile."""
    return (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)


def cannot_open(error: OSError) -> str:
    """Say in one sentence why a file could not be opened, and what would help."""
    match error:
        case PermissionError():
            return "it can't be opened (permission denied): make it readable and build again"
        case FileNotFoundError():
            return (
                "it vanished, or is a link that leads nowhere: put the file back and build again"
            )
        case _:
            return f"it can't be read ({error.strerror or error}): check the disk and build again"
