"""What helpers do ahead in a run that publishes, so that no step of it waits alone.

Dagster holds the tables of the whole corpus back until the sessions' tables have been checked. In
the meantime they are made: should a check block, they are not used.
"""

from pathlib import Path

import dagster as dg

from pipeline.checks import Broken, broken
from pipeline.curated.corpus import MAKERS, import_heavy, write_corpus_table
from pipeline.curated.layout import CORPUS_FINDINGS, LINKED_CITATIONS, SESSION_TABLES
from pipeline.defs.names import PUBLISH
from pipeline.defs.resources import Folders, Means
from pipeline.release.validation import READY, Checked, checked, import_checks_ahead
from pipeline.store import Stored
from pipeline.tables import BY_NAME, CLAUSES, LINEAGE, SOURCES, TABLES, Table

HOMES = {"citations": LINKED_CITATIONS, "findings": CORPUS_FINDINGS}
"""The asset after which a table is complete, where it is not the table's own."""

COMPLETED = {asset: table for table, asset in HOMES.items()}

THERE = {SOURCES.name, *(table.name for table in SESSION_TABLES if table.name not in HOMES)}
"""The tables that are complete before a run that publishes begins."""

CORPUS, INVARIANTS = "tables of the whole corpus", "invariants"

WORK: tuple[str | tuple[str, str], ...] = (*((CORPUS, name) for name in MAKERS), INVARIANTS)
"""What the maker does, one after the other, by the names that it goes by."""

MANY = 500_000
"""Clauses of a corpus whose lineage, reuse and invariants are each made by a new helper; those
that check go home when they have checked what came before. What Python has used once it seldom
gives back: each would hold what the one before it needed, beside its own."""

APART = WORK.index((CORPUS, LINEAGE.name))


def get_ready(means: Means) -> None:
    """Let the helpers import what they will need, while sessions are written here."""
    import_checks_ahead(means.crew)
    means.maker.begin(READY, import_heavy)


def checked_ahead(folders: Folders, means: Means, table: Table) -> Checked | None:
    """Return what a helper has found of a complete table, None where none has looked at it.

    With the first look at one, in a run that publishes, all that can be done is begun: one helper
    makes the tables of the whole corpus, others check what is there.
    """
    if publishes(dg.OpExecutionContext.get()):
        if means.maker.helpers and not means.maker.begun(WORK[0]):
            many = folders.tables.stored.rows(CLAUSES.name) >= MANY
            for work in WORK[:APART] if many else WORK:
                begin_making(folders, means, work)
        for each in (*filter(lambda each: each.name in THERE, TABLES), table):
            begin_check(folders, means, each)
    found: Checked | None = means.crew.found(table.name)
    return found


def begin_making(folders: Folders, means: Means, work: str | tuple[str, str]) -> None:
    if work == INVARIANTS:
        means.maker.begin(work, broken, folders.tables.stored)
    else:
        means.maker.begin(work, write_corpus_table, folders.tables, work[1])


def begin_check(folders: Folders, means: Means, table: Table) -> None:
    if not means.crew.begun(table.name):
        means.crew.begin(table.name, checked, *given(folders, table))


def publishes(context: dg.OpExecutionContext) -> bool:
    """Tell whether a run is to make all tables of the corpus, and not some that someone chose."""
    keys = context.job_def.asset_layer.executable_asset_keys
    return context.job_name == PUBLISH and {key.path[-1] for key in keys} >= MAKERS.keys()


def made_ahead(folders: Folders, means: Means, name: str) -> int | None:
    """Return the rows of a table of the whole corpus that a helper has made, None where none has.

    Then it is complete, and helpers look at it. What was made after one that failed may have been
    made from what an earlier build has left of that: none of it is taken.
    """
    if means.maker.begun((CORPUS, name)) and not means.maker.begun(WORK[-1]):
        make_room(means, name)
    made = all_made(means, up_to=name)
    if made is None:
        return None
    go_on(folders, means, name)
    begin_check(folders, means, BY_NAME[COMPLETED.get(name, name)])
    return made


def make_room(means: Means, name: str) -> None:
    """Send those home that check, as soon as they have done what was begun."""
    if WORK.index((CORPUS, name)) >= APART:
        means.crew.rest()


def go_on(folders: Folders, means: Means, name: str) -> None:
    """Let a new helper begin what comes after a table, where that has not been begun."""
    work = WORK[WORK.index((CORPUS, name)) + 1]
    if not means.maker.begun(work):
        means.maker.rest()
        begin_making(folders, means, work)


def all_made(means: Means, up_to: str) -> int | None:
    """Return the rows of a table that a helper has made after all that come before it."""
    names = [*MAKERS][: [*MAKERS].index(up_to) + 1]
    rows: list[int | None] = [means.maker.found((CORPUS, name)) for name in names]
    return None if None in rows else rows[-1]


def broken_ahead(means: Means) -> list[Broken] | None:
    """Return what a helper has found not to hold of all tables, None where none has looked at
    those that helpers made."""
    found: list[Broken] | None = means.maker.found(INVARIANTS)
    return None if all_made(means, up_to=[*MAKERS][-1]) is None else found


def given(folders: Folders, table: Table) -> tuple[Stored, str, Path, Path]:
    """Return what is given to whoever checks a table."""
    tables, expectations = folders.tables, Path(folders.expectations)
    return tables.stored, table.name, expectations, tables.checked_file(table.name)
