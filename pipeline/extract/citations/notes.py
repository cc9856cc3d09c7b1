"""What "Ibid." in a note takes over, and what the clause says of a note's document."""

import re
from collections.abc import Sequence

from pipeline.extract.citations import pinpoints
from pipeline.extract.citations.mention import Mention
from pipeline.extract.citations.tokens import VOLUME, Token, segment_end

_VOLUME = re.compile(rf",? (?P<volume>{VOLUME})")
_AFTER_IBID = re.compile(r"[Ii]bid\.?,? $")
_REPORT = re.compile(r"\b[Rr]eports?\b[^;]{0,200}$")
_WINDOW = 240


def read_ibid(
    text: str,
    found: Sequence[Token],
    explicit: Sequence[Mention],
    before: Sequence[Mention],
) -> list[Mention]:
    """Return what "Ibid." takes over: the documents of the note before, or of this one so far.

    ``explicit`` are the other mentions of the note, in order. "Ibid., Supplement No. 53
    (A/70/53)" names its document: it takes over the series alone and is no row. In "Ibid., vol.
    2131, No. 20378; and vols. 2171 and 2173, No. 27531" both are volumes of the series before.
    """
    mentions: list[Mention] = []
    heads, passed = documents(before), 0
    for token in found:
        if token.name not in ("ibid", "volume_only"):
            continue
        first = passed
        while passed < len(explicit) and explicit[passed].stop <= token.start:
            passed += 1
        heads = documents(explicit[first:passed]) or heads
        if token.name == "ibid":
            new = _taken_over(text, token, explicit[passed : passed + 1], heads)
        else:
            new = _more_volumes(text, token, mentions)
        mentions += new
        heads = new or heads
    return mentions


def _taken_over(
    text: str, token: Token, following: Sequence[Mention], heads: Sequence[Mention]
) -> list[Mention]:
    limit = segment_end(text, token.stop)
    if any(m.start < limit and "(" in text[token.stop : m.start] for m in following):
        return []
    volume = _VOLUME.match(text, token.stop)
    place = volume.span("volume") if volume else pinpoints.after(text, token.stop)
    return [
        head._replace(
            start=token.start,
            stop=token.stop,
            place=place,
            pinpoint=None,
            stated=None,
            date_start=None,
            derivation="ibid",
        )
        for head in heads or (Mention(token.start, token.stop, None, "other"),)
    ]


def _more_volumes(text: str, token: Token, mentions: Sequence[Mention]) -> list[Mention]:
    """Return a further volume of the Treaty Series that "Ibid." stands for."""
    if not mentions or mentions[-1].kind != "treaty":
        return []
    if _AFTER_IBID.search(text, max(0, token.start - 8), token.start):
        return []
    more = mentions[-1]._replace(start=token.start, stop=token.stop, place=token.match.span())
    return [more]


def documents(mentions: Sequence[Mention]) -> list[Mention]:
    """Return what a later "Ibid." means: the last document, both symbols of it, no corrigenda."""
    last: list[Mention] = []
    for mention in reversed(mentions):
        if last and mention.start != last[0].start:
            break
        if mention.kind != "charter article" and not _correction(mention):
            last.append(mention)
    return last[::-1]


def _correction(mention: Mention) -> bool:
    return mention.derivation == "suffix" or bool(
        mention.symbol and re.search(r"/Corr\.\d+$", mention.symbol)
    )


def calls_it_a_report(text: str, at: int) -> bool:
    """Say whether the words before a reference to a note speak of a report."""
    return bool(_REPORT.search(text[max(0, at - _WINDOW) : at]))
