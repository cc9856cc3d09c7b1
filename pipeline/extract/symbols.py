"""Symbols of United Nations documents: parse, canonical form, order, web address.

A symbol is a row of segments joined by slashes, ``organ/subsidiary/session or year/number``, and
then its modifications (``Rev.1/Add.1``). The canonical form has no spaces and is the one that the
UN's servers resolve. Known roots are data; an unknown but well-formed symbol is read as well and
says so (``recognised`` is False).

Rules: https://research.un.org/en/docs/symbols and, for resolutions, the identification of
resolutions in the UN Editorial Manual.

>>> symbol = parse_symbol("A/RES/217 A (III)")
>>> symbol.canonical, symbol.session, symbol.number, symbol.part
('A/RES/217(III)[A]', 'III', 217, 'A')
>>> split_symbols("A/60/633-S/2005/826/Corr.1")
('A/60/633/Corr.1', 'S/2005/826/Corr.1')
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from pipeline.extract.symbols_order import Order, arabic, order
from pipeline.extract.symbols_spelling import plain, spelled
from pipeline.vocabulary import symbol_roots

READER = "https://docs.un.org"
LONGEST = 200
"""Characters; the longest printed symbols have about 60."""

# "A", "UNEP", and with a session "GC.18", "GC(63)"; "WHA58", "EC-86" are roots as they stand
_ROOT = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,9})(?:\.\d+|\(\d+\))?")
# Between slashes: "L.45", "6(Sect.3)", "COP(14)", "SR.1-28", "217(III)[A]", "C.3"
_SEGMENT = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9.&-]*[A-Za-z0-9])?(?:\([A-Za-z0-9.-]+\))*[A-Za-z]?(?:\[[A-Za-z-]+\])?"
)
_MODIFICATION = re.compile(r"(?:Add|Amend|Corr|Rev|Summary|Corrigendum)\b.*")
_RANK = {"Rev": 0, "Add": 1, "Amend": 1, "Corr": 2, "Corrigendum": 2, "Summary": 3}
# A hyphen between two symbols: "A/60/633-S/2005/826", "GOV/INF/2005/10-GC(49)/INF/6"
_JOINT = re.compile(r"-(?=([A-Z]{1,6})(?:\.\d+|\(\d+\))?/[A-Z0-9])")

_NUMBER_AND_PART = re.compile(r"(\d+)\[?([A-Z](?:-[A-Z]+)?)?\]?")
# "217(III)[A]", "217A(III)", "1000(ES-I)", "1915(ORG-75)", "2401(2018)"
_OLD_NUMBER = re.compile(
    r"(\d+)([A-Z](?:-[A-Z])?)?\(((?:ORG-|E?S-)?[IVXL]+|ORG-\d+|\d{4})\)(?:\[([A-Z](?:-[A-Z])?)\])?"
)
_DIGIT = re.compile(r"\d")
_SESSION = re.compile(r"(?:E?S-)?\d{1,3}")
_SERIES = re.compile(r"(RES|DEC|PRST|L|PV|SR|R|CRP|WP|INF|NGO|PET|BUR)(?:\.(\d+).*)?", re.I)


class SymbolError(ValueError):
    """A text that is not a document symbol; the message says what was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """One document symbol in its canonical spelling, and what its parts say."""

    segments: tuple[str, ...]
    """From the root to the number: ("A", "C.3", "73", "L.45")."""
    modifications: tuple[str, ...] = ()
    """("Rev.1", "Add.1")"""
    canonical: str = field(compare=False, repr=False)
    """All of them joined by slashes."""
    body: str | None = field(default=None, compare=False)
    """Code of the body that issues under the root, or its name; None for an unknown root."""
    series: str | None = field(default=None, compare=False)
    """RES, DEC, PRST, PV, SR, L, ...; None for a plain document."""
    session: str | None = field(default=None, compare=False)
    """As in the symbol: "73", "S-10", "ES-11", "III"."""
    year: int | None = field(default=None, compare=False)
    number: int | None = field(default=None, compare=False)
    part: str | None = field(default=None, compare=False)
    """Letter of a resolution adopted in parts: "A", "A-B"."""
    recognised: bool = field(default=False, compare=False)

    @property
    def root(self) -> str:
        """The first segment's letters: A, S, UNEP, GC."""
        return _root(self.segments[0])

    @property
    def _order(self) -> Order:
        """Sort by root, then series, session, number, each as a number where it is one."""
        if self.series not in ("RES", "DEC") or self.number is None:
            return order(self.canonical)
        head = takewhile(lambda segment: not _SERIES.fullmatch(segment), self.segments)
        when = arabic(self.session) if self.session else str(self.year)
        parts = (*head, self.series, when, str(self.number), self.part or "", *self.modifications)
        return order(self.canonical, parts)

    def with_modification(self, modification: str) -> "Symbol":
        """Return the symbol that a bare "Add.1" after this one stands for.

        What is of the same or a later rank gives way: a second addendum stands beside the first,
        a corrigendum belongs to the addendum before it, a revision replaces all.

        >>> head = parse_symbol("A/72/L.59/Rev.1")
        >>> head.with_modification("Rev.1/Add.1").canonical
        'A/72/L.59/Rev.1/Add.1'
        """
        added = tuple(spelled(part, self.root) for part in modification.split("/"))
        rank = _rank(added[0])
        kept = self.modifications
        while kept and _rank(kept[-1]) >= rank:
            kept = kept[:-1]
        return _symbol(self.segments, kept + added)

    def __str__(self) -> str:
        return self.canonical

    def __lt__(self, other: "Symbol") -> bool:
        return self._order < other._order

    def __le__(self, other: "Symbol") -> bool:
        return not other < self

    def __gt__(self, other: "Symbol") -> bool:
        return other < self

    def __ge__(self, other: "Symbol") -> bool:
        return not self < other


