"""A quick answer to "does this line open a clause?", asked of every line of a text.

One look-up of the first word settles nearly all lines. Words that open a phrase without being its
verb ("Also", "Deeply", "Having") are left to the grammar.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.extract.actions_lexicon import Form, Head, lexicon
from pipeline.extract.actions_repair import near, repaired
from pipeline.extract.actions_words import LIGATURES
from pipeline.vocabulary import rows

_START = re.compile(r"[\"'“‘.]?([^\W\d_]+(?:[-‐‑][^\W\d_]+)*)(?:\s+([^\W\d_]+))?")

_FIRST = frozenset({"Having", "Remaining", "Remains", "Being", "Is", "Continuing", "Continues"})

_BEHIND_STATE = frozenset({"that", "at", "by", "about", "over", "of", "to", "with", "and", "in"})
_BEHIND_STATE |= {"as", "for", "because", "lest", "the", "also", "further", "once", "again"}
_BEHIND_STATE |= {"equally", "particularly", "especially", "deeply"}
"""What follows an adjective of mind; "Concerned States", "Committed agencies" are no phrases."""

_LONG = 9
"""A damaged word this long is told from an ordinary one by its letters alone."""


@dataclass(frozen=True, slots=True)
class Following:
    """Which words may follow a first word; ``allowed`` empty: any that isn't ``refused``."""

    allowed: frozenset[str]
    refused: frozenset[str]

    def admits(self, word: str | None) -> bool:
        """Return whether the word may follow; the end of the line or a mark always may."""
        if word is None:
            return True
        return word in self.allowed if self.allowed else word not in self.refused


@dataclass(frozen=True, slots=True)
class Openers:
    """The first words of one kind of clause, as printed."""

    form: Form
    words: Mapping[str, Following]
    slow: frozenset[str]

    def opens(self, text: str) -> bool | None:
        """Return the answer, None where only the grammar can tell."""
        match = _START.match(text)
        if match is None:
            return False
        word, following = match.groups()
        if word in self.slow:
            return None
        known = self.words.get(word)
        if known is not None:
            return known.admits(following)
        return self._damaged(word)

    def _damaged(self, word: str) -> bool | None:
        first = word[0]
        if not word.isascii() and any(each in word for each in LIGATURES):
            return None  # "Reaﬃrming"
        if first.isascii():
            if first.islower():
                return None if word[1:2].isupper() else False
            if near(word.lower(), "having"):
                return None  # "Haying noted"
            return len(word) >= _LONG and repaired(word.lower(), self.form) is not None
        return None if first in "АВСЕНІКМОРТ" else False


def _following(heads: tuple[Head, ...], connectives: frozenset[str], form: Form) -> Following:
    bare = [head for head in heads if not head.tail]
    if any(not head.following for head in bare):
        return Following(frozenset(), frozenset())
    allowed = {head.tail[0] for head in heads if head.tail}
    refused: set[str] = set()
    for head in bare:
        if head.following[0] != "!":
            allowed |= set(head.following.split("|"))
        elif form == "present":
            refused |= set(head.following[1:].split("|"))
    if allowed:
        allowed |= connectives
    return Following(frozenset(allowed), frozenset(refused))


@cache
def openers(kind: str) -> Openers:
    """Return the first words that open a clause of a kind, preambular or operative."""
    table = lexicon()
    form: Form = "participle" if kind == "preambular" else "present"
    connectives = frozenset(table.connectives)
    words = {}
    for word, heads in table.heads[form].items():
        fit = tuple(head for head in heads if head.opens in {"both", kind})
        if fit:
            words[word.capitalize()] = _following(fit, connectives, form)
    if kind == "preambular":
        for row in rows("verbs_states"):
            narrow = frozenset(filter(None, row["next"].split("|"))) or _BEHIND_STATE
            words[row["adjective"].capitalize()] = Following(narrow, frozenset())
        words["Whereas"] = Following(frozenset(), frozenset())
    slow = {*connectives, *table.intensities}
    return Openers(form, words, frozenset(word.capitalize() for word in slow) | _FIRST)
