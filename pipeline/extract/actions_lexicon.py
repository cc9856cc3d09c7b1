"""The vocabulary of action phrases, ready for look-up: verbs, states, nouns, adverbs, qualifiers.

The words are data (``pipeline/vocabulary/verbs*.csv``, ``qualifiers.csv``); this module only turns
them into tables keyed by the printed form.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from pipeline.vocabulary import rows

Form = Literal["present", "participle", "perfect", "base"]

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, each as its words; the longest stands first."""


class Head(NamedTuple):
    """A verb in one form: its lemma, and the words that follow it as a part of the verb."""

    lemma: str
    tail: tuple[str, ...]
    opens: str
    """The kind of clause that the verb opens: preambular, operative, both; never = not on its
    own evidence, but it is read where a clause is known to start."""
    following: str
    """Words that may follow at the start of a clause: "a|b" only these, "!a|b" all but these."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the grammar looks up; all words in lower case."""

    heads: Mapping[Form, Mapping[str, tuple[Head, ...]]]
    states: Mapping[str, str]
    nouns: Mapping[str, Mapping[str, str]]
    """Base of a verb: the nouns that belong to it, each with the article that it may have
    beside "its" ("express": hope with "the", concern with none)."""
    bases: Mapping[str, str]
    """Any form of a verb: its base, which the nouns are listed under."""
    connectives: Phrases
    intensities: frozenset[str]
    feelings: frozenset[str]
    degrees: frozenset[str]
    manners: Phrases
    adverbs: frozenset[str]
    """First words of connectives, and intensities."""
    tails: frozenset[str]
    """First words of what may follow a verb and its noun."""


def _phrases(lines: Iterable[str]) -> Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        words = tuple(line.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(many, key=len, reverse=True)) for first, many in found.items()}


def _heads(form: Form) -> dict[str, tuple[Head, ...]]:
    found: dict[str, list[Head]] = {}
    for row in rows("verbs"):
        head = Head(row["lemma"], tuple(row["tail"].split()), row["opens"], row["next"])
        if row[form]:  # "Warns" and "Warning" have rows of their own
            found.setdefault(row[form], []).append(head)
    return {
        word: tuple(sorted(heads, key=lambda head: len(head.tail), reverse=True))
        for word, heads in found.items()
    }


def _nouns() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows("verbs_nouns"):
        found.setdefault(row["verb"], {})[row["noun"]] = row["article"]
    return found


def _words(name: str, role: str) -> list[str]:
    return [row["words"] for row in rows(name) if row["role"] == role]


@cache
def lexicon() -> Lexicon:
    """Return the vocabulary of action phrases, read once."""
    forms: tuple[Form, ...] = ("present", "participle", "perfect", "base")
    connectives = _phrases(_words("verbs_adverbs", "connective"))
    intensities = frozenset(_words("verbs_adverbs", "intensity"))
    manners = _phrases(_words("qualifiers", "manner"))
    return Lexicon(
        heads={form: _heads(form) for form in forms},
        states={row["adjective"]: row["lemma"] for row in rows("verbs_states")},
        nouns=_nouns(),
        bases={row[form]: row["base"] for row in rows("verbs") for form in forms if row[form]},
        connectives=connectives,
        intensities=intensities,
        feelings=frozenset(_words("qualifiers", "feeling")),
        degrees=frozenset(_words("qualifiers", "degree")),
        manners=manners,
        adverbs=intensities.union(connectives),
        tails=frozenset({"with", *connectives, *manners}),
    )
