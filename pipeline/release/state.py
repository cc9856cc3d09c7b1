"""Whether anything has changed since the last build that came to its end."""

import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.curated.layout import Curated
from pipeline.curated.sessions import stale_sessions
from pipeline.evaluation import kept
from pipeline.files import file_hash, hash_of_files, write_whole
from pipeline.release.manifest import SUMS
from pipeline.release.version import newest
from pipeline.sources.code import code_version
from pipeline.tables import SOURCES

State = Mapping[str, str | None]


def state(curated: Curated, expectations: Path, releases: Path, previous: Path | None) -> State:
    """Return all that a release depends on, as hashes: equal states give equal releases.

    The tables of the whole corpus are part of it: one that was damaged or is gone is made again.
    """
    compared = previous or newest(releases)
    return {
        "sources": file_hash(curated.corpus_file(SOURCES.name)),
        "code": code_version(),
        "corrections": curated.corrections_hash,
        "expectations": hash_of_files(expectations, expectations.glob("*.json")),
        "evaluation": file_hash(kept.FILE) if kept.FILE.exists() else None,
        "previous": file_hash(compared / SUMS) if compared else None,
        "tables": hash_of_files(curated.folder, curated.corpus_files()),
    }


def last_state(curated: Curated) -> State | None:
    """Return the state that the last build left behind; None where none came to its end."""
    try:
        found: State = json.loads(path(curated).read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return found


def settled(curated: Curated, expectations: Path, releases: Path, previous: Path | None) -> bool:
    """Tell whether nothing is to be written or published: sources that were read are all out."""
    now = state(curated, expectations, releases, previous)
    return now == last_state(curated) and not stale_sessions(curated)


def remember_state(curated: Curated, found: State) -> None:
    write_whole(path(curated), json.dumps(found).encode())


def path(curated: Curated) -> Path:
    return curated.folder / ".state.json"
