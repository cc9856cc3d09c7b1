"""Checking tables before they are published: expectations, and our own invariants."""

import gc
import hashlib
import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd
import pyarrow as pa

from pipeline import store
from pipeline.checks import Broken, broken, broken_keys_of
from pipeline.curated.comparisons import remember, remembered_results
from pipeline.curated.crew import Crew
from pipeline.curated.layout import AT_RELEASE
from pipeline.derive.arrow import arrow_schema
from pipeline.derive.beside import needs
from pipeline.progress import Progress
from pipeline.quality import Report
from pipeline.release.build import ReleaseError
from pipeline.store.pieces import in_pieces, least_rows
from pipeline.tables import BY_NAME, TABLES, Table


@dataclass(frozen=True)
class Checked:
    """What came of a table's expectations, and the fingerprint of what that is said of."""

    fingerprint: str
    content_hash: str
    """Of the table's rows alone."""
    report: Report


Known: TypeAlias = dict[str, Checked]
"""Each table's last report, with the fingerprint of what it is a report on."""


_LOG = logging.getLogger(__name__)

READY = "imports"
"""The name of what a helper does before there is work."""


def import_checks_ahead(crew: Crew) -> None:
    """Let a helper import what checks need, for seconds, before there is something to check."""
    if not crew.begun(READY):
        crew.begin(READY, import_checks)


@cache
def import_checks() -> None:
    """Import what checks need; what that makes is not looked through again for circles."""
    import_module("pipeline.quality.docs")
    import_module("pipeline.quality.validate")
    gc.freeze()


def checked(
    tables: store.Stored, name: str, expectations: Path, kept: Path | None = None
) -> Checked:
    """Check a table as it would be published: what a helper can do, in a process of its own.

    ``kept`` is the file where what is found of some rows is kept from build to build.
    """
    import_checks()
    found = check(BY_NAME[name], all_rows(tables), expectations, kept=kept)
    gc.collect()  # Great Expectations leaves circles, and frames in them
    store.give_back()
    return found


def validate_table(
    table: Table,
    tables: "AllRows",
    expectations: Path,
    known: Known,
    kept: Path | None = None,
) -> Report:
    """Run a table's expectations; ``tables`` gives it and those that it is held against.

    What comes of the same rows and the same suite is known from the last time: a release that
    holds what was checked before it was written takes no second run.
    """
    found = check(table, tables, expectations, known.get(table.name), kept)
    store.give_back()
    known[table.name] = found
    return found.report


def check(
    table: Table,
    tables: "AllRows",
    expectations: Path,
    last: Checked | None = None,
    kept: Path | None = None,
) -> Checked:
    """Return what comes of a table's expectations: what came of them last, if nothing changed."""
    own, *others = (tables[name] for name in (table.name, *needs(table)))
    path = expectations / f"{table.name}.json"
    suite = path.read_bytes() if path.exists() else b""
    if last is not None and last.fingerprint == fingerprint([own, *others], suite):
        return last
    from pipeline.quality.memory import Memory  # it takes seconds to import
    from pipeline.quality.validate import validate

    beside = {each.name: pd.concat(each.keys()) for each in others}
    memory = Memory(own.last, remembered_results(kept)) if kept else None
    report = validate(table, own.frames, expectations, beside, memory)
    if kept and memory:
        keep(memory.used, kept)
    return Checked(fingerprint([own, *others], suite), own.hash, report)


def keep(found: Mapping[str, str], path: Path) -> None:
    """Keep what was found for the next build; what hinders that is told, and stops nothing."""
    try:
        remember(found, path)
    except OSError as error:
        _LOG.warning("what checks found will be found again: %s can't be written: %s", path, error)


