"""What one document gives: a file of each table for every organ and session, and the tables of it.

One step writes all tables of a session, since they come of one reading. Many sessions are written
in one run: a run for each would cost more than the reading. A session is a partition of one asset,
and the tables are assets without partitions: Dagster keeps two events for each asset and
partition, and those of twelve tables took several times as long as writing them.
"""

import warnings
from collections import Counter
from collections.abc import Iterator
from functools import partial

import dagster as dg

from pipeline.curated.layout import SESSION_TABLES
from pipeline.curated.sessions import session_rows, write_session
from pipeline.defs.metadata import column_schema, foreign_lineage, rows_metadata
from pipeline.defs.raw import SESSIONS
from pipeline.defs.resources import Folders, Means

DETAILED = 20
"""Sessions in a run above which rows are not told session by session: each costs a query."""

warnings.filterwarnings("ignore", "Parameter `backfill_policy`", dg.BetaWarning)


@dg.asset(
    name="sessions",
    deps=["sources"],
    partitions_def=SESSIONS,
    backfill_policy=dg.BackfillPolicy.single_run(),
    group_name="sessions",
    description="What the documents of one organ and session say: a file of each table.",
    kinds={"parquet"},
)
def sessions(
    context: dg.AssetExecutionContext, folders: Folders, means: dg.ResourceParam[Means]
) -> dg.MaterializeResult:
    partitions, ledger = context.partition_keys, folders.tables.ledger
    total = Counter[str]()
    parts = [ledger.alone(partition) for partition in partitions]
    with folders.patiently():
        each = means.crew.each(partial(write_session, folders.tables), parts)
        for done, (part, written) in enumerate(each, start=1):
            total.update(written)
            if len(partitions) <= DETAILED:
                context.add_asset_metadata({"rows": written}, "sessions", *part.partitions)
            means.progress("Writing sessions", done, len(partitions))
    return dg.MaterializeResult(metadata={"rows_of_this_run": total.total()})


@dg.multi_asset(
    name="tables",
    specs=[
        dg.AssetSpec(
            table.name,
            deps=[sessions],
            group_name="sessions",
            description=table.description,
            kinds={"parquet"},
            metadata={"dagster/column_schema": column_schema(table.alone)},
        )
        for table in SESSION_TABLES
    ],
)
def tables(folders: Folders) -> Iterator[dg.MaterializeResult]:
    """Say that each table is now what all its sessions are, and how much that is."""
    with folders.patiently():
        rows = session_rows(folders.tables)
    for table in SESSION_TABLES:
        metadata = rows_metadata(rows[table.name], foreign_lineage(table))
        yield dg.MaterializeResult(asset_key=table.name, metadata=metadata)
