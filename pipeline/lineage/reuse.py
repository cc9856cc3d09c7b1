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
from typing import Any
from zlib import crc32

from datasketch import MinHash, MinHashLSH

from pipeline.lineage.words import words

Row = Mapping[str, Any]

ALIKE = 0.8
"""Share of runs in common (Jaccard) from which two clauses are one language."""
SHORTEST = 8
"""Words; what is shorter says nothing of its own."""
RUN = 3
"""Words in a run."""
PERMUTATIONS = 64
KINDS = ("preambular", "operative", "annex")


@dataclass(frozen=True)
class Text:
    """A text with all clauses that have it, earliest first."""

    clauses: tuple[Row, ...]
    runs: "array[int]"
    """Hashes of its runs of words, each once; a set of them would take ten times the room."""


def reuse(
    resolutions: Iterable[Row], clauses: Iterable[Row], series: Iterable[Row] = ()
) -> list[dict[str, Any]]:
    """Return the rows of the table ``reuse``."""
    known = {row["resolution_id"]: row for row in resolutions}
    chains = {row["symbol"]: row["series_id"] for row in series}
    texts = texts_of(clauses, known)
    found: list[dict[str, Any]] = []
    for group in clusters(texts):
        members = sorted(
            (clause for text in group for clause in text.clauses),
            key=lambda clause: order_of(clause, known),
        )
        if len(members) > 1:
            found += rows_of(members, chains)
    return found


def rows_of(members: Sequence[Row], chains: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a cluster: its clauses, earliest first."""
    first = members[0]
    spread = len({chains.get(clause["symbol"], clause["symbol"]) for clause in members})
    for clause in members:
        yield {
            "cluster_id": first["clause_id"],
            "clause_id": clause["clause_id"],
            "first_symbol": first["symbol"],
            "size": len(members),
            "spread": spread,
        }


def order_of(clause: Row, resolutions: Mapping[str, Row]) -> tuple[Any, ...]:
    """Return what says which clause was adopted first."""
    row = resolutions[clause["resolution_id"]]
    when = row["adoption_date"] or date(row["year"] or date.max.year, 12, 31)
    return (when, row["number"] or 0, clause["resolution_id"], clause["position"])


def texts_of(clauses: Iterable[Row], resolutions: Mapping[str, Row]) -> list[Text]:
    """Return the texts that are long enough, by language, each once, in the order of adoption."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for clause in sorted(clauses, key=lambda clause: order_of(clause, resolutions)):
        if clause["kind"] in KINDS:
            each = words(clause["text"])
            if len(each) >= SHORTEST:
                found[clause["language"], " ".join(each)].append(clause)
    return [
        Text(tuple(each), array("L", sorted({*runs(language, text.split(" "))})))
        for (language, text), each in found.items()
    ]


def runs(language: str, each: Sequence[str]) -> Iterator[int]:
    for place in range(len(each) - RUN + 1):
        yield crc32(" ".join((language, *each[place : place + RUN])).encode())


def clusters(texts: Sequence[Text]) -> list[list[Text]]:
    """Return the texts that are alike, in groups; a text like no other is a group of its own."""
    head = list(range(len(texts)))

    def top(place: int) -> int:
        while head[place] != place:
            head[place] = head[head[place]]
            place = head[place]
        return place

    for one, other in near(texts):
        first, second = sorted((top(one), top(other)))
        if first != second and alike(texts[one], texts[other]):
            head[second] = first
    groups: dict[int, list[Text]] = defaultdict(list)
    for place, text in enumerate(texts):
        groups[top(place)].append(text)
    return list(groups.values())


def alike(one: Text, other: Text) -> bool:
    shared = len({*one.runs} & {*other.runs})
    return shared >= ALIKE * (len(one.runs) + len(other.runs) - shared)


def near(texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a bucket, the later one with each earlier one."""
    index = MinHashLSH(threshold=ALIKE - 0.05, num_perm=PERMUTATIONS)
    empty = MinHash(num_perm=PERMUTATIONS, hashfunc=int)
    for place, text in enumerate(texts):
        sketch = empty.copy()
        sketch.update_batch(text.runs)
        for other in sorted(index.query(sketch)):
            yield other, place
        index.insert(place, sketch)
