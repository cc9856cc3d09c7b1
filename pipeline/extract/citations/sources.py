"""Sources without a symbol: treaties, sales publications, Official Records, the Charter."""

import re
from collections.abc import Sequence

from pipeline.extract.citations import pinpoints
from pipeline.extract.citations.mention import Mention
from pipeline.extract.citations.tokens import Token

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
            mentions.append(_treaty(token, token.match["volume"]))
        elif token.name == "volume_only" and series:
            mentions.append(_treaty(token, token.match[0]))
        elif token.name == "sales":
            mentions.append(_sales(text, token))
        elif token.name == "records" and not _has_symbol(text, token, found[index + 1 :]):
            mentions.append(_records(text, token))
    return mentions


def _charter(token: Token) -> Mention:
    return Mention(
        start=token.start,
        stop=token.stop,
        symbol=None,
        kind="charter article",
        pinpoint=token.match["article"].rstrip(","),
    )


def _treaty(token: Token, volume: str | None) -> Mention:
    return Mention(start=token.start, stop=token.stop, symbol=None, kind="treaty", pinpoint=volume)


def _sales(text: str, token: Token) -> Mention:
    closing = _CLOSING.match(text, token.stop)
    after = pinpoints.after(text, closing.end() if closing else token.stop)
    return Mention(
        start=token.start,
        stop=token.stop,
        symbol=None,
        kind="other",
        pinpoint=after[0] if after else None,
    )


def _has_symbol(text: str, token: Token, following: Sequence[Token]) -> bool:
    end = text.find(";", token.stop)
    limit = end if end >= 0 else len(text)
    return any(t.name == "symbol" and t.start < limit for t in following)


def _records(text: str, token: Token) -> Mention:
    stop = next((i for i in range(token.stop, len(text)) if text[i] in ";("), len(text))
    stop = token.start + len(text[token.start : stop].rstrip(" ."))
    return Mention(start=token.start, stop=stop, symbol=None, kind="official record")
