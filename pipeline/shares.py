"""The interval of a share, for the checks of a release as for the measures of the reading."""

LEVEL = 0.95


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return Wilson's 95 per cent interval of a share (Wilson 1927); ValueError of nothing."""
    from scipy import stats  # takes a second to import

    found = stats.binomtest(hits, of).proportion_ci(confidence_level=LEVEL, method="wilson")
    return float(found.low), float(found.high)
