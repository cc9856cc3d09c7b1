"""A lock against two builds into one folder of an object store.

It is an object that only one can create. It can't do what a lock of the system does: a build that
is killed leaves it behind, and somebody has to say that that build is dead. A build that somebody
wrongly held for dead finds that out before it publishes, but for the moment between looking and
writing.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from pipeline.remote.store import RemoteError, Store

LOCK = ".lock.json"


@dataclass(frozen=True, kw_only=True)
class Owner:
    """Who builds; the token is another for each build."""

    who: str
    since: str
    token: str


class Locked(RemoteError):
    """Another build is at work, or has left its lock; the message says whose it is."""


@contextmanager
def locked(store: Store, owner: Owner, *, take_over: bool = False) -> Iterator[None]:
    """Hold the lock of a folder while the block runs; Locked where another build has it.

    ``take_over``: whoever holds it is dead.
    """
    content = json.dumps(asdict(owner)).encode()
    if take_over:
        store.write(LOCK, content)
    elif not store.create(LOCK, content):
        raise Locked(
            f"{store.url} is locked by {holder(store)}: wait until that build is done or, "
            "if it is dead, build with --take-over"
        )
    try:
        yield
    finally:
        if store.read(LOCK) == content:
            store.remove([LOCK])


def holder(store: Store) -> str:
    """Say whose lock it is."""
    found = store.read(LOCK)
    if found is None:
        return "a build that has just ended"
    stated = json.loads(found)
    return f"{stated['who']} since {stated['since']}"


def still_ours(store: Store, owner: Owner) -> None:
    """Raise Locked where another build has taken the lock over."""
    if store.read(LOCK) != json.dumps(asdict(owner)).encode():
        raise Locked(f"{store.url} was taken over by {holder(store)}: nothing is published")
