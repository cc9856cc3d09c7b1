"""Clauses by their texts, equal ones together, in the room that millions of them leave each.

Of a clause its id, resolution and position are kept, of a text the hashes of its runs of words.
They are made of each clause by itself (``worded``), and kept from build to build where it is.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.lineage.grouped import Row
from pipeline.lineage.words import run_hashes, words

SHORTEST = 8
"""Words; what is shorter says nothing of its own."""
RUN = 3
"""Words in a run."""
DIGEST = 16
"""Bytes of a text's hash."""
KINDS = ("preambular", "operative", "annex")

Numbers = NDArray[np.int64]
Hashes = NDArray[np.uint32]


@dataclass(frozen=True)
class Worded:
    """Some clauses whose texts are long enough, as reuse is told from: each told beforehand."""

    clause_ids: Sequence[str]
    resolution_ids: Sequence[str]
    positions: Sequence[int]
    printed: Sequence[bytes]
    """A hash of the language and the text as it is."""
    texts: Sequence[bytes]
    """A hash of the language and the words: equal ones are one text."""
    stops: Numbers
    """Where the runs of each begin and end; one more than there are clauses."""
    runs: Hashes
    """Hashes of all runs of words, each hash once in a text, ascending."""


Told: TypeAlias = tuple[bytes, bytes]
"""Of a text its hash by words, and the hashes of its runs, one after the other, as bytes."""


def worded(clauses: Iterable[Row], before: Worded | None = None) -> Worded:
    """Return the clauses that are long enough.

    Texts that stood in ``before``, which the same code has made, are not taken apart again.
    """
    known = told_before(before) if before else {}
    rows: list[tuple[Row, bytes, bytes]] = []
    runs, stops = array("I"), array("Q", [0])
    for clause in clauses:
        if clause["kind"] not in KINDS:
            continue
        printed = digest(f"{clause['language']} {clause['text']}")
        told = known.get(printed) or told_of(clause["text"], clause["language"])
        if told:
            rows.append((clause, printed, told[0]))
            runs.frombytes(told[1])
            stops.append(len(runs))
    return Worded(
        clause_ids=[clause["clause_id"] for clause, *_ in rows],
        resolution_ids=[clause["resolution_id"] for clause, *_ in rows],
        positions=[clause["position"] for clause, *_ in rows],
        printed=[printed for _, printed, _ in rows],
        texts=[text for *_, text in rows],
        stops=np.frombuffer(stops, dtype=np.uint64).astype(np.int64),
        runs=np.array(runs, dtype=np.uint32),
    )


def told_of(text: str, language: str) -> Told | None:
    """Take a text apart; None for one that is too short."""
    each = words(text)
    if len(each) < SHORTEST:
        return None
    runs = array("I", sorted(run_hashes(each, RUN, f"{language} ")))
    return digest(" ".join((language, *each))), runs.tobytes()


def told_before(before: Worded) -> dict[bytes, Told]:
    """Return what was told of each text as it is."""
    spans = pairwise(before.stops.tolist())
    each = zip(before.printed, before.texts, spans, strict=True)
    return {
        printed: (text, before.runs[start:stop].tobytes()) for printed, text, (start, stop) in each
    }


def digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=DIGEST).digest()


class Texts(Sequence[Hashes]):
    """The texts that are long enough, by language, each once, in the order of their first
    adoption: as the hashes of their runs of words, each hash once."""

    def __init__(self, clauses: Iterable[Worded], resolutions: Iterable[Row]) -> None:
        self.resolutions = sorted(resolutions, key=adoption)
        self.clause_ids: list[str] = []
        self._owners, self._positions, of_clause = (array("I") for _ in range(3))
        self._hashes, self._stops = array("I"), array("Q", [0])
        places = {row["resolution_id"]: at for at, row in enumerate(self.resolutions)}
        known: dict[bytes, int] = {}
        for part in clauses:
            self.clause_ids += part.clause_ids
            self._owners.extend(map(places.__getitem__, part.resolution_ids))
            self._positions.extend(part.positions)
            of_clause.extend(self._take(part, known))
        self._runs = np.frombuffer(self._hashes, dtype=np.uint32)
        owners, positions, texts = (
            np.frombuffer(each, dtype=np.uint32).astype(np.int64)
            for each in (self._owners, self._positions, of_clause)
        )
        order = np.lexsort((positions, owners))  # of adoption
        text_of = texts[order]
        _, first = np.unique(text_of, return_index=True)
        self._order: Numbers = np.argsort(first)  # texts, by the first clause that has each
        by_text = np.argsort(text_of, kind="stable")
        self._clauses = order[by_text]
        self._bounds: Numbers = np.searchsorted(text_of[by_text], np.arange(len(first) + 1))

    def _take(self, part: Worded, known: dict[bytes, int]) -> Iterator[int]:
        """Yield the number of each clause's text, and keep the runs of new ones."""
        for text, (start, stop) in zip(part.texts, pairwise(part.stops.tolist()), strict=True):
            number = known.setdefault(text, len(known))
            if number == len(self._stops) - 1:
                self._hashes.frombytes(part.runs[start:stop].tobytes())
                self._stops.append(len(self._hashes))
            yield number

    def __len__(self) -> int:
        return len(self._order)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        text = self._order[place]
        start, stop = self._stops[text], self._stops[text + 1]
        return self._runs[start:stop]

    def clauses(self, places: Iterable[int]) -> list[int]:
        """Return the numbers of the clauses that have one of some texts, earliest first."""
        found = [
            self._clauses[self._bounds[text] : self._bounds[text + 1]]
            for text in self._order[list(places)].tolist()
        ]
        return sorted(np.concatenate(found).tolist(), key=self._when)

    def _when(self, clause: int) -> tuple[int, int]:
        return self._owners[clause], self._positions[clause]

    def resolution(self, clause: int) -> Row:
        """Return the resolution that a clause is of."""
        return self.resolutions[self._owners[clause]]


def adoption(resolution: Row) -> tuple[date, int, str]:
    """Return what resolutions are ordered by."""
    when = resolution["adoption_date"] or date(resolution["year"] or date.max.year, 12, 31)
    return when, resolution["number"] or 0, resolution["resolution_id"]
