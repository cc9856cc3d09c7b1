"""Documents cited by symbol, and the suffixes that stand for more of them: "and Corr.1"."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.citations import pinpoints, stated_dates
from pipeline.extract.citations.mention import Mention, Stated
from pipeline.extract.citations.tokens import Token, segment_start
from pipeline.extract.symbols import Symbol, SymbolError, parse_symbol, split_symbols

# "and Add.1", ", Add.2 and Corr.1", "and Rev.1/Add.1", "and Corr.1-3"
_SUFFIX = re.compile(
    r"(?:,? (?:and )?|,)(?P<change>(?:Add|Amend|Corr|Rev)\. ?\d{1,3}"
    r"(?:/(?:Add|Corr|Rev)\. ?\d{1,3}){0,3})"
    r"(?:(?:-| to )(?P<to>\d{1,3}))?(?![\w/])"
)
# "Corr.1 and 2", "Add.1, 2 and 3"
_MORE = re.compile(r"(?:, | and |, and )(?P<number>\d{1,2})(?![\w/]|\.\d| (?!and\b)\w)")
# "A/RES/57/283 A and B"; "A/C.6/56/SR.11-13", "A/75/7/Add.1-3"
_PARTS = re.compile(r"(?<=\d) ?([A-Z](?:, [A-Z])*(?:,? and | to )[A-Z])$")
_RUN = re.compile(r"\b(?:SR|PV|L|Add|Corr)\.(\d{1,4})-(\d{1,4})$")
_LINKS = frozenset({"", ",", ", ", " and ", ", and "})
# "and corrigendum)", "(En)" behind a symbol of the FAO
_CLOSING = re.compile(r"(?: and corrigend(?:um|a))?\)|,? and corrigend(?:um|a)\)?| \(En\)")
# An unknown root is a symbol after these words alone
_ALONE = re.compile(
    r"(?:(?:[Ss]ee|[Ii]n|[Ii]bid\.?|[Dd]ocuments?|[Dd]ecisions?|[Rr]esolutions?|and|,|;)[ ,]*"
    r"|\()$"
)
_SUPPLEMENT = re.compile(r"Official Records|Supplement No|Resolutions and Decisions of the")
# "the report of the Secretary-General and his subsequent letter of 6 November 1992 (S/24783)"
_REPORT = re.compile(r"\b(?:[Rr]eports?\b|([Ll]etters? (?:of|dated|from|by|addressed)))")
_KINDS = {
    "RES": "resolution",
    "DEC": "decision",
    "PRST": "presidential statement",
    "PV": "meeting record",
    "SR": "meeting record",
    "L": "draft",
}


def read_documents(text: str, found: Sequence[Token], reported: bool = False) -> list[Mention]:
    """Return the documents that a text cites by symbol; two for a double symbol.

    ``reported``: the words that a note explains call the document a report.
    """
    mentions: list[Mention] = []
    for token in found:
        if token.name in ("symbol", "adopted"):
            mentions += _read(text, token, reported)
        elif token.name == "foreign":
            mentions.append(_foreign(text, token))
    return _placed(text, mentions)


def _read(text: str, token: Token, reported: bool) -> list[Mention]:
    printed = text[token.start : token.stop]
    symbols, parts = _symbols(printed)
    if not symbols or not (symbols[0].recognised or _stands_alone(text, token)):
        return []
    kind = _kind(text, token.start, symbols[0], reported)
    rows: list[Mention] = []
    for index, symbol in enumerate(symbols):
        derivation = "explicit"
        if index:
            derivation = "list" if parts else "double symbol"
        rows.append(_mention(token.start, token.stop, symbol, kind, derivation))
    for start, stop, change in _suffixes(text, token.stop):
        for index, symbol in enumerate(symbols):
            derivation = "double symbol" if index else "suffix"
            rows.append(_mention(start, stop, symbol.with_modification(change), kind, derivation))
    stated = _stated(text, token.start, rows[-1].stop)
    if stated:
        rows = [row._replace(stated=stated.when, date_start=stated.start) for row in rows]
    return rows


def _stated(text: str, start: int, stop: int) -> Stated | None:
    bracketed = text[start - 1 : start] == "("
    return (
        stated_dates.after(text, stop)
        or stated_dates.before(text, start)
        or (stated_dates.behind(text, stop) if bracketed else None)
        or stated_dates.of_document(text, start)
    )


def _symbols(printed: str) -> tuple[list[Symbol], bool]:
    """Return the symbols of a printed one, and whether they are a list, not one document.

    Parts are a list ("A/RES/57/283 A and B"), and so is a run of records ("A/C.6/56/SR.11-13").
    """
    parts = _PARTS.search(printed)
    run = _RUN.search(printed)
    try:
        if parts:
            head = printed[: parts.start()]
            letters = _spread(re.findall(r"[A-Z]", parts[1]), " to " in parts[1])
            return [parse_symbol(head + letter) for letter in letters], True
        if run and int(run[1]) < int(run[2]) < int(run[1]) + 100:
            head = printed[: run.start(1)]
            return [parse_symbol(f"{head}{n}") for n in range(int(run[1]), int(run[2]) + 1)], True
        return [parse_symbol(symbol) for symbol in split_symbols(printed)], False
    except SymbolError:
        return [], False


def _spread(letters: list[str], through: bool) -> list[str]:
    """Return the letters from the first to the last where they are the ends of a range."""
    if not through:
        return letters
    return [chr(code) for code in range(ord(letters[0]), ord(letters[-1]) + 1)]


def _mention(start: int, stop: int, symbol: Symbol, kind: str, derivation: str) -> Mention:
    return Mention(
        start=start,
        stop=stop,
        symbol=symbol.canonical,
        kind=kind,
        body=symbol.body,
        part=symbol.part,
        derivation=derivation,
    )


def _suffixes(text: str, at: int) -> Iterator[tuple[int, int, str]]:
    """Yield the range and the modification of each suffix that follows a symbol."""
    while found := _SUFFIX.match(text, at):
        at = found.end()
        change = found["change"].replace(" ", "")
        stem, _, first = change.rpartition(".")
        last = int(found["to"]) if found["to"] else int(first)
        for number in range(int(first), min(last, int(first) + 99) + 1):
            yield found.start("change"), at, f"{stem}.{number}"
        while more := _MORE.match(text, at):
            at = more.end()
            yield more.start("number"), at, f"{stem}.{more['number']}"


def _stands_alone(text: str, token: Token) -> bool:
    """Say whether an unknown root may be a symbol here: I-24/7 in a sentence is not one."""
    printed = token.match[0]
    if not re.search(r"/.*\d", printed):
        return False
    before = text[max(0, token.start - 16) : token.start]
    return printed.count("/") > 1 or not before or bool(_ALONE.search(before))


def _kind(text: str, at: int, symbol: Symbol, reported: bool) -> str:
    if symbol.series in _KINDS:
        return _KINDS[symbol.series]
    segment = text[segment_start(text, at) : at]
    bracket = segment.rfind("(")
    if bracket >= 0 and ")" not in segment[bracket:]:
        if _SUPPLEMENT.search(segment):
            return "official record"
        if _is_report(segment):
            return "report"
    return "report" if reported else "other"


def _is_report(words: str) -> bool:
    """Say whether the words before a document call it a report, and not a letter after that."""
    letters = _REPORT.findall(words)
    return bool(letters) and not letters[-1]


def _foreign(text: str, token: Token) -> Mention:
    """Return the document of another organization, which has no symbol of the UN."""
    start, stop = token.match.span("foreign_symbol")
    return Mention(start=start, stop=stop, symbol=None, kind="other")


def _placed(text: str, mentions: list[Mention]) -> list[Mention]:
    """Give each pinpoint to the document that it is of: not to a corrigendum, to both halves."""
    placed = list(mentions)
    for index, mention in enumerate(mentions):
        if index + 1 < len(mentions) and mentions[index + 1].start == mention.start:
            continue
        closing = _CLOSING.match(text, mention.stop)
        found = pinpoints.after(text, closing.end() if closing else mention.stop)
        found = found or pinpoints.before_document(text, mention.start)
        if found:
            owner = _owner(text, placed, index)
            start = placed[owner].start
            while owner >= 0 and placed[owner].start == start:
                placed[owner] = placed[owner]._replace(place=found)
                owner -= 1
    return placed


def _owner(text: str, mentions: Sequence[Mention], index: int) -> int:
    """Return the last row of the document that a pinpoint after row ``index`` is of."""
    owner = index
    while owner and _corrects(mentions[owner]):
        before = mentions[owner - 1]
        if not _touch(text, before, mentions[owner]):
            break
        owner -= 1
    return owner


def _corrects(mention: Mention) -> bool:
    return "/Corr" in (mention.symbol or "") or mention.derivation == "suffix"


def _touch(text: str, before: Mention, after: Mention) -> bool:
    """Say whether nothing but a comma or "and" stands between two rows, or they are one place."""
    return after.start - before.stop < 8 and text[before.stop : after.start] in _LINKS
