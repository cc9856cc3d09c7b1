"""From raw/ to the ledger of sessions: every source is read here, once."""

from collections import Counter
from collections.abc import Set
from pathlib import Path

import dagster as dg

from pipeline.curated.due import Sources, partition_changes
from pipeline.curated.intake import take_in
from pipeline.curated.known import remember_sources
from pipeline.curated.sessions import forget_sessions
from pipeline.defs.metadata import column_schema
from pipeline.defs.resources import Folders, Means
from pipeline.sources.code import code_version
from pipeline.sources.watch import contents, look
from pipeline.store import give_back
from pipeline.tables import SOURCES

SESSIONS = dg.DynamicPartitionsDefinition(name="session")
"""Organ and session, such as GA-73; an organ without sessions has years, such as SC-1995."""


@dg.asset(
    name=SOURCES.name,
    deps=["fetched"],
    group_name="raw",
    description=f"{SOURCES.description} Reading them says which sessions there are.",
    kinds={"parquet"},
    metadata={"dagster/column_schema": column_schema(SOURCES)},
)
def sources(
    context: dg.AssetExecutionContext, folders: Folders, means: dg.ResourceParam[Means]
) -> dg.MaterializeResult:
    with folders.patiently():
        there = Sources(contents(look(Path(folders.raw), {}, 0)), code_version())
        choices = take_in(
            folders.tables,
            Path(folders.raw),
            means.parse,
            jobs=folders.jobs,
            scheduler=folders.scheduler,
            read=means.read,
            seen=lambda done, total: means.progress("Reading sources", done, total),
        )
        register_sessions(context.instance, set(folders.tables.partitions))
        forget_sessions(folders.tables)
        remember_sources(folders.tables, there)  # as they were before: what came since is new
        give_back()
    status = Counter[str](choice.status for choice in choices)
    return dg.MaterializeResult(metadata={"dagster/row_count": len(choices)} | dict(status))


def register_sessions(instance: dg.DagsterInstance, wanted: Set[str]) -> None:
    """Make the instance's partitions those that there are sources for."""
    new, gone = partition_changes(instance.get_dynamic_partitions("session"), wanted)
    for partition in gone:
        instance.delete_dynamic_partition("session", partition)
    instance.add_dynamic_partitions("session", new)