@lru_cache(maxsize=16_384)
def parse_symbol(text: str) -> Symbol:
    """Return the symbol that the text is, in canonical form; its spacing and case don't matter.

    Raises SymbolError for what is not one symbol: no slash or no digit, an empty segment, a press
    release (SC/12616), two symbols of one document (see ``split_symbols``).
    """
    bare = _bare(text)
    if len(_halves(bare)) > 1:
        raise SymbolError(f"{text!r} is two symbols of one document; split it first")
    return _parse(bare, text)


@lru_cache(maxsize=4096)
def split_symbols(text: str) -> tuple[str, ...]:
    """Return the canonical symbols of one document; two for a double symbol, otherwise one.

    A modification printed once, at the end, is one of both: A/60/633-S/2005/826/Corr.1.
    Raises SymbolError as ``parse_symbol`` does.
    """
    symbols = [_parse(half, text) for half in _halves(_bare(text))]
    last = symbols[-1].modifications
    if last and not any(symbol.modifications for symbol in symbols[:-1]):
        symbols = [_symbol(symbol.segments, last) for symbol in symbols]
    return tuple(symbol.canonical for symbol in symbols)


def canonical(text: str) -> str:
    """Return the canonical form of one symbol; raises SymbolError as ``parse_symbol`` does."""
    return parse_symbol(text).canonical


def url(symbol: Symbol | str, language: str = "en") -> str:
    """Return the address where the UN shows the document; a bracketed part is in its parent's."""
    parsed = parse_symbol(symbol) if isinstance(symbol, str) else symbol
    return f"{READER}/{language}/{parsed.canonical.split('[')[0]}"


def urls(symbol: Symbol | str, language: str = "en") -> tuple[str, ...]:
    """Return every address to try, the likeliest first: a lettered part may be in its parent's."""
    parsed = parse_symbol(symbol) if isinstance(symbol, str) else symbol
    first = url(parsed, language)
    parent = first.removesuffix(parsed.part) if parsed.part else first
    return (first,) if parent == first else (first, parent)


def _bare(text: str) -> str:
    if len(text) > LONGEST:
        raise SymbolError(f"{text[:40]!r}... is longer than any symbol")
    return plain(text)


def _root(segment: str) -> str:
    found = _ROOT.fullmatch(segment)
    return found[1] if found else segment


def _halves(bare: str) -> list[str]:
    """Split a text at each hyphen that a known root follows."""
    halves, at = [], 0
    for joint in _JOINT.finditer(bare):
        if joint[1].upper() in symbol_roots.roots() and "/" in bare[at : joint.start()]:
            halves.append(bare[at : joint.start()])
            at = joint.end()
    return [*halves, bare[at:]]


