"""From the archive of a commit to its documents, each in its place, whatever their names say."""

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pipeline.extract.blocks import Refusal
from pipeline.fetch.contents import languages_of
from pipeline.fetch.gone import tell_gone
from pipeline.fetch.names import part_name
from pipeline.fetch.records import Row
from pipeline.fetch.session import Session
from pipeline.files import file_hash
from pipeline.formats.archive_limits import Budget, Exhausted
from pipeline.formats.archive_tar import tar_members
from pipeline.formats.sniff import media_type

FOLDER = "UNxml"

_GZIP = "application/gzip"
_HEAD = 16_384
_DEEPEST = 10
"""Folders within folders that a repository may have; the UN's have three."""


def beginning(name: str, session: Session) -> str:
    """Return what the addresses of a repository's documents begin with."""
    return f"{session.settings.places.repositories}/{quote(name)}/blob/HEAD/"


def name_of(row: Row, name: str) -> str:
    """Return how a document is named to a reader: its path in the repository."""
    return f"{name}/{row.url.partition('/blob/HEAD/')[2]}"


def described(file: Path) -> dict[str, Any]:
    """Return length, hash and media type of a file, as its row has them."""
    with file.open("rb") as opened:
        kind = media_type(opened.read(_HEAD))
    return {"bytes": file.stat().st_size, "sha256": file_hash(file), "media_type": kind}


def unpack(archive: Path, url: str, revision: str, name: str, session: Session) -> None:
    """Keep the documents of an archive; its row says when all of it has been seen to."""
    address = url.partition("#")[0]
    row = replace(session.row(url, "archive", asked=address), revision=revision)
    unpacking = Unpacking(session, name, revision, address)
    kind = described(archive)["media_type"]
    try:
        if kind != _GZIP:
            raise Exhausted(f"it is {kind}, no archive: try again later")
        with archive.open("rb") as file:
            size = archive.stat().st_size
            for member, content in tar_members(file, _GZIP, Budget(size)):
                unpacking.take(member, content)
                session.settings.progress(
                    f"Keeping {name} (kB)", file.tell() // 1000, size // 1000
                )
        if not unpacking.present:
            raise Exhausted("there is no document in it: look at the repository")
    except Exhausted as error:
        session.told(replace(row, status="refused", reason=str(error)), name)
    else:
        prefix = beginning(name, session)
        tell_gone(
            session, prefix, unpacking.present, revision, address, lambda row: name_of(row, name)
        )
        session.manifest.add(replace(row, status="new", reason=unpacking.passed_over()))
    archive.unlink()


@dataclass
class Unpacking:
    """Documents on their way from an archive to their places."""

    session: Session
    name: str
    revision: str
    address: str
    present: set[str] = field(default_factory=set)
    passed: Counter[str] = field(default_factory=Counter)

    def take(self, member: str, content: bytes | Refusal) -> None:
        """Keep a member if it is a document in a wanted language; else count it."""
        parts = member.split("/")[1:]  # the first is the repository and commit
        inside = "/".join(parts)
        url = beginning(self.name, self.session) + quote(inside, errors="surrogateescape")
        row = self.session.row(url, "document", asked=self.address)
        if url in self.present:
            url = row.url + "~2"
            row = replace(row, url=url, status="refused", reason="the archive has this name twice")
        elif not inside or not all(usable(part) for part in parts) or len(parts) > _DEEPEST:
            row = replace(row, status="refused", reason="its name leads out of the archive")
        elif isinstance(content, Refusal):
            row = replace(row, status="refused", reason=str(content))
        elif found := self.unwanted(content):
            self.passed[found] += 1
            self.present.add(url)
            return
        else:
            kind = media_type(content)
            row = replace(row, revision=self.revision, media_type=kind)
            path = "/".join([FOLDER, part_name(self.name), *map(part_name, parts)])
            row = self.session.kept(row, path, content)
        self.present.add(url)
        self.session.told(row, name_of(row, self.name))

    def unwanted(self, content: bytes) -> str | None:
        """Say why a member is passed over; None for what is wanted."""
        languages = languages_of(content)
        if languages is None:
            return "no documents"
        wanted = self.session.settings.languages
        return None if not languages or languages & set(wanted) else "in other languages"

    def passed_over(self) -> str | None:
        """Say what was passed over: "passed over: 9,646 in other languages, 3 no documents"."""
        counts = ", ".join(f"{count:,} {what}" for what, count in sorted(self.passed.items()))
        return f"passed over: {counts}" if counts else None


def usable(part: str) -> bool:
    return part not in ("", ".", "..")
