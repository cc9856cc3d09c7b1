"""Faults of the machine, which must not be taken for faults of a source: they stop the build."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OF_THE_MACHINE = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})
"""Errors of opening a file that say nothing of the file: too many are open, memory is full."""


class MachineError(Exception):
    """The machine fails, not the file; the message says how and what to do."""


@contextmanager
def needed(folder: Path) -> Iterator[None]:
    """Raise MachineError where a folder of ours can't be used."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise MachineError(f"cannot use {folder} ({why}): see to that, build again") from error


def refuse_to_blame(path: str, error: OSError) -> None:
    """Raise MachineError for an error of opening a file that is not the file's."""
    if error.errno in OF_THE_MACHINE:
        message = f"cannot read {path} ({error.strerror}): build again with fewer --jobs"
        raise MachineError(message) from error
