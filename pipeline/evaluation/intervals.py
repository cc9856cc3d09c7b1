"""95 per cent intervals: Wilson's for shares, the bootstrap over documents for the rest.

Errors come in clusters (one page break misread spoils several clauses), so that clauses can't be
taken as drawn one by one; documents can. Where no document has an error, no resample has one
either and the bootstrap would claim certainty: Wilson's interval over the documents is taken then,
which is wide, since a document with an error is counted as wholly wrong.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from pipeline.evaluation.counts import Count
from pipeline.shares import LEVEL

Interval = tuple[float, float]
Name = Literal["Wilson over items", "Wilson over documents", "bootstrap over documents"]

RESAMPLES = 2000
SEED = 73135
"""Of the bootstrap: the same documents give the same interval."""


def bootstrap(counts: Sequence[Count]) -> Interval:
    """Return the percentile interval of F1 over resamples of documents, of which there are two
    at least.
    """
    from scipy import stats  # takes a second to import, and a build draws nothing

    columns = np.array([(each.right, each.missing + each.extra) for each in counts]).T
    found = stats.bootstrap(
        tuple(columns),
        f1,
        paired=True,
        vectorized=True,
        n_resamples=RESAMPLES,
        batch=200,
        confidence_level=LEVEL,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)


def f1(right: NDArray[np.int64], wrong: NDArray[np.int64], axis: int = -1) -> NDArray[np.float64]:
    """Return F1 = 2 right / (2 right + missing + extra), of nothing at all 1."""
    doubled = 2 * right.sum(axis=axis)
    whole = doubled + wrong.sum(axis=axis)
    return np.where(whole == 0, 1.0, doubled / np.maximum(whole, 1))
