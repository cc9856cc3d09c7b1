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
from pipeline.extract.passages import Span

# One pass finds whatever may be a mark; most texts have few.
_CANDIDATES = re.compile(
    r"(?P<comment><!--[^<>]{0,200}-->)"  # <!-- Page 1 -->
    r"|(?P<link>\[(?P<label>[^\[\]]{0,400})\](?P<target>\((?:[^()\s]|\([^()\s]{0,80}\)){0,400}\)))"
    r"|(?P<raised><sup>\d{1,3}</sup>)"  # a marker, where notes begin so
    r"|(?P<sup></?(?:sup|i|b|em|strong|u)>)"  # <sup>3</sup>
    r"|(?P<escape>\\(?:[!-/:-@\[-`{-~]|(?=[\r\n])))"  # 1\. Decides, and a line that ends in \
    r"|(?P<stars>\*+)|(?P<unders>_+)"
    rf"|(?P<invisible>[{INVISIBLE}]+)"
)
_FIRST = "<[*_\\"
_FIRST_OR_INVISIBLE = re.compile(rf"[<\[*_\\{INVISIBLE}]")
"""What a mark begins with: a string is searched for one character in no time."""
_HEADING_OR_ITEM = (
    r"#{1,6}(?=[ \t])"  # "## 73/135. Title"
    r"|[-+*](?=[ \t]+(?:\((?:[a-z]{1,2}|[ivxlc]{1,6}|[A-Z]|\d{1,3})\)"  # "- (a) To submit"
    r"|(?:\d{1,3}|[a-z]|[ivx]{1,5})\\?[.)])[ \t])"  # "* 1. Decides"
)
_LINE_MARK = re.compile(
    rf"\n[ \t]*(?P<mark>>[> \t]*(?:{_HEADING_OR_ITEM})?|{_HEADING_OR_ITEM})"  # "> Recalling"
)
"""What Markdown sets before a line. "- first item" has no number but its dash: that stays."""
_RAISED_NOTE = re.compile(r"^[ \t>]*<sup>\d{1,3}</sup>", re.MULTILINE)
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
    notes_raised = "<sup>" in source and _RAISED_NOTE.search(source) is not None
    position = 0
    for place in _places(source, unusual(source) if rare is None else rare):
        match = _CANDIDATES.match(source, place) if place >= position else None
        if match is None or place in set_before:
            continue
        position, kind = match.end(), match.lastgroup
        if kind == "link":
            cuts.append(RoleRange(match.start(), match.start() + 1, "link"))
            cuts.append(RoleRange(match.start("target") - 1, match.end(), "link"))
            links.append(Link(match.start() + 1, match.end("label"), match["target"][1:-1]))
            position = match.start() + 1  # emphasis may stand inside the label
            continue
        if kind in ("stars", "unders"):
            in_target = bool(cuts) and cuts[-1].start <= match.start() < cuts[-1].stop
            if not (in_target and cuts[-1].role == "link"):
                runs.append(match)
        elif kind == "raised":
            if not notes_raised:
                tags = (place, place + len("<sup>")), (position - len("</sup>"), position)
                cuts += [RoleRange(*tag, "markup") for tag in tags]
        elif kind == "escape":
            cuts.append(RoleRange(place, place + 1, "markup"))
        else:
            cuts.append(RoleRange(*match.span(), "markup"))
    pairs = _emphasis_pairs(source, runs)
    cuts += [RoleRange(*mark, "emphasis") for pair in pairs for mark in pair]
    emphasis = tuple((opening[1], closing[0]) for opening, closing in pairs)
    return Markup(_disjoint(cuts), tuple(sorted(emphasis)), tuple(links))


def _line_marks(source: str) -> list[RoleRange]:
    """Return the marks that stand before what a line shows, in order."""
    text = "\n" + source.replace("\r", "\n")
    spans = (match.span("mark") for match in _LINE_MARK.finditer(text))
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
        if opening and _closes(source, run):
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


def _disjoint(cuts: list[RoleRange]) -> tuple[RoleRange, ...]:
    kept: list[RoleRange] = []
    for cut in sorted(cuts):
        if not kept or cut.start >= kept[-1].stop:
            kept.append(cut)
        elif cut.stop > kept[-1].stop:
            kept.append(RoleRange(kept[-1].stop, cut.stop, cut.role))
    return tuple(kept)
