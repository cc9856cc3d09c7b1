"""Damaged first words: "jRecognizing", "Expresess", a Cyrillic letter in "Сalls".

A word is taken for a damaged form of the vocabulary within edit distance 1 (one letter too many,
too few, another, or two that changed places), and only where it stands first in a clause.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.extract.actions_lexicon import Form, lexicon

_SHORTEST = 7
"""Shorter words are near too many others: "Voting" is not a damaged "Noting"."""


_OTHERS = frozenset({"protecting", "observers", "comments", "commands", "demanded", "confirmed"})
_OTHERS |= {"directors", "inviting", "projecting", "resolvers", "supporter", "supporters"}
"""Words of their own that are an edit away from a verb: Observers and observes."""


def _deletions(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def near(left: str, right: str) -> bool:
    """Return whether two words are one edit apart, or the same.

    >>> near("expresess", "expresses"), near("jrecognizing", "recognizing"), near("ab", "cd")
    (True, True, False)
    """
    if abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    rest_left, rest_right = left[start:], right[start:]
    return (
        rest_left[1:] == rest_right[1:]
        or rest_left == rest_right[1:]
        or rest_left[1:] == rest_right
        or (rest_left[1::-1] == rest_right[:2] and rest_left[2:] == rest_right[2:])
    )


@cache
def _index(form: Form) -> Mapping[str, tuple[str, ...]]:
    """Return every form with one letter left out, and the forms that it comes from."""
    found: dict[str, list[str]] = {}
    for word in lexicon().heads[form]:
        if len(word) >= _SHORTEST - 1:
            for key in {word, *_deletions(word)}:
                found.setdefault(key, []).append(word)
    return {key: tuple(words) for key, words in found.items()}


def repaired(word: str, form: Form) -> str | None:
    """Return the one form of the vocabulary that a damaged word (lower case) stands for.

    None for a word that is itself a form of a verb ("recognized"), and where several fit.
    """
    whole = word in lexicon().bases or word in lexicon().states or word in _OTHERS
    if len(word) < _SHORTEST or whole:
        return None
    index = _index(form)
    fits = {
        known
        for key in {word, *_deletions(word)}
        for known in index.get(key, ())
        if near(word, known)
    }
    return fits.pop() if len(fits) == 1 else None
