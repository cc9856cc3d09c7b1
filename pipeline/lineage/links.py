"""Which earlier resolution a resolution continues."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.lineage.members import Member, taken_over
from pipeline.lineage.titles import is_near

TAKEN_OVER = 0.25
"""Share of the shorter text's runs of words from which one resolution was made from another whose
title is different; twice as much where it has a namesake to continue."""
TAKEN_OVER_NEAR = 0.1
"""The same where the titles are near."""


@dataclass(frozen=True)
class Link:
    """A later resolution and the earlier one that it continues."""

    later: str
    earlier: str
    titles: bool
    recital: bool
    confidence: float


def links_of(members: Mapping[str, Member]) -> list[Link]:
    """Return, for each resolution, the earlier ones that it continues.

    Equal titles come first, then near ones, then others: a series that goes on under its own
    title is not continued by a resolution of another one, unless the greater part of the text was
    taken over; then two series have become one.
    """
    found = list(title_links(members))
    for near, wanted in ((True, TAKEN_OVER_NEAR), (False, TAKEN_OVER)):
        earlier, later = ({getattr(link, side) for link in found} for side in ("earlier", "later"))
        found += [
            Link(each.symbol, other.symbol, near, True, sure(0.9 if near else 0.7, other, each))
            for each in members.values()
            for other in named(each, members, near)
            if taken_over(other, each)
            >= (2 * TAKEN_OVER if each.symbol in later or other.symbol in earlier else wanted)
        ]
    return found


def title_links(members: Mapping[str, Member]) -> Iterator[Link]:
    """Yield the links between resolutions of one title."""
    titles: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for each in members.values():
        namesakes = titles[each.body, each.title] if each.title else []
        before = predecessor(each, namesakes)
        if before is not None:
            recital = before.symbol in each.cited
            confidence = 1.0 if recital else sure(0.8, before, each)
            yield Link(each.symbol, before.symbol, True, recital, confidence)
        namesakes.append(each)


def named(each: Member, members: Mapping[str, Member], near: bool) -> Iterator[Member]:
    """Yield the earlier resolutions of another title, near or not, among "its resolutions"."""
    lists = (run for run in each.runs if run.plain and (run.own or len(run.symbols) > 1))
    for symbol in sorted({name for run in lists for name in run.symbols} & members.keys()):
        other = members[symbol]
        if other.when < each.when and not (other.title and other.title == each.title):
            alike = bool(each.title and other.title) and is_near(each.title, other.title)
            if alike == near:
                yield other


def sure(confidence: float, earlier: Member, later: Member) -> float:
    """Add to the confidence where the earlier one asks for the session of the later one, and
    where both were adopted under the same agenda item."""
    if confidence >= 0.9:
        return confidence
    asked = later.session in earlier.due
    same_item = bool(later.agenda) and later.agenda == earlier.agenda
    return round(confidence + 0.1 * asked + 0.05 * same_item, 2)


def predecessor(each: Member, namesakes: Sequence[Member]) -> Member | None:
    """Return the namesake it continues: one it cites, of its own part, of the latest session."""
    earlier = [
        other for other in namesakes if other.session < each.session or other.symbol in each.cited
    ]
    ranks = {
        other.symbol: (other.session, other.symbol in each.cited, other.part == each.part)
        for other in earlier
    }
    best = [other for other in earlier if ranks[other.symbol] == max(ranks.values())]
    if len(best) < 2:
        return best[0] if best else None
    return max(best, key=lambda other: (taken_over(other, each), other.when))
