"""What "Ibid." in a note takes over, and what the clause says of a note's document."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from pipeline.extract.citations import pinpoints
from pipeline.extract.citations.mention import Mention
from pipeline.extract.citations.tokens import VOLUME, Token, segment_end
from pipeline.extract.passages import Span

_VOLUME = re.compile(rf",? (?P<volume>{VOLUME})")
_AFTER_IBID = re.compile(r"[Ii]bid\.?,? $")
# "Ibid., Third Year, Supplement for January, documents S/639 and S/640"; "Ibid., 230th meeting"
_OWN_VOLUME = re.compile(
    r",? (?:[A-Z][a-z-]+(?: [a-z]+){0,2}(?:[ -][A-Z][a-z-]+){0,3},?"
    r" (?:[Ss]pecial )?(?:Session|Year)\b|(?:Special )?Supplement\b"
    r"|\d{2,4}(?:st|nd|rd|th) meeting\b)"
)
# "Ibid., document S/12210": in the same volume
_DOCUMENT = re.compile(r",? documents? ")
# "Ibid., advisory opinion, para. 88"
_PART_BY_NAME = re.compile(r",? (?=[a-z]+ [a-z]+, paras?\. \d)[a-z]+ [a-z]+")
_WRITTEN = re.compile(r"\b(?:[Rr]eports?|[Ll]etters?|[Ss]tatements?|[Mm]emorandum)\b")
_CORRIGENDUM = re.compile(r"/Corr\.\d+$")
_PLAIN = frozenset({"other", "report"})
_WINDOW = 240


def read_note(
    text: str,
    found: Sequence[Token],
    explicit: Sequence[Mention],
    before: Sequence[Mention],
) -> list[Mention]:
    """Return the mentions of a note with what "Ibid." takes over.

    That is the last document of the note before, or of this one so far. ``explicit`` are the
    mentions that need no "Ibid.", in order. "Ibid., Supplement No. 53 (A/70/53)" names its
    document and takes over the series alone: that is no row. "Ibid., Third Year, 230th meeting"
    is another volume of the series, which has no symbol. In "Ibid., vol. 2131, No. 20378; and
    vols. 2171 and 2173, No. 27531" both are volumes of the series before.
    """
    rows: list[Mention] = []
    heads, passed = documents(before), 0
    standing = [token for token in found if token.name in ("ibid", "volume_only")]
    for token, after in zip_longest(standing, standing[1:]):
        first = passed
        while passed < len(explicit) and explicit[passed].stop <= token.start:
            passed += 1
        rows += explicit[first:passed]
        heads = documents(explicit[first:passed]) or heads
        if token.name == "volume_only":
            new = _more_volumes(text, token, rows)
        else:
            limit = segment_end(text, token.stop)
            limit = min(limit, after.start) if after else limit
            named = _named(text, token, limit, explicit, passed)
            passed += len(named)
            new = _of_the_series(text, token, named, heads) or _taken_over(text, token, heads)
        rows += new
        heads = documents(new) or heads
    return [*rows, *explicit[passed:]]


def _named(
    text: str, token: Token, limit: int, explicit: Sequence[Mention], passed: int
) -> Sequence[Mention]:
    """Return the document that the words after "Ibid." name, in brackets or as a volume's."""
    stop = passed
    while stop < len(explicit) and explicit[stop].start < limit:
        stop += 1
    named = explicit[passed:stop]
    if not named:
        return ()
    own = _OWN_VOLUME.match(text, token.stop) or _DOCUMENT.match(text, token.stop)
    return named if own or "(" in text[token.stop : named[0].start] else ()


def _of_the_series(
    text: str, token: Token, named: Sequence[Mention], heads: Sequence[Mention]
) -> list[Mention]:
    """Return a volume of the Official Records as one: "Ibid., vol. IV (A/77/5 (Vol. IV))"."""
    own = _OWN_VOLUME.match(text, token.stop)
    if not own and not any(head.kind == "official record" for head in heads):
        return list(named)
    return [
        mention._replace(kind="official record") if mention.kind in _PLAIN else mention
        for mention in named
    ]


def _taken_over(text: str, token: Token, heads: Sequence[Mention]) -> list[Mention]:
    volume = _VOLUME.match(text, token.stop)
    place = (
        pinpoints.with_articles(text, volume.span("volume"))
        if volume
        else _place(text, token.stop)
    )
    if _OWN_VOLUME.match(text, token.stop):
        heads = [Mention(token.start, token.stop, None, "official record")]
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


def _place(text: str, at: int) -> Span | None:
    named = _PART_BY_NAME.match(text, at)
    place = pinpoints.after(text, named.end() if named else at)
    if named and place:
        return (named.start() + len(named[0]) - len(named[0].lstrip(", ")), place[1])
    return place


def _more_volumes(text: str, token: Token, mentions: Sequence[Mention]) -> list[Mention]:
    """Return a further volume of the Treaty Series that "Ibid." stands for."""
    if not mentions or (mentions[-1].kind, mentions[-1].derivation) != ("treaty", "ibid"):
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
        mention.symbol and _CORRIGENDUM.search(mention.symbol)
    )


def calls_it_a_report(text: str, at: int) -> bool:
    """Say whether the words before a reference to a note speak of a report."""
    before = text[max(0, at - _WINDOW) : at].rpartition(";")[2]
    words = _WRITTEN.findall(before) if "eport" in before else []
    return bool(words) and words[-1].lower().startswith("report")
