"""Files written whole or not at all, by one process at a time, and hashes of files."""

import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".unfinished"


def write_whole(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file so that at no time, and after no crash, half of it can be seen.

    What can be made again needn't be ``durable``: a power cut may then leave an empty file.
    """
    with whole_file(path, durable=durable) as file:
        file.write(content)


@contextmanager
def whole_file(path: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """Give a file to write to that takes its place when the block has come to its end.

    What is written stands in a file beside it until then; what a crash leaves of that ends in
    ``.unfinished``, and ``sweep`` removes it. Folders are made as needed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()
    if durable:
        sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Remove what builds that were killed left half-written; nobody else may be writing there."""
    for path in folder.rglob(f"*{UNFINISHED}"):
        if path.is_file():
            path.unlink()


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Make sure that every file below a folder is on the disk."""
    for path in sorted(folder.rglob("*")):
        sync_folder(path)
    sync_folder(folder)


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file; OSError where it can't be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_of_files(root: Path, paths: Iterable[Path]) -> str:
    """Return one SHA-256 of files and their paths under ``root``, in whatever order they come."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class Busy(Exception):
    """Another process is at work; the message says where and what to do."""


@contextmanager
def only_one(lock: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold a lock, a file or a folder, while the block runs.

    Busy, or waiting, where another process has it.

    The system lets go of it when a process ends, however it ends.
    """
    folder = lock if lock.is_dir() else lock.parent
    descriptor = os.open(lock, os.O_RDONLY if lock.is_dir() else os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            message = f"another build is writing to {folder}: wait until it is done"
            raise Busy(message) from error
        yield
    finally:
        os.close(descriptor)
