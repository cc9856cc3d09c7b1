"""Which body's resolution it is: the words around "resolution" and "decision".

The rule, in order: a body named just before the noun; "its", which is the body whose clause it is
where one is named just before ("the Human Rights Council, in its resolution 45/12") and otherwise
the issuing body; a body named just after ("resolution 16/18 of the Human Rights Council"); the
noun before, which this one goes on from ("and resolutions", "the most recent of which is
resolution"); the issuing body. The whole list that follows keeps the body. The form of a number
beats all of it: see ``choose``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pipeline.extract.citations.tokens import BARE, LONGEST_SOURCE, Token
from pipeline.extract.sessions import HRC_REGULAR, ga_years, hrc_latest, hrc_year
from pipeline.extract.symbols import SymbolError, parse_symbol, split_symbols
from pipeline.extract.symbols_numbers import Kind, Number, body_by_form, fits
from pipeline.extract.texts import Context
from pipeline.vocabulary import bodies

_ADJECTIVES = (
    r"(?: (?:relevant|previous|subsequent|related|annual|successive|recent|own|main|earlier"
    r"|pertinent|applicable|other|first|latest|draft))*"
)
# "General Assembly resolution", "the Council's previous resolutions"
_JUST_BEFORE = re.compile(rf"(?:'s?)?{_ADJECTIVES} $")
# "General Assembly and Security Council resolutions"
_BETWEEN_BODIES = re.compile(r"(?:'s?)?(?: and|,|, and| or)(?: the)? $")
# "its relevant previous resolutions", but not "at its session, of resolution 72/7"
_ITS = re.compile(
    r"\b([Ii]ts|[Tt]heir)(?:,? (?!(?:of|in|to|by|on|for|at|with|under|session|work|report)\b)"
    r"[a-z-]+){0,4} $"
)
_IN_ITS = re.compile(
    r"\b(?:in|by|through|under|with)(?: (?:sub)?paragraphs? [^,;]{1,20} of)? $", re.IGNORECASE
)
# Between a body and "its": "the Human Rights Council, in paragraph 3 of its resolution 45/12"
_SUBJECT = re.compile(
    r"(?!,? (?:and|or) )(?:,? (?:at|during) its [\w-]+(?: \w+){0,3} session,?)?,?"
    r"(?: (?:by|in|through|under|with|adopted|established|created|decided|pursuant to|set out in"
    r"|contained in|entitled|(?:pre|oper)ambular|(?:sub)?paragraphs?|sections?|annex(?:es)?|\d+"
    r"|\(?[a-z]\)|[IVX]+|of|and|to|as|,)){1,9},? $"
)
# "), chap. III, " between a document and the noun of a resolution in it
_PLACE_IN = re.compile(r"(?: and corrigend(?:um|a))?(?: \([^()]*\))?\)?(?:, [^;()]{1,60})?, ")
_PRINCIPAL = frozenset({"GA", "SC", "ECOSOC"})
_OF_BODY = re.compile(r",? (?:of|adopted by|by|from) (?:the )?$")
_GOES_ON = re.compile(
    r"(?:,|;)?(?: (?:and|or|as well as|and in|and of|and also|and to|also|other|its|relevant"
    r"|all|the|in|to|with|under|by|both)){0,4} $|.*\b(?:most recent|latest|last|recent)(?:ly)? "
    r"(?:of which|being|one|ones)?.{0,30}$|.*\b(?:including|in particular|particularly|notably"
    r"|especially|namely|such as|starting with|beginning with)(?: \w+){0,4} $"
)


class Governing(NamedTuple):
    """One noun and the bodies that its numbers may belong to, the likeliest first."""

    kind: Kind
    start: int
    """Where its words begin: "the", a body, "its"."""
    stop: int
    bodies: tuple[str, ...]
    named: bool
    """The bodies are named beside the noun, or it is "its"; else they are a guess."""
    issuing: bool = False
    """It is "in its", and no body is named before: the one named after is meant, if there is."""


@dataclass(slots=True)
class Memory:
    """What the document has named so far, for names that stand for another."""

    context: Context
    issuer: str
    last: dict[str, str] = field(default_factory=dict)
    """Bare name ("Commission"): the body of that kind named last."""

    def meet(self, name: str) -> None:
        """Note a body by its printed name."""
        body = bodies.by_printed_name().get(name)
        if body:
            for bare in BARE:
                if bare in body.name:
                    self.last[bare] = body.key

    def keys(self, name: str) -> tuple[str, ...]:
        """Return the bodies that a printed name may stand for."""
        body = bodies.by_printed_name().get(name)
        if name == "Council":
            return tuple(dict.fromkeys([*self._last("Council"), "HRC", "ECOSOC", "SC"]))
        if name == "Assembly":
            return "GA", *self._last("Assembly")
        if body:
            return (body.key,)
        return self._last(name) or (name,)

    def _last(self, name: str) -> tuple[str, ...]:
        return (self.last[name],) if name in self.last else ()


class Around(NamedTuple):
    """What stands around a noun in its text."""

    named: Sequence[Token]
    """The bodies before it, in order."""
    following: Sequence[Token]
    """The next tokens."""
    previous: Governing | None
    """The noun before."""
    previous_stop: int
    """Where the citation before ends."""
    document: Token | None
    """The document before."""


def govern(text: str, noun: Token, around: Around, memory: Memory) -> Governing:
    """Return the bodies that the numbers after a noun may belong to."""
    kind: Kind = "decision" if noun.match[0][0] in "dD" else "resolution"
    said = _said(text, noun, around, memory, kind)
    if said:
        return said
    cited = _in_document(text, noun.start, around)
    if cited is not None:
        return Governing(kind, noun.start, noun.stop, cited, True)
    previous = around.previous
    near_enough = noun.start - around.previous_stop < LONGEST_SOURCE
    if previous and near_enough and _GOES_ON.fullmatch(text, around.previous_stop, noun.start):
        return Governing(kind, noun.start, noun.stop, previous.bodies, previous.named)
    guess = dict.fromkeys([*_near(around, memory), memory.issuer])
    return Governing(kind, noun.start, noun.stop, tuple(guess), False)


def _said(text: str, noun: Token, around: Around, memory: Memory, kind: Kind) -> Governing | None:
    """Return what the words beside the noun say: a name before, "its", or a name after."""
    if noun.match[0].startswith("UNSCR"):
        return Governing(kind, noun.start, noun.stop, ("SC",), True)
    beside = _beside(text, noun.start, around.named, noun.match[0][-1] in "sS")
    if beside:
        return Governing(kind, beside[0].start, noun.stop, _keys(beside, memory), True)
    low = max(0, noun.start - 60)
    may_be_its = text.find("ts ", low, noun.start) >= 0 or text.find("heir", low, noun.start) >= 0
    its = _ITS.search(text, low, noun.start) if may_be_its else None
    if its:
        subject = _subject(text, its.start(), around.named)
        if subject:
            return Governing(kind, its.start(), noun.stop, _keys([subject], memory), True)
        within = _IN_ITS.search(text, max(0, its.start() - 40), its.start()) is not None
        guess = (memory.issuer, *_near(around, memory))
        return Governing(kind, its.start(), noun.stop, guess, True, within)
    after = _after(text, noun.stop, around.following)
    if after:
        return Governing(kind, noun.start, noun.stop, _keys(after, memory), True)
    return None


def _near(around: Around, memory: Memory) -> list[str]:
    """Return what the body named last may be, where its resolutions have symbols."""
    known = bodies.bodies()
    keys = _keys(around.named[-1:], memory)
    return [key for key in keys if key in known and known[key].resolution]


def _keys(tokens: Iterable[Token], memory: Memory) -> tuple[str, ...]:
    """Return the bodies that names may stand for, each once."""
    keys = (key for token in tokens for key in memory.keys(token.match[0]))
    return tuple(dict.fromkeys(keys))


def _beside(text: str, at: int, named: Sequence[Token], plural: bool) -> list[Token]:
    """Return the bodies that stand before the noun with no more than an adjective between."""
    found: list[Token] = []
    between, edge = _JUST_BEFORE, at
    for token in reversed(named):
        if edge - token.stop > 60 or not between.fullmatch(text, token.stop, edge):
            break
        found.append(token)
        if not plural:
            break
        between, edge = _BETWEEN_BODIES, token.start
    return found[::-1]


def _subject(text: str, its: int, named: Sequence[Token]) -> Token | None:
    """Return the body whose "its" it is: named just before, in the same phrase."""
    if named and its - named[-1].stop < 120 and _SUBJECT.fullmatch(text, named[-1].stop, its):
        return named[-1]
    return None


def _after(text: str, at: int, following: Sequence[Token]) -> list[Token]:
    """Return the bodies of "resolutions of the General Assembly and the Security Council"."""
    found: list[Token] = []
    link = _OF_BODY
    for token in following:
        if token.name != "body" or not link.fullmatch(text, at, token.start):
            break
        found.append(token)
        link, at = _BETWEEN_BODIES, token.stop
    return found


def _in_document(text: str, at: int, around: Around) -> tuple[str, ...] | None:
    """Return whose resolution stands in a document: "(A/69/53), chap. IV, resolution 27/12".

    None where the noun is no place in a document; no body where the document's is not known.
    """
    document = around.document
    if not document or at - document.stop > LONGEST_SOURCE:
        return None
    if not _PLACE_IN.fullmatch(text, document.stop, at):
        return None
    unknown = tuple(token.match[0] for token in around.named[-1:])
    try:
        symbol = parse_symbol(split_symbols(document.match[0])[0])
    except SymbolError:
        return unknown
    reporter = bodies.by_report().get(f"{symbol.root}/{symbol.number}")
    if reporter:
        return (reporter.key,)
    if symbol.body in _PRINCIPAL:
        return ()
    return (symbol.body,) if symbol.body else unknown


def choose(
    governing: Governing, number: Number, stated: date | None, memory: Memory
) -> str | None:
    """Return the body whose number it is; None where no body that is named has such numbers.

    The form beats the name: 2282 (2016) is the Security Council's even in a list of the General
    Assembly's. A stated date decides between two that fit, as each session has its year.
    """
    able = [body for body in governing.bodies if _able(body, number, memory)]
    if stated and number.form == "session":
        likely = [body for body in [*able, "GA", "HRC"] if _in_session(body, number, stated)]
        unlikely = [body for body in able if _in_session(body, number, stated) is False]
        if likely and (not able or able[0] in unlikely):
            return likely[0]
    if able:
        return able[0]
    if number.form in ("session", "special"):
        if _able("GA", number, memory) and not _foreign(governing):
            return "GA"
        return None
    form = body_by_form(number)
    if form == "ECOSOC" and number.form == "year" and _foreign(governing):
        return next(iter(governing.bodies), None)
    return form


def _foreign(governing: Governing) -> bool:
    """Say whether a body without symbols of its own is named beside the noun."""
    known = bodies.bodies()
    return governing.named and all(
        key not in known or not known[key].resolution for key in governing.bodies
    )


def _able(body: str, number: Number, memory: Memory) -> bool:
    known = bodies.bodies().get(body)
    if not fits(body, number):
        return False
    if body == "HRC" and number.form == "session" and memory.context.year:
        return int(number.session) <= hrc_latest(memory.context.year)
    if known and "/EA" in known.resolution + "/HA":
        return number.form == "session" and int(number.session) < 20
    return True


def _in_session(body: str, number: Number, stated: date) -> bool | None:
    """Say whether a date lies in the session; None for a body whose sessions follow no rule."""
    session = int(number.session)
    if body == "GA":
        return session > 30 and stated.year in ga_years(session)
    if body == "HRC" and session < HRC_REGULAR:
        return stated.year in (2006, 2007)
    if body == "HRC":
        return abs(hrc_year(session) - stated.year) <= (session > 40)
    return None
