"""Bodies that adopt resolutions and decisions: code, name, printed forms. See ``bodies.csv``."""

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
    report: str
    """Root and number of its yearly report, whatever the session: A/53 for A/69/53; or ""."""


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
            report=row["report"] or "",
        )
        for row in rows("bodies")
    )
    return {body.key: body for body in listed}


@cache
def by_printed_name() -> Mapping[str, Body]:
    """Return the bodies by every printed form, apostrophes straight."""
    return {name: body for body in bodies().values() for name in body.printed}


@cache
def by_report() -> Mapping[str, Body]:
    """Return the bodies whose resolutions stand in a yearly report, by its root and number."""
    return {body.report: body for body in bodies().values() if body.report}
