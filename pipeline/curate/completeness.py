"""Which resolutions there are: those in the dataset, and those that numbers and citations show.

Numbers restart with each session of an organ, or run on through sessions (the General Assembly's
to 3541, the Economic and Social Council's to 2130, the Security Council's). Where they restart,
every number up to the highest in the dataset exists; where they run on, every number between the
lowest and the highest of the session. A file that was refused shows its number as well as one that
was read. A citation shows its own number and no other: some are misprinted, and some numbers stand
far out (the Assembly's 56/509, after 56/328).
Source: https://research.un.org/en/docs/ga/resolutions and, for the Council, /sc/resolutions.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import pairwise
from string import ascii_uppercase

import pandas as pd

from pipeline.curate.places import Place, place_of
from pipeline.curate.rows import Row

LONGEST_GAP = 1_000
"""No organ adopts so many in a session: a longer gap shows a misread number, not a gap."""

_RESTARTS = re.compile(r"(?:E?S-)?\d+")
# The last part of "A/RES/57/283B", "S/RES/2401(2018)", "A/RES/217(III)[A]", "UNEP/EA.6/Res.5"
_NUMBER = re.compile(
    r"(?P<before>/(?:Res\.)?)\d+(?:[A-Z](?:-[A-Z])?)?(?P<after>(?:\([^()]*\))?)(?:\[[A-Z-]+\])?$"
)


def completeness(
    resolutions: pd.DataFrame, citations: pd.DataFrame, sources: pd.DataFrame
) -> list[Row]:
    """Return a row for each resolution that is known to exist, with its status and why.

    What is both refused and cited is quarantined; what is cited or a gap is missing where there
    are others of its session, be they refused, else cited only.
    """
    present = by_place(resolutions["symbol"].tolist())
    rows = {place: row(place, symbol, "present", None) for place, symbol in present.items()}
    there = dict(present)
    for place, (symbol, reason) in refusals(sources).items():
        if not is_part_of(place, present):
            rows[place] = row(place, symbol, "quarantined", reason)
            there[place] = symbol
    series = {place[:2] for place in there}
    for place, (symbol, by) in citing(citations).items():
        if not is_part_of(place, rows):
            status = "missing" if place[:2] in series else "cited only"
            rows[place] = row(place, symbol, status, reason_of(by))
    return [*rows.values(), *gaps(there, known=rows.keys())]


def row(place: Place, symbol: str | None, status: str, reason: str | None) -> Row:
    return {**place._asdict(), "symbol": symbol, "status": status, "reason": reason}


def is_part_of(place: Place, rows: Container[Place]) -> bool:
    """Tell whether a document is there that holds the place: itself, its whole, its parts.

    "57/130 B" is held by 57/130 and by 57/130 A-B; "57/130" by 57/130 A.
    """
    letters = ascii_uppercase
    held: list[str | None] = [place.part, None]
    if place.part is None:
        held += letters
    elif place.part in letters:
        after = letters[letters.index(place.part) :]
        before = letters[: letters.index(place.part) + 1]
        held += [f"{low}-{high}" for low in before for high in after]
    return any(place._replace(part=part) in rows for part in held)


def by_place(symbols: Iterable[str]) -> dict[Place, str]:
    found = ((place_of(symbol), symbol) for symbol in symbols)
    return {place: symbol for place, symbol in found if place}


def refusals(sources: pd.DataFrame) -> dict[Place, tuple[str, str]]:
    """Return the symbol, path and reason of the refused sources whose symbol could be read."""
    refused = sources[(sources["status"] == "quarantined") & sources["symbol"].notna()]
    columns = (refused[name].tolist() for name in ("symbol", "path", "reason"))
    found: dict[Place, tuple[str, str]] = {}
    for symbol, path, reason in zip(*columns, strict=True):
        place = place_of(symbol)
        if place:
            found.setdefault(place, (symbol, f"{path} was refused: {reason}"))
    return found


def citing(citations: pd.DataFrame) -> dict[Place, tuple[str, set[str]]]:
    """Return each cited resolution with the symbols of those that cite it."""
    known = citations[citations["target_symbol"].notna()]
    columns = known["target_symbol"].tolist(), known["symbol"].tolist()
    found: dict[Place, tuple[str, set[str]]] = {}
    for target, symbol in zip(*columns, strict=True):
        place = place_of(target)
        if place:
            found.setdefault(place, (target, set()))[1].add(symbol)
    return found


def reason_of(citing: set[str]) -> str:
    others = len(citing) - 1
    rest = f" and {others} other{'s' if others > 1 else ''}" if others else ""
    return f"cited by {min(citing)}{rest}"


def gaps(there: Mapping[Place, str], known: Iterable[Place]) -> Iterator[Row]:
    """Yield a row for each number that must exist though no document or citation has it."""
    taken = {(place.body, place.session, place.number) for place in known}
    for (body, session), symbols in by_series(there).items():
        highest = max(symbols)
        first = {0: ""} if session and _RESTARTS.fullmatch(session) else {}
        for low, high in pairwise(sorted(first | symbols)):
            if high - low > LONGEST_GAP:
                continue
            for number in range(low + 1, high):
                if (body, session, number) not in taken:
                    place = Place(body, session, number, None)
                    symbol = symbol_between(symbols.get(low), symbols[high], number)
                    yield row(place, symbol, "missing", f"numbers run to {highest}")


def by_series(there: Mapping[Place, str]) -> dict[tuple[str, str | None], dict[int, str]]:
    """Return the symbols that are there by number, apart for each organ and session."""
    found: dict[tuple[str, str | None], dict[int, str]] = defaultdict(dict)
    for place, symbol in there.items():
        found[place.body, place.session][place.number] = symbol
    return found


def symbol_between(low: str | None, high: str, number: int) -> str | None:
    """Return the symbol with a number between those of two symbols of one series.

    None if the two have different years: the year in between is not known.

    >>> symbol_between("A/RES/57/283B", "A/RES/57/290", 285)
    'A/RES/57/285'
    >>> symbol_between("S/RES/2400(2018)", "S/RES/2402(2018)", 2401)
    'S/RES/2401(2018)'
    """
    frames = {_NUMBER.sub(r"\g<before>#\g<after>", symbol) for symbol in (low, high) if symbol}
    return frames.pop().replace("#", str(number)) if len(frames) == 1 else None
