"""The tables that one document gives, a file per organ and session.

One step writes all tables of a session, since they come of one reading. Many sessions are written
in one run: a run for each would cost more than the reading.
"""

import warnings
from collections.abc import Iterator
from functools import partial

import dagster as dg

from pipeline.curated.layout import SESSION_TABLES
from pipeline.curated.sessions import write_session
from pipeline.defs.metadata import column_schema, foreign_lineage, rows_metadata
from pipeline.defs.raw import SESSIONS
from pipeline.defs.resources import Folders, Means

DETAILED = 20
"""Sessions in a run above which rows are not told session by session: each costs a query."""

warnings.filterwarnings("ignore", "Parameter `backfill_policy`", dg.BetaWarning)


@dg.multi_asset(
    name="sessions",
    partitions_def=SESSIONS,
    backfill_policy=dg.BackfillPolicy.single_run(),
    specs=[
        dg.AssetSpec(
            table.name,
            deps=["sources"],
            group_name="sessions",
            description=table.description,
            kinds={"parquet"},
            metadata={"dagster/column_schema": column_schema(table.alone)},
        )
        for table in SESSION_TABLES
    ],
)
def sessions(
    context: dg.AssetExecutionContext, folders: Folders, means: dg.ResourceParam[Means]
) -> Iterator[dg.MaterializeResult]:
    partitions = context.partition_keys
    totals = dict.fromkeys((table.name for table in SESSION_TABLES), 0)
    with folders.patiently():
        each = means.crew.each(partial(write_session, folders.tables), partitions)
        for done, (partition, written) in enumerate(each, start=1):
            for name, rows in written.items():
                totals[name] += rows
                if len(partitions) <= DETAILED:
                    context.add_asset_metadata({"dagster/row_count": rows}, name, partition)
            means.progress("Writing sessions", done, len(partitions))
    for table in SESSION_TABLES:
        metadata = rows_metadata(totals[table.name], foreign_lineage(table))
        metadata["rows_of_this_run"] = metadata.pop("dagster/row_count")
        yield dg.MaterializeResult(asset_key=table.name, metadata=metadata)