def _parse(bare: str, text: str) -> Symbol:
    pieces = bare.split("/")
    if len(pieces) < 2 or not all(_SEGMENT.fullmatch(piece) for piece in pieces):
        raise SymbolError(f"{text!r} is not a row of segments joined by slashes")
    root = _root(pieces[0]).upper()
    if not root[0].isalpha() or not _DIGIT.search(bare, len(root)):
        raise SymbolError(f"{text!r} has no root in letters or no number")
    if root in symbol_roots.PRESS_RELEASES and len(pieces) == 2:
        raise SymbolError(f"{text!r} is a press release")
    if root in symbol_roots.roots():
        pieces = [spelled(piece, root) for piece in pieces]
    start = next(
        (i for i, p in enumerate(pieces) if i and _MODIFICATION.fullmatch(p)), len(pieces)
    )
    return _symbol(tuple(pieces[:start]), tuple(pieces[start:]))


@lru_cache(maxsize=4096)
def _symbol(segments: tuple[str, ...], modifications: tuple[str, ...]) -> Symbol:
    at = next((i for i, s in enumerate(segments) if i and _SERIES.fullmatch(s)), None)
    found = _SERIES.fullmatch(segments[at]) if at is not None else None
    series = found[1].upper() if found else None
    session = year = number = part = None
    if found and at is not None and series in ("RES", "DEC"):
        segments, session, year, number, part = _adopted(segments, at, found[2])
    else:
        session, year, number = _numbers(segments)
    return Symbol(
        segments=segments,
        modifications=modifications,
        canonical="/".join((*segments, *modifications)),
        body=_body(segments),
        series=series,
        session=session,
        year=year,
        number=number,
        part=part,
        recognised=_root(segments[0]) in symbol_roots.roots(),
    )


_Adopted = tuple[tuple[str, ...], str | None, int | None, int | None, str | None]


def _adopted(segments: tuple[str, ...], at: int, dotted: str | None) -> _Adopted:
    """Read what stands after RES or DEC; the part's letter moves to its canonical place."""
    head, rest = segments[: at + 1], segments[at + 1 :]
    if dotted:  # UNEP/EA.6/Res.5
        session = re.search(r"\.(\d+)$", segments[at - 1])
        return segments, session and session[1], None, int(dotted), None
    old = _OLD_NUMBER.fullmatch(rest[0]) if len(rest) == 1 else None
    if old:  # 217(III)[A], 2401(2018)
        part = old[2] or old[4]
        segments = (*head, f"{old[1]}({old[3]})" + (f"[{part}]" if part else ""))
        year = int(old[3]) if old[3].isdigit() else None
        return segments, None if year else old[3], year, int(old[1]), part
    modern = _NUMBER_AND_PART.fullmatch(rest[-1]) if len(rest) >= 2 else None
    if modern and re.fullmatch(r"(?:19|20)\d\d", rest[-2]):  # E/RES/2018/12
        return segments, None, int(rest[-2]), int(modern[1]), modern[2]
    if modern and _SESSION.fullmatch(rest[-2]):  # A/RES/57/283B, A/RES/S-10/2
        return segments, rest[-2], None, int(modern[1]), modern[2]
    return segments, None, None, None, None


def _numbers(segments: tuple[str, ...]) -> tuple[str | None, int | None, int | None]:
    """Return session, year and number of a document that is not a resolution or decision."""
    last = re.search(r"(?:^|\.)(\d+)", segments[-1])
    number = int(last[1]) if last else None
    for segment in segments[1:-1]:
        if re.fullmatch(r"(?:19|20)\d\d", segment):
            return None, int(segment), number
        if _SESSION.fullmatch(segment):
            return segment, None, number
    return None, None, number


def _body(segments: tuple[str, ...]) -> str | None:
    """Return the body of the longest known beginning: A/HRC before A, UNEP/EA for UNEP/EA.6."""
    known = symbol_roots.bodies()
    for stop in range(min(len(segments), 3), 0, -1):
        prefix = "/".join(segments[:stop])
        for form in (prefix, re.sub(r"(?:\.\d+|\(\d+\))$", "", prefix)):
            if form in known:
                return known[form]
    return None


def _rank(modification: str) -> int:
    found = re.match(r"[A-Za-z]+", modification)
    return _RANK.get(found[0] if found else "", 3)
