"""Checks of what has been written. What must hold blocks a release; what a source does, warns.

A check runs on a whole table, over all its sessions, since totals and shares are what it is about.
"""

from pathlib import Path

import dagster as dg

from pipeline.curated.layout import (
    AT_RELEASE,
    CORPUS_FINDINGS,
    LINKED_CITATIONS,
    whole_tables,
)
from pipeline.defs.resources import Folders, Means
from pipeline.tables import TABLES, Table

HOMES = {"citations": LINKED_CITATIONS, "findings": CORPUS_FINDINGS}
"""The asset after which a table is complete, where it is not the table's own."""

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
        from pipeline.release.validation import validate_table  # brings Great Expectations: 5 s

        means.progress("Checking tables", CHECKED.index(table), len(CHECKED))
        with folders.patiently():
            report = validate_table(table, folders.tables.whole, Path(folders.expectations))
        means.progress("Checking tables", CHECKED.index(table) + 1, len(CHECKED))
        return dg.AssetCheckResult(
            passed=not report.failures,
            severity=severity(report.critical),
            description="; ".join(failure.text for failure in report.failures) or None,
            metadata={"rows": report.rows, "expectations": report.evaluated},
        )

    return check


@dg.asset_check(asset="candidate", blocking=True)
def invariants_hold(folders: Folders) -> dg.AssetCheckResult:
    """Keys are unique, references lead somewhere, counts agree, sources are covered."""
    from pipeline.checks import broken

    with folders.patiently():
        found = broken(whole_tables(folders.tables))
    return dg.AssetCheckResult(
        passed=not found,
        description="; ".join(map(str, found)) or None,
        metadata={"broken": len(found)},
    )


def severity(critical: bool) -> dg.AssetCheckSeverity:
    return dg.AssetCheckSeverity.ERROR if critical else dg.AssetCheckSeverity.WARN


table_checks = [table_check(table) for table in CHECKED]
