"""What a release of the tables as they are now would hold."""

import json
from collections.abc import Mapping

from pipeline import store
from pipeline.curated.layout import Curated
from pipeline.derive.arrow import arrow_schema
from pipeline.files import write_whole
from pipeline.tables import TABLES, Table


def write_candidate(curated: Curated) -> Mapping[str, int]:
    """Write rows and content hash of every table to candidate.json; return the rows."""
    content = {table.name: content_of(curated, table) for table in TABLES}
    path = curated.folder / "candidate.json"
    write_whole(path, (json.dumps(content, indent=1) + "\n").encode())
    return {name: int(each["rows"]) for name, each in content.items()}


def content_of(curated: Curated, table: Table) -> dict[str, int | str]:
    """Return rows and content hash of a table, which is not held whole."""
    content = store.Content(arrow_schema(table))
    for part in curated.stored.published(table.name):
        for batch in part.to_batches():
            content.add(batch)
    return {"rows": content.rows, "content_hash": content.hash}
