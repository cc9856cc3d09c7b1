"""Language that stands in many resolutions: near-duplicate clauses over the whole corpus.

Equal clauses are one to begin with. The others are compared only where sketches of their runs of
words (MinHash) fall into one bucket (locality-sensitive hashing), so that the work grows with the
number of clauses, not with its square; what falls together is then compared exactly. Clusters are
what is linked, named after the earliest clause.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any, NamedTuple

from pipeline.lineage.sketches import buckets
from pipeline.lineage.words import run_hashes, words

Row = Mapping[str, Any]

ALIKE = 0.8
"""Share of runs in common (Jaccard) from which two clauses are one language."""
SHORTEST = 8
"""Words; what is shorter says nothing of its own."""
RUN = 3
"""Words in a run."""
KINDS = ("preambular", "operative", "annex")


class Clause(NamedTuple):
    """What is told of a clause; clauses sort by their adoption."""

    adopted: date
    number: int
    resolution_id: str
    position: int
    clause_id: str
    symbol: str


@dataclass(frozen=True)
class Text:
    """A text with all clauses that have it, earliest first."""

    clauses: tuple[Clause, ...]
    runs: "array[int]"
    """Hashes of its runs of words, each once; a set of them would take ten times the room."""


def reuse(
    resolutions: Iterable[Row], clauses: Iterable[Row], series: Iterable[Row] = ()
) -> list[dict[str, Any]]:
    """Return the rows of the table ``reuse``. Clauses are looked at one by one and not kept."""
    known = {row["resolution_id"]: row for row in resolutions}
    chains = {row["symbol"]: row["series_id"] for row in series}
    texts = texts_of(clauses, known)
    found: list[dict[str, Any]] = []
    for group in clusters(texts):
        members = sorted(clause for text in group for clause in text.clauses)
        if len(members) > 1:
            found += rows_of(members, chains)
    return found


def rows_of(members: Sequence[Clause], chains: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a cluster: its clauses, earliest first."""
    first = members[0]
    spread = len({chains.get(clause.symbol, clause.symbol) for clause in members})
    for clause in members:
        yield {
            "cluster_id": first.clause_id,
            "clause_id": clause.clause_id,
            "first_symbol": first.symbol,
            "size": len(members),
            "spread": spread,
        }


def told_of(clause: Row, resolution: Row) -> Clause:
    when = resolution["adoption_date"] or date(resolution["year"] or date.max.year, 12, 31)
    return Clause(
        when,
        resolution["number"] or 0,
        clause["resolution_id"],
        clause["position"],
        clause["clause_id"],
        clause["symbol"],
    )


def texts_of(clauses: Iterable[Row], resolutions: Mapping[str, Row]) -> list[Text]:
    """Return the texts that are long enough, by language, each once, in the order of adoption."""
    having: dict[bytes, list[Clause]] = defaultdict(list)
    hashes: dict[bytes, array[int]] = {}
    for clause in clauses:
        if clause["kind"] in KINDS:
            each = words(clause["text"])
            if len(each) >= SHORTEST:
                name = blake2b(" ".join((clause["language"], *each)).encode()).digest()
                having[name].append(told_of(clause, resolutions[clause["resolution_id"]]))
                if name not in hashes:
                    found = run_hashes(each, RUN, f"{clause['language']} ")
                    hashes[name] = array("I", sorted(found))
    texts = [Text(tuple(sorted(those)), hashes[name]) for name, those in having.items()]
    return sorted(texts, key=lambda text: text.clauses[0])


def clusters(texts: Sequence[Text]) -> list[list[Text]]:
    """Return the texts that are alike, in groups; a text like no other is a group of its own."""
    joined = Joined(len(texts))
    compared: set[tuple[int, int]] = set()
    for bucket in buckets([text.runs for text in texts], ALIKE):
        join_alike(bucket, texts, joined, compared)
    groups: dict[int, list[Text]] = defaultdict(list)
    for place, text in enumerate(texts):
        groups[joined.top(place)].append(text)
    return list(groups.values())


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


def join_alike(
    bucket: Sequence[int], texts: Sequence[Text], joined: Joined, compared: set[tuple[int, int]]
) -> None:
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


def alike_once(
    one: int, other: int, texts: Sequence[Text], compared: set[tuple[int, int]]
) -> bool:
    """Compare two texts unless that was done: texts that are apart may share many buckets."""
    if (one, other) in compared:
        return False
    compared.add((one, other))
    return alike(texts[one], texts[other])


def alike(one: Text, other: Text) -> bool:
    shared = len({*one.runs} & {*other.runs})
    return shared >= ALIKE * (len(one.runs) + len(other.runs) - shared)
