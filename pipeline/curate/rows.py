"""The rows of the tables that one document gives: records, with what the build knows of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Protocol

from pipeline.extract.records import Finding, Reading, SourceRole
from pipeline.tables import (
    CITATIONS,
    CLAUSES,
    DATES,
    FINDINGS,
    FOOTNOTE_REFS,
    FOOTNOTES,
    MEETINGS,
    REQUESTS,
    RESOLUTIONS,
    SOURCE_MAP,
    SPONSORS,
    TABLES,
    VOTES,
    Table,
)

Row = dict[str, object]

FROM_READINGS = (
    CLAUSES,
    FOOTNOTES,
    FOOTNOTE_REFS,
    CITATIONS,
    DATES,
    MEETINGS,
    VOTES,
    SPONSORS,
    REQUESTS,
)
"""Tables whose name is the field of a reading that holds their records."""

FINDING_FIELDS = tuple(field.name for field in fields(Finding))


class Kept(Protocol):
    """A source and what is taken from it."""

    @property
    def path(self) -> str: ...
    @property
    def source_id(self) -> str: ...
    @property
    def readings(self) -> Sequence[Reading]: ...
    @property
    def source_map(self) -> Sequence[SourceRole]: ...


def rows_of(kept: Iterable[Kept]) -> dict[str, list[Row]]:
    """Return the rows of every partitioned table, without the columns that need the corpus.

    A source's path and hash go into its rows; findings get their ids. Rows stand in the order of
    the sources and of their texts.
    """
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES if table.partitioned}
    for source in kept:
        add_source(source, rows)
    return rows


def add_source(source: Kept, rows: dict[str, list[Row]]) -> None:
    origin: Row = {"source_id": source.source_id}
    rows[SOURCE_MAP.name] += plain(list(own_map(source)), SOURCE_MAP, origin)
    rows[RESOLUTIONS.name] += plain(
        [reading.resolution for reading in source.readings], RESOLUTIONS, origin
    )
    for reading in source.readings:
        for table in FROM_READINGS:
            rows[table.name] += plain(getattr(reading, table.name), table)
        rows[FINDINGS.name] += finding_rows(reading.findings, source.path, source.source_id)


def own_map(source: Kept) -> Iterator[SourceRole]:
    """Yield the source's map; rows that are taken from elsewhere are not this source's rows."""
    kept = {reading.resolution.resolution_id for reading in source.readings}
    for role in source.source_map:
        elsewhere = role.row_id is not None and role.row_id.partition("#")[0] not in kept
        yield role._replace(row_id=None) if elsewhere else role


def plain(records: Sequence[object], table: Table, extra: Row | None = None) -> Iterator[Row]:
    """Yield records as rows of a table; ``extra`` are columns that no record has."""
    extra = extra or {}
    names = [name for name in table.alone.names if name not in extra]
    values_of = attrgetter(*names)
    for record in records:
        row: Row = dict(zip(names, values_of(record), strict=True))
        row.update(extra)
        yield row


def finding_rows(findings: Iterable[Finding], path: str, source_id: str) -> Iterator[Row]:
    """Yield the findings of one document as rows, each with an id of its own."""
    return numbered(
        finding_row(finding, path, finding.resolution_id or source_id) for finding in findings
    )


def numbered(rows: Iterable[Row]) -> Iterator[Row]:
    """Give the second and later findings of one id a number."""
    seen = Counter[object]()
    for row in rows:
        name = row["finding_id"]
        seen[name] += 1
        yield row | {"finding_id": f"{name}~{seen[name]}"} if seen[name] > 1 else row


def finding_row(finding: Finding, path: str, about: str) -> Row:
    """Return a finding as a row; ``about`` is the id of what it is found in."""
    place = "" if finding.start is None else f"@{finding.start}"
    check = re.sub(r"[^a-z0-9]+", "-", finding.check_name)
    name = f"{about}!{check}{place}"
    values: Row = {field: getattr(finding, field) for field in FINDING_FIELDS}
    return {"finding_id": name, "path": path} | values
