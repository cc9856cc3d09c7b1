"""Intervals against values computed by hand."""

import pytest

from pipeline.evaluation.counts import Count
from pipeline.evaluation.intervals import bootstrap
from pipeline.shares import wilson


@pytest.mark.parametrize(
    ("right", "of", "expected"),
    [
        # z = 1.96: (0.9 + z²/20 ± z·sqrt(0.09/10 + z²/400)) / (1 + z²/10)
        pytest.param(9, 10, (0.5958, 0.9821), id="nine of ten"),
        pytest.param(2, 2, (0.3424, 1.0), id="no error in two: 2 / (2 + z²)"),
        pytest.param(0, 2, (0.0, 0.6576), id="nothing right"),
    ],
)
def test_wilson(right: int, of: int, expected: tuple[float, float]) -> None:
    assert wilson(right, of) == pytest.approx(expected, abs=5e-5)


def test_documents_alike_leave_no_doubt() -> None:
    """F1 = 2·3 / (2·3 + 1 + 1) in every resample."""
    assert bootstrap([Count(3, 1, 1)] * 12) == (0.75, 0.75)


def test_two_documents_give_both_ends() -> None:
    """Resamples of a right and a wrong one: both right 1/4, one of each 1/2, both wrong 1/4."""
    assert bootstrap([Count(right=1), Count(missing=1, extra=1)]) == (0.0, 1.0)


def test_documents_are_resampled_and_not_items() -> None:
    """One bad document of 20 holds all 40 errors of 800 items: items alone would be much surer."""
    clustered = [Count(right=40)] * 19 + [Count(missing=40, extra=40)]
    spread = [Count(right=38, missing=2, extra=2)] * 20
    low, high = bootstrap(clustered)
    assert low < 0.86
    assert high == 1.0
    assert bootstrap(spread) == (0.95, 0.95)


def test_the_same_documents_give_the_same_interval() -> None:
    counts = [Count(10 + at, at % 3, at % 2) for at in range(30)]
    assert bootstrap(counts) == bootstrap(counts)
