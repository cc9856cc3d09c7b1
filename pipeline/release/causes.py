"""Why a row changed: its source, the code that reads it, the schema, a correction, or others.

The order of the questions is the rule: a column that is new is the schema's doing; a correction
that came or went is the row's; a resolution whose source changed explains its rows; columns that
depend on the whole corpus, and tables of the whole corpus, change with other documents; what is
left was read from the same bytes, so the code reads it differently.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pipeline.release.diff import TableDiff
from pipeline.tables import Table


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What is known of the difference between two releases as a whole."""

    touched: AbstractSet[str]
    """Resolutions and sources that are new, gone or have another source now."""
    corrected: AbstractSet[tuple[str, str]]
    """Table and row id of corrections that came, went or changed."""
    same_code: bool


def cause(
    table: Table, diff: TableDiff, row_id: str, columns: list[str] | None, known: Circumstances
) -> str:
    """Return the cause of one row's change."""
    if columns and not set(columns) - set(diff.added_columns) - set(diff.retyped_columns):
        return "schema"
    if (table.name, row_id) in known.corrected:
        return "correction"
    if table.name == "sources" or owner(row_id) in known.touched:
        return "source"
    if columns and all(name in table.names and table.column(name).from_corpus for name in columns):
        return "context"
    if not table.partitioned and (known.touched or known.same_code):
        return "context"
    return "context" if known.same_code else "parser"


def owner(row_id: str) -> str:
    """Return the resolution (or source) that a row belongs to, from its id.

    >>> owner("A/RES/73/135:en#PP1@26"), owner("A/RES/73/135:en|France"), owner("3f2a|120")
    ('A/RES/73/135:en', 'A/RES/73/135:en', '3f2a')
    """
    return row_id.split("|")[0].split("#")[0].split("!")[0]
