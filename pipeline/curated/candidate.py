"""What a release of the tables as they are now would hold."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

from pipeline import store
from pipeline.curated.layout import AT_RELEASE, Curated
from pipeline.derive.arrow import arrow_schema
from pipeline.files import write_whole
from pipeline.tables import TABLES, Table


class Content(TypedDict):
    """What a table holds."""

    rows: int
    content_hash: str


def write_candidate(curated: Curated, known: Mapping[str, Content]) -> Mapping[str, int]:
    """Write rows and content hash of every table to candidate.json; return the rows.

    What is known of a table already, by its name, is not found out again.
    """
    content = {table.name: known.get(table.name) or content_of(curated, table) for table in TABLES}
    write_whole(candidate_file(curated), (json.dumps(content, indent=1) + "\n").encode())
    return {name: each["rows"] for name, each in content.items()}


def candidate_hashes(curated: Curated) -> dict[str, str]:
    """Return the content hash of every table that a release does not make; none where the file
    has not been written."""
    if not candidate_file(curated).exists():
        return {}
    content = json.loads(candidate_file(curated).read_bytes())
    return {name: each["content_hash"] for name, each in content.items() if name not in AT_RELEASE}


def candidate_file(curated: Curated) -> Path:
    return curated.folder / "candidate.json"


def content_of(curated: Curated, table: Table) -> Content:
    """Return rows and content hash of a table; a long one is not held whole."""
    content = store.Content(arrow_schema(table))
    for part in curated.stored.published(table.name):
        for batch in part.to_batches():
            content.add(batch)
    return {"rows": content.rows, "content_hash": content.hash}
