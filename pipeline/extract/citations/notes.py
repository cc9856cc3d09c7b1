"""What "Ibid." in a note takes over, and what the clause says of a note's document."""

import re
from collections.abc import Sequence

from pipeline.extract.citations import pinpoints
from pipeline.extract.citations.mention import Mention
from pipeline.extract.citations.tokens import VOLUME, Token

_VOLUME = re.compile(rf",? {VOLUME}")
_REPORT = re.compile(r"\b[Rr]eports?\b[^;]{0,200}$")
_WINDOW = 240


def read_ibid(
    text: str,
    found: Sequence[Token],
    explicit: Sequence[Mention],
    before: Sequence[Mention],
) -> list[Mention]:
    """Return what "Ibid." takes over: the documents of the note before, or of this one so far.

    "Ibid., Supplement No. 53 (A/70/53)" names its document: it takes over the series alone.
    """
    mentions: list[Mention] = []
    for token in found:
        if token.name != "ibid":
            continue
        here = [m for m in (*explicit, *mentions) if m.stop <= token.start]
        mentions += _taken_over(text, token, explicit, here or before)
    return mentions


def _taken_over(
    text: str, token: Token, explicit: Sequence[Mention], heads: Sequence[Mention]
) -> list[Mention]:
    end = text.find(";", token.stop)
    limit = end if end >= 0 else len(text)
    bracketed = any(
        token.stop <= m.start < limit and "(" in text[token.stop : m.start] for m in explicit
    )
    if bracketed:
        return []
    volume = _VOLUME.match(text, token.stop)
    if volume:
        words: str | None = volume[0].lstrip(", ")
    else:
        after = pinpoints.after(text, token.stop)
        words = after[0] if after else None
    heads = documents(heads)
    if not heads:
        return [
            Mention(token.start, token.stop, None, "other", None, None, words, None, None, "ibid")
        ]
    return [
        head._replace(
            start=token.start,
            stop=token.stop,
            pinpoint=words,
            stated=None,
            date_start=None,
            derivation="ibid",
        )
        for head in heads
    ]


def documents(mentions: Sequence[Mention]) -> list[Mention]:
    """Return what a later "Ibid." means: the last document, both symbols of it, no corrigenda."""
    kept = [m for m in mentions if m.kind != "charter article" and not _correction(m)]
    if not kept:
        return []
    return [m for m in kept if m.start == kept[-1].start]


def _correction(mention: Mention) -> bool:
    return mention.derivation == "suffix" or bool(
        mention.symbol and re.search(r"/Corr\.\d+$", mention.symbol)
    )


def calls_it_a_report(text: str, at: int) -> bool:
    """Say whether the words before a reference to a note speak of a report."""
    return bool(_REPORT.search(text[max(0, at - _WINDOW) : at]))
