"""The grammar of an action phrase over a list of words.

``[connective] [intensity] VERB [its NOUN] [connective] [with QUALIFIER] [and VERB ...]``

Each function reads at a place in the words and returns the place behind what it read. A comma
ends a phrase: "Calls upon, in this context" is "Calls upon".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.actions_lexicon import Form, Head, Lexicon, Phrases

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑’'][^\W\d_]+)*")
_LONGEST = 24
"""More words than any action phrase has."""

_HOMOGLYPHS = str.maketrans("АВСЕНІКМОРТХаеорсухі", "ABCEHIKMOPTXaeopcyxi")  # noqa: RUF001
"""Cyrillic letters that scanned and retyped texts have in the place of Latin ones."""

_DETERMINERS = frozenset({"its", "the", "our", "their"})
_IMPERSONAL = frozenset({"believe", "consider", "deem", "find", "declare"})
_JUDGEMENTS = frozenset(
    "necessary important essential imperative desirable appropriate vital intolerable alarming"
    " useful regrettable unacceptable urgent indispensable opportune advisable".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """The first words of a text in lower case, each with its place and whether a comma precedes."""

    lower: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    apart: tuple[bool, ...]
    """True where something other than white space stands before the word."""

    @classmethod
    def of(cls, text: str) -> "Words":
        """Return the words at the start of a text."""
        head = text[:400]
        found = []
        for match in _WORD.finditer(head):
            found.append(match)
            if len(found) == _LONGEST:
                break
        stops = [0, *(match.end() for match in found)]
        return cls(
            tuple(_plain(match.group()) for match in found),
            tuple(match.span() for match in found),
            tuple(
                not head[stop : match.start()].isspace()
                for stop, match in zip(stops, found, strict=False)
            ),
        )

    def at(self, index: int) -> str:
        """Return the word at a place, "" behind the last one and behind a comma."""
        if index >= len(self.lower) or (index and self.apart[index]):
            return ""
        return self.lower[index]


def _plain(word: str) -> str:
    return word.translate(_HOMOGLYPHS).lower().replace("‐", "-").replace("‑", "-")


@dataclass(frozen=True, slots=True)
class Parse:
    """What was read: words [0, stop), of which [0, verb) are the verb with what precedes it."""

    stop: int
    verb: int
    lemma: str
    connectives: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()


def longest(phrases: Phrases, words: Words, at: int) -> int:
    """Return the place behind the longest of the phrases that stands here, or ``at``."""
    for phrase in phrases.get(words.at(at), ()):
        if all(words.at(at + step) == word for step, word in enumerate(phrase)):
            return at + len(phrase)
    return at


def adverbs(lexicon: Lexicon, words: Words, at: int) -> tuple[int, tuple[str, ...]]:
    """Read connectives and intensities: "Also strongly", "once again"."""
    found: list[str] = []
    while True:
        behind = longest(lexicon.connectives, words, at)
        if behind > at:
            found.append(" ".join(words.lower[at:behind]))
            at = behind
        elif words.at(at) in lexicon.intensities:
            at += 1
        else:
            return at, tuple(found)


def tail_of(
    lexicon: Lexicon, words: Words, at: int, tail: Sequence[str]
) -> tuple[int, tuple[str, ...]] | None:
    """Read the words that belong to a verb, with connectives before: "once again upon"."""
    if not tail:
        return at, ()
    inner, found = adverbs(lexicon, words, at)
    if all(words.at(inner + step) == word for step, word in enumerate(tail)):
        return inner + len(tail), found
    return None


def verb(lexicon: Lexicon, words: Words, at: int, form: Form) -> Parse | None:
    """Read a verb in one form with the words that belong to it: "Takes note", "Calls upon"."""
    for head in lexicon.heads[form].get(words.at(at), ()):
        read = tail_of(lexicon, words, at + 1, head.tail)
        if read is not None:
            stop, found = read
            return _with_object(lexicon, words, at, Parse(stop, stop, head.lemma, found), head)
    return None


def _with_object(lexicon: Lexicon, words: Words, at: int, parse: Parse, head: Head) -> Parse:
    if head.tail:
        return parse
    base = lexicon.bases[words.at(at)]
    if base in _IMPERSONAL and words.at(parse.stop) == "it":
        if words.at(parse.stop + 1) in _JUDGEMENTS:
            return replace(parse, stop=parse.stop + 2)
        return parse
    stop = noun(lexicon, words, parse.stop, base)
    if stop == parse.stop or head.lemma != "express":
        return replace(parse, stop=stop)
    return replace(parse, stop=stop, lemma=f"express {_singular(words.lower[stop - 1])}")


def _singular(word: str) -> str:
    return word[:-1] if word in {"concerns", "requests", "calls"} else word


def noun(lexicon: Lexicon, words: Words, at: int, base: str) -> int:
    """Read the noun of a verb: "its deep appreciation", "concern also", "its call upon"."""
    nouns = lexicon.nouns.get(base)
    if nouns is None:
        return at
    inner, _ = adverbs(lexicon, words, at)
    inner += words.at(inner) in _DETERMINERS
    for step in range(5):
        if words.at(inner + step) in nouns:
            stop = inner + step + 1
            break
    else:
        return at
    if words.at(stop - 1) in {"call", "calls"} and words.at(stop) in {"upon", "on", "for"}:
        stop += 1
    if words.at(stop) == "and":
        for step in range(1, 4):
            if words.at(stop + step) in nouns:
                return stop + step + 1
    return stop


def qualifier(lexicon: Lexicon, words: Words, at: int) -> int:
    """Read "with deep concern", "with appreciation and satisfaction", "in the strongest terms"."""
    if words.at(at) != "with":
        return longest(lexicon.manners, words, at)
    stop = at + 1
    while words.at(stop) in lexicon.degrees:
        stop += 1
    if words.at(stop) not in lexicon.feelings:
        return at
    stop += 1
    if words.at(stop) == "and":
        second = stop + 1
        while words.at(second) in lexicon.degrees:
            second += 1
        if words.at(second) in lexicon.feelings:
            return second + 1
    return stop


def with_tails(lexicon: Lexicon, words: Words, parse: Parse) -> Parse:
    """Read what follows a verb and its noun: connectives and qualifiers in any order."""
    while True:
        behind = longest(lexicon.connectives, words, parse.stop)
        if behind > parse.stop:
            found = " ".join(words.lower[parse.stop : behind])
            parse = replace(parse, stop=behind, connectives=(*parse.connectives, found))
            continue
        behind = qualifier(lexicon, words, parse.stop)
        if behind == parse.stop:
            return parse
        found = " ".join(words.lower[parse.stop : behind])
        parse = replace(parse, stop=behind, qualifiers=(*parse.qualifiers, found))


def state(lexicon: Lexicon, words: Words, at: int) -> Parse | None:
    """Read an adjective of mind: "concerned", "mindful"."""
    lemma = lexicon.states.get(words.at(at))
    return None if lemma is None else Parse(at + 1, at + 1, lemma)


def linked_state(lexicon: Lexicon, words: Words, at: int) -> Parse | None:
    """Read "Remaining deeply concerned", "Is encouraged", "Being gravely concerned"."""
    if words.at(at) not in {"remaining", "being", "remains", "is"}:
        return None
    inner, found = adverbs(lexicon, words, at + 1)
    parse = state(lexicon, words, inner)
    return None if parse is None else replace(parse, connectives=found)


def perfect(lexicon: Lexicon, words: Words, at: int) -> Parse | None:
    """Read "Having considered", "Having also examined"."""
    if words.at(at) != "having":
        return None
    inner, found = adverbs(lexicon, words, at + 1)
    parse = verb(lexicon, words, inner, "perfect")
    return None if parse is None else replace(parse, connectives=(*found, *parse.connectives))


def continued(lexicon: Lexicon, words: Words, at: int) -> Parse | None:
    """Read "Continues to encourage", "Continuing to underline"."""
    if words.at(at) not in {"continues", "continuing"} or words.at(at + 1) != "to":
        return None
    parse = verb(lexicon, words, at + 2, "base")
    return None if parse is None else replace(parse, lemma="continue")
