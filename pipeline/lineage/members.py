"""Resolutions as members of series: what their place is told from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.lineage.chronology import Moment, moment
from pipeline.lineage.grouped import ByResolution, Row, by_position
from pipeline.lineage.overlaps import Overlaps
from pipeline.lineage.recitals import Run, by_clause, runs
from pipeline.lineage.titles import title_key


@dataclass(frozen=True)
class Member:
    """A resolution in the dataset, with what its place in a series is told from."""

    symbol: str
    resolution_id: str
    when: Moment
    body: str
    title: str
    part: str
    agenda: str
    """Key of its agenda item's title; items change their numbers from session to session."""
    session: int
    runs: tuple[Run, ...]
    due: frozenset[int]
    """Sessions that it asks for the subject to be taken up at."""
    overlaps: Overlaps = field(repr=False, compare=False)

    @property
    def cited(self) -> set[str]:
        return {symbol for run in self.runs for symbol in run.symbols}


def members_of(
    resolutions: Iterable[Row],
    clauses: ByResolution,
    citations: ByResolution,
    requests: Iterable[Row],
    overlaps: Overlaps | None = None,
) -> dict[str, Member]:
    """Return the resolutions of the dataset by symbol, in one language each."""
    shared = Overlaps(clauses) if overlaps is None else overlaps
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
            name = row["resolution_id"]
            lists = runs_of(row["symbol"], by_position(clauses, name), citations.get(name, ()))
            found[row["symbol"]] = member(row, when, lists, due[name], shared)
    return dict(sorted(found.items(), key=lambda item: item[1].when))


def member(
    row: Row,
    when: Moment,
    lists: tuple[Run, ...],
    due: Iterable[int],
    overlaps: Overlaps,
) -> Member:
    return Member(
        symbol=row["symbol"],
        resolution_id=row["resolution_id"],
        when=when,
        body=row["body"] or "",
        title=title_key(row["title"] or ""),
        part=row["part"] or "",
        agenda=title_key(row["agenda_title"] or ""),
        session=when.session,
        runs=lists,
        due=frozenset(due),
        overlaps=overlaps,
    )


def runs_of(symbol: str, clauses: Sequence[Row], citations: Iterable[Row]) -> tuple[Run, ...]:
    """Return the lists in the preamble of a resolution."""
    preamble = [clause for clause in clauses if clause["kind"] == "preambular"]
    return tuple(runs(symbol, preamble, by_clause(citations)))


def taken_over(earlier: Member, later: Member) -> float:
    """Return how much of the shorter text stands in the other."""
    return later.overlaps.share(earlier.resolution_id, later.resolution_id)
