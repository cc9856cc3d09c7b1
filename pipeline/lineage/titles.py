"""When two titles name the same subject."""

import re
from functools import cache

from rapidfuzz import fuzz

from pipeline.lineage.routine import known_renames
from pipeline.lineage.words import words

NEAR = 80.0
"""Likeness of two titles, 0 to 100, from which they may be one that was changed."""
_FIGURES = re.compile(r"\d+")


@cache
def title_key(title: str) -> str:
    """Return a title without what changes by itself: case, punctuation, years, old names.

    >>> title_key("Programme budget for 2020") == title_key("Programme budget for 2021")
    True
    """
    for old, new in known_renames():
        title = title.replace(old, new)
    return _FIGURES.sub("0", " ".join(words(title)))


def is_near(one: str, other: str) -> bool:
    """Tell whether two keys may be of one title that was changed: a body renamed, a word added."""
    return fuzz.ratio(one, other) >= NEAR
