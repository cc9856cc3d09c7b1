"""The folder curated/ in an object store: files by their hash, and an index that names them.

An object store has no renaming, and a folder is not written in one step. So no object is ever
written over: what is new goes beside what is there, the index comes last and is one object, and
only then what no index names is removed. Whoever reads the index finds all that it names.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.curated.layout import OF_ONE_MACHINE
from pipeline.files import file_hash, write_whole
from pipeline.remote.store import RemoteError, Store

INDEX = "index.json"
OBJECTS = "objects"
SYNCED = ".synced.json"
"""The index as it was when the local folder was last the same."""

OURS = OF_ONE_MACHINE | {SYNCED}
"""What is of one machine alone."""

FETCHED = ".fetched"

READINGS = ".readings/"
"""Readings are named by the hash of what was read: one more can't contradict the others."""

Index = Mapping[str, str]
"""Each file and its SHA-256."""


def pull(store: Store, folder: Path) -> None:
    """Make a local folder what the store's is; RemoteError where an object is damaged.

    Where nobody else has handed in anything since, what the folder holds is ours, and stays: what
    an interrupted build has read needn't be read again.
    """
    found = store.read(INDEX)
    synced = folder / SYNCED
    if found is None or (synced.exists() and synced.read_bytes() == found):
        return
    wanted: Index = json.loads(found)
    synced.unlink(missing_ok=True)
    local = index_of(folder)
    for name in local.keys() - wanted.keys():
        if not name.startswith(READINGS):
            (folder / name).unlink()
    missing = {name for name, digest in wanted.items() if local.get(name) != digest}
    fetch(store, {name: wanted[name] for name in sorted(missing)}, folder)
    write_whole(synced, found)


def fetch(store: Store, wanted: Index, folder: Path) -> None:
    if not wanted:
        return
    scratch = folder / FETCHED
    shutil.rmtree(scratch, ignore_errors=True)
    digests = sorted(set(wanted.values()))
    store.download((f"{OBJECTS}/{digest}", scratch / digest) for digest in digests)
    for digest in digests:
        if file_hash(scratch / digest) != digest:
            raise RemoteError(f"{store.url}/{OBJECTS}/{digest} is damaged: remove {INDEX} there")
    for name, digest in wanted.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(scratch / digest, folder / name)
    shutil.rmtree(scratch)


def push(store: Store, folder: Path) -> None:
    """Make the store's folder what the local one is."""
    index = index_of(folder)
    prefix = f"{OBJECTS}/"
    there = {name.removeprefix(prefix) for name in store.names() if name.startswith(prefix)}
    paths = {digest: folder / name for name, digest in index.items()}
    new = [(path, prefix + digest) for digest, path in paths.items() if digest not in there]
    if new:
        store.upload(new)
    content = json.dumps(index, indent=0).encode()
    store.write(INDEX, content)
    write_whole(folder / SYNCED, content)
    store.remove(prefix + digest for digest in sorted(there - paths.keys()))


def index_of(folder: Path) -> Index:
    return {name: file_hash(folder / name) for name in sorted(names(folder))}


def names(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in OURS and not name.startswith(f"{FETCHED}/"):
            yield name
