"""The grammar of an action phrase over a list of words.

``[connective] [intensity] VERB [its NOUN] [connective] [with QUALIFIER] [and VERB ...]``

Each function reads at a place in the words and returns the place behind what it read. A comma
ends a phrase: "Calls upon, in this context" is "Calls upon".
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.extract.actions_lexicon import Form, Head, Lexicon, Phrases
from pipeline.extract.actions_repair import near
from pipeline.extract.actions_words import Words

_IMPERSONAL = frozenset({"believe", "consider", "deem", "find", "declare"})
_JUDGEMENTS = frozenset({"necessary", "important", "essential", "imperative", "desirable"})
_JUDGEMENTS |= {"appropriate", "vital", "intolerable", "alarming", "useful", "regrettable"}
_JUDGEMENTS |= {"unacceptable", "urgent", "indispensable", "opportune", "advisable"}

LINKING = frozenset({"remaining", "being", "remains", "is", "continues", "continuing"})
"""What ``linked_state`` and ``continued`` begin with."""

_SINGULAR = {"concerns": "concern", "regrets": "regret"}


class Parse(NamedTuple):
    """What was read: words [0, stop), of which [0, verb) are the verb with what precedes it."""

    stop: int
    verb: int
    lemma: str
    connectives: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    form: Form = "participle"


def longest(phrases: Phrases, words: Words, at: int) -> int:
    """Return the place behind the longest of the phrases that stands here, or ``at``."""
    for phrase in phrases.get(words.at(at), ()):
        if all(words.at(at + step) == word for step, word in enumerate(phrase)):
            return at + len(phrase)
    return at


def adverbs(lexicon: Lexicon, words: Words, at: int) -> tuple[int, tuple[str, ...]]:
    """Read connectives and intensities: "Also strongly", "once again"."""
    if words.at(at) not in lexicon.adverbs:
        return at, ()
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
    if any(words.at(inner + step) != word for step, word in enumerate(tail)):
        return None
    behind = inner + len(tail)
    if tail[-1] == "attention" and (words.at(behind), words.at(behind + 1)) == ("to", "and"):
        behind += 1
    return behind, found


def verb(lexicon: Lexicon, words: Words, at: int, form: Form) -> Parse | None:
    """Read a verb in one form with the words that belong to it: "Takes note", "Calls upon"."""
    for head in lexicon.heads[form].get(words.at(at), ()):
        if not _follows(head, "" if at else words.at(at + 1), form):
            continue  # "Also demands from Portugal" has an adverb before: no noun
        read = tail_of(lexicon, words, at + 1, head.tail)
        if read is None:
            continue
        stop, found = read
        parse = Parse(stop, stop, head.lemma, found, form=form)
        return parse if head.tail else _with_object(lexicon, words, parse)
    return None


def _follows(head: Head, word: str, form: Form) -> bool:
    """Whether a word may be a verb here: in "Acts of violence", "Requests from States" it isn't.

    And "Promoting" is the verb of a list of measures, never of a preamble.
    """
    if (form, head.opens) in {("participle", "operative"), ("present", "preambular")}:
        return False
    if not (head.following and word) or form not in {"present", "participle"}:
        return True
    if head.following[0] != "!":
        return word in head.following.split("|")
    return form == "participle" or word not in head.following[1:].split("|")


def _with_object(lexicon: Lexicon, words: Words, parse: Parse) -> Parse:
    base = lexicon.bases[words.lower[parse.verb - 1]]
    if base in _IMPERSONAL and words.at(parse.verb) == "it":
        judged = words.at(parse.verb + 1) in _JUDGEMENTS
        return parse._replace(stop=parse.verb + 2) if judged else parse
    if base not in lexicon.nouns:
        return parse
    stop, found = noun(lexicon, words, parse.verb, base)
    if stop == parse.verb:
        return parse
    lemma = parse.lemma
    if lemma == "express":
        nouns = lexicon.nouns["express"]
        first = next(word for word in words.lower[parse.verb : stop] if word in nouns)
        lemma = f"express {_SINGULAR.get(first, first)}"
    return parse._replace(stop=stop, lemma=lemma, connectives=(*parse.connectives, *found))


def noun(lexicon: Lexicon, words: Words, at: int, base: str) -> tuple[int, tuple[str, ...]]:
    """Read the noun of a verb: "its deep appreciation", "concern", "its call upon"."""
    nouns = lexicon.nouns[base]
    inner, found = adverbs(lexicon, words, at)
    article = words.at(inner) if words.at(inner) in {"its", "our", "the"} else ""
    stop = _noun_behind(lexicon, words, inner + bool(article), nouns)
    if stop is None or not _belongs(lexicon, article, words.at(stop - 1), base):
        return at, ()
    if found and words.at(stop - 1) == "commitment":
        return at, ()
    if words.at(stop - 1) in {"call", "calls"} and words.at(stop) in {"upon", "on", "for"}:
        stop += 1
    if words.at(stop) == "and":
        stop = _noun_behind(lexicon, words, stop + 1, nouns) or stop
    return stop, found


def _noun_behind(lexicon: Lexicon, words: Words, at: int, nouns: Mapping[str, str]) -> int | None:
    """Return the place behind adjectives and a noun: "deep and sincere gratitude"."""
    while words.at(at) in lexicon.degrees or words.at(at) == "and":
        at += 1
    return at + 1 if words.at(at) in nouns else None


def _belongs(lexicon: Lexicon, article: str, word: str, base: str) -> bool:
    """Whether the noun is a part of the phrase: "Reiterates the request" is "Reiterates"."""
    if article == "the":
        return lexicon.nouns[base][word] == "the"
    return bool(article) or base in {"express", "share"} or word in lexicon.feelings


def qualifier(lexicon: Lexicon, words: Words, at: int) -> int:
    """Read "with deep concern", "with appreciation and satisfaction", "in the strongest terms"."""
    if words.at(at) != "with":
        return longest(lexicon.manners, words, at)
    stop = _feeling_behind(lexicon, words, at + 1)
    if stop is None:
        return at
    if words.at(stop) == "and":
        return _feeling_behind(lexicon, words, stop + 1) or stop
    return stop


def _feeling_behind(lexicon: Lexicon, words: Words, at: int) -> int | None:
    while words.at(at) in lexicon.degrees:
        at += 1
    return at + 1 if words.at(at) in lexicon.feelings else None


def belongs_after(words: Words, parse: Parse, behind: int) -> bool:
    """Whether a connective after a verb is a part of the phrase.

    "Encourages further efforts" has an adjective there, "Decides further that" a connective.
    "in this regard" is set in italics behind "Welcoming" and "Noting" more often than not, behind
    other verbs seldom (counted on sessions 74 to 77).
    """
    found = words.said(parse.stop, behind)
    if found[:2] in {("in", "this"), ("in", "that")}:
        return bool(parse.qualifiers) or (
            parse.form == "participle" and parse.lemma in {"welcome", "note"}
        )
    if parse.form == "present" and found == ("again",):
        return False
    if found == ("in", "particular"):
        return behind - 2 == parse.verb
    if found[-1] == "further" and parse.form == "present":
        return words.at(behind) in {"that", "to"} or words.comma(behind)
    return True


def with_tails(lexicon: Lexicon, words: Words, parse: Parse) -> Parse:
    """Read what follows a verb and its noun: connectives and qualifiers in any order."""
    while words.at(parse.stop) in lexicon.tails:
        behind = longest(lexicon.connectives, words, parse.stop)
        if behind > parse.stop and belongs_after(words, parse, behind):
            found = " ".join(words.lower[parse.stop : behind])
            parse = parse._replace(stop=behind, connectives=(*parse.connectives, found))
            continue
        behind = qualifier(lexicon, words, parse.stop)
        if behind == parse.stop:
            break
        found = " ".join(words.lower[parse.stop : behind])
        parse = parse._replace(stop=behind, qualifiers=(*parse.qualifiers, found))
    return parse


def state(lexicon: Lexicon, words: Words, at: int) -> Parse | None:
    """Read an adjective of mind: "concerned", "mindful"."""
    lemma = lexicon.states.get(words.at(at))
    return None if lemma is None else Parse(at + 1, at + 1, lemma)


def linked_state(lexicon: Lexicon, words: Words, at: int) -> Parse | None:
    """Read "Remaining deeply concerned", "Is encouraged", "Being gravely concerned"."""
    if words.at(at) not in {"remaining", "being", "remains", "is"}:
        return None
    form: Form = "present" if words.at(at) in {"remains", "is"} else "participle"
    inner, found = adverbs(lexicon, words, at + 1)
    parse = state(lexicon, words, inner)
    return None if parse is None else parse._replace(connectives=found, form=form)


def perfect(lexicon: Lexicon, words: Words, at: int) -> Parse | None:
    """Read "Having considered", "Having also examined", "Having been informed"."""
    damaged = at == 0 and bool(words.lower) and near(words.lower[0], "having")  # "Haying"
    if words.at(at) != "having" and not damaged:
        return None
    inner, found = adverbs(lexicon, words, at + 1)
    if words.at(inner) == "been":
        inner += 1
    parse = verb(lexicon, words, inner, "perfect")
    return None if parse is None else parse._replace(connectives=(*found, *parse.connectives))


def continued(lexicon: Lexicon, words: Words, at: int) -> Parse | None:
    """Read "Continues to encourage", "Continuing to underline"."""
    if words.at(at) not in {"continues", "continuing"} or words.at(at + 1) != "to":
        return None
    form: Form = "present" if words.at(at) == "continues" else "participle"
    parse = verb(lexicon, words, at + 2, "base")
    return None if parse is None else parse._replace(lemma="continue", form=form)
