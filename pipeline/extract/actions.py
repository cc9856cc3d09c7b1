"""The action phrase of a clause: the opening words that the UN sets in italics.

Read from vocabulary and grammar; italics are a hint alone, for most conversions lose them or
stretch them over the whole clause.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.actions_grammar import (
    LINKING,
    Parse,
    adverbs,
    belongs_after,
    continued,
    linked_state,
    longest,
    perfect,
    state,
    verb,
    with_tails,
)
from pipeline.extract.actions_lexicon import Form, Lexicon, lexicon
from pipeline.extract.actions_openings import openers
from pipeline.extract.actions_repair import repaired
from pipeline.extract.actions_words import Words
from pipeline.extract.passages import Span
from pipeline.extract.texts import Action

_BEHIND_COMMA = re.compile(r", (?:also |further |therefore )?([a-z-]{5,20}s)\b")

_BEYOND = 3
"""Words that italics may take in behind the phrase: "Stressing the importance of"."""


class Opening(NamedTuple):
    """What a clause opens with, as its words alone tell."""

    text: str
    words: Words
    parse: Parse

    @property
    def phrase(self) -> str:
        return self._until(self.parse.stop)

    def _until(self, stop: int) -> str:
        return self.text[self.words.places[0][0] : self.words.end_of(stop)]

    def action(self, emphasis: Sequence[Span] = (), body: str | None = None) -> Action:
        """Return the action phrase as it is set.

        ``emphasis`` are the ranges of the text in italics; the first of them settles how far a
        phrase goes, and never what is one. ``body`` is the code of the issuing organ: the
        Security Council (SC) mostly sets the verb alone in italics, "Expressing", where the
        others set "Expressing concern".
        """
        parse, words = self.parse, self.words
        stop = _in_italics(words, parse, self.text, emphasis) if emphasis else None
        if stop is None:
            stop = _verb_alone(lexicon(), words, parse) if body == "SC" else parse.stop
        return Action(
            phrase=self._until(stop),
            lemma=parse.lemma,
            connective=";".join(parse.connectives) or None,
            qualifier=" and ".join(parse.qualifiers) or None,
        )


def read_opening(text: str, kind: str) -> Opening | None:
    """Return the action phrase that a clause opens with, None where it opens with none.

    ``kind`` is preambular or operative.
    """
    words = Words(text)
    parse = _read(lexicon(), words, text, kind)
    return None if parse is None else Opening(text, words, parse)


def read_action(
    text: str, kind: str, emphasis: Sequence[Span] = (), body: str | None = None
) -> Action | None:
    """Return the action phrase of a clause as it is set, None where it opens with none.

    >>> read_action("Also notes the delay;", "operative")
    Action(phrase='Also notes', lemma='note', connective='also', qualifier=None)
    """
    opening = read_opening(text, kind)
    return None if opening is None else opening.action(emphasis, body)


def _read(table: Lexicon, words: Words, text: str, kind: str) -> Parse | None:
    if not words.lower:
        return None
    return (
        _parse(table, words, kind)
        or _parse_repaired(table, words, kind)
        or (_parse(table, words, "preambular") if _verb_follows(table, text, kind) else None)
    )


def _verb_follows(table: Lexicon, text: str, kind: str) -> bool:
    """Whether an operative clause opens with a participle and has its verb behind a comma.

    "Recognizing that the mission has ended, decides to close it". In a list of measures, "(a)
    Encouraging States to ...", no verb follows.
    """
    return kind == "operative" and any(
        match[1] in table.heads["present"] for match in _BEHIND_COMMA.finditer(text, 0, 1500)
    )


def _parse(table: Lexicon, words: Words, kind: str) -> Parse | None:
    at, before = adverbs(table, words, 0)
    parse = _head(table, words, at, kind)
    if parse is None:
        return None
    parse = with_tails(table, words, parse)
    if words.at(parse.stop) == "and":
        inner, found = adverbs(table, words, parse.stop + 1)
        second = _head(table, words, inner, kind)
        if second is not None:
            second = with_tails(table, words, second)
            parse = second._replace(
                verb=parse.verb,
                lemma=parse.lemma,
                connectives=(*parse.connectives, "and", *found, *second.connectives),
                qualifiers=(*parse.qualifiers, *second.qualifiers),
            )
    return parse._replace(connectives=(*before, *parse.connectives)) if before else parse


def _head(table: Lexicon, words: Words, at: int, kind: str) -> Parse | None:
    forms: tuple[Form, ...] = ("present",)
    parse, word = None, words.at(at)
    if kind == "preambular":
        if at == 0 or word == "having":
            parse = perfect(table, words, at)
        if parse is None and word in table.states:
            parse = state(table, words, at)
        if parse is not None:
            return parse
        forms = ("participle", "present")
    if word in LINKING:
        parse = linked_state(table, words, at) or continued(table, words, at)
    for form in forms:
        if parse is None and word in table.heads[form]:
            parse = verb(table, words, at, form)
    return parse


def _parse_repaired(table: Lexicon, words: Words, kind: str) -> Parse | None:
    form: Form = "participle" if kind == "preambular" else "present"
    first = repaired(words.lower[0], form)
    if first is None:
        return None
    return _parse(table, words.beginning(first), kind)


def _in_italics(words: Words, parse: Parse, text: str, emphasis: Sequence[Span]) -> int | None:
    """Return how many words the italics at the start hold, None where they are no use.

    They are when they end behind the verb and not far behind the phrase; italics over a whole
    clause, or a letter lost at their start, say nothing.
    """
    for start, stop in emphasis:
        if text[:start].strip(" .\"'“‘"):
            return None
        count, split = _words_within(words, stop)
        if start <= words.places[0][0] and not split and count >= parse.verb:
            return count if count <= parse.stop + _BEYOND else None
    return None


def _words_within(words: Words, stop: int) -> tuple[int, bool]:
    """Return how many words end at or before a place, and whether it is within the next one."""
    count = 0
    while (place := words.place(count)) is not None and place[1] <= stop:
        count += 1
    return count, place is not None and place[0] < stop


def _verb_alone(table: Lexicon, words: Words, parse: Parse) -> int:
    """Return the place where the Council's italics end: behind the verb and its "also".

    Its editors keep "with appreciation", what follows "take note", and in operative clauses the
    feeling that is expressed with more than its name ("Expresses its concern"); they leave out
    "for" behind "Calling" (counted on 2020 to 2023).
    """
    kept = parse.lemma.startswith("take ") or _feels(table, words, parse)
    if kept or parse.qualifiers == ("with appreciation",):
        return parse.stop
    if words.said(parse.verb - 2, parse.verb) == ("calling", "for"):
        return parse.verb - 1
    behind = longest(table.connectives, words, parse.verb)
    if words.lower[behind - 1] not in {"also", "further"}:
        return parse.verb
    alone = parse._replace(stop=parse.verb)
    return behind if belongs_after(words, alone, behind) else parse.verb


def _feels(table: Lexicon, words: Words, parse: Parse) -> bool:
    said = words.said(parse.verb, parse.stop)
    feeling = parse.lemma.removeprefix("express ") in table.feelings
    return parse.form == "present" and feeling and len(said) > 1


def opens_preambular(text: str) -> bool:
    """Return whether a line opens a preambular clause: "Recalling", "Deeply concerned".

    False for a line that starts in lower case and for ordinary words with a capital.
    """
    fast = openers("preambular").opens(text)
    return _opens(text, "preambular") if fast is None else fast


def opens_operative(text: str) -> bool:
    """Return whether a line opens an operative clause: "Requests", "Also takes note"."""
    fast = openers("operative").opens(text)
    return _opens(text, "operative") if fast is None else fast


def _opens(text: str, kind: str) -> bool:
    parse = _read(lexicon(), Words(text), text, kind)
    return parse is not None and (parse.form == "present") == (kind == "operative")
