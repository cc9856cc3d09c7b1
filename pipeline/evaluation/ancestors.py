"""Pairs of resolutions whose clauses were aligned by hand, beside the alignment of the code."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.curate.rows import Row, plain
from pipeline.evaluation.counts import Count, compared
from pipeline.extract.records import Reading
from pipeline.lineage.comparison import Comparison, Entry, comparison, path
from pipeline.tables import CLAUSES

Pair = Mapping[str, Any]

RELATIONS = ("verbatim", "rewritten", "moved")


def compared_pair(earlier: Reading, later: Reading) -> Comparison:
    """Return two resolutions side by side, as the code aligns them."""
    titles = ({"title": each.resolution.title} for each in (earlier, later))
    return comparison(next(titles), next(titles), rows(earlier), rows(later))


def rows(reading: Reading) -> list[Row]:
    return list(plain(reading.clauses, CLAUSES))


def ancestors(found: Comparison) -> dict[str, str | None]:
    """Return for each clause of the later resolution the one that it was made from."""
    return {
        path(entry.later): path(entry.earlier) or None
        for entry in found.entries
        if entry.later and entry.join is None
    }


def pair_counts(pair: Pair, found: Comparison) -> dict[str, Count]:
    """Return the counts of a pair; a list that was not read by hand is not counted."""
    ours = ancestors(found)
    right = sum(clause in ours and ours[clause] == of for clause, of in pair["ancestors"].items())
    told = relations([entry for entry in found.entries if path(entry.later) != "F1"])
    wanted = {name: places(pair[name]) for name in told if name in pair}
    return {
        "ancestor": Count(right=right, missing=len(pair["ancestors"]) - right),
        "relation": compared(
            [(name, each) for name, held in wanted.items() for each in held],
            [(name, each) for name in wanted for each in told[name]],
        ),
    }


def places(held: Mapping[str, str] | Sequence[str]) -> Sequence[object]:
    return list(held.items()) if isinstance(held, Mapping) else held


def relations(entries: Sequence[Entry]) -> dict[str, list[object]]:
    """Return the clauses by relation, named as the golden files name them."""
    own = [entry for entry in entries if entry.later and entry.join is None]
    found: dict[str, list[object]] = {
        name: [path(entry.later) for entry in own if entry.relation == name] for name in RELATIONS
    }
    found["routine"] = [path(entry.later) for entry in entries if entry.routine]
    found["dropped"] = [path(e.earlier) for e in entries if e.relation == "dropped"]
    found["split"] = [(path(e.later), path(e.earlier)) for e in entries if e.join == "split"]
    return found
