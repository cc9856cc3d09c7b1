"""latest.json beside the releases: an index that machines poll. It is written last."""

import hashlib
import json
from pathlib import Path
from typing import Any

from pipeline.files import write_whole
from pipeline.release import manifest
from pipeline.release.version import releases_in

LATEST = "latest.json"


def write(releases: Path) -> Path:
    """Write the index of all releases in the folder, the newest first."""
    path = releases / LATEST
    write_whole(path, index(releases))
    return path


def mend(releases: Path) -> None:
    """Write the index if it is not that of the releases: a crash may have come before it."""
    path = releases / LATEST
    if not releases_in(releases):
        return
    if not path.exists() or path.read_bytes() != index(releases):
        write(releases)


def index(releases: Path) -> bytes:
    """Return the index as it must be."""
    entries = [entry(path) for path in reversed(releases_in(releases).values())]
    found = {"latest": entries[0]["version"] if entries else None, "releases": entries}
    return (json.dumps(found, indent=1) + "\n").encode()


def entry(release: Path) -> dict[str, Any]:
    stated = manifest.read(release)
    sums = (release / manifest.SUMS).read_bytes()
    return {
        "version": stated["version"],
        "date": stated["date"],
        "path": release.name,
        "rows": {name: table["rows"] for name, table in stated["tables"].items()},
        "sha256_of_sums": hashlib.sha256(sums).hexdigest(),
    }
