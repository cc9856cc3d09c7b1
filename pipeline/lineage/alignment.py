"""Which clause was made from which: one to one, the best for both texts as a whole.

Pairs are weighed by likeness, by order and by place in the tree of clauses, and the assignment is
the one with the highest sum (Jonker and Volgenant's variant of the Hungarian method, in scipy). A
pair below the threshold weighs nothing: it is better to have no ancestor than a wrong one. Order
is learnt from a first assignment: pairs that are beyond doubt and stand in the same order are
anchors, and a pair gains where it lies between the same anchors in both texts.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Literal

import numpy as np

from pipeline.lineage.similarity import Likeness, Matrix, likeness
from pipeline.lineage.words import known_words, letters

Row = Mapping[str, Any]
Join = Literal["split", "merge"]

THRESHOLD = 0.40
"""Least weight of a pair, bonuses counted."""
SURE = 0.75
"""Likeness from which a pair is beyond doubt: such pairs are the anchors of the order."""
IN_ORDER, UNDER_PARENT, SAME_SLOT = 0.08, 0.10, 0.06
"""What a pair gains: between the same anchors; under parents that are a pair; with no clause
between it and the anchors on both sides."""
RUN, PART_SHARE = 5, 0.3
"""A clause was cut from an earlier one if so great a share of its runs of so many words stands
there and not in the heir; likewise a clause that is gone and a later one that took it in."""


@dataclass(frozen=True)
class Pair:
    """Two clauses, by their places in the two lists."""

    earlier: int
    later: int
    ratio: float
    kept: float
    crossing: bool = False
    """Out of the order of the other pairs, or of another kind (preambular, operative)."""
    join: Join | None = None
    """None: the heir. Split: cut from a clause whose heir is another. Merge: taken into a clause
    that is the heir of another."""


@dataclass(frozen=True)
class Alignment:
    """Pairs in the order of the later text; what is in none is new, or dropped."""

    pairs: tuple[Pair, ...]
    joins: tuple[Pair, ...]


def align(earlier: Sequence[Row], later: Sequence[Row]) -> Alignment:
    """Align two lists of clauses (rows of the table, in order)."""
    if not earlier or not later:
        return Alignment((), ())
    texts = [row["text"] for row in earlier], [row["text"] for row in later]
    alike = likeness(*texts)
    base = np.where(allowed(earlier, later), weight(alike, *texts), 0.0)
    first = assign(base)
    second = base + gains(base, first, earlier, later)
    chosen = assign(np.where(base > 0.15, second, 0.0))
    crossing = crossings(chosen) | other_kinds(chosen, earlier, later)
    pairs = tuple(
        Pair(i, j, float(alike.ratio[i, j]), float(alike.kept[i, j]), crossing=(i, j) in crossing)
        for i, j in chosen
    )
    return Alignment(pairs, tuple(joins(chosen, earlier, later)))


def weight(alike: Likeness, earlier: Sequence[str], later: Sequence[str]) -> Matrix:
    """Return the weight of each pair from its words alone; 1 and more for equal letters."""
    found = 0.5 * np.maximum(alike.ratio, 0.85 * alike.kept) + 0.5 * alike.topic
    places: dict[str, list[int]] = {}
    for j, text in enumerate(later):
        places.setdefault(letters(text), []).append(j)
    for i, text in enumerate(earlier):
        found[i, places.get(letters(text), [])] = 1.1
    return np.asarray(found, dtype=np.float64)


def allowed(earlier: Sequence[Row], later: Sequence[Row]) -> Any:
    """Tell which kinds go together: the same, and preambular with operative."""
    groups = [[group(row["kind"]) for row in rows] for rows in (earlier, later)]
    return np.array(groups[0])[:, None] == np.array(groups[1])[None, :]


def group(kind: str) -> str:
    return "body" if kind in ("preambular", "operative") else kind


def assign(weights: Matrix) -> list[tuple[int, int]]:
    """Return the pairs with the highest sum above the threshold, in the order of the later."""
    from scipy.optimize import linear_sum_assignment  # a third of a second to import

    gain = np.maximum(weights - THRESHOLD, 0.0)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    found = [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if gain[i, j] > 0]
    return sorted(found, key=lambda pair: pair[1])


def gains(
    base: Matrix,
    first: Sequence[tuple[int, int]],
    earlier: Sequence[Row],
    later: Sequence[Row],
) -> Matrix:
    """Return what pairs gain by order and by their parents."""
    anchors = increasing([pair for pair in first if base[pair] >= SURE])
    old = np.array([bisect_left([i for i, _ in anchors], i) for i in range(len(earlier))])
    new = np.array([bisect_left([j for _, j in anchors], j) for j in range(len(later))])
    same = old[:, None] == new[None, :]
    found = IN_ORDER * same
    alone = (np.bincount(old, minlength=len(anchors) + 1)[old] == 2)[:, None] & (
        np.bincount(new, minlength=len(anchors) + 1)[new] == 2
    )[None, :]
    found = found + SAME_SLOT * (same & alone)
    below = [children(rows) for rows in (earlier, later)]
    for one, other in first:
        found[np.ix_(below[0].get(one, []), below[1].get(other, []))] += UNDER_PARENT
    kinds = np.array([row["kind"] for row in earlier])[:, None] == np.array(
        [row["kind"] for row in later]
    )
    return np.asarray(np.where(kinds, found, 0.0), dtype=np.float64)


def children(rows: Sequence[Row]) -> dict[int, list[int]]:
    """Return the places of the clauses right under each clause."""
    places = {row["clause_id"]: place for place, row in enumerate(rows)}
    found: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row["parent_id"] in places:
            found[places[row["parent_id"]]].append(place)
    return found


def increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain of pairs that stand in the same order in both texts.

    >>> increasing([(0, 0), (4, 1), (1, 2), (2, 3)])
    [(0, 0), (1, 2), (2, 3)]
    """
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, (i, _) in enumerate(pairs):
        slot = bisect_left(ends, i)
        ends[slot : slot + 1] = [i]
        at[slot : slot + 1] = [place]
        before.append(at[slot - 1] if slot else -1)
    found = []
    place = at[-1] if at else -1
    while place >= 0:
        found.append(pairs[place])
        place = before[place]
    return found[::-1]


