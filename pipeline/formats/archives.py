"""Members of zip and tar archives as bytes, with nothing written and nothing trusted.

Names are never used as paths. What can't be taken (a name that climbs out, a link, an encrypted
or damaged member, an archive in an archive, a bomb) comes as a Refusal in place of its bytes.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

from pipeline.extract.blocks import Refusal
from pipeline.formats.archive_limits import Budget, Exhausted, Member
from pipeline.formats.archive_tar import tar_members
from pipeline.formats.archive_zip import zip_members
from pipeline.formats.sniff import media_type

ARCHIVES = frozenset(
    {
        "application/zip",
        "application/x-tar",
        "application/gzip",
        "application/x-xz",
        "application/x-bzip2",
    }
)
"""Media types that ``members`` opens; a Word file is a zip archive, but not one of these."""

_CLIMBS = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:")
"""../a.xml, /a.xml, C:/a.xml"""

_NAMELESS = "(no name)"
_NO_NAME = "it has no name in the archive: pack it again with plain names"

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

_NOT_SOURCES = re.compile(
    r"(?:^|/)(?:\.(?!\.?(?:/|$))|__MACOSX/|(?:README\.md|manifest\.parquet)$)"
)
"""What is passed over in a folder is passed over in an archive too."""


def members(source: bytes | Path) -> Iterator[Member]:
    """Yield name and bytes of each member of an archive, or a Refusal in place of the bytes.

    Names are unique and printable. A fault of the archive as a whole has the name "" and ends it;
    members before the fault have been yielded. Nothing is raised.
    """
    if isinstance(source, bytes):
        yield from _members(BytesIO(source), len(source))
        return
    try:
        with source.open("rb") as file:
            yield from _members(file, source.stat().st_size)
    except OSError as error:
        why = error.strerror or error
        yield "", Refusal(f"the archive can't be read ({why}): check the disk and build again")


def _members(file: IO[bytes], size: int) -> Iterator[Member]:
    kind = media_type(file.read(4096))
    file.seek(0)
    budget = Budget(size)
    reader = zip_members if kind == "application/zip" else tar_members
    names: dict[str, int] = {}
    try:
        for name, content in reader(file, kind, budget):
            shown = _printable(name)
            if not shown:
                shown, content = _NAMELESS, Refusal(_NO_NAME)
            elif _NOT_SOURCES.search(shown):
                continue
            names[shown] = names.get(shown, 0) + 1
            unique = f"{shown}~{names[shown]}" if names[shown] > 1 else shown
            yield unique, _checked(shown, content)
    except Exhausted as error:
        yield "", Refusal(str(error))


def _printable(name: str) -> str:
    """Return a name with forward slashes that any text file can hold: a.xml for ./a.xml."""
    name = name.replace("\\", "/").removeprefix("./")
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", name)


def _checked(name: str, content: bytes | Refusal) -> bytes | Refusal:
    if isinstance(content, Refusal):
        return content
    if _CLIMBS.search(name):
        return Refusal("its name leads out of the archive: pack it again with plain names")
    if media_type(content) in ARCHIVES:
        return Refusal("it is an archive within an archive: unpack it")
    return content