class Rows:
    """The rows of a table as they are checked, hashed while they are looked at."""

    def __init__(self, tables: store.Stored, name: str, known: str | None = None) -> None:
        self.name = name
        self._tables = tables
        self._hash = known
        self._last: str | None = None

    def frames(self) -> Iterator[pd.DataFrame]:
        yield from map(store.to_frame, self._parts())

    def last(self) -> str:
        """Return the hash of the rows of the frame that was given last."""
        assert self._last is not None
        return self._last

    def keys(self) -> Iterator[pd.DataFrame]:
        """Yield their first column, which is in the key of every table: enough to count them."""
        return (frame.iloc[:, :1] for frame in self.frames())

    @property
    def hash(self) -> str:
        """What their hash is, with a look at them where there has been none."""
        if self._hash is None:
            deque(self._parts(), maxlen=0)
        assert self._hash is not None
        return self._hash

    def _parts(self) -> Iterator[pa.Table]:
        schema = arrow_schema(BY_NAME[self.name])
        key, least = BY_NAME[self.name].sort_key[0], least_rows(self._tables.rows(self.name))
        content = store.Content(schema)
        for part in in_pieces(self._tables.published(self.name), key, least):
            self._last = store.content_hash(part)
            for batch in part.to_batches():
                content.add(batch)
            yield part
        self._hash = content.hash


AllRows: TypeAlias = Mapping[str, Rows]
"""All tables, as they are looked at."""


def all_rows(tables: store.Stored, hashes: Mapping[str, str] | None = None) -> AllRows:
    """Return all tables, with their content hashes where those are known."""
    return {name: Rows(tables, name, (hashes or {}).get(name)) for name in BY_NAME}


def fingerprint(tables: Iterable[Rows], suite: bytes) -> str:
    """Return a hash of rows, their columns and types, and of the suite that they are held to."""
    whole = hashlib.sha256(suite)
    for rows in tables:
        schema = arrow_schema(BY_NAME[rows.name])
        whole.update(f"{rows.name} {schema.to_string()} {rows.hash}".encode())
    return whole.hexdigest()


def invariants(tables: store.Stored, looked: AllRows, sound: Mapping[str, str]) -> list[Broken]:
    """Return the broken invariants of a release's tables.

    ``sound`` are content hashes of all other tables than a release makes, of which all held
    together: where they are the same, only those that it makes are looked at, by themselves. No
    invariant holds them against the others.
    """
    made = [table for table in TABLES if table.name in AT_RELEASE]
    if sound.keys() != BY_NAME.keys() - AT_RELEASE:
        return broken(tables)
    if any(looked[name].hash != known for name, known in sound.items()):
        return broken(tables)
    return [*broken_keys_of(tables, made)]


@dataclass(frozen=True)
class Before:
    """What a build knows of tables before its release is checked, and who helps to check it."""

    reports: Known
    sound: Mapping[str, str]
    """Content hashes of tables of which all invariants hold together."""
    crew: Crew


def validate_all(
    tables: store.Stored,
    hashes: Mapping[str, str],
    expectations: Path,
    progress: Progress,
    before: Before,
) -> dict[str, Any]:
    """Check all tables, whose content hashes are known; return what was checked, ready for JSON.

    ReleaseError where an invariant is broken or an expectation failed that must hold.
    """
    looked = all_rows(tables, hashes)
    for name in sorted(AT_RELEASE):
        before.crew.begin(name, checked, tables, name, expectations)
    found = invariants(tables, looked, before.sound)
    if found:
        raise ReleaseError(f"not published: {'; '.join(map(str, found))}")
    for name in AT_RELEASE:
        if helped := before.crew.found(name):
            before.reports[name] = helped
    reports = []
    for done, table in enumerate(TABLES, start=1):
        reports.append(validate_table(table, looked, expectations, before.reports))
        progress("Checking the release", done, len(TABLES))
    refuse_critical(reports)
    return {report.table: described(report) for report in reports}


def refuse_critical(reports: Iterable[Report]) -> None:
    """Raise ReleaseError where an expectation failed that must hold."""
    critical = [
        f"{report.table}: {failure.text}"
        for report in reports
        for failure in report.failures
        if failure.severity == "critical"
    ]
    if critical:
        raise ReleaseError(f"not published: {'; '.join(critical)}")


def described(report: Report) -> dict[str, Any]:
    return {
        "rows": report.rows,
        "evaluated": report.evaluated,
        "failures": [
            {"severity": failure.severity, "text": failure.text} for failure in report.failures
        ],
        "results": list(report.results),
    }