def crossings(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    return set(pairs) - set(increasing(pairs))


def other_kinds(
    pairs: Sequence[tuple[int, int]], earlier: Sequence[Row], later: Sequence[Row]
) -> set[tuple[int, int]]:
    return {(i, j) for i, j in pairs if earlier[i]["kind"] != later[j]["kind"]}


def joins(
    chosen: Sequence[tuple[int, int]], earlier: Sequence[Row], later: Sequence[Row]
) -> list[Pair]:
    """Return clauses cut from one that has another heir, and clauses taken into another's heir."""
    heirs, taken = dict(chosen), {j: i for i, j in chosen}
    if len(heirs) == len(earlier) and len(taken) == len(later):
        return []
    old, new = (distinct([runs(row["text"]) for row in rows]) for rows in (earlier, later))
    left = {i: old[i] - new[j] for i, j in heirs.items()}
    added = {j: new[j] - old[i] for j, i in taken.items()}
    found = []
    for j in sorted(set(range(len(later))) - taken.keys()):
        part = best_part(new[j], left)
        if part is not None and group(earlier[part[0]]["kind"]) == group(later[j]["kind"]):
            found.append(Pair(part[0], j, *measures(earlier[part[0]], later[j]), join="split"))
    for i in sorted(set(range(len(earlier))) - heirs.keys()):
        part = best_part(old[i], added)
        if part is not None and group(earlier[i]["kind"]) == group(later[part[0]]["kind"]):
            found.append(Pair(i, part[0], *measures(earlier[i], later[part[0]]), join="merge"))
    return found


@lru_cache(maxsize=2048)
def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Return every run of words of one length."""
    each = known_words(text)
    return frozenset(zip(*(each[k:] for k in range(RUN)), strict=False))


def distinct(found: Sequence[frozenset[tuple[str, ...]]]) -> list[set[tuple[str, ...]]]:
    """Leave out the runs that several clauses of a text have: names of bodies, phrases."""
    seen = Counter(chain.from_iterable(found))
    once = {run for run, times in seen.items() if times == 1}
    return [once & each for each in found]


def best_part(
    wanted: set[tuple[str, ...]], wholes: Mapping[int, set[tuple[str, ...]]]
) -> tuple[int, float] | None:
    """Return the whole that most of the wanted runs stand in, and their share, if it is enough."""
    if len(wanted) < RUN:
        return None
    shares = ((len(wanted & whole) / len(wanted), -place) for place, whole in wholes.items())
    share, place = max(shares, default=(0.0, 0))
    return (-place, share) if share >= PART_SHARE else None


def measures(earlier: Row, later: Row) -> tuple[float, float]:
    alike = likeness([earlier["text"]], [later["text"]])
    return float(alike.ratio[0, 0]), float(alike.kept[0, 0])
