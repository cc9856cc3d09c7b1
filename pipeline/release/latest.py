"""latest.json beside the releases: an index that machines poll. It is written last."""

import json
from pathlib import Path
from typing import Any

from pipeline.files import file_hash, write_whole
from pipeline.release import manifest
from pipeline.release.version import releases_in

LATEST = "latest.json"


def write(releases: Path) -> Path:
    """Write the index of all releases in the folder, the newest first."""
    path = releases / LATEST
    write_whole(path, content(releases))
    return path


def settle(releases: Path) -> None:
    """Write the index again where it is not what the folder says."""
    path = releases / LATEST
    if releases_in(releases) and not (path.exists() and path.read_bytes() == content(releases)):
        write(releases)


def content(releases: Path) -> bytes:
    entries = [entry(path) for path in reversed(releases_in(releases).values())]
    index = {"latest": entries[0]["version"] if entries else None, "releases": entries}
    return (json.dumps(index, indent=1) + "\n").encode()


def entry(release: Path) -> dict[str, Any]:
    """Return what the index says of a release: its hashes cover every file of it."""
    stated = manifest.read(release)
    return {
        "version": stated["version"],
        "date": stated["date"],
        "path": release.name,
        "schema_version": stated["schema_version"],
        "rows": {name: table["rows"] for name, table in stated["tables"].items()},
        "content_hashes": {
            name: table["content_hash"] for name, table in stated["tables"].items()
        },
        "sha256_of_sums": file_hash(release / manifest.SUMS),
        "sha256_of_other_sums": file_hash(release / manifest.OTHER_SUMS),
    }
