"""How alike the clauses of two resolutions are, all pairs at once.

Two measures go together. Words in common in the same order (the longest common subsequence) say
how much was taken over. Words and pairs of words weighed by how rare they are in the two
resolutions say what a clause is about: there all clauses share "the United Nations and the
Organization", which is no sign that one was made from another.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cdist

from pipeline.lineage.words import encode, known_words

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Likeness:
    """Matrices with a row for each earlier clause and a column for each later one."""

    common: Matrix
    """Words in common, in order."""
    ratio: Matrix
    """Share of all words of both that are in common, 0 to 1."""
    kept: Matrix
    """Share of the words of the shorter that are in common."""
    topic: Matrix
    """Cosine of weighed words and pairs of words."""


def likeness(earlier: Sequence[str], later: Sequence[str]) -> Likeness:
    """Compare every earlier text with every later one."""
    split = [known_words(text) for text in (*earlier, *later)]
    lengths = np.array([max(len(each), 1) for each in split], dtype=np.float64)
    codes = encode(split)
    old, new = codes[: len(earlier)], codes[len(earlier) :]
    common = np.asarray(
        cdist(old, new, scorer=LCSseq.similarity, dtype=np.int32), dtype=np.float64
    ).reshape(len(earlier), len(later))
    n, m = lengths[: len(earlier), None], lengths[None, len(earlier) :]
    weighed = weights(split)
    topic = (weighed[: len(earlier)] @ weighed[len(earlier) :].T).toarray()
    return Likeness(common, 2 * common / (n + m), common / np.minimum(n, m), topic)


def weights(split: Sequence[Sequence[str]]) -> Any:
    """Return unit vectors of words and pairs of words, the rarer the heavier."""
    from scipy.sparse import csr_array  # a third of a second to import

    columns: defaultdict[object, int] = defaultdict(count().__next__)  # numbered as they come
    rows_: list[int] = []
    cols: list[int] = []
    for row, each in enumerate(split):
        features = dict.fromkeys((*each, *pairwise(each)))
        rows_ += [row] * len(features)
        cols += map(columns.__getitem__, features)
    shape = (len(split), max(len(columns), 1))
    seen = np.bincount(cols, minlength=shape[1]) if cols else np.zeros(shape[1])
    rarity = np.log((len(split) + 1) / (seen + 0.5))
    values = rarity[np.array(cols, dtype=np.int64)] if cols else np.zeros(0)
    matrix = csr_array((values, (rows_, cols)), shape=shape)
    norms = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    norms[norms == 0] = 1
    return csr_array(matrix / norms[:, None])
