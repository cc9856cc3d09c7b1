"""What the files under raw/ hold: documents, members of archives, or a reason why nothing."""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.extract.blocks import Refusal
from pipeline.formats.archive_limits import Member
from pipeline.formats.archives import ARCHIVES, members
from pipeline.formats.sniff import media_type
from pipeline.sources.apart import Ended, Helpers
from pipeline.sources.document import Limits
from pipeline.sources.files import Reader, cannot_open, printable
from pipeline.sources.machine import refuse_to_blame
from pipeline.sources.outcome import Source, Summary

HEAD = 4096


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one source."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Apart:
    """Where archives are unpacked: by one of these processes, within these limits."""

    helpers: Helpers
    limits: Limits


def opened(raw: Path, path: str, read: Reader, apart: Apart | None) -> Iterator[Document | Source]:
    """Yield the document that a file is or every member of an archive, or why there is none.

    An archive is unpacked in a process apart; None: in this one.
    """
    shown = printable(path)
    try:
        data = read(raw / path)
    except OSError as error:
        refuse_to_blame(shown, error)
        yield refused(shown, cannot_open(error))
        return
    except Refusal as refusal:
        yield refused(shown, str(refusal))
        return
    if media_type(data[:HEAD]) not in ARCHIVES or media_type(data) not in ARCHIVES:
        yield Document(shown, data)
    else:
        yield from unpacked(shown, members_apart(data, apart) if apart else members(data))


def unpacked(archive: str, found: Iterator[Member]) -> Iterator[Document | Source]:
    empty = True
    for name, content in found:
        empty = False
        path = f"{archive}!/{name}" if name else archive
        if isinstance(content, Refusal):
            yield refused(path, str(content))
        else:
            yield Document(path, content)
    if empty:
        yield refused(archive, "the archive has no file in it: pack it again")


def members_apart(data: bytes, apart: Apart) -> Iterator[Member]:
    """Yield the members of an archive that another process unpacks, as they are asked for."""
    try:
        with apart.helpers.helper(apart.limits) as process:
            for packed in process.results(partial(packed_members, data), len(data)):
                name, content, reason = pickle.loads(packed)
                yield name, content if reason is None else Refusal(reason)
    except Ended as error:
        yield "", Refusal(str(error))


def packed_members(data: bytes) -> Iterator[bytes]:
    """Yield each member as bytes: its name, its content, and why it has none."""
    for name, content in members(data):
        found = (None, str(content)) if isinstance(content, Refusal) else (content, None)
        yield pickle.dumps((name, *found), 5)


def refused(path: str, reason: str) -> Source:
    return Source(path=path, source_id=None, size=None, summary=Summary(reason=reason))
