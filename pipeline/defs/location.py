"""All definitions together, on given folders."""

import dagster as dg

from pipeline.defs.checks import invariants_hold, table_checks
from pipeline.defs.corpus import corpus_assets
from pipeline.defs.fetch import fetch_repositories, fetched
from pipeline.defs.raw import sources
from pipeline.defs.release import candidate, release, report
from pipeline.defs.resources import Folders, Means
from pipeline.defs.sessions import sessions

READ, WRITE, PUBLISH = "read_sources", "write_sessions", "publish"

ASSETS = (fetched, sources, sessions, *corpus_assets, candidate, release, report)

read_sources = dg.define_asset_job(
    READ,
    selection=dg.AssetSelection.assets(sources).without_checks(),
    description="Read every source under raw/ and find out which sessions there are.",
)
write_sessions = dg.define_asset_job(
    WRITE,
    selection=dg.AssetSelection.assets(sessions).without_checks(),
    description="Write the tables of one or more sessions.",
)
publish = dg.define_asset_job(
    PUBLISH,
    selection=dg.AssetSelection.assets(*corpus_assets, candidate, release, report)
    | dg.AssetSelection.checks(invariants_hold, *table_checks),
    description="Make the tables of the whole corpus, check all tables, publish a release.",
)


def definitions(folders: Folders, means: Means) -> dg.Definitions:
    """Return assets, checks and jobs on given folders."""
    return dg.Definitions(
        assets=ASSETS,
        asset_checks=[invariants_hold, *table_checks],
        jobs=[fetch_repositories, read_sources, write_sessions, publish],
        executor=dg.in_process_executor,  # a process a step would import everything again
        resources={"folders": folders, "means": means},
    )
