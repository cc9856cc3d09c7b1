"""What helpers do ahead in a run that publishes, so that no step of it waits alone.

Dagster holds the tables of the whole corpus back until the sessions' tables have been checked. In
the meantime they are made: should a check block, they are not used.
"""

from pathlib import Path

import dagster as dg

from pipeline.checks import Broken, broken
from pipeline.curated.corpus import MAKERS, import_heavy, write_corpus_tables
from pipeline.curated.layout import CORPUS_FINDINGS, LINKED_CITATIONS, SESSION_TABLES
from pipeline.defs.names import PUBLISH
from pipeline.defs.resources import Folders, Means
from pipeline.release.validation import checked
from pipeline.store import Stored
from pipeline.tables import BY_NAME, SOURCES, Table

HOMES = {"citations": LINKED_CITATIONS, "findings": CORPUS_FINDINGS}
"""The asset after which a table is complete, where it is not the table's own."""

COMPLETED = {asset: table for table, asset in HOMES.items()}

THERE = {SOURCES.name, *(table.name for table in SESSION_TABLES if table.name not in HOMES)}
"""The tables that are complete before a run that publishes begins."""

READY, CORPUS, INVARIANTS = "imports", "tables of the whole corpus", "invariants"

MANY = 2
"""Helpers from which they check tables too: a single one is busy until all tables are made, and
Great Expectations, which a process takes seconds to import, stays in one process."""


def get_ready(means: Means) -> None:
    """Let a helper import what it will need, while sessions are written here."""
    means.crew.begin(READY, import_heavy)


def begin_corpus(folders: Folders, means: Means) -> None:
    """Let helpers make the tables of the whole corpus, then check those that come last here."""
    if publishes(dg.OpExecutionContext.get()) and not means.crew.begun(CORPUS):
        means.crew.begin(CORPUS, write_corpus_tables, folders.tables)
        if means.crew.helpers < MANY:
            begin_invariants(folders, means)  # by the same helper, after it
            return
        for name in sorted(THERE, reverse=True):
            means.crew.begin(name, checked, *given(folders, BY_NAME[name]))


def begin_invariants(folders: Folders, means: Means) -> None:
    means.crew.begin(INVARIANTS, broken, folders.tables.stored)


def publishes(context: dg.OpExecutionContext) -> bool:
    """Tell whether a run is to make all tables of the corpus, and not some that someone chose."""
    keys = context.job_def.asset_layer.executable_asset_keys
    return context.job_name == PUBLISH and {key.path[-1] for key in keys} >= MAKERS.keys()


def made_ahead(folders: Folders, means: Means, name: str) -> int | None:
    """Return the rows of a table of the whole corpus that a helper has made, None where none has.

    Then it is complete, and helpers look at it.
    """
    made = means.crew.found(CORPUS)
    if made is None:
        return None
    if means.crew.helpers >= MANY:
        if not means.crew.begun(INVARIANTS):
            begin_invariants(folders, means)
        table = BY_NAME[COMPLETED.get(name, name)]
        means.crew.begin(table.name, checked, *given(folders, table))
    return int(made[name])


def broken_ahead(means: Means) -> list[Broken] | None:
    """Return what a helper has found not to hold of all tables, None where none has looked at
    those that helpers made."""
    found: list[Broken] | None = means.crew.found(INVARIANTS)
    return None if means.crew.found(CORPUS) is None else found


def given(folders: Folders, table: Table) -> tuple[Stored, str, Path]:
    """Return what is given to whoever checks a table."""
    return folders.tables.stored, table.name, Path(folders.expectations)
