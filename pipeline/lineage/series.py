"""Which resolutions continue which.

A resolution continues an earlier one of the same organ that has the same title; or that it names
among "its resolutions", if the titles are near or much of the text was taken over. Whoever is
linked stands in one series. Resolutions that are not in the dataset join the series whose members
name them in a list together with another member; or, where no other member is there, in a list of
"its resolutions" of their own. Texts that many series lean on (the 2030 Agenda) are no members.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from statistics import mode
from typing import Any

from pipeline.lineage.chronology import moment
from pipeline.lineage.grouped import ByResolution, Row
from pipeline.lineage.links import Link, links_of
from pipeline.lineage.members import Member, members_of
from pipeline.lineage.overlaps import Overlaps
from pipeline.lineage.recitals import Run, stated_dates

LEANED_ON = 2
"""A resolution that is not in the dataset and stands in the lists of more series than so many is
no member of any: it is what they build on."""
LATEST = 6
"""Steps, counted from the last, that the rhythm is told from."""
RHYTHMS = {1: "annual", 2: "biennial", 3: "triennial"}


def series(
    resolutions: Iterable[Row],
    clauses: ByResolution,
    citations: ByResolution,
    requests: Iterable[Row] = (),
    overlaps: Overlaps | None = None,
) -> list[dict[str, Any]]:
    """Return the rows of the table ``series``; ``overlaps`` may know some from before."""
    dates = stated_dates(chain.from_iterable(citations.values()))
    members = members_of(resolutions, clauses, citations, requests, overlaps)
    links = links_of(members)
    groups = components(members, links)
    outside = absent(members, groups)
    by_later: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_later[link.later].append(link)
    found: list[dict[str, Any]] = []
    for group in groups:
        own = {symbol: members[symbol] for symbol in group}
        theirs = outside.get(group[0], {})
        if len(own) + len(theirs) > 1:
            inside = [link for symbol in group for link in by_later[symbol]]
            found += rows_of(own, theirs, inside, dates)
    return found


def components(members: Mapping[str, Member], links: Iterable[Link]) -> list[list[str]]:
    """Return the symbols that are linked, each group in order, the groups by their first."""
    head = {symbol: symbol for symbol in members}

    def top(symbol: str) -> str:
        while head[symbol] != symbol:
            head[symbol] = head[head[symbol]]
            symbol = head[symbol]
        return symbol

    for link in links:
        one, other = sorted((top(link.earlier), top(link.later)), key=lambda s: members[s].when)
        head[other] = one  # the earlier one stays the head, whatever the order of the links
    groups: dict[str, list[str]] = defaultdict(list)
    for symbol in members:
        groups[top(symbol)].append(symbol)
    return list(groups.values())


def absent(
    members: Mapping[str, Member], groups: Sequence[Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Return, by the first symbol of a group, the members not in the dataset, with confidence.

    Each belongs to one group at most: to the one that is surest of it and names it most often; to
    none where two are equal, or more than a few name it.
    """
    named = {group[0]: names_in(members, group) for group in groups}
    claims: dict[str, list[tuple[tuple[float, int], str]]] = defaultdict(list)
    for first, of in named.items():
        for symbol, claim in of.items():
            claims[symbol].append((claim, first))
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for symbol, rivals in claims.items():
        best, first = max(rivals)
        if len(rivals) <= LEANED_ON and [claim for claim, _ in rivals].count(best) == 1:
            found[first][symbol] = best[0]
    return found


def names_in(members: Mapping[str, Member], group: Sequence[str]) -> dict[str, tuple[float, int]]:
    """Return what the members of a group name in lists of their own: how sure, how often."""
    found: dict[str, tuple[float, int]] = {}
    inside = set(group)
    for symbol in group:
        each = members[symbol]
        lists = [run for run in each.runs if inside & set(run.symbols) - {symbol}]
        confidence = 0.9
        if not lists:
            lists, confidence = own_lists(each), 0.5
        outside = {name for run in lists for name in run.symbols if name not in members}
        for name in sorted(outside):
            before = found.get(name, (0.0, 0))
            found[name] = (max(before[0], confidence), before[1] + 1)
    return found


def own_lists(each: Member) -> list[Run]:
    """Return the first list of "its resolutions" that is not cited for something else."""
    lists = [run for run in each.runs if run.own and run.plain and len(run.symbols) > 1]
    return lists[:1]


def rows_of(
    own: Mapping[str, Member],
    absent_members: Mapping[str, float],
    links: Sequence[Link],
    dates: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """Return the rows of one series, in which the links are."""
    moments = {symbol: each.when for symbol, each in own.items()}
    for symbol in absent_members:
        when = moment(symbol, dates.get(symbol))
        if when is not None:
            moments[symbol] = when
    order = sorted(moments, key=moments.__getitem__)
    before = predecessors(order, own, links)
    evidence = evidences(own, absent_members, links)
    rhythm = rhythm_of([moments[symbol].session for symbol in order])
    return [
        {
            "series_id": order[0],
            "symbol": symbol,
            "resolution_id": own[symbol].resolution_id if symbol in own else None,
            "position": position,
            "predecessor": before[symbol],
            "evidence": evidence[symbol][0],
            "confidence": evidence[symbol][1],
            "rhythm": rhythm,
        }
        for position, symbol in enumerate(order, start=1)
    ]


def predecessors(
    order: Sequence[str], own: Mapping[str, Member], links: Sequence[Link]
) -> dict[str, str | None]:
    """Return the member before each: the latest that it names or is linked to, else by order."""
    places = {symbol: place for place, symbol in enumerate(order)}
    linked: dict[str, set[str]] = defaultdict(set)
    for link in links:
        linked[link.later].add(link.earlier)
    found: dict[str, str | None] = {}
    for place, symbol in enumerate(order):
        known = linked[symbol] | (own[symbol].cited if symbol in own else set())
        earlier = [other for other in known if places.get(other, place) < place]
        default = order[place - 1] if place else None
        found[symbol] = max(earlier, key=places.__getitem__, default=default)
    return found


def evidences(
    own: Mapping[str, Member], absent_members: Mapping[str, float], links: Sequence[Link]
) -> dict[str, tuple[str, float]]:
    """Return what shows that each belongs to the series, and how sure that is."""
    found: dict[str, tuple[str, float]] = {
        symbol: ("recital", share) for symbol, share in absent_members.items()
    }
    for symbol in own:
        mine = [link for link in links if symbol in (link.later, link.earlier)]
        named = any(link.recital for link in mine) or bool(own[symbol].cited & found.keys())
        titled = any(link.titles for link in mine)
        kind = "both" if named and titled else "title" if titled else "recital"
        found[symbol] = (kind, max((link.confidence for link in mine), default=0.5))
    return found


def rhythm_of(sessions: Sequence[int]) -> str | None:
    """Return how often a series comes back; None where its sessions don't tell.

    >>> rhythm_of([63, 65, 67, 69]), rhythm_of([74, 75]), rhythm_of([60, 61, 68, 70])
    ('biennial', None, 'irregular')
    """
    distinct = sorted({session for session in sessions if session})
    gaps = [after - before for before, after in pairwise(distinct)][-LATEST:]
    if len(gaps) < 2:
        return None
    usual = mode(gaps)
    regular = sum(gap == usual for gap in gaps) / len(gaps) >= 0.6
    return RHYTHMS.get(usual, "irregular") if regular else "irregular"
