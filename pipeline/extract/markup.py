"""Marks in flat text that are not text: emphasis, links, comments, invisible characters.

``find_markup`` says which characters of a source are marks, and what they mark. Asterisks are
emphasis where an opening one meets a closing one in the same paragraph; others are note markers
or text and stay.
"""

import re
from bisect import bisect_left
from collections.abc import Set
from dataclasses import dataclass

from pipeline.extract.blocks import Link, RoleRange
from pipeline.extract.characters import INVISIBLE, unusual
from pipeline.extract.notes_styles import BEGINS
from pipeline.extract.passages import Span

# One pass finds whatever may be a mark; most texts have few.
_CANDIDATES = re.compile(
    r"(?P<comment><!--[^<>]{0,200}-->)"  # <!-- Page 1 -->
    r"|(?P<image>!\[[^\[\]]{0,400}\]\([^()]{0,400}\))"  # ![](media/image1.png)
    r"|(?P<link>\[(?P<label>[^\[\]]{0,400})\]\((?P<target>(?:[^()\s]|\([^()\s]{0,80}\)){0,400})"
    r'(?:\s"[^"\n]{0,200}")?\))'  # [73/135](https://undocs.org/A/RES/73/135 "title")
    r"|(?P<attributes>\{(?:[#.][\w-]|\w+=)[^{}\n]{0,200}\})"  # {#title .H1} and {width="1in"}
    r"|(?P<anchor>\[\](?=\{#))"  # []{#_Hlk1 .anchor}
    r"|(?P<span>\[(?P<inner>[^\[\]]{1,400})\]\{[#.][\w-][^{}\n]{0,200}\})"  # [its]{.underline}
    r"|(?P<ordinal>\^(?:st|nd|rd|th)\^)"  # 64^th^
    r"|(?P<br><br ?/?>(?=[ \t]*[\r\n]))"
    r"|(?P<raised><sup>(?P<n>\d{1,3}(?:,\s?\d{1,3})*)</sup>)"  # a marker, where notes begin so
    # <i>, <a id="a1">; <sup> of no number
    r"|(?P<tag></?(?:sup|sub|i|b|em|strong|u|a|span|font)(?:\s[^<>]{0,400})?>)"
    r"|(?P<escape>\\(?:[!-/:-@\[-`{-~]|(?=[\r\n])))"  # 1\. Decides, and a line that ends in \
    r"|(?P<stars>\*+)|(?P<unders>_+)"
    rf"|(?P<invisible>[{INVISIBLE}]+)"
)
_FIRST = "<[*_\\!{^"
_FIRST_OR_INVISIBLE = re.compile(rf"[<\[*_\\!{{^{INVISIBLE}]")
"""What a mark begins with: a string is searched for one character in no time."""
_HEADING_OR_ITEM = (
    r"#{1,6}(?=[ \t])"  # "## 73/135. Title"
    r"|[-+*](?=[ \t]+(?:\((?:[a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|\d{1,3})\)"  # "- (a) To submit"
    r"|(?:\d{1,3}|[a-z]|[ivx]{1,5})\\?[.)])[ \t])"  # "* 1. Decides"
)
_LINE_MARK = re.compile(
    rf"\n[ \t]*(?P<mark>{_HEADING_OR_ITEM}"
    rf"|>[> \t]*(?:{_HEADING_OR_ITEM})?)"  # "> Recalling"
)
"""What Markdown sets before a line. "- first item" has no number but its dash: that stays."""
_COMPARED = re.compile(r"[ \t]*\d+[ \t]+[a-z%]")
"""What follows a sign of text: "> 5 per cent", "# 12 of the series"."""
_SOME = 3
"""Lines with such marks from which they are marks, whatever follows."""
_RAISED_NOTE = re.compile(rf"^[ \t>]*<sup>(\d{{1,3}})</sup>\s*(?={BEGINS})", re.MULTILINE)
_POWER = re.compile(r"(?:\b[kcm]?m|\bCO|(?<![\d/.,])10)$")
"""What a raised figure belongs to: km², 10³, and CO₂ by mistake."""
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Markup:
    """``cuts`` are the characters that are no text; the others are ranges of the source."""

    cuts: tuple[RoleRange, ...]
    emphasis: tuple[Span, ...]
    links: tuple[Link, ...]


