"""What a release of the tables as they are now would hold."""

import json
from collections.abc import Mapping

from pipeline import store
from pipeline.curated.held import held_tables
from pipeline.curated.layout import Curated
from pipeline.files import write_whole


def write_candidate(curated: Curated) -> Mapping[str, int]:
    """Write rows and content hash of every table to candidate.json; return the rows."""
    content = {
        name: {"rows": arrow.num_rows, "content_hash": store.content_hash(arrow)}
        for name, arrow in held_tables(curated).items()
    }
    path = curated.folder / "candidate.json"
    write_whole(path, (json.dumps(content, indent=1) + "\n").encode())
    return {name: int(each["rows"]) for name, each in content.items()}
