"""What a build tells of besides its numbers: what is gone, what checks warn of, what disagrees."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.release.edition import parquet_path
from pipeline.tables import CHANGES, FINDINGS, RESOLUTIONS

if TYPE_CHECKING:
    from pipeline.checks.tables import Tables
    from pipeline.defs.build import Outcome

SHOWN = 20
"""Refused sources, or resolutions, that are listed; all of them are in the tables."""

LOST = 5
"""Lost resolutions that the summary names; all of them are in the table changes."""

AGREE = "sources of one resolution agree"
"""The check whose findings tell of two files that say different things."""

REFUSED = re.compile(r"status: column_values_to_not_be_in_set not met[^(]*\([^)]*\)")
"""The warning that many sources were refused, as the report of expectations words it."""


def lost(release: Path | None) -> Iterator[str]:
    """Yield what a release no longer has: a folder that was not there looks like a removal."""
    if release is None:
        return
    import pyarrow.parquet as pq

    changes = pq.read_table(
        parquet_path(release, CHANGES.name), columns=["table_name", "row_id", "change"]
    ).to_pylist()
    gone = [
        row["row_id"]
        for row in changes
        if row["table_name"] == RESOLUTIONS.name and row["change"] == "removed"
    ]
    if gone:
        names = ", ".join(gone[:LOST]) + (", ..." if len(gone) > LOST else "")
        count, are = f"{len(gone):,}", "is" if len(gone) == 1 else "are"
        yield f"Of the resolutions of the release before, {count} {are} gone: {names}"


def warnings(outcome: "Outcome") -> Iterator[str]:
    """Yield what the checks warn of; that files were refused is said in words."""
    files = sum(outcome.status.values())
    told = f"{len(outcome.refused):,} of {files:,} files were refused: see sources"
    for check in outcome.checks:
        if not check.passed:
            yield f"{check.table}: {REFUSED.sub(told, check.description or check.name)}"


def disagreements(tables: "Tables") -> dict[str, int]:
    """Return the resolutions whose files say different things, and in how many places."""
    found: Counter[str] = Counter()
    for part in tables.parts(FINDINGS.name, ["resolution_id", "check_name"]):
        rows = zip(*(column.to_pylist() for column in part.columns), strict=True)
        found.update(name for name, check in rows if check == AGREE)
    return dict(sorted(found.items()))


def differences(disagreeing: Mapping[str, int]) -> Iterator[str]:
    """Yield a line for each resolution whose files disagree, up to a number that one reads."""
    for name, count in list(disagreeing.items())[:SHOWN]:
        places = "1 place" if count == 1 else f"{count:,} places"
        yield f"two files of {name} disagree in {places}: see findings"
    more = len(disagreeing) - SHOWN
    if more > 0:
        yield f"and files of {more:,} more"
