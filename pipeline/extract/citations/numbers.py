"""Resolutions and decisions cited by number: "its resolutions 48/162 and 49/96 A and B"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.citations import pinpoints, stated_dates
from pipeline.extract.citations.governing import Governing, Memory, choose, govern
from pipeline.extract.citations.mention import Mention, Stated
from pipeline.extract.citations.tokens import Token
from pipeline.extract.symbols import SymbolError
from pipeline.extract.symbols_numbers import Number, in_brackets, numbered, symbol_text
from pipeline.vocabulary import symbol_roots

# Between the noun and its first number: "resolution 70/1", "resolutions Nos. 1 (I)"
_DIRECT = re.compile(r" ?(?:numbers? |[Nn]os?\. ?)?")
# Between two numbers of a bare list: "70/1, 70/2 and 70/3"
_BARE_LIST = re.compile(r",? ?(?:and|or|to|as well as)? |,|; (?:and )?")
# Before a number that stands apart from its noun: "resolutions on X, including 1261 (1999)"
_APART = re.compile(
    r"(?:[,;:”\"]|\b(?:and|or|including|namely|particular|particularly|notably|especially|both"
    r"|are|is|was|were|being|as|by|since|Assembly|Council|Commission|under|of))[ (]*$"
)
_COUNTED = re.compile(r"\b(?:[Nn]os?\.|[Vv]ols?\.|[Pp]ages?|pp?\.|Law|OC|Protocol) ?$")
_WINDOW = 24
_NUMBERS = frozenset({"modern", "special", "old", "other", "named"})


@dataclass(slots=True)
class _State:
    governing: Governing | None = None
    stop: int = 0
    """Where the last citation of the list ends, its date and pinpoint too."""
    taken: bool = False
    """The last number was a citation."""


def read_numbers(
    text: str, found: Sequence[Token], memory: Memory, inherited: Governing | None = None
) -> tuple[list[Mention], Governing | None]:
    """Return the resolutions and decisions that a text cites by number, and its last noun.

    ``inherited`` is the noun that the clause above ends with ("Recalls its resolutions:").
    """
    state = _State(governing=inherited)
    named: list[Token] = []
    document: Token | None = None
    mentions: list[Mention] = []
    group: list[Mention] = []
    for index, token in enumerate(found):
        if token.name == "body":
            named.append(token)
            memory.meet(token.match[0])
        elif token.name in ("symbol", "foreign"):
            document = token
        elif token.name == "noun":
            state.governing = govern(
                text,
                token,
                named,
                found[index + 1 : index + 4],
                memory,
                state.governing,
                state.stop,
                document,
            )
            state.stop, state.taken = token.stop, True
            mentions += stated_dates.share(group) if group else []
            group = []
        elif token.name in _NUMBERS and state.governing:
            place = _place(text, token, state)
            if place is None:
                state.taken = False
                continue
            if place != "list":
                mentions += stated_dates.share(group) if group else []
                group = []
            new = _read(text, token, state, memory, place, found[index + 1 : index + 3])
            group += new
    mentions += stated_dates.share(group) if group else []
    return mentions, state.governing


def _place(text: str, token: Token, state: _State) -> str | None:
    """Say how the number stands to its noun: direct, list, apart; None where it is no citation."""
    if state.taken and state.governing and state.stop == state.governing.stop:
        if _DIRECT.fullmatch(text, state.stop, token.start):
            return "direct"
    elif state.taken and _BARE_LIST.fullmatch(text, state.stop, token.start):
        return "list"
    if token.name in ("other", "named") or _COUNTED.search(
        text, max(0, token.start - _WINDOW), token.start
    ):
        return None
    if token.start == 0 or _APART.search(text, max(0, token.start - _WINDOW), token.start):
        return "apart"
    return None


def _read(
    text: str,
    token: Token,
    state: _State,
    memory: Memory,
    place: str,
    following: Sequence[Token],
) -> list[Mention]:
    governing = state.governing
    assert governing is not None
    try:
        numbers = _numbers(token)
    except SymbolError:
        state.taken = False
        return []
    stated, pinpoint, stop = _tail(text, token.stop)
    if not governing.named and following and following[0].name == "body":
        link = re.compile(r",? (?:of|adopted by) (?:the )?")
        if link.fullmatch(text, stop, following[0].start):
            keys = memory.keys(following[0].match[0])
            governing = Governing(governing.kind, governing.start, governing.stop, keys, True)
            state.governing = governing
    if place == "direct" and not pinpoint:
        pinpoint = pinpoints.before(text, governing.start)
    state.stop, state.taken = stop, True
    return [
        _mention(token, number, governing, memory, stated, pinpoint, place, index)
        for index, number in enumerate(numbers)
    ]


def _mention(
    token: Token,
    number: Number | None,
    governing: Governing,
    memory: Memory,
    stated: Stated | None,
    pinpoint: str | None,
    place: str,
    index: int,
) -> Mention:
    body: str | None
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
        pinpoint=pinpoint,
        stated=stated.when if stated else None,
        date_start=stated.start if stated else None,
        derivation="list" if index or place == "list" else "explicit",
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
    """Return one number for each letter: "49/96 A and B", "1721 A to E (XVI)"."""
    match = token.match
    if token.name == "modern":
        parts = _letters(match["letters"])
        return [numbered(match["session"], match["number"], part) for part in parts]
    if token.name == "special":
        parts = _letters(match["special_letters"])
        session, number = match["special_session"], match["special_number"]
        return [numbered(session, number, part) for part in parts]
    if token.name == "old":
        parts = _letters(match["old_letters"])
        return [in_brackets(match["old_number"], match["bracket"], part) for part in parts]
    return [None]


def _letters(printed: str | None) -> list[str]:
    """Expand "A", "A, B and C", "A to E", "A-B"; no letter is one part without a letter."""
    letters = re.findall(r"[A-Z]", printed or "")
    if printed and re.search(r" to |-", printed):
        return [chr(code) for code in range(ord(letters[0]), ord(letters[-1]) + 1)]
    return letters or [""]


def _tail(text: str, at: int) -> tuple[Stated | None, str | None, int]:
    """Return the date and the pinpoint that follow a number, and where they stop."""
    stated = stated_dates.after(text, at)
    stop = stated.stop if stated else at
    found = pinpoints.after(text, stop)
    if found:
        pinpoint, stop = found
        late = None if stated else stated_dates.after(text, stop)
        return stated or late, pinpoint, late.stop if late else stop
    return stated, None, stop
