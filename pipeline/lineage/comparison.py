"""Two resolutions side by side: what a person reads, on the terminal or on a page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.lineage.ancestry import compare
from pipeline.lineage.edits import Step, steps
from pipeline.lineage.routine import renames

Row = Mapping[str, Any]

ORDER = ("verbatim", "edited", "rewritten", "moved", "new", "dropped")
WORDS = {
    "verbatim": "taken over word for word",
    "edited": "edited",
    "rewritten": "rewritten",
    "moved": "moved to another place",
    "new": "new",
    "dropped": "dropped",
}
"""Relations as a person says them."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line: the earlier clause, the later one, or both."""

    relation: str
    join: str | None = None
    routine: bool = False
    similarity: float | None = None
    earlier: Row | None = None
    later: Row | None = None

    @property
    def steps(self) -> list[Step]:
        """The way from the earlier to the later text; one step where there is only one text."""
        if self.earlier is None or self.later is None:
            kind, text = ("+", self.later) if self.later else ("-", self.earlier)
            return [Step("=", text["text"], 1)] if text else [Step("=", kind, 0)]
        return steps(self.earlier["text"], self.later["text"])

    @property
    def told(self) -> str:
        """The relation in words: "edited (routine)", "edited, cut from it (split)"."""
        joined = {"split": ", a part of it", "merge": ", taken into it", None: ""}[self.join]
        return WORDS[self.relation] + (" (routine)" if self.routine else "") + joined


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """An earlier resolution, a later one, and their clauses."""

    earlier: Row
    later: Row
    entries: tuple[Entry, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Clauses by what became of them; one that was joined is counted with its heir's."""
        found = Counter(entry.relation for entry in self.entries if entry.join is None)
        return {name: found[name] for name in ORDER if found[name]}

    @property
    def routine(self) -> int:
        return sum(entry.routine for entry in self.entries)


def comparison(
    earlier: Row, later: Row, before: Sequence[Row], after: Sequence[Row]
) -> Comparison:
    """Compare two resolutions, given as rows with their clauses in order."""
    rows = compare(before, after, renames(earlier["title"], later["title"]))
    old = {clause["clause_id"]: clause for clause in before}
    new = {clause["clause_id"]: clause for clause in after}
    entries = [
        Entry(
            relation=row["relation"],
            join=row["join"],
            routine=bool(row["routine"]),
            similarity=row["similarity"],
            earlier=old.get(row["ancestor_clause_id"]),
            later=new[row["clause_id"]],
        )
        for row in rows
    ]
    return Comparison(earlier=earlier, later=later, entries=tuple(with_dropped(entries, before)))


def with_dropped(entries: Sequence[Entry], before: Iterable[Row]) -> Iterator[Entry]:
    """Put clauses that are gone after the heir of the clause that they stood after."""
    heirs = {
        entry.earlier["clause_id"]: place
        for place, entry in enumerate(entries)
        if entry.earlier and entry.join is None
    }
    joined = {entry.earlier["clause_id"] for entry in entries if entry.earlier}
    after: dict[int, list[Entry]] = {}
    place = -1
    for clause in before:
        place = heirs.get(clause["clause_id"], place)
        if clause["clause_id"] not in joined:
            after.setdefault(place, []).append(Entry(relation="dropped", earlier=clause))
    yield from after.get(-1, ())
    for place, entry in enumerate(entries):
        yield entry
        yield from after.get(place, ())


def path(clause: Row | None) -> str:
    """Return where a clause stands, in the terms diplomats use: "OP5(a)"; "" for none."""
    return clause["clause_id"].partition("#")[2] if clause else ""
