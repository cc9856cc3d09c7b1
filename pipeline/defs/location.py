"""All definitions together, on given folders."""

import dagster as dg

from pipeline.defs.automation import nightly, nightly_fetch, tell_of_failure, watch_raw
from pipeline.defs.checks import invariants_hold, table_checks
from pipeline.defs.corpus import corpus_assets
from pipeline.defs.fetch import fetched
from pipeline.defs.jobs import fetch_repositories, publish, read_sources, write_sessions
from pipeline.defs.raw import sources
from pipeline.defs.release import candidate, release, report
from pipeline.defs.resources import Folders, Means, lent
from pipeline.defs.sessions import sessions, tables

ASSETS = (fetched, sources, sessions, tables, *corpus_assets, candidate, release, report)

EVERY = 30
"""Seconds between two looks at raw/."""


def definitions(folders: Folders, means: Means, every: int = EVERY) -> dg.Definitions:
    """Return assets, checks, jobs and what starts them, on given folders."""
    return dg.Definitions(
        assets=ASSETS,
        asset_checks=[invariants_hold, *table_checks],
        jobs=[fetch_repositories, read_sources, write_sessions, publish],
        sensors=[watch_raw(folders, every), tell_of_failure(folders)],
        schedules=[nightly(folders), nightly_fetch()],
        executor=dg.in_process_executor,  # a process a step would import everything again
        resources={"folders": folders, "means": lent(means)},
    )
