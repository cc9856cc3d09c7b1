"""What is known of the difference between two releases as a whole: who came, went or changed.

A resolution is touched where its source is new, gone or another one. It has moved where it came,
went, is taken from another source, or was corrected: what other documents say of it may differ
then. That is asked only where the code differs too: with the same code it is the only cause left.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.release.asking import database
from pipeline.release.diff import key_parts
from pipeline.release.edition import parquet_path
from pipeline.tables import BY_NAME

Names = frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What the cause of each change follows from."""

    touched: AbstractSet[str]
    """Resolutions whose source is new, gone or another one, by id, symbol and key in
    ``completeness``; such sources, by hash."""
    corrected: Mapping[tuple[str, str], AbstractSet[str]]
    """Columns of a table's row that a correction, which came, went or changed, is about."""
    near: Mapping[str, AbstractSet[str]]
    """Rows of each table that speak of resolutions that have moved."""
    same_code: bool


def circumstances(
    old: Path,
    new: Path,
    corrected: Mapping[tuple[str, str], AbstractSet[str]],
    *,
    same_code: bool,
) -> Circumstances:
    """Return the circumstances of two release folders."""
    before, after = (taken_from(folder) for folder in (old, new))
    known, now = (source_ids(folder) for folder in (old, new))
    moved = {name for name in before | after if before.get(name) != after.get(name)}
    touched = {name for name in moved if {before.get(name), after.get(name)} & (known ^ now)}
    corrections = {row_id.partition("|")[0].partition("#")[0] for _, row_id in corrected}
    symbols = frozenset(name.rpartition(":")[0] for name in moved | corrections)
    return Circumstances(
        touched=(known ^ now) | named(touched, old, new),
        corrected=corrected,
        near={} if same_code else near(symbols, (old, new)),
        same_code=same_code,
    )


def taken_from(folder: Path) -> dict[str, str]:
    """Return the source that each resolution of a release was read from."""
    path = parquet_path(folder, "resolutions")
    found = pq.read_table(path, columns=["resolution_id", "source_id"]).to_pydict()
    return dict(zip(found["resolution_id"], found["source_id"], strict=True))


def source_ids(folder: Path) -> Names:
    """Return the hashes of all sources of a release, the refused ones too."""
    found = pq.read_table(parquet_path(folder, "sources"), columns=["source_id"])
    return frozenset(found["source_id"].drop_null().to_pylist())


def named(resolution_ids: AbstractSet[str], old: Path, new: Path) -> Names:
    """Return the names that resolutions have in the keys of any table."""
    wanted = ["resolution_id", "symbol", *BY_NAME["completeness"].primary_key]
    names: set[str] = set()
    for folder in (old, new):
        for row in pq.read_table(parquet_path(folder, "resolutions"), columns=wanted).to_pylist():
            if row["resolution_id"] in resolution_ids:
                key = ("" if row[name] is None else str(row[name]) for name in wanted[2:])
                names |= {row["resolution_id"], row["symbol"], "|".join(key)}
    return frozenset(names)


NEAR = {
    "citations": "target_symbol IN (FROM moved)",
    "findings": """split_part(finding_id, '!', 1) IN
        (SELECT citation_id FROM citations WHERE target_symbol IN (FROM moved))
        OR path IN (SELECT path FROM sources GROUP BY path
                    HAVING count(*) < 2 OR count(DISTINCT source_id) > 1)""",
    "completeness": """symbol IN (FROM moved)
        OR symbol IN (SELECT target_symbol FROM citations WHERE symbol IN (FROM moved))
        OR (body, session) IN
        (SELECT (body, session) FROM resolutions WHERE symbol IN (FROM moved))""",
    "series": "series_id IN (SELECT series_id FROM series WHERE symbol IN (FROM kin))",
    "lineage": """split_part(clause_id, ':', 1) IN (FROM kin)
        OR split_part(ancestor_clause_id, ':', 1) IN (FROM kin)""",
    "reuse": """clause_id IN (SELECT clause_id FROM reuse WHERE cluster_id IN (
        SELECT cluster_id FROM reuse WHERE split_part(clause_id, ':', 1) IN (FROM moved)))""",
}
"""Rows of each table that speaks of other documents, by what they say of those that moved; in
both releases together. A finding tells of a citation, or of another source of its resolution."""

KIN = """CREATE TABLE kin AS FROM moved UNION SELECT symbol FROM series WHERE series_id IN
    (SELECT series_id FROM series WHERE symbol IN (FROM moved))"""
"""Those that moved, and all that stand in a series with them."""


def near(moved: Names, releases: tuple[Path, Path]) -> dict[str, Names]:
    """Return the ids of the rows that speak of resolutions that have moved, by table."""
    found: dict[str, Names] = {}
    with database() as opened:
        opened.register("came", pa.table({"symbol": pa.array(sorted(moved), pa.string())}))
        opened.execute("CREATE TABLE moved AS FROM came")
        for name in ("resolutions", "sources", *NEAR):
            paths = [str(parquet_path(folder, name)) for folder in releases]
            there = [path for path in paths if Path(path).exists()]
            opened.read_parquet(there, union_by_name=True).create_view(name)
        opened.execute(KIN)
        for name, condition in NEAR.items():
            query = f"SELECT DISTINCT {key_parts(BY_NAME[name])} FROM {name} WHERE {condition}"
            found[name] = frozenset(row_id for (row_id,) in opened.sql(query).fetchall())
    return found
