"""Bodies that adopt resolutions and decisions: code, name, printed names; data in ``bodies.csv``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.vocabulary import rows


@dataclass(frozen=True, slots=True)
class Body:
    """One body; ``resolution`` and ``decision`` begin the symbols of what it adopts, or are ""."""

    key: str
    """Code where there is one (GA), else the full name."""
    name: str
    printed: tuple[str, ...]
    """Every printed form, the full name first."""
    resolution: str
    decision: str


@cache
def bodies() -> Mapping[str, Body]:
    """Return the bodies by key, in the file's order."""
    listed = (
        Body(
            key=row["code"] or row["name"],
            name=row["name"],
            printed=(row["name"], *filter(None, row["printed"].split("|"))),
            resolution=row["resolution"] or "",
            decision=row["decision"] or "",
        )
        for row in rows("bodies")
    )
    return {body.key: body for body in listed}


@cache
def by_printed_name() -> Mapping[str, Body]:
    """Return the bodies by every printed form, apostrophes straight."""
    return {name: body for body in bodies().values() for name in body.printed}
