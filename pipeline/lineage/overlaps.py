"""How much of the text of one resolution stands in another: asked of few pairs, and remembered."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from pipeline.lineage.alignment import RUN
from pipeline.lineage.grouped import ByResolution
from pipeline.lineage.words import run_hashes, words

RECENT = 8_192
"""Resolutions whose words are held: a series comes back within the sessions that these are of."""

Hashes = NDArray[np.uint32]


def words_of(clauses: ByResolution, resolution_id: str) -> Hashes:
    """Return the hashes of all runs of words in a resolution, each once, ascending."""
    texts = (clause["text"] for clause in clauses.get(resolution_id, ()))
    found: set[int] = set().union(*(run_hashes(words(text), RUN) for text in texts))
    return np.array(sorted(found), dtype=np.uint32)


class Overlaps:
    """Shares of texts in common, those that were found before among them.

    ``stamp`` gives, by the id of a resolution, what stands for its texts: a share is known of the
    same two ids with the same stamps.
    """

    def __init__(
        self,
        clauses: ByResolution,
        stamp: Callable[[str], str] = lambda _: "",
        known: Mapping[str, float] | None = None,
    ) -> None:
        self._words = lru_cache(RECENT)(partial(words_of, clauses))
        self._stamp = stamp
        self._known = known or {}
        self.used: dict[str, float] = {}
        """Those that were asked for: what the next build may know."""

    def share(self, earlier: str, later: str) -> float:
        """Return how much of the shorter text stands in the other."""
        name = " ".join((earlier, self._stamp(earlier), later, self._stamp(later)))
        if name not in self.used:
            known = self._known.get(name)
            self.used[name] = self._measured(earlier, later) if known is None else known
        return self.used[name]

    def _measured(self, earlier: str, later: str) -> float:
        one, other = self._words(earlier), self._words(later)
        shorter = min(len(one), len(other))
        common = np.intersect1d(one, other, assume_unique=True)
        return len(common) / shorter if shorter else 0.0
