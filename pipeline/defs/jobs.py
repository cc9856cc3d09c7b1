"""The three jobs that a build is made of, in this order, and the one that fetches."""

import dagster as dg

from pipeline.defs.checks import invariants_hold, table_checks
from pipeline.defs.corpus import corpus_assets
from pipeline.defs.fetch import fetched
from pipeline.defs.names import FETCH, JOBS, PUBLISH, READ, STARTED_BY_HAND, WRITE
from pipeline.defs.raw import sources
from pipeline.defs.release import candidate, release, report
from pipeline.defs.sessions import sessions, tables

WHOLE = {"dagster/retry_strategy": "ALL_STEPS"}
"""A run whose process died is run again from its beginning."""

__all__ = ["FETCH", "JOBS", "PUBLISH", "READ", "STARTED_BY_HAND", "WRITE"]

fetch_repositories = dg.define_asset_job(
    FETCH,
    selection=dg.AssetSelection.assets(fetched),
    description="Fetch the newest commit of the UN's repositories, where that is switched on.",
)
read_sources = dg.define_asset_job(
    READ,
    selection=dg.AssetSelection.assets(sources).without_checks(),
    description="Read every source under raw/ and find out which sessions there are.",
    tags=WHOLE,
)
write_sessions = dg.define_asset_job(
    WRITE,
    selection=dg.AssetSelection.assets(sessions).without_checks(),
    description="Write the tables of one or more sessions.",
    tags=WHOLE,
)
publish = dg.define_asset_job(
    PUBLISH,
    selection=dg.AssetSelection.assets(tables, *corpus_assets, candidate, release, report)
    | dg.AssetSelection.checks(invariants_hold, *table_checks),
    description="Make the tables of the whole corpus, check all tables, publish a release.",
    tags=WHOLE,
)
