"""Roots of document symbols and the bodies that issue under them; data in ``symbol_roots.csv``."""

from functools import cache

from pipeline.vocabulary import rows

PRESS_RELEASES = frozenset({"DEV", "DSG", "GA", "HR", "OBV", "PAL", "REC", "SAG", "SC", "SG"})
"""Roots of press releases: SC/12616 looks like a symbol and names no document of an organ."""


@cache
def bodies() -> dict[str, str]:
    """Return root or root and subsidiary ("A/HRC"): the body's code, or its name without one."""
    return {row["root"]: row["body"] or row["name"] for row in rows("symbol_roots")}


@cache
def roots() -> frozenset[str]:
    """Return the known first parts of a symbol: A, S, E, UNEP, ..."""
    return frozenset(root for root in bodies() if "/" not in root)
