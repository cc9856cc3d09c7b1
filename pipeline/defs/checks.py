"""Checks of what has been written. What must hold blocks a release; what a source does, warns.

A check runs on a whole table, over all its sessions, since totals and shares are what it is about.
"""

from pathlib import Path

import dagster as dg

from pipeline.checks import broken
from pipeline.curated.candidate import candidate_hashes
from pipeline.curated.layout import AT_RELEASE
from pipeline.defs.ahead import HOMES, broken_ahead, checked_ahead
from pipeline.defs.resources import Folders, Means
from pipeline.release.validation import AllRows, Known, all_rows, validate_table
from pipeline.tables import TABLES, Table

CHECKED = tuple(table for table in TABLES if table.name not in AT_RELEASE)


def table_check(table: Table) -> dg.AssetChecksDefinition:
    """Check a table against its declaration and its suite in expectations/."""

    @dg.asset_check(
        name="meets_expectations",
        asset=HOMES.get(table.name, table.name),
        blocking=True,
        description=f"Declaration of {table.name} and expectations/{table.name}.json.",
    )
    def check(folders: Folders, means: dg.ResourceParam[Means]) -> dg.AssetCheckResult:
        means.progress("Checking tables", len(means.reports), len(CHECKED))
        with folders.patiently():
            found = checked_ahead(folders, means, table)
            if found:
                means.reports[table.name] = found
            report = (
                found.report if found else validate_table(table, *given(folders, means, table))
            )
        means.progress("Checking tables", len(means.reports), len(CHECKED))
        return dg.AssetCheckResult(
            passed=not report.failures,
            severity=severity(report.critical),
            description="; ".join(failure.text for failure in report.failures) or None,
            metadata={"rows": report.rows, "expectations": report.evaluated},
        )

    return check


def given(folders: Folders, means: Means, table: Table) -> tuple[AllRows, Path, Known, Path]:
    tables, expectations = folders.tables, Path(folders.expectations)
    return all_rows(tables.stored), expectations, means.reports, tables.checked_file(table.name)


@dg.asset_check(asset="candidate", blocking=True)
def invariants_hold(folders: Folders, means: dg.ResourceParam[Means]) -> dg.AssetCheckResult:
    """Keys are unique, references lead somewhere, counts agree, sources are covered."""
    with folders.patiently():
        found = broken_ahead(means)
        if found is None:
            found = broken(folders.tables.stored)
        means.sound.clear()
        if not found:
            means.sound.update(candidate_hashes(folders.tables))
    return dg.AssetCheckResult(
        passed=not found,
        description="; ".join(map(str, found)) or None,
        metadata={"broken": len(found)},
    )


def severity(critical: bool) -> dg.AssetCheckSeverity:
    return dg.AssetCheckSeverity.ERROR if critical else dg.AssetCheckSeverity.WARN


table_checks = [table_check(table) for table in CHECKED]
