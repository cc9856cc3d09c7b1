"""The files of a release made again from its own tables, to see whether they say the same.

Everything but the tables and the results of the checks is derived: data card, dictionary, metadata
for machines, manifest. Whoever changes one of them, and the sums with it, is found out here. It
takes the code that made the release, since other code words them otherwise.
"""

import json
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.release import manifest
from pipeline.release.artefacts import changelog, checks
from pipeline.release.edition import Edition, all_statistics, parquet_path
from pipeline.release.version import Version
from pipeline.release.writers import write_files
from pipeline.tables import BY_NAME

JOBS = 2
"""Files that are written at a time."""


def remake(release: Path, scratch: Path) -> Edition:
    """Write the derived files of a release into an empty folder; return the edition.

    What can't be written again, and the tables, are links to the release's own files.
    """
    tables = (parquet_path(Path(), name).as_posix() for name in BY_NAME)
    for name in (*tables, *manifest.UNREPEATABLE):
        (scratch / name).parent.mkdir(parents=True, exist_ok=True)
        (scratch / name).symlink_to((release / name).resolve())
    edition = edition_again(release, scratch)
    write_files(edition, JOBS)
    manifest.write(edition)
    return edition


def edition_again(release: Path, folder: Path) -> Edition:
    """Return the edition that a release was written from, as its own files tell it."""
    stated = manifest.read(release)
    sources = pq.read_table(parquet_path(release, "sources"), columns=["path", "source_id"])
    own, *earlier = changelog.entries(release)
    return Edition(
        folder=folder,
        version=manifest.version_of(release),
        date=date.fromisoformat(stated["date"]),
        previous=Version.parse(stated["previous_version"] or ""),
        code_version=stated["code_version"],
        inputs=dict(zip(*sources.to_pydict().values(), strict=True)),
        statistics=all_statistics(release, JOBS),
        checks=json.loads((release / checks.FILE).read_bytes()),
        highlights=changelog.lines(own),
        earlier_changes=tuple(earlier),
    )
