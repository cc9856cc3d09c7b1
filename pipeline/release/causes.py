"""Why a row changed: its source, the code that reads it, the schema, a correction, or others.

The order of the questions is the rule: what is new in the schema is the schema's doing; a value
that was corrected, or no longer is, the correction's; what tells of another document that came,
went or changed, the context's; a resolution whose source is new or another one explains its rows.
What is left was read from the same bytes: with the same code, only other documents can have
changed it; with other code, they have where the row speaks of them, and else it is the code.
"""

from collections.abc import Mapping
from typing import Any

from pipeline.release.circumstances import Circumstances
from pipeline.release.diff import TableDiff
from pipeline.tables import Table

OWNERS = ("resolution_id", "footnote_id", "clause_id", "ancestor_clause_id", "symbol", "source_id")
"""Columns of a compound key that say whose row it is, the surest first."""

OTHERS = frozenset({"status", "reason"})
"""What another file can change in a row of ``sources``: which of two is taken."""


def cause(table: Table, diff: TableDiff, row: Mapping[str, Any], known: Circumstances) -> str:
    """Return the cause of one row's change: ``row`` has row_id, change and columns."""
    row_id, columns = row["row_id"], frozenset(row["columns"] or ())
    if diff.is_new or (columns and columns <= diff.fresh_columns):
        return "schema"
    if table.name == "corrections":
        return "correction"
    if table.name == "evaluation":
        return "parser"
    if columns and columns <= known.corrected.get((table.name, row_id), frozenset()):
        return "correction"
    near = row_id in known.near.get(table.name, ())
    if table.name == "sources":
        return cause_of_source(row["change"], columns, known)
    if near and columns and all(table.column(name).from_corpus for name in columns):
        return "context"
    if owner(table, row_id) in known.touched:
        return "source"
    return "context" if known.same_code or near else "parser"


def cause_of_source(change: str, columns: frozenset[str], known: Circumstances) -> str:
    """Return why the row of a file changed; a file that came or went, or has other bytes, did."""
    if change != "changed" or columns & {"source_id", "bytes"}:
        return "source"
    if known.same_code or (columns <= OTHERS and known.touched):
        return "context"
    return "parser"


def owner(table: Table, row_id: str) -> str:
    """Return the resolution (or source) that a row belongs to, from its key.

    >>> from pipeline.tables import BY_NAME
    >>> owner(BY_NAME["dates"], "A/RES/73/135:en#PP1@26")
    'A/RES/73/135:en'
    >>> owner(BY_NAME["votes"], "A/RES/73/135:en|France")
    'A/RES/73/135:en'
    >>> owner(BY_NAME["reuse"], "A/RES/63/114:en#PP2|A/RES/73/135:en#PP2")
    'A/RES/73/135:en'
    >>> owner(BY_NAME["lineage"], "|A/RES/63/114:en#OP8")
    'A/RES/63/114:en'
    >>> owner(BY_NAME["completeness"], "GA|73|135|")
    'GA|73|135|'
    """
    if len(table.primary_key) == 1:
        return part_of(row_id)
    parts = dict(zip(table.primary_key, row_id.split("|"), strict=False))
    return next((part_of(parts[name]) for name in OWNERS if parts.get(name)), row_id)


def part_of(name: str) -> str:
    return name.partition("!")[0].partition("#")[0]
