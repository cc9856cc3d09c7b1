"""The rows of the tables that one document gives: records, with what the build knows of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from pipeline.extract.records import Finding, Reading, SourceRole
from pipeline.tables import (
    BY_NAME,
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
Values = tuple[object, ...]

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

NAMES = {table.name: table.alone.names for table in TABLES if table.partitioned}
"""The columns of every partitioned table that one document gives. Those that a record has stand
in its order; what no record has, the source's hash, stands before or behind them."""

FINDING_FIELDS = Finding._fields


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
    rows: dict[str, list[Row]] = {name: [] for name in NAMES}
    for source in kept:
        for name, found in tables_of(source).items():
            rows[name] += plain(found, BY_NAME[name])
    return rows


def plain(records: Iterable[Values], table: Table) -> list[Row]:
    """Return records, or other values in the order of ``NAMES``, as rows of a table."""
    names = NAMES[table.name]
    return [dict(zip(names, values, strict=True)) for values in records]


def tables_of(source: Kept) -> dict[str, list[Values]]:
    """Return the rows of one source as their values alone, in the order of ``NAMES``."""
    tables: dict[str, list[Values]] = {name: [] for name in NAMES}
    origin = (source.source_id,)
    tables[SOURCE_MAP.name] = [origin + role for role in own_map(source)]
    tables[RESOLUTIONS.name] = [reading.resolution + origin for reading in source.readings]
    for reading in source.readings:
        for table in FROM_READINGS:
            tables[table.name] += getattr(reading, table.name)
        rows = finding_rows(reading.findings, source.path, source.source_id)
        tables[FINDINGS.name] += [tuple(row[name] for name in NAMES["findings"]) for row in rows]
    return tables


def own_map(source: Kept) -> Sequence[SourceRole]:
    """Return the source's map; rows that are taken from elsewhere are not this source's rows."""
    kept = {reading.resolution.resolution_id for reading in source.readings}
    rows = {role.row_id for role in source.source_map}
    elsewhere = {row for row in rows if row is not None and row.partition("#")[0] not in kept}
    if not elsewhere:
        return source.source_map
    return [
        role._replace(row_id=None) if role.row_id in elsewhere else role
        for role in source.source_map
    ]


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
