"""manifest.json and SHA256SUMS: what a release was made from, and the hash of every file."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.files import file_hash
from pipeline.release.artefacts import database
from pipeline.release.edition import NAME, SCHEMA_VERSION, TITLE, Edition
from pipeline.release.jobs import side_by_side
from pipeline.release.version import Version

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
OTHER_SUMS = "SHA256SUMS-unrepeatable"
UNREPEATABLE = frozenset({database.FILE})
"""Files whose writers give other bytes each time: their sums stand apart, so that two builds of
one input can be compared by their sums; ``verify`` compares their content too."""

JOBS = 2
"""Files that are hashed at a time."""

OWN = frozenset({MANIFEST, SUMS, OTHER_SUMS})


def write(edition: Edition) -> None:
    """Write both files; every other file must be there already."""
    there = [*files(edition.folder)]
    hashed = side_by_side(lambda name: file_hash(edition.folder / name), there, JOBS)
    hashes = dict(zip(there, hashed, strict=True))
    edition.text(
        MANIFEST, json.dumps(manifest(edition, hashes), indent=1, ensure_ascii=False) + "\n"
    )
    hashes[MANIFEST] = file_hash(edition.folder / MANIFEST)
    for name, covered in ((SUMS, False), (OTHER_SUMS, True)):
        sums = (
            f"{digest}  {path}\n"
            for path, digest in hashes.items()
            if (path in UNREPEATABLE) == covered
        )
        edition.text(name, "".join(sums))


def manifest(edition: Edition, hashes: Mapping[str, str]) -> dict[str, Any]:
    """Return what the manifest says, given the hashes of all other files."""
    names = {*hashes, *OWN}
    unrepeatable = UNREPEATABLE | {OTHER_SUMS}
    return {
        "name": NAME,
        "title": TITLE,
        "version": str(edition.version),
        "date": edition.date.isoformat(),
        "previous_version": str(edition.previous) if edition.previous else None,
        "schema_version": SCHEMA_VERSION,
        "code_version": edition.code_version,
        "inputs_hash": inputs_hash(edition.inputs),
        "inputs": dict(sorted(edition.inputs.items())),
        "tables": {
            name: {"rows": held.rows, "content_hash": held.content_hash}
            for name, held in edition.tables
        },
        "files": {name: digest for name, digest in hashes.items() if name not in UNREPEATABLE},
        "reproducible": sorted(names - unrepeatable),
        "not_reproducible": sorted(names & unrepeatable),
    }


def inputs_hash(inputs: Mapping[str, str | None]) -> str:
    """Return one hash of all inputs, by path and content."""
    lines = (f"{digest}  {path}\n" for path, digest in sorted(inputs.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def files(folder: Path) -> Iterator[str]:
    """Yield the paths of all files of a release, sorted, but for the manifest and the sums.

    What Python keeps of the loader once it was imported is no file of the release.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in OWN and path.parent.name != "__pycache__":
            yield path.relative_to(folder).as_posix()


def file_hashes(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield path and SHA-256 of every file that is there, the sums themselves left out."""
    last = [MANIFEST] if (folder / MANIFEST).exists() else []
    for name in [*files(folder), *last]:
        yield name, file_hash(folder / name)


STATED = frozenset({"version", "date", "schema_version", "code_version", "inputs", "tables"})


class ManifestError(ValueError):
    """A folder that is no release, or whose manifest can't be read."""


def read(release: Path) -> dict[str, Any]:
    """Return the manifest of a release."""
    path = release / MANIFEST
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise ManifestError(f"{release} is no release: it has no {MANIFEST}") from error
    except ValueError as error:
        raise ManifestError(f"{path} can't be read as JSON: {error}") from error
    if not isinstance(found, dict) or not found.keys() >= STATED:
        raise ManifestError(f"{path} does not state {', '.join(sorted(STATED))}")
    if Version.parse(str(found["version"])) is None:
        raise ManifestError(f"{path} states the version {found['version']}, which is none")
    return found


def version_of(release: Path) -> Version:
    """Return the version that a release's manifest states."""
    version = Version.parse(read(release)["version"])
    assert version is not None
    return version
