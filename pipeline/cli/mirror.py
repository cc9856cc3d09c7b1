"""Folders of a build that lie in an object store: a local copy to work in, and its way back."""

import getpass
import hashlib
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from pipeline.remote.lock import Owner, locked, still_ours
from pipeline.remote.store import RemoteError, Store, is_url, reached


def local(place: str, name: str) -> Path:
    """Return the folder to work in: the place itself, or where its copy is kept."""
    if not is_url(place):
        return Path(place)
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    which = hashlib.sha256(place.rstrip("/").encode()).hexdigest()[:16]
    return home / "un-resolutions" / which / name


@dataclass(frozen=True, kw_only=True)
class Mirror:
    """The stores of a build; null: that folder is local."""

    owner: Owner
    curated: Store | None
    releases: Store | None

    def pull(self, curated: Path, releases: Path) -> None:
        """Fetch what there is into the local copies."""
        from pipeline.remote import curated as remote_curated
        from pipeline.remote import releases as remote_releases

        if self.curated:
            with reached(self.curated.url):
                remote_curated.pull(self.curated, curated)
        if self.releases:
            with reached(self.releases.url):
                remote_releases.pull(self.releases, releases)

    def push(self, curated: Path, releases: Path, release: Path | None) -> str | None:
        """Hand in what a build has made; return the address of a new release."""
        from pipeline.remote import curated as remote_curated
        from pipeline.remote import releases as remote_releases

        published = None
        for store in filter(None, (self.releases, self.curated)):
            with reached(store.url):
                still_ours(store, self.owner)
        if self.releases:
            with reached(self.releases.url):
                if release:
                    published = remote_releases.push(self.releases, release)
                remote_releases.point(self.releases, releases)
        if self.curated:
            with reached(self.curated.url):
                remote_curated.push(self.curated, curated)
        return published


@contextmanager
def mirrored(curated: str, releases: str, *, take_over: bool) -> Iterator[Mirror]:
    """Hold the locks of those folders that lie in a store."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    who = f"{getpass.getuser()} on {socket.gethostname()}, process {os.getpid()}"
    owner = Owner(who=who, since=now, token=uuid4().hex)
    stores = [Store.at(place) if is_url(place) else None for place in (curated, releases)]
    with ExitStack() as stack:
        for store in filter(None, stores):
            with reached(store.url):
                enter(stack, store, owner, take_over)
        yield Mirror(owner=owner, curated=stores[0], releases=stores[1])


def enter(stack: ExitStack, store: Store, owner: Owner, take_over: bool) -> None:
    """Take the lock of a store, the first thing that is asked of it."""
    try:
        stack.enter_context(locked(store, owner, take_over=take_over))
    except FileNotFoundError as error:
        raise RemoteError(f"{store.url} can't be used ({error}): make its bucket first") from error
    except PermissionError as error:
        raise RemoteError(f"{store.url} can't be used ({error}): ask who owns it") from error
