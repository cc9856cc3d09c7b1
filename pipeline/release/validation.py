"""Checking tables before they are published: expectations, and our own invariants."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa

from pipeline import store
from pipeline.checks import broken
from pipeline.curated.layout import Curated
from pipeline.derive.beside import needs
from pipeline.progress import Progress
from pipeline.release.build import ReleaseError
from pipeline.tables import BY_NAME, TABLES, Table

if TYPE_CHECKING:
    from pipeline.quality import Report


@dataclass(frozen=True)
class Checked:
    """What came of a table's expectations, and the fingerprint of what that is said of."""

    fingerprint: str
    report: "Report"


Known: TypeAlias = dict[str, Checked]
"""Each table's last report, with the fingerprint of what it is a report on."""


def checked(curated: Curated, name: str, expectations: Path) -> Checked:
    """Check a table as it would be published: what a helper can do, in a process of its own."""
    found = check(BY_NAME[name], curated.whole, expectations)
    store.give_back()
    return found


def validate_table(
    table: Table, whole: Callable[[Table], pa.Table], expectations: Path, known: Known
) -> "Report":
    """Run a table's expectations; ``whole`` gives this table and those that it is held against.

    What comes of the same rows and the same suite is known from the last time: a release that
    holds what was checked before it was written takes no second run.
    """
    found = check(table, whole, expectations, known.get(table.name))
    store.give_back()
    known[table.name] = found
    return found.report


def check(
    table: Table,
    whole: Callable[[Table], pa.Table],
    expectations: Path,
    last: Checked | None = None,
) -> Checked:
    """Return what comes of a table's expectations: what came of them last, if nothing changed."""
    given = {
        other.name: whole(other)
        for other in TABLES
        if other is table or other.name in needs(table)
    }
    known = fingerprint(given, expectations / f"{table.name}.json")
    if last is not None and last.fingerprint == known:
        return last
    from pipeline.quality import validate  # Great Expectations takes seconds to import

    frames = {name: store.to_frame(arrow) for name, arrow in given.items()}
    own = frames.pop(table.name)
    return Checked(known, validate(table, own, expectations, frames))


def fingerprint(tables: Mapping[str, pa.Table], suite: Path) -> str:
    """Return a hash of rows, their columns and types, and of the suite that they are held to."""
    whole = hashlib.sha256(suite.read_bytes() if suite.exists() else b"")
    for name, arrow in tables.items():
        whole.update(f"{name} {arrow.schema.to_string()} {store.content_hash(arrow)}".encode())
    return whole.hexdigest()


def validate_all(
    tables: Mapping[str, pa.Table], expectations: Path, progress: Progress, known: Known
) -> dict[str, Any]:
    """Check all tables; return what was checked, ready for JSON.

    ReleaseError where an invariant is broken or an expectation failed that must hold.
    """
    found = broken(tables)
    if found:
        raise ReleaseError(f"not published: {'; '.join(map(str, found))}")
    reports = []
    for done, table in enumerate(TABLES, start=1):
        reports.append(validate_table(table, lambda one: tables[one.name], expectations, known))
        progress("Checking the release", done, len(TABLES))
    critical = [
        f"{report.table}: {failure.text}"
        for report in reports
        for failure in report.failures
        if failure.severity == "critical"
    ]
    if critical:
        raise ReleaseError(f"not published: {'; '.join(critical)}")
    return {report.table: described(report) for report in reports}


def described(report: "Report") -> dict[str, Any]:
    return {
        "rows": report.rows,
        "evaluated": report.evaluated,
        "failures": [
            {"severity": failure.severity, "text": failure.text} for failure in report.failures
        ],
        "results": list(report.results),
    }
