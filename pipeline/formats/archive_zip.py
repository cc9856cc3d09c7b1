"""Members of a zip archive, one after the other, within a budget."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import IO

from pipeline.extract.blocks import Refusal
from pipeline.formats.archive_limits import (
    MAX_MEMBER,
    MAX_MEMBERS,
    Budget,
    Exhausted,
    Member,
    too_large,
)

_END = b"PK\x05\x06"
_END64 = b"PK\x06\x07"
_END_SIZE = 22
_COMMENT = 65_535
"""The end record has this size, and a comment of at most so many bytes after it."""

_DIRECTORY = MAX_MEMBERS * 400
"""Bytes of the table of contents: names of resolutions take some 80 bytes an entry."""

_ENCRYPTED = 1


def zip_members(file: IO[bytes], kind: str, budget: Budget) -> Iterator[Member]:
    """Yield name and bytes of each file in the archive, or a Refusal for its bytes."""
    _check_directory(file)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
        raise Exhausted(f"the zip archive is damaged ({error}): fetch it again") from error
    with archive:
        for info in archive.infolist():
            budget.entry()
            if not info.filename.endswith("/"):  # is_dir() fails where there is no name
                yield info.filename, _content(archive, info, budget)


def _check_directory(file: IO[bytes]) -> None:
    """Refuse a table of contents that would fill the memory, before it is read."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_SIZE - _COMMENT))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        raise Exhausted("the zip archive has no end: it is cut short, fetch it again")
    (directory,) = struct.unpack_from("<L", tail, at + 12)
    if directory > _DIRECTORY or tail[max(0, at - 20) : at].startswith(_END64):
        raise Exhausted(
            f"the archive has more than {MAX_MEMBERS:,} entries, or is too large: split it"
        )
    file.seek(0)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes | Refusal:
    if stat.S_ISLNK(info.external_attr >> 16):
        return Refusal("it is a symbolic link: put the file itself into the archive")
    if info.flag_bits & _ENCRYPTED:
        return Refusal("it is encrypted: unpack the archive")
    if info.file_size > MAX_MEMBER:
        return too_large(info.file_size)
    budget.spend(info.file_size)
    try:
        with archive.open(info) as member:
            return member.read(MAX_MEMBER)
    except (
        zipfile.BadZipFile,
        zlib.error,
        LZMAError,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        struct.error,
    ) as error:
        return Refusal(f"it is damaged in the archive ({error}): fetch the archive again")
