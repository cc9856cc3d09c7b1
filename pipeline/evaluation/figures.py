"""From cases to rows of the table ``evaluation``: one for each measure in each stratum."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any, Literal

from pipeline.evaluation.counts import Case, Count
from pipeline.evaluation.intervals import Name, bootstrap
from pipeline.evaluation.measures import BY_NAME, ORDER, Measure
from pipeline.shares import wilson

Row = dict[str, Any]
Development = Literal["used", "in sight", "unseen"]
"""used: the rules were made and mended with these very texts. in sight: with others of the same
collection; these were drawn and read afterwards. unseen: with neither."""

FEW = 10
"""Documents below which their resamples say nothing; their items are taken as drawn singly."""
DIGITS = 4
"""More would say more than a sample can."""


@dataclass(frozen=True, kw_only=True)
class Standard:
    """What cases were held against: the same for all cases of one set."""

    name: str
    development: Development


def figures(cases: Sequence[Case], standard: Standard, code_version: str) -> Iterator[Row]:
    """Yield the rows of a set of cases; a measure without anything to count has none."""
    for stratum, members in strata(cases).items():
        names = {name for case in members for name in case.counts}
        for name in sorted(names, key=ORDER.__getitem__):
            counts = [case.counts[name] for case in members if name in case.counts]
            counts = [count for count in counts if count.wanted or count.found]
            if counts:
                yield {
                    "measure": name,
                    "stratum": stratum,
                    **figure(BY_NAME[name], counts),
                    "reference": standard.name,
                    "development": standard.development,
                    "code_version": code_version,
                }


def strata(cases: Iterable[Case]) -> dict[str, list[Case]]:
    """Return the cases by stratum; one that holds the same as a narrower one is left out.

    Strata are written from wide to narrow: "XML", "XML; SC", "XML; SC; 2020s".
    """
    found: dict[str, list[Case]] = {}
    for case in cases:
        for stratum in case.strata:
            found.setdefault(stratum, []).append(case)
    return {
        name: members
        for name, members in sorted(found.items())
        if not any(
            narrow.startswith(f"{name}; ") and len(within) == len(members)
            for narrow, within in found.items()
        )
    }


def figure(measure: Measure, counts: Sequence[Count]) -> Row:
    """Return n, precision, recall, F1 and the interval of the one that the measure is about."""
    total = reduce(add, counts)
    low, high, interval = spread(measure, counts, total)
    precision = ratio(total.right, total.found) if measure.kind == "found" else None
    recall = ratio(total.right, total.wanted)
    if measure.kind == "precision":
        precision, recall = recall, None
    both = 2 * total.right + total.missing + total.extra
    f1 = ratio(2 * total.right, both) if measure.kind == "found" else None
    return {
        "n": total.wanted,
        "documents": len(counts),
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "low": round(low, DIGITS),
        "high": round(high, DIGITS),
        "interval": interval,
    }


def spread(measure: Measure, counts: Sequence[Count], total: Count) -> tuple[float, float, Name]:
    """Return the interval, and which one it is."""
    faulty = sum(bool(count.missing or count.extra) for count in counts)
    if not faulty and not measure.singly:
        return *wilson(len(counts), len(counts)), "Wilson over documents"
    if measure.singly or len(counts) < FEW:
        return *wilson(total.right, total.right + wrong(measure, total)), "Wilson over items"
    if measure.kind == "found":
        return *bootstrap(counts), "bootstrap over documents"
    # a share: what is missing stands for both sides, so that F1 is right / wanted
    return *bootstrap(as_shares(counts)), "bootstrap over documents"


def wrong(measure: Measure, total: Count) -> int:
    """Return what stands against the right items: for F1 = right / (right + wrong), rounded up."""
    extra = total.extra if measure.kind == "found" else total.missing
    return (total.missing + extra + 1) // 2


def as_shares(counts: Sequence[Count]) -> list[Count]:
    return [Count(each.right, each.missing, each.missing) for each in counts]


def ratio(part: int, whole: int) -> float | None:
    return round(part / whole, DIGITS) if whole else None


def widest(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of strata that are part of no wider one that has rows."""
    names = {row["stratum"] for row in rows}
    return [
        row for row in rows if not any(row["stratum"].startswith(f"{name}; ") for name in names)
    ]
