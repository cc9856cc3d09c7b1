"""Resolutions as members of series: what their place is told from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pipeline.lineage.alignment import RUN
from pipeline.lineage.chronology import Moment, moment
from pipeline.lineage.recitals import Run, by_clause, runs
from pipeline.lineage.titles import title_key
from pipeline.lineage.words import run_hashes, words

Row = Mapping[str, Any]


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
    texts: tuple[str, ...] = field(repr=False)

    @cached_property
    def words(self) -> frozenset[int]:
        """Hashes of all runs of words: made only of the few that are compared."""
        return frozenset().union(*(run_hashes(words(text), RUN) for text in self.texts))

    @property
    def cited(self) -> set[str]:
        return {symbol for run in self.runs for symbol in run.symbols}


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
        agenda=title_key(row["agenda_title"] or ""),
        session=when.session,
        runs=tuple(runs(row["symbol"], preamble, citations)),
        due=frozenset(due),
        texts=tuple(clause["text"] for clause in clauses),
    )


def taken_over(earlier: Member, later: Member) -> float:
    """Return how much of the shorter text stands in the other."""
    shorter = min(len(earlier.words), len(later.words))
    return len(earlier.words & later.words) / shorter if shorter else 0.0
