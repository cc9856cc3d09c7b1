"""Language that stands in many resolutions: near-duplicate clauses over the whole corpus.

Equal clauses are one to begin with. The others are compared only where sketches of their runs of
words (MinHash) fall into one bucket (locality-sensitive hashing), so that the work grows with the
number of clauses, not with its square; what falls together is then compared exactly. Clusters are
what is linked, named after the earliest clause.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.lineage.grouped import Row
from pipeline.lineage.reuse_texts import Hashes, Texts, Worded
from pipeline.lineage.sketches import buckets

ALIKE = 0.8
"""Share of runs in common (Jaccard) from which two clauses are one language."""


def reuse(
    resolutions: Iterable[Row], clauses: Iterable[Worded], series: Iterable[Row] = ()
) -> Iterator[dict[str, Any]]:
    """Yield the rows of the table ``reuse``. Clauses come some at a time, and are not kept."""
    chains = {row["symbol"]: row["series_id"] for row in series}
    texts = Texts(clauses, resolutions)
    for group in clusters(texts):
        members = texts.clauses(group)
        if len(members) > 1:
            yield from rows_of(members, texts, chains)


def rows_of(
    members: Sequence[int], texts: Texts, chains: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a cluster: its clauses, earliest first."""
    symbols = [texts.resolution(clause)["symbol"] for clause in members]
    spread = len({chains.get(symbol, symbol) for symbol in symbols})
    for clause in members:
        yield {
            "cluster_id": texts.clause_ids[members[0]],
            "clause_id": texts.clause_ids[clause],
            "first_symbol": symbols[0],
            "size": len(members),
            "spread": spread,
        }


def clusters(texts: Texts) -> list[list[int]]:
    """Return the texts that are alike, in groups; a text like no other is a group of its own."""
    joined = all_joined(texts)
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(len(texts)):
        groups[joined.top(place)].append(place)
    return list(groups.values())


def all_joined(texts: Texts) -> "Joined":
    """Return all texts, those joined that are alike; which were compared is not kept."""
    joined = Joined(len(texts))
    compared: set[int] = set()
    for bucket in buckets(texts, ALIKE):
        join_alike(bucket, texts, joined, compared)
    return joined


class Joined:
    """Places that were joined, each group named after its first."""

    def __init__(self, places: int) -> None:
        self.head = list(range(places))

    def top(self, place: int) -> int:
        head = self.head
        while head[place] != place:
            head[place] = head[head[place]]
            place = head[place]
        return place

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.top(one), self.top(other)))
        self.head[second] = first


def join_alike(bucket: Sequence[int], texts: Texts, joined: Joined, compared: set[int]) -> None:
    """Join the texts of a bucket that are alike; what is joined already is not compared."""
    groups: dict[int, list[int]] = {}
    for place in bucket:
        for top in list(groups):
            if top != joined.top(place) and any(
                alike_once(other, place, texts, compared) for other in groups[top]
            ):
                joined.join(top, place)
        members = [place]
        for top in [top for top in groups if joined.top(top) == joined.top(place)]:
            members = groups.pop(top) + members
        groups[joined.top(place)] = members


def alike_once(one: int, other: int, texts: Texts, compared: set[int]) -> bool:
    """Compare two texts unless that was done: texts that are apart may share many buckets."""
    pair = one * len(texts) + other
    if pair in compared:
        return False
    compared.add(pair)
    return alike(texts[one], texts[other])


def alike(one: Hashes, other: Hashes) -> bool:
    shared = len({*one.tolist()} & {*other.tolist()})
    return shared >= ALIKE * (len(one) + len(other) - shared)
