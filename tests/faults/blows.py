"""Blows to a build: at the Nth thing that it does to files, it is killed or the disk says no.

A thing is a write, rename, sync, removal or new folder below the folder that is watched. What is
written in C (the database) has no number: kills by the clock meet it.
"""

import errno
import io
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

ENDS = {"kill": 0, "full": errno.ENOSPC, "denied": errno.EACCES}
"""What may strike: the end of all processes of the build, or an error of the disk."""

TOUCHING = ("rename", "replace", "fsync", "mkdir", "unlink", "rmdir")
FREEING = frozenset({"unlink", "rmdir"})
"""What a full disk lets one do all the same."""


class Watch:
    """Counts what is done below a folder and strikes at a number; 0 only counts."""

    def __init__(self, folder: Path, at: int = 0, kind: str = "kill") -> None:
        self.folder = str(folder)
        self.at, self.kind = at, kind
        self.count = 0

    def due(self) -> bool:
        """Count; what is full or denied stays so."""
        self.count += 1
        return 0 < self.at <= self.count

    def strike(self) -> None:
        if self.kind == "kill":
            os.killpg(os.getpgid(0), signal.SIGKILL)
        raise OSError(ENDS[self.kind], os.strerror(ENDS[self.kind]))

    def below(self, path: object) -> bool:
        """Tell whether a path is watched; a descriptor is that of a file being synced."""
        if isinstance(path, str | os.PathLike):
            return os.fspath(path).startswith(self.folder)
        return isinstance(path, int)

    def install(self) -> "Watch":
        """Put counting functions in the place of those of ``os`` and ``io``."""
        for name in TOUCHING:
            setattr(os, name, self.counted(name, getattr(os, name)))
        opened = io.open

        def watched(file: Any, mode: str = "r", *rest: Any, **others: Any) -> Any:
            found = opened(file, mode, *rest, **others)
            if set(mode) & set("wxa+") and not isinstance(file, int) and self.below(file):
                found.write = self.halved(found, found.write)
            return found

        io.open = watched
        return self

    def counted(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def done(first: Any, *rest: Any, **others: Any) -> Any:
            spared = name in FREEING and self.kind == "full"
            if not spared and self.below(first) and self.due():
                self.strike()
            return function(first, *rest, **others)

        return done

    def halved(self, file: Any, write: Callable[[Any], int]) -> Callable[[Any], int]:
        """Write half of what the blow falls on."""

        def half(content: Any) -> int:
            if self.due():
                write(content[: len(content) // 2])
                file.flush()
                self.strike()
            return write(content)

        return half