def find_markup(source: str, rare: Set[str] | None = None) -> Markup:
    """Return the marks of a source; no two cuts overlap, all ascend.

    ``rare`` are the source's ``unusual`` characters, where they are known.
    """
    cuts = _line_marks(source)
    set_before = {cut.start for cut in cuts}
    links: list[Link] = []
    runs: list[re.Match[str]] = []
    raised = set(_RAISED_NOTE.findall(source)) if "<sup>" in source else set()
    position = 0
    for place in _places(source, unusual(source) if rare is None else rare):
        match = _CANDIDATES.match(source, place) if place >= position else None
        if match is None or place in set_before:
            continue
        position, kind = match.end(), match.lastgroup
        if kind == "link":
            cuts.append(RoleRange(match.start(), match.start() + 1, "link"))
            cuts.append(RoleRange(match.end("label"), match.end(), "link"))
            links.append(Link(match.start() + 1, match.end("label"), match["target"]))
            position = match.start() + 1  # emphasis may stand inside the label
            continue
        if kind in ("stars", "unders"):
            in_target = bool(cuts) and cuts[-1].start <= match.start() < cuts[-1].stop
            if not (in_target and cuts[-1].role == "link"):
                runs.append(match)
        else:
            cuts += [RoleRange(*span, "markup") for span in _marks(match, raised)]
    pairs = _emphasis_pairs(source, runs)
    cuts += [RoleRange(*mark, "emphasis") for pair in pairs for mark in pair]
    emphasis = tuple((opening[1], closing[0]) for opening, closing in pairs)
    return Markup(_disjoint(cuts), tuple(sorted(emphasis)), tuple(links))


def _marks(match: re.Match[str], raised: Set[str]) -> list[Span]:
    """Return what shows nothing of a comment, a tag, an escaped or an invisible character.

    A raised number stays whole where a note has it: it is a marker then.
    """
    start, stop = match.span()
    if match.lastgroup == "escape":
        return [(start, start + 1)]
    if match.lastgroup == "ordinal":
        return [(start, start + 1), (stop - 1, stop)]
    if match.lastgroup == "span":
        return [(start, start + 1), (match.end("inner"), stop)]
    if match.lastgroup != "raised":
        return [(start, stop)]
    numbers = {number.strip() for number in match["n"].split(",")}
    if numbers <= raised and not _POWER.search(match.string, max(start - 4, 0), start):
        return []
    return [(start, match.start("n")), (match.end("n"), stop)]


def _line_marks(source: str) -> list[RoleRange]:
    """Return the marks that stand before what a line shows, in order."""
    text = "\n" + source.replace("\r", "\n").replace("\f", "\n")
    spans = [match.span("mark") for match in _LINE_MARK.finditer(text)]
    if len(spans) < _SOME:
        spans = [span for span in spans if not _COMPARED.match(text, span[1])]
    return [RoleRange(start - 1, stop - 1, "markup") for start, stop in spans]


def _places(source: str, rare: Set[str]) -> list[int]:
    """Return where marks may begin, in order."""
    if not rare.isdisjoint(INVISIBLE):
        return [match.start() for match in _FIRST_OR_INVISIBLE.finditer(source)]
    places: list[int] = []
    for first in _FIRST:
        at = source.find(first)
        while at >= 0:
            places.append(at)
            at = source.find(first, at + 1)
    return sorted(places)


def _emphasis_pairs(source: str, runs: list[re.Match[str]]) -> list[tuple[Span, Span]]:
    """Pair each opening run of marks with the next closing run of the same mark and length."""
    pairs: list[tuple[Span, Span]] = []
    waiting: dict[str, re.Match[str]] = {}
    ends = [match.start() for match in _PARAGRAPH_END.finditer(source)] if runs else []
    for run in runs:
        mark = run[0]
        opening = waiting.get(mark)
        if opening and bisect_left(ends, opening.end()) < bisect_left(ends, run.start()):
            del waiting[mark]
            opening = None
        if opening and (_closes(source, run) or _closes_late(source, opening, run)):
            pairs.append((opening.span(), run.span()))
            del waiting[mark]
        elif _opens(source, run):
            waiting[mark] = run
    return pairs


def _opens(source: str, run: re.Match[str]) -> bool:
    after = source[run.end() : run.end() + 1]
    before = source[run.start() - 1] if run.start() else "\n"
    return bool(after) and not after.isspace() and not (before.isalnum() or before in ",.;:)")


def _closes(source: str, run: re.Match[str]) -> bool:
    before = source[run.start() - 1 : run.start()]
    after = source[run.end() : run.end() + 1]
    return not before.isspace() and not (after.isalnum() and run[0][0] == "_")


def _closes_late(source: str, opening: re.Match[str], run: re.Match[str]) -> bool:
    """Return whether a mark closes behind its space: "*Recalling *its", where a line begins so."""
    first, last = opening.end(), run.start()
    if last - first > _LONGEST_PHRASE or not source[run.end() : run.end() + 1].isalpha():
        return False
    before = source[max(opening.start() - _LONGEST_NUMBER, 0) : opening.start()]
    number = before.rpartition("\n")[2]
    begins = len(number) < _LONGEST_NUMBER and not number.strip(" \t0123456789.()>-")
    return begins and source[last - 1] == " " and source[first].isupper()


_LONGEST_PHRASE = 60
_LONGEST_NUMBER = 12


def _disjoint(cuts: list[RoleRange]) -> tuple[RoleRange, ...]:
    kept: list[RoleRange] = []
    for cut in sorted(cuts):
        if not kept or cut.start >= kept[-1].stop:
            kept.append(cut)
        elif cut.stop > kept[-1].stop:
            kept.append(RoleRange(kept[-1].stop, cut.stop, cut.role))
    return tuple(kept)
