"""The tables of one organ and session: written whole, and only where something has changed."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline import store
from pipeline.curate.corrections import corrected
from pipeline.curate.rows import rows_of
from pipeline.curated.layout import SESSION_TABLES, WORDED, Curated
from pipeline.curated.worded import worded_before, write_worded
from pipeline.files import file_hash, write_whole
from pipeline.lineage.reuse_texts import Worded, worded
from pipeline.sources.ledger import Ledger
from pipeline.tables import CLAUSES


def write_session(curated: Curated, ledger: Ledger) -> dict[str, int]:
    """Write all tables of a session and, last, the mark that they are there; return their rows.

    ``ledger`` has this session alone.
    """
    (partition,) = ledger.partitions
    before = told_before(curated, partition)
    rows = corrected(rows_of(ledger.kept(partition, curated.cache)), curated.corrections)
    for table in SESSION_TABLES:
        store.write(rows[table.name], table.alone, curated.session_file(table, partition))
    write_worded(worded(rows[CLAUSES.name], before), curated.worded_file(partition))
    files = hashes(curated, partition)
    mark = {"digest": ledger.digest(partition, curated.made_by), "files": files}
    write_whole(curated.mark(partition), json.dumps(mark).encode())
    counts = {name: len(found) for name, found in rows.items()}
    del rows
    store.give_back()
    return counts


def told_before(curated: Curated, partition: str) -> Worded | None:
    """Return what the session's last writing told of its texts, if nobody has touched that."""
    files = mark_of(curated, partition).get("files")
    hashed = files.get(WORDED) if isinstance(files, dict) else None
    return worded_before(curated.worded_file(partition), hashed) if hashed else None


def session_rows(curated: Curated) -> dict[str, int]:
    """Return how many rows each table has over all sessions, without reading them."""
    return {table.name: store.count_rows(curated.session_files(table)) for table in SESSION_TABLES}


def stale_sessions(curated: Curated) -> list[str]:
    """Return the sessions whose tables are missing, damaged, or made from something else."""
    ledger, made_by = curated.ledger, curated.made_by
    return [
        name
        for name in ledger.partitions
        if not current(curated, name, ledger.digest(name, made_by))
    ]


def current(curated: Curated, partition: str, digest: str) -> bool:
    mark = mark_of(curated, partition)
    if not all(path.exists() for path in curated.files_of_session(partition).values()):
        return False
    return bool(mark == {"digest": digest, "files": hashes(curated, partition)})


def mark_of(curated: Curated, partition: str) -> Mapping[str, Any]:
    """Return the mark of a session; an empty one where it is missing or damaged."""
    try:
        mark = json.loads(curated.mark(partition).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return mark if isinstance(mark, dict) else {}


def hashes(curated: Curated, partition: str) -> dict[str, str]:
    files = curated.files_of_session(partition)
    return {name: file_hash(path) for name, path in files.items()}


def forget_sessions(curated: Curated) -> list[str]:
    """Remove the tables of sessions that no source belongs to any more; return their names."""
    wanted = set(curated.partitions)
    gone = sorted({path.stem for path in session_files(curated)} - wanted)
    for partition in gone:
        curated.mark(partition).unlink(missing_ok=True)
        for path in curated.files_of_session(partition).values():
            path.unlink(missing_ok=True)
    return gone


def session_files(curated: Curated) -> Sequence[Path]:
    marks = curated.folder.glob(".written/*.json")
    folders = (*(table.name for table in SESSION_TABLES), WORDED)
    files = (path for name in folders for path in curated.folder.glob(f"{name}/*.parquet"))
    return [*marks, *files]
