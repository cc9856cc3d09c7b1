"""Sketches of sets (MinHash) and the buckets that like ones fall into together.

What the library for it computes set by set is computed here for all sets at once, permutation by
permutation; the permutations, the bands and so the buckets are the library's.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]

PERMUTATIONS = 64
TOGETHER = 16_384
"""Sets that are sketched in one go: what lies in memory beside the sketches."""


@cache
def permutations() -> tuple[Hashes, Hashes]:
    """Return factors and summands of the library's permutations of 32-bit hashes."""
    from datasketch import MinHash  # brings scipy: half a second

    factors, summands = MinHash(num_perm=PERMUTATIONS, scheme="affine32").permutations
    return factors, summands


@cache
def bands(threshold: float) -> tuple[tuple[int, int], ...]:
    """Return the columns of a sketch that make a bucket, each stretch of them."""
    from datasketch import MinHashLSH  # brings scipy: half a second

    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    return tuple(index.hashranges)


def sketches(sets: Sequence[Any]) -> Hashes:
    """Return a row of minima for each set; sets are arrays of 32-bit hashes, none empty."""
    found = np.empty((len(sets), PERMUTATIONS), dtype=np.uint32)
    for start in range(0, len(sets), TOGETHER):
        some = sets[start : start + TOGETHER]
        values = mixed(np.concatenate([np.frombuffer(each, dtype=np.uint32) for each in some]))
        starts = np.cumsum([0, *(len(each) for each in some[:-1])])
        for at, (factor, summand) in enumerate(zip(*permutations(), strict=True)):
            minima = np.minimum.reduceat(values * factor + summand, starts)
            found[start : start + len(some), at] = minima
    return found


def mixed(values: Hashes) -> Hashes:
    """Spread hashes over all bits, as the library does before it permutes: MurmurHash3's end."""
    values = (values ^ (values >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    values = (values ^ (values >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return values ^ (values >> np.uint32(16))


def buckets(sets: Sequence[Any], alike: float) -> Iterator[list[int]]:
    """Yield the places of sets that share a bucket, in their order; a set alone is left out."""
    if not sets:
        return
    whole = sketches(sets)
    for first, last in bands(alike - 0.05):
        band = whole[:, first:last]
        order = np.lexsort(band.T)
        ordered = band[order]
        changes = np.any(ordered[1:] != ordered[:-1], axis=1)
        cuts = np.flatnonzero(np.concatenate(([True], changes, [True])))
        for start, stop in pairwise(cuts.tolist()):
            if stop - start > 1:
                yield order[start:stop].tolist()
