"""Rows by the resolution that they are of: needed are those of one, never those of all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

Row: TypeAlias = Mapping[str, Any]
ByResolution: TypeAlias = Mapping[str, Sequence[Row]]
"""Rows by ``resolution_id``, in any order; a resolution without rows is not there."""


def by_resolution(rows: Iterable[Row]) -> ByResolution:
    """Group rows that lie in memory; a build has them from Arrow."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["resolution_id"]].append(row)
    return dict(found)


def by_position(groups: ByResolution, resolution_id: str) -> list[Row]:
    """Return the clauses of one resolution as they follow one another."""
    return sorted(groups.get(resolution_id, ()), key=lambda clause: clause["position"])
