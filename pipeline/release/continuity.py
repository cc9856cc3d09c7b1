"""What a release must keep of the one before: ids, the words about lost ids, and its schema.

``rekeys`` is made by looking for old content in new rows. Here it is asked whether what was made
is enough, whatever made it: a release that breaks one of these rules is not published.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.curated.due import few, too_many
from pipeline.release.changes import Comparison, rows
from pipeline.release.edition import parquet_path
from pipeline.release.rekeys import CONTENT, alike
from pipeline.release.version import Difference, Version
from pipeline.tables import BY_NAME, REKEYS, RESOLUTIONS

SHOWN = 3


def broken_ids(comparison: Comparison, old: Path, new: Path, version: Version) -> Iterator[str]:
    """Yield what is wrong with the ids of a release that lies in ``new``, a sentence a fault.

    Each id that is gone, and each that holds other content now, has a row of this version in
    ``rekeys``; each new id there exists; no earlier row is lost.
    """
    known, words = (rekeys_in(folder) for folder in (old, new))
    yield from told("earlier rows of rekeys are lost", known.keys() - words.keys())
    said = {key for key, row in words.items() if row["version"] == str(version)}
    for diff in comparison.diffs:
        if diff.table in CONTENT:
            named = {row_id for table, row_id in said if table == diff.table}
            lost = diff.ids("removed") - named
            yield from told(f"ids of {diff.table} are lost without a row in rekeys", lost)
            used = reused(diff.table, rows(diff, old, "added"), rows(diff, new, "removed"))
            yield from told(
                f"ids of {diff.table} hold other content without a row in rekeys", used - named
            )
            new_ids = {words[diff.table, row_id]["new_id"] for row_id in named} - {None}
            gone = new_ids - among(new_ids, diff.table, new)
            yield from told(f"new ids of {diff.table} in rekeys do not exist", gone)


def among(wanted: AbstractSet[str], table: str, folder: Path) -> set[str]:
    """Return those ids that a release's table has."""
    (key,) = BY_NAME[table].primary_key
    if not wanted:
        return set()
    ids = pa.array(sorted(wanted), pa.string())
    found = pq.read_table(
        parquet_path(folder, table), columns=[key], filters=pc.field(key).isin(ids)
    )
    return set(found[key].to_pylist())


def rekeys_in(folder: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the rows of ``rekeys`` by table and old id."""
    path = parquet_path(folder, REKEYS.name)
    found = pq.read_table(path).to_pylist() if path.exists() else []
    return {(row["table_name"], row["old_id"]): row for row in found}


def reused(table: str, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> set[str]:
    """Return the ids that stand for something else than before: too few words are the same."""
    (key,) = BY_NAME[table].primary_key
    now = {row[key]: row for row in new}
    return {row[key] for row in old if row[key] in now and not alike(table, row, now[row[key]])}


def told(what: str, found: set[Any]) -> Iterator[str]:
    """Yield one sentence with the first ids; none where there are none."""
    if found:
        first = ", ".join(map(str, sorted(found)[:SHOWN]))
        yield f"{what}: {len(found):,}, first {first}"


def most_lost(comparison: Comparison, previous: Path) -> str | None:
    """Say how many resolutions would be gone, where those are too many; else None."""
    before = next(d.old_rows for d in comparison.diffs if d.table == RESOLUTIONS.name)
    lost = [
        each.old_id
        for each in comparison.rekeys
        if each.table_name == RESOLUTIONS.name and each.new_id is None
    ]
    if not too_many(len(lost), before):
        return None
    return (
        f"{len(lost):,} of the {before:,} resolutions of release {previous.name} would be gone "
        f"({few(sorted(lost))}): is a drive missing, or are files refused? Put them right, or "
        "build by hand with --allow-loss if that is meant"
    )


def meaning_changed(stated: str, now: str) -> bool:
    """Return whether the schema's major version was raised: somebody says that meanings changed.

    What a column means no comparison can tell; it is what the version of the schema is for.
    """
    before, after = Version.parse(stated), Version.parse(now)
    return before is not None and after is not None and after.major > before.major


def broken_schema(comparison: Comparison, stated: str, now: str) -> str | None:
    """Say which version the schema must have; None where it has one that will do.

    It follows the tables and columns as a release's version follows its rows; it may be higher.
    """
    before, after = Version.parse(stated), Version.parse(now)
    if before is None or after is None:
        return f"the versions of the schema, {stated} and {now}, can't be compared"
    step = Difference(
        lost=bool(comparison.vanished)
        or any(diff.removed_columns or diff.retyped_columns for diff in comparison.diffs),
        added=any(diff.is_new or diff.added_columns for diff in comparison.diffs),
    ).step
    least = before.after(step) if step else before
    if after >= least:
        return None
    return f"SCHEMA_VERSION is {now}; tables and columns differ so that it must be {least}"
