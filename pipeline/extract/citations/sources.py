"""Sources without a symbol: treaties, sales publications, Official Records, the Charter."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from pipeline.extract.citations import pinpoints
from pipeline.extract.citations.mention import Mention
from pipeline.extract.citations.tokens import Token, segment_end
from pipeline.extract.passages import Span

_AFTER_IBID = re.compile(r"[Ii]bid\.?,? $")
_NEAR = 40
"""Tokens to look ahead for the symbol of an Official Record."""
_CLOSING = re.compile(r"(?:,? and corrigend(?:um|a))?\)?")


def read_sources(text: str, found: Sequence[Token]) -> list[Mention]:
    """Return treaties, sales publications, Official Records without symbol, Charter articles."""
    mentions: list[Mention] = []
    series = False
    for index, token in enumerate(found):
        if token.name == "charter":
            mentions.append(_charter(token))
        elif token.name == "series":
            series = True
            volume = token.match.span("volume") if token.match["volume"] else None
            mentions.append(_treaty(text, token, volume))
        elif token.name == "volume_only" and series and not _of_ibid(text, token):
            mentions.append(_treaty(text, token, token.match.span()))
        elif token.name == "sales":
            mentions.append(_sales(text, token))
        elif token.name == "records" and not _has_symbol(
            text, token, found[index + 1 : index + 1 + _NEAR]
        ):
            mentions.append(_records(text, token))
    return mentions


def _of_ibid(text: str, token: Token) -> bool:
    return _AFTER_IBID.search(text, max(0, token.start - 8), token.start) is not None


def _charter(token: Token) -> Mention:
    return Mention(
        start=token.start,
        stop=token.stop,
        symbol=None,
        kind="charter article",
        place=(token.match.start("article"), token.match.end("article")),
    )


def _treaty(text: str, token: Token, volume: Span | None) -> Mention:
    place = pinpoints.with_articles(text, volume) if volume else None
    return Mention(start=token.start, stop=token.stop, symbol=None, kind="treaty", place=place)


def _sales(text: str, token: Token) -> Mention:
    closing = _CLOSING.match(text, token.stop)
    place = pinpoints.after(text, closing.end() if closing else token.stop)
    return Mention(
        start=token.start,
        stop=token.stop,
        symbol=None,
        kind="other",
        place=place,
    )


def _has_symbol(text: str, token: Token, following: Iterable[Token]) -> bool:
    limit = segment_end(text, token.stop)
    near = takewhile(lambda after: after.start < limit, following)
    return any(after.name == "symbol" for after in near)


def _records(text: str, token: Token) -> Mention:
    stop = segment_end(text, token.stop)
    bracket = text.find("(", token.stop, stop)
    words = text[token.start : bracket if bracket >= 0 else stop].rstrip(" .,")
    return Mention(
        start=token.start, stop=token.start + len(words), symbol=None, kind="official record"
    )
