"""The action phrase of a clause: the opening words that the UN sets in italics.

Read from vocabulary and grammar; italics are a hint alone, for most conversions lose them or
stretch them over the whole clause.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.actions_grammar import (
    Parse,
    Words,
    adverbs,
    continued,
    linked_state,
    perfect,
    state,
    verb,
    with_tails,
)
from pipeline.extract.actions_lexicon import Form, Lexicon, lexicon
from pipeline.extract.passages import Span
from pipeline.extract.records import Action


def read_action(
    text: str, kind: str, emphasis: Sequence[Span] = (), body: str | None = None
) -> Action | None:
    """Return the action phrase that a clause opens with, None where it opens with none.

    ``kind`` is preambular or operative; ``body`` the code of the issuing organ, as the Security
    Council sets "Expressing" alone in italics where the others set "Expressing concern".
    """
    words = Words.of(text)
    if not words.lower:
        return None
    parse = _parse(lexicon(), words, kind)
    if parse is None:
        return None
    stop = parse.stop
    return Action(
        phrase=text[words.places[0][0] : words.places[stop - 1][1]],
        lemma=parse.lemma,
        connective=";".join(parse.connectives) or None,
        qualifier=" and ".join(parse.qualifiers) or None,
    )


def _parse(words_of: Lexicon, words: Words, kind: str) -> Parse | None:
    at, before = adverbs(words_of, words, 0)
    parse = _clause_head(words_of, words, at, kind)
    if parse is None:
        return None
    parse = with_tails(words_of, words, parse)
    if words.at(parse.stop) == "and":
        second = _second(words_of, words, parse.stop + 1, kind)
        if second is not None:
            parse = replace(
                parse,
                stop=second.stop,
                connectives=(*parse.connectives, "and", *second.connectives),
                qualifiers=(*parse.qualifiers, *second.qualifiers),
            )
    return replace(parse, connectives=(*before, *parse.connectives))


def _clause_head(words_of: Lexicon, words: Words, at: int, kind: str) -> Parse | None:
    forms: tuple[Form, ...] = ("present",)
    if kind == "preambular":
        forms = ("participle", "present")
        parse = perfect(words_of, words, at) or state(words_of, words, at)
        if parse is not None:
            return parse
    parse = linked_state(words_of, words, at) or continued(words_of, words, at)
    for form in forms:
        parse = parse or verb(words_of, words, at, form)
    return parse


def _second(words_of: Lexicon, words: Words, at: int, kind: str) -> Parse | None:
    inner, found = adverbs(words_of, words, at)
    parse = _clause_head(words_of, words, inner, kind)
    if parse is None:
        return None
    parse = with_tails(words_of, words, parse)
    return replace(parse, connectives=(*found, *parse.connectives))


def opens_preambular(text: str) -> bool:
    """Return whether a line opens a preambular clause: "Recalling", "Deeply concerned"."""
    return text[:1].isupper() and read_action(text, "preambular") is not None


def opens_operative(text: str) -> bool:
    """Return whether a line opens an operative clause: "Requests", "Also takes note"."""
    return text[:1].isupper() and read_action(text, "operative") is not None
