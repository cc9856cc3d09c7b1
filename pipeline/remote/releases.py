"""Releases in an object store: a version is there when its SHA256SUMS is, which comes last.

An object store can't move a folder to its place in one step. What a broken upload has left has no
sums: it is no release, and the next build removes it.
"""

import shutil
from pathlib import Path

from pipeline.files import file_hash
from pipeline.release import latest
from pipeline.release.manifest import OTHER_SUMS, SUMS
from pipeline.release.verify import sums_of
from pipeline.release.version import Version, releases_in
from pipeline.remote.store import RemoteError, Store


def versions(names: list[str]) -> dict[str, list[str]]:
    """Return the files of each version, whole or not."""
    found: dict[str, list[str]] = {}
    for name in names:
        version, _, file = name.partition("/")
        if file and Version.parse(version):
            found.setdefault(version, []).append(file)
    return found


def whole(files: list[str]) -> bool:
    return SUMS in files


def pull(store: Store, folder: Path) -> None:
    """Make a local folder hold the store's releases and no other; remove what is no release.

    RemoteError where a file is not the one that its sums state.
    """
    found = versions(store.names())
    for version, files in found.items():
        if not whole(files):
            store.remove(f"{version}/{file}" for file in files)
    kept = {version: files for version, files in found.items() if whole(files)}
    for path in releases_in(folder).values():
        if path.name not in kept or (path / SUMS).read_bytes() != store.read(
            f"{path.name}/{SUMS}"
        ):
            shutil.rmtree(path)
    for version, files in kept.items():
        if not (folder / version).exists():
            fetch(store, version, files, folder)
    (folder / latest.LATEST).unlink(missing_ok=True)
    if kept:
        latest.write(folder)


def fetch(store: Store, version: str, files: list[str], folder: Path) -> None:
    """Fetch a release beside its place, look at its sums, and move it there."""
    scratch = folder / f".fetched-{version}"
    shutil.rmtree(scratch, ignore_errors=True)
    store.download((f"{version}/{file}", scratch / file) for file in files)
    for sums in (SUMS, OTHER_SUMS):
        for file, digest in sums_of(scratch / sums):
            if not (scratch / file).is_file() or file_hash(scratch / file) != digest:
                raise RemoteError(f"{store.url}/{version}/{file} is not what {sums} says")
    scratch.rename(folder / version)


def push(store: Store, release: Path) -> str:
    """Publish a new release; return its address. RemoteError where there is one of that version.

    The sums come when everything else is there, the index of all releases after them.
    """
    version = release.name
    if store.read(f"{version}/{SUMS}") is not None:
        raise RemoteError(f"{store.url} has a release {version} already: build again")
    files = sorted(path for path in release.rglob("*") if path.is_file())
    store.upload(
        (path, f"{version}/{path.relative_to(release).as_posix()}")
        for path in files
        if path != release / SUMS
    )
    store.put(release / SUMS, f"{version}/{SUMS}")
    point(store, release.parent)
    return f"{store.url}/{version}"


def point(store: Store, folder: Path) -> None:
    """Hand in the index of all releases, where it says something else than the store's."""
    index = folder / latest.LATEST
    if index.exists() and store.read(latest.LATEST) != index.read_bytes():
        store.put(index, latest.LATEST)
