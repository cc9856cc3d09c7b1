"""Members of a tar archive, packed or not, read as a stream within a budget."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from typing import IO

from pipeline.extract.blocks import Refusal
from pipeline.formats.archive_limits import MAX_MEMBER, Budget, Exhausted, Member, too_large

_BLOCK = 512
_HEADERS = 1_000_000
"""Bytes that the headers of one member may have: a name, its owner, times."""

_DAMAGED = (tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError, ValueError)


class _Metered:
    """A stream that a tar archive is read from: counts, and stops where a header is no header."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self.stream = stream
        self.budget = budget
        self.left = _HEADERS

    def read(self, size: int) -> bytes:
        data = self.stream.read(size)
        self.budget.spend(len(data))
        self.left -= len(data)
        if self.left < 0:
            raise Exhausted("the tar archive has a header of more than 1 MB: fetch it again")
        return data


def tar_members(file: IO[bytes], kind: str, budget: Budget) -> Iterator[Member]:
    """Yield name and bytes of each file in the archive, or a Refusal for its bytes."""
    metered = _Metered(_unpacked(file, kind), budget)
    try:
        with tarfile.open(fileobj=metered, mode="r|", errorlevel=0) as archive:  # type: ignore[call-overload]
            while info := _next(archive, metered):
                budget.entry()
                yield from _member(archive, info)
                archive.members = []
    except _DAMAGED as error:
        raise Exhausted(
            f"it is damaged, cut short or no tar archive ({error}): fetch it again or unpack it"
        ) from error


def _unpacked(file: IO[bytes], kind: str) -> IO[bytes]:
    match kind:
        case "application/gzip":
            return gzip.GzipFile(fileobj=file)  # type: ignore[return-value]
        case "application/x-xz":
            return lzma.LZMAFile(file)
        case "application/x-bzip2":
            return bz2.BZ2File(file)
        case "application/x-tar":
            return file
        case _:
            raise Exhausted(f"it is no archive that is read here ({kind}): unpack it")


def _next(archive: tarfile.TarFile, metered: _Metered) -> tarfile.TarInfo | None:
    """Return the next entry; what lies before it is the rest of the last one, and a header."""
    metered.left = max(metered.left, 0) + _HEADERS
    info = archive.next()
    if info is not None:
        metered.left = info.size + _BLOCK + _HEADERS
    return info


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[Member]:
    if info.isdir():
        return
    if info.issym() or info.islnk():
        yield info.name, Refusal("it is a link: put the file itself into the archive")
    elif not info.isreg():
        yield (
            info.name,
            Refusal("it is a device or pipe, not a file: put the file itself into the archive"),
        )
    elif info.size > MAX_MEMBER:
        yield info.name, too_large(info.size)
    else:
        content = archive.extractfile(info)
        data = content.read() if content else b""
        if len(data) < info.size:
            raise EOFError(f"{len(data)} of {info.size} bytes of a member")
        yield info.name, data
