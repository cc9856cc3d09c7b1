"""How resolutions continue earlier ones: series, the ancestry of clauses, language used again.

Everything here is computed from rows of the tables, without files, clock or chance: the same rows
give the same answer whatever their order. ``series`` says which resolutions continue which,
``ancestry`` compares each with the nearest earlier one that is there, ``reuse`` finds
near-duplicates over the whole corpus.
"""

_CLAUSE = ("clause_id", "resolution_id", "symbol", "language", "position", "kind", "text")
_RESOLUTION = ("resolution_id", "symbol", "language", "title", "adoption_date", "number", "year")

SERIES_NEEDS = frozenset(
    {*_CLAUSE, *_RESOLUTION, "body", "part", "agenda_title", "due_session"}
    | {"target_symbol", "target_kind", "stated_date", "start", "stop"}
)
"""Columns of resolutions, clauses, citations and requests that ``series`` reads."""
LINEAGE_NEEDS = frozenset((*_CLAUSE, *_RESOLUTION, "parent_id"))
REUSE_NEEDS = frozenset(_RESOLUTION)
