"""Resolutions and decisions cited by number: "its resolutions 48/162 and 49/96 A and B"."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extract.citations import pinpoints, stated_dates
from pipeline.extract.citations.governing import Around, Governing, Memory, choose, govern
from pipeline.extract.citations.mention import Mention, Stated
from pipeline.extract.citations.tokens import Token
from pipeline.extract.passages import Span
from pipeline.extract.symbols import SymbolError
from pipeline.extract.symbols_numbers import Number, in_brackets, numbered, symbol_text
from pipeline.vocabulary import symbol_roots

# Between the noun and its first number: "resolution 70/1", "resolutions Nos. 1 (I)"
_DIRECT = re.compile(r" ?(?:numbers? |[Nn]os?\. ?)?")
# Between two numbers of a bare list: "70/1, 70/2 and 70/3"
_BARE_LIST = re.compile(r",? ?(?:and|or|to|as well as)? |,|; (?:and )?")
# "resolution 16/18 of the Human Rights Council", "resolution 5/5, in which the Assembly"
_OF_BODY = re.compile(r",? (?:of|adopted by|in which|by which) (?:the )?")
# "in its decision 3/COP.14, the Conference of the Parties"
_AHEAD = re.compile(r", the |,? (?:of|adopted by) (?:the )?")
# Before a number that stands apart from its noun: "resolutions on X, including 1261 (1999)"
_APART = re.compile(
    r"(?:[,;:”\"]|\b(?:and|or|including|namely|particular|particularly|notably|especially|both"
    r"|are|is|was|were|being|as|by|since|Assembly|Council|Commission|under|of))[ (]*$"
)
# "the measures set out in 2607 (2021)": a bracketed number needs no more
_PREPOSITION = re.compile(r"\b(?:in|to|with|from|until|per) $")
# A year since 1946 or a session: other years are misprints, and stand beside their noun
_ERA = re.compile(r"19|20|\D")
_COUNTED = re.compile(r"\b(?:[Nn]os?\.|[Vv]ols?\.|[Pp]ages?|pp?\.|Law|OC|Protocol) ?$")
_WINDOW = 24
_NUMBERS = frozenset({"modern", "special", "old", "other", "named"})


def read_numbers(
    text: str, found: Sequence[Token], memory: Memory, inherited: Governing | None = None
) -> tuple[list[Mention], Governing | None]:
    """Return the resolutions and decisions that a text cites by number, and its last noun.

    ``inherited`` is the noun that the clause above ends with ("Recalls its resolutions:").
    """
    reader = _Reader(text, found, memory, inherited)
    return reader.read(), reader.governing


@dataclass(slots=True)
class _Reader:
    """Goes through the tokens of one text and keeps what the next one needs to know."""

    text: str
    found: Sequence[Token]
    memory: Memory
    governing: Governing | None = None
    stop: int = 0
    """Where the noun or the last citation ends, its date and pinpoint too."""
    taken: bool = False
    """What ends there is the noun or a citation; after another number a list does not go on."""
    named: list[Token] = field(default_factory=list)
    document: Token | None = None
    rows: list[Mention] = field(default_factory=list)
    group: list[Mention] = field(default_factory=list)
    """The citations of one bare list so far."""
    days: Sequence[Stated] = ()
    """Dates that stand after the list, one for each."""

    def read(self) -> list[Mention]:
        for index, token in enumerate(self.found):
            if token.name == "body":
                self.named.append(token)
                self.memory.meet(token.match[0])
            elif token.name in ("symbol", "foreign"):
                self.document = token
            elif token.name == "noun":
                self._noun(token, self.found[index + 1 : index + 4])
            elif token.name in _NUMBERS:
                self._number(token, self.found[index + 1 : index + 2])
        self._end_group()
        return self.rows

    def _noun(self, noun: Token, following: Sequence[Token]) -> None:
        self.governing = govern(
            self.text,
            noun,
            Around(self.named, following, self.governing, self.stop, self.document),
            self.memory,
        )
        self.stop, self.taken = noun.stop, True
        self._end_group()

    def _number(self, token: Token, following: Sequence[Token]) -> None:
        place = self._place(token)
        if place is None and self.named and token.start - self.named[-1].stop == 1:
            self.governing, place = _unsaid(token, self.named[-1], self.memory), "direct"
        if place is None or self.governing is None:
            self.taken = False
            return
        if place != "list":
            self._end_group()
        numbers = _numbers(token)
        tail = _tail(self.text, token.stop, numbers[0])
        self.governing = _renamed(self.text, tail.stop, self.governing, following, self.memory)
        if place == "direct" and not tail.place:
            tail = tail._replace(place=pinpoints.before(self.text, self.governing.start))
        self.stop, self.taken, self.days = tail.stop, True, tail.days
        for number in numbers:
            listed = place == "list" or number is not numbers[0]
            derivation = "list" if listed else "explicit"
            mention = _mention(token, number, self.governing, self.memory, tail, derivation)
            self.group.append(mention)

    def _place(self, token: Token) -> str | None:
        """Say how a number stands to its noun: direct, list, apart; None: it is no citation."""
        if not self.governing:
            return None
        if self.taken and self.stop == self.governing.stop:
            if _DIRECT.fullmatch(self.text, self.stop, token.start):
                return "direct"
        elif self.taken and _BARE_LIST.fullmatch(self.text, self.stop, token.start):
            return "list"
        low = max(0, token.start - _WINDOW)
        if token.name in ("other", "named") or _COUNTED.search(self.text, low, token.start):
            return None
        if token.name == "old" and not _ERA.match(token.match["bracket"]):
            return None
        apart = _APART.search(self.text, low, token.start) or (
            token.name == "old" and _PREPOSITION.search(self.text, low, token.start)
        )
        return "apart" if apart or token.start == 0 else None

    def _end_group(self) -> None:
        if self.group:
            self.rows += stated_dates.share(self.text, self.group, self.days)
            self.group = []


class _Tail(NamedTuple):
    """What follows a number and belongs to it."""

    stated: Stated | None
    place: Span | None
    stop: int
    days: Sequence[Stated] = ()


def _unsaid(token: Token, body: Token, memory: Memory) -> Governing:
    """Return the noun that is left out in "pursuant to Human Rights Council S-36/1"."""
    return Governing("resolution", body.start, token.start, memory.keys(body.match[0]), True)


def _renamed(
    text: str, at: int, governing: Governing, following: Sequence[Token], memory: Memory
) -> Governing:
    """Return the noun with the body that the words after its number name, where they name one."""
    link = _AHEAD if governing.issuing else None if governing.named else _OF_BODY
    for token in following:
        if link and token.name == "body" and link.fullmatch(text, at, token.start):
            keys = memory.keys(token.match[0])
            return governing._replace(bodies=keys, named=True, issuing=False)
    return governing


def _mention(
    token: Token,
    number: Number | None,
    governing: Governing,
    memory: Memory,
    tail: _Tail,
    derivation: str,
) -> Mention:
    stated = tail.stated
    if number is None:
        body, symbol = _named_other(token, governing), None
    else:
        body = choose(governing, number, stated.when if stated else None, memory)
        symbol = symbol_text(body, governing.kind, number) if body else None
    return Mention(
        start=token.start,
        stop=token.stop,
        symbol=symbol,
        kind=governing.kind,
        body=body,
        part=(number.part or None) if number else None,
        place=tail.place,
        stated=stated.when if stated else None,
        date_start=stated.start if stated else None,
        derivation=derivation,
    )


_CONVENTIONS = {
    "CP": "FCCC/CP",
    "CMP": "FCCC/KP/CMP",
    "CMA": "FCCC/PA/CMA",
}


def _named_other(token: Token, governing: Governing) -> str | None:
    convention = re.search(r"/([A-Z]+)\.", token.match[0])
    if convention and convention[1] in _CONVENTIONS:
        return symbol_roots.bodies()[_CONVENTIONS[convention[1]]]
    return next(iter(governing.bodies), None) if governing.named else None


def _numbers(token: Token) -> list[Number | None]:
    """Return one number for each letter: "49/96 A and B", "1721 A to E (XVI)".

    None stands for what no body of the UN numbers so: "1/CP.21", a malformed "2625 (XXVV)".
    """
    match = token.match
    if token.name == "modern":
        parts = _letters(match["letters"])
        return [numbered(match["session"], match["number"], part) for part in parts]
    if token.name == "special":
        parts = _letters(match["special_letters"])
        session, number = match["special_session"].replace(" ", ""), match["special_number"]
        return [numbered(session, number, part) for part in parts]
    if token.name == "old":
        parts = _letters(match["old_letters"])
        with suppress(SymbolError):
            return [in_brackets(match["old_number"], match["bracket"], part) for part in parts]
    return [None]


def _letters(printed: str | None) -> list[str]:
    """Expand "A", "A, B and C", "A to E", "A-B"; no letter is one part without a letter."""
    if not printed:
        return [""]
    letters = [letter for letter in printed if letter.isupper()]
    if " to " in printed or "-" in printed:
        return [chr(code) for code in range(ord(letters[0]), ord(letters[-1]) + 1)]
    return letters


def _tail(text: str, at: int, number: Number | None) -> _Tail:
    """Return the date and the pinpoint that follow a number, in either order."""
    if not text.startswith((",", " ", "."), at):
        return _Tail(None, None, at)
    year = number.session if number and number.form == "council" else None
    days = stated_dates.days_after(text, at)
    if days:
        return _Tail(None, None, days[-1].stop, days)
    stated = stated_dates.after(text, at, year)
    stop = stated.stop if stated else at
    place = pinpoints.after(text, stop)
    if not place:
        return _Tail(stated, None, stop)
    late = None if stated else stated_dates.after(text, place[1], year)
    return _Tail(stated or late, place, late.stop if late else place[1])
