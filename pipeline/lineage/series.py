"""Which resolutions continue which.

A resolution continues an earlier one of the same organ that has the same title; or that it names
among "its resolutions", if the titles are near or much of the text was taken over. Whoever is
linked stands in one series. Resolutions that are not in the dataset join the series whose members
name them in a list together with another member; or, where no other member is there, in a list of
"its resolutions" of their own. Texts that many series lean on (the 2030 Agenda) are no members.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from statistics import mode
from typing import Any
from zlib import crc32

from pipeline.lineage.alignment import runs as word_runs
from pipeline.lineage.chronology import Moment, moment
from pipeline.lineage.recitals import Run, by_clause, runs, stated_dates
from pipeline.lineage.titles import is_near, title_key

Row = Mapping[str, Any]

TAKEN_OVER = 0.25
"""Share of the shorter text's runs of words from which one resolution was made from another whose
title is different; twice as much where it has a namesake to continue."""
TAKEN_OVER_NEAR = 0.1
"""The same where the titles are near."""
LEANED_ON = 2
"""A resolution that is not in the dataset and stands in the lists of more series than so many is
no member of any: it is what they build on."""
LATEST = 6
"""Steps, counted from the last, that the rhythm is told from."""
RHYTHMS = {1: "annual", 2: "biennial", 3: "triennial"}


@dataclass(frozen=True)
class Member:
    """A resolution in the dataset, with what its place in a series is told from."""

    symbol: str
    resolution_id: str
    when: Moment
    body: str
    title: str
    part: str
    session: int
    runs: tuple[Run, ...]
    due: frozenset[int]
    """Sessions that it asks for the subject to be taken up at."""
    texts: tuple[str, ...] = field(repr=False)

    @cached_property
    def words(self) -> frozenset[int]:
        """Hashes of all runs of words: made only of the few that are compared."""
        return frozenset(hash_run(run) for text in self.texts for run in word_runs(text))

    @property
    def cited(self) -> set[str]:
        return {symbol for run in self.runs for symbol in run.symbols}


@dataclass(frozen=True)
class Link:
    """A later resolution and the earlier one that it continues."""

    later: str
    earlier: str
    titles: bool
    recital: bool
    confidence: float


def series(
    resolutions: Iterable[Row],
    clauses: Iterable[Row],
    citations: Iterable[Row],
    requests: Iterable[Row] = (),
) -> list[dict[str, Any]]:
    """Return the rows of the table ``series``."""
    cited = list(citations)
    dates = stated_dates(cited)
    members = members_of(resolutions, clauses, cited, requests)
    links = links_of(members)
    groups = components(members, links)
    outside = absent(members, groups)
    found: list[dict[str, Any]] = []
    for group in groups:
        own = {symbol: members[symbol] for symbol in group}
        theirs = outside.get(group[0], {})
        if len(own) + len(theirs) > 1:
            found += rows_of(own, theirs, links, dates)
    return found


def members_of(
    resolutions: Iterable[Row],
    clauses: Iterable[Row],
    citations: Sequence[Row],
    requests: Iterable[Row],
) -> dict[str, Member]:
    """Return the resolutions of the dataset by symbol, in one language each."""
    texts: dict[str, list[Row]] = defaultdict(list)
    for clause in clauses:
        texts[clause["resolution_id"]].append(clause)
    lists = by_clause(citations)
    due: dict[str, set[int]] = defaultdict(set)
    for request in requests:
        if request["due_session"] and str(request["due_session"]).isdecimal():
            due[request["resolution_id"]].add(int(request["due_session"]))
    found: dict[str, Member] = {}
    for row in sorted(
        resolutions, key=lambda row: (row["language"] != "en", row["resolution_id"])
    ):
        when = moment(row["symbol"], row["adoption_date"])
        if when is not None and row["symbol"] not in found:
            own = sorted(texts[row["resolution_id"]], key=lambda clause: clause["position"])
            found[row["symbol"]] = member(row, when, own, lists, due[row["resolution_id"]])
    return dict(sorted(found.items(), key=lambda item: item[1].when))


def member(
    row: Row,
    when: Moment,
    clauses: Sequence[Row],
    citations: Mapping[str, Sequence[Row]],
    due: Iterable[int],
) -> Member:
    preamble = [clause for clause in clauses if clause["kind"] == "preambular"]
    return Member(
        symbol=row["symbol"],
        resolution_id=row["resolution_id"],
        when=when,
        body=row["body"] or "",
        title=title_key(row["title"] or ""),
        part=row["part"] or "",
        session=when.session,
        runs=tuple(runs(row["symbol"], preamble, citations)),
        due=frozenset(due),
        texts=tuple(clause["text"] for clause in clauses),
    )


def hash_run(run: Sequence[str]) -> int:
    return crc32(" ".join(run).encode())


def links_of(members: Mapping[str, Member]) -> list[Link]:
    """Return, for each resolution, the earlier ones that it continues."""
    titles: dict[tuple[str, str], list[Member]] = defaultdict(list)
    last = {(each.body, each.title): each.when for each in members.values()}
    found: list[Link] = []
    for each in members.values():
        namesakes = titles[each.body, each.title] if each.title else []
        before = predecessor(each, namesakes)
        if before is not None:
            recital = before.symbol in each.cited
            asked = 0.1 if each.session in before.due else 0.0
            sure = 1.0 if recital else 0.8 + asked
            found.append(Link(each.symbol, before.symbol, True, recital, sure))
        open_ended = {
            symbol
            for symbol in each.cited & members.keys()
            if last[members[symbol].body, members[symbol].title] == members[symbol].when
            or not members[symbol].title
        }
        found += recital_links(each, members, before, open_ended)
        namesakes.append(each)
    return found


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


def recital_links(
    each: Member, members: Mapping[str, Member], before: Member | None, open_ended: Set[str]
) -> Iterator[Link]:
    """Yield the links to resolutions of other titles that it names among "its resolutions".

    A series that goes on under its own title is not continued by a resolution of another one,
    unless the greater part of the text was taken over: then two series have become one.
    """
    lists = (run for run in each.runs if run.plain and (run.own or len(run.symbols) > 1))
    for symbol in sorted({name for run in lists for name in run.symbols} & members.keys()):
        other = members[symbol]
        if other.when >= each.when or (other.title and other.title == each.title):
            continue
        share = taken_over(other, each)
        near = bool(each.title and other.title) and is_near(each.title, other.title)
        wanted = TAKEN_OVER_NEAR if near else TAKEN_OVER
        if before is not None or symbol not in open_ended:
            wanted = 2 * TAKEN_OVER
        if share >= wanted:
            asked = 0.1 if each.session in other.due else 0.0
            yield Link(each.symbol, symbol, near, True, (0.9 if near else 0.7 + asked))


def taken_over(earlier: Member, later: Member) -> float:
    """Return how much of the shorter text stands in the other."""
    shorter = min(len(earlier.words), len(later.words))
    return len(earlier.words & later.words) / shorter if shorter else 0.0


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
        sure = 0.9
        if not lists:
            lists, sure = own_lists(each), 0.5
        for name in sorted({name for run in lists for name in run.symbols} - members.keys()):
            before = found.get(name, (0.0, 0))
            found[name] = (max(before[0], sure), before[1] + 1)
    return found


def own_lists(each: Member) -> list[Run]:
    """Return the first list of "its resolutions" that is not cited for something else."""
    lists = [run for run in each.runs if run.own and run.plain and len(run.symbols) > 1]
    return lists[:1]


def rows_of(
    own: Mapping[str, Member],
    absent_members: Mapping[str, float],
    links: Iterable[Link],
    dates: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """Return the rows of one series."""
    moments = {symbol: each.when for symbol, each in own.items()}
    for symbol in absent_members:
        when = moment(symbol, dates.get(symbol))
        if when is not None:
            moments[symbol] = when
    order = sorted(moments, key=moments.__getitem__)
    before = predecessors(order, own, [link for link in links if link.later in own])
    evidence = evidences(own, absent_members, [link for link in links if link.later in own])
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
        sure = max((link.confidence for link in mine), default=0.5)
        found[symbol] = (kind, sure)
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
