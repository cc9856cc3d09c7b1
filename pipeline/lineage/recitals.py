"""Lists of resolutions in the preamble: "Recalling its resolutions 37/4 of ..., 38/4 of ... and".

A run is a list without other words between its members than their dates. It may be a resolution's
own line of descent, or a list of texts it leans on: which of them is told by who stands in it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from pipeline.curate.places import place_of

Row = Mapping[str, Any]

# " of 22 October 1982, ", " and ", ", and its resolution ", " (2015) of 12 February 2015 and "
_BETWEEN = re.compile(
    r"(?: of \d{1,2} [A-Z][a-z]+ \d{4})?(?:,|;)?(?: and)?(?: its)?(?: resolutions?)?\s*"
)
# "Recalling its resolution", "Recalling also its previous resolutions", "all its resolutions"
_OWN = re.compile(
    r"\b(?:its|all)(?: (?:previous|earlier|past|relevant|annual|subsequent|own|all|other|most"
    r"|recent|latest|and|the|on)){0,4} resolutions?(?: on [^,;]{3,150},)?"
    r"(?:,? (?:including|in particular|inter alia|most recently|the (?:most recent|latest|last)"
    r" (?:of which|being)(?: (?:is|was|were))?|the (?:most recent|latest)|resolutions?)){0,3}"
    r",?\s*$"
)
_LEAD = 300
"""Characters before a list in which the words stand that lead it in."""
_DATE = r"(?: of \d{1,2} [A-Z][a-z]+ \d{4})?"
# What says that a resolution is cited for something else than being the one before
_OTHERWISE = re.compile(
    rf"{_DATE},? (?:entitled|by which|in which|containing|adopting|whereby|establishing|annex"
    r"|(?:and|,) (?:the annex|annex)|section|paragraph)"
)

# "Recalling section V of its resolution", "paragraphs 4 and 5 of its resolution"
_PART_OF = re.compile(
    r"\b(?:section|sect\.|part|paragraph|chapter|annex)(?:s|es)?\b[^;]{0,80} (?:of|to)"
    r"(?: its| the)? (?:General Assembly |Council )?(?:resolutions?|decisions?) ?$"
)


@dataclass(frozen=True)
class Run:
    """Resolutions of the citing body in one list, as they follow one another."""

    symbols: tuple[str, ...]
    own: bool
    """It begins with "its resolutions"."""
    plain: bool
    """No word says that they are cited for something else than being the ones before."""
    clause: int
    """Which preambular clause it stands in, counted from 0."""


def runs(
    symbol: str, preamble: Sequence[Row], citations: Mapping[str, Sequence[Row]]
) -> Iterator[Run]:
    """Yield the lists of a preamble (rows of clauses, with their citations by clause id)."""
    place = place_of(symbol)
    if place is None:
        return
    for index, clause in enumerate(preamble):
        for cited in split_runs(clause["text"], citations.get(clause["clause_id"], ())):
            own = [row for row in cited if body_of(row["target_symbol"]) == place.body]
            symbols = tuple(dict.fromkeys(row["target_symbol"] for row in own))
            if symbols:
                text, start = clause["text"], cited[0]["start"]
                lead = text[max(0, start - _LEAD) : start]
                yield Run(
                    symbols,
                    own=bool(_OWN.search(lead)),
                    plain=not _OTHERWISE.match(text, cited[-1]["stop"])
                    and not _PART_OF.search(lead),
                    clause=index,
                )


def body_of(symbol: str) -> str | None:
    place = place_of(symbol)
    return place.body if place else None


def split_runs(text: str, citations: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield citations that nothing but dates and "and" stands between."""
    found: list[Row] = []
    for row in sorted(citations, key=lambda row: (row["start"], row["target_symbol"])):
        if found and not _BETWEEN.fullmatch(text, found[-1]["stop"], row["start"]):
            yield found
            found = []
        found.append(row)
    if found:
        yield found


def by_clause(citations: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the citations of resolutions by printed symbol, for each clause."""
    chosen = (
        row
        for row in citations
        if row["clause_id"] and row["target_kind"] == "resolution" and row["target_symbol"]
    )
    ordered = sorted(chosen, key=lambda row: (row["clause_id"], row["start"]))
    return {name: list(each) for name, each in groupby(ordered, key=lambda row: row["clause_id"])}


def stated_dates(citations: Iterable[Row]) -> dict[str, date]:
    """Return the date that is most often stated for each cited resolution; of equals the first."""
    counts: dict[str, dict[date, int]] = {}
    for row in citations:
        if row["target_symbol"] and row["stated_date"]:
            of = counts.setdefault(row["target_symbol"], {})
            of[row["stated_date"]] = of.get(row["stated_date"], 0) + 1
    return {symbol: min(of, key=lambda each: (-of[each], each)) for symbol, of in counts.items()}
