"""Which changes a person wants to read first: of words, before what follows from a new place."""

from collections.abc import Iterable, Mapping
from typing import Any

TEXT = "changed in text"
PLACES = "changed in source_spans alone"

KINDS = (TEXT, "removed", "added", "changed", PLACES)
"""What may become of a row, the weightiest first."""


def kind(row: Mapping[str, Any]) -> str:
    """Return the kind of a row of ``changes``.

    >>> kind({"change": "changed", "columns": ["text", "source_spans"]})
    'changed in text'
    >>> kind({"change": "changed", "columns": ["source_spans"]})
    'changed in source_spans alone'
    """
    columns = row["columns"] or []
    match row["change"]:
        case "changed" if "text" in columns:
            return TEXT
        case "changed" if list(columns) == ["source_spans"]:
            return PLACES
        case change:
            return str(change)


def weightiest(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return changes of text first and mere places last; otherwise the order stays."""
    return sorted(rows, key=lambda row: KINDS.index(kind(row)))
