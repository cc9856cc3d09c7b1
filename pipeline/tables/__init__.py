"""What each published table holds: declarations, and nothing but the standard library.

``TABLES`` are all of them in the order of publication. How a value is computed belongs in
``extract`` and ``curate``; totals and fill rates belong in expectations/<table>.json.
"""

from pipeline.tables.changes import CHANGES, REKEYS
from pipeline.tables.citations import CITATIONS
from pipeline.tables.clauses import CLAUSES
from pipeline.tables.dates import DATES
from pipeline.tables.findings import COMPLETENESS, CORRECTIONS, EVALUATION, FINDINGS
from pipeline.tables.footnotes import FOOTNOTE_REFS, FOOTNOTES
from pipeline.tables.lineage import LINEAGE, REUSE, SERIES
from pipeline.tables.meetings import MEETINGS
from pipeline.tables.requests import REQUESTS
from pipeline.tables.resolutions import RESOLUTIONS
from pipeline.tables.schema import Column, ForeignKey, Table
from pipeline.tables.sources import SOURCE_MAP, SOURCES
from pipeline.tables.votes import SPONSORS, VOTES

TABLES = (
    RESOLUTIONS,
    CLAUSES,
    FOOTNOTES,
    FOOTNOTE_REFS,
    CITATIONS,
    DATES,
    MEETINGS,
    VOTES,
    SPONSORS,
    REQUESTS,
    SERIES,
    LINEAGE,
    REUSE,
    SOURCES,
    SOURCE_MAP,
    FINDINGS,
    COMPLETENESS,
    CORRECTIONS,
    EVALUATION,
    CHANGES,
    REKEYS,
)

BY_NAME = {table.name: table for table in TABLES}

__all__ = [
    "BY_NAME",
    "CHANGES",
    "CITATIONS",
    "CLAUSES",
    "COMPLETENESS",
    "CORRECTIONS",
    "DATES",
    "EVALUATION",
    "FINDINGS",
    "FOOTNOTES",
    "FOOTNOTE_REFS",
    "LINEAGE",
    "MEETINGS",
    "REKEYS",
    "REQUESTS",
    "RESOLUTIONS",
    "REUSE",
    "SERIES",
    "SOURCES",
    "SOURCE_MAP",
    "SPONSORS",
    "TABLES",
    "VOTES",
    "Column",
    "ForeignKey",
    "Table",
]
