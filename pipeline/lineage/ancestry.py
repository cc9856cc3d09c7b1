"""The rows of the table ``lineage``: each clause and what it was made from.

A resolution is compared with the nearest earlier member of its series that is in the dataset, in
the same language. A comparison costs what the two texts cost; nothing else is looked at, so that
one more resolution costs its series.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from pipeline.lineage.alignment import Pair, align
from pipeline.lineage.edits import script
from pipeline.lineage.grouped import ByResolution, Row, by_position
from pipeline.lineage.routine import Renames, is_routine, renames
from pipeline.lineage.words import letters

Found = dict[str, Any]

COMPARED = ("clause_id", "parent_id", "kind", "text")
"""Columns of clauses that a comparison depends on."""
REWRITTEN = 0.625
"""Where less than this share of the words of the shorter text was kept, it is written anew."""


@dataclass(frozen=True)
class Memory:
    """Comparisons that were made before, so that a build makes only those that are new.

    A comparison is known by what went into it; ``salt`` stands for the code.
    """

    salt: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    """The comparisons of this run, packed: what the next one may know."""

    def compare(
        self, earlier: Sequence[Row], later: Sequence[Row], renamed: Renames
    ) -> list[Found]:
        """Return what ``compare`` does."""
        name = digest(self.salt, earlier, later, renamed)
        before = self.used.get(name) or self.known.get(name)
        found = None if before is None else unpacked(before)
        if before is not None and found is not None:
            self.used[name] = before
            return found
        found = compare(earlier, later, renamed)
        self.used[name] = packed(found)
        return found


def packed(found: Sequence[Found]) -> str:
    """Return the rows in the room that many comparisons can lie in, as text that JSON can hold."""
    content = json.dumps(found, ensure_ascii=False).encode()
    return b64encode(zlib.compress(content, level=1)).decode()


def unpacked(text: str) -> list[Found] | None:
    """Return the rows again; None of what was not packed so, or is damaged."""
    try:
        found: list[Found] = json.loads(zlib.decompress(b64decode(text, validate=True)))
    except (ValueError, zlib.error):
        return None
    return found


def digest(salt: str, earlier: Sequence[Row], later: Sequence[Row], renamed: Renames) -> str:
    """Return a name for all that a comparison depends on."""
    texts = [[[row[name] for name in COMPARED] for row in rows] for rows in (earlier, later)]
    given = json.dumps([salt, sorted(renamed.items()), *texts])
    return blake2b(given.encode(), digest_size=16).hexdigest()


def lineage(
    series: Iterable[Row],
    resolutions: Iterable[Row],
    clauses: ByResolution,
    memory: Memory | None = None,
) -> Iterator[Found]:
    """Yield the rows for all series."""
    rows = {row["resolution_id"]: row for row in resolutions}
    for descents in descents_of(series, rows.values()):
        yield from chain(descents, rows, clauses, memory or Memory())


def descents_of(
    series: Iterable[Row], resolutions: Iterable[Row]
) -> Iterator[list[tuple[str, str | None]]]:
    """Yield, for each series and language, ids of its resolutions in order, each with that of the
    nearest earlier member that is there."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in series:
        groups[row["series_id"]].append(row)
    ids: dict[str, dict[str, str]] = defaultdict(dict)
    for row in resolutions:
        ids[row["language"]][row["symbol"]] = row["resolution_id"]
    for name in sorted(groups):
        members = sorted(groups[name], key=lambda row: row["position"])
        before = {row["symbol"]: row["predecessor"] for row in members}
        for language in sorted(ids):
            there = ids[language]
            yield [
                (there[symbol], there.get(nearest(symbol, before, there) or ""))
                for symbol in before
                if symbol in there
            ]


def nearest(symbol: str, before: Mapping[str, str | None], there: Mapping[str, str]) -> str | None:
    """Return the nearest earlier member that is there."""
    earlier = before[symbol]
    while earlier is not None and earlier not in there:
        earlier = before.get(earlier)
    return earlier


def chain(
    descents: Sequence[tuple[str, str | None]],
    rows: Mapping[str, Row],
    texts: ByResolution,
    memory: Memory,
) -> Iterator[Found]:
    """Yield the rows of one series in one language, earliest first, so that what is first known
    of a clause is handed down.

    A resolution without an earlier member that is there has no rows: whether its clauses are new
    is not known.
    """
    first: dict[str, str] = {}
    kept: set[str | None] = set()
    gone: dict[str, str] = {}
    for name, before in descents:
        symbol, own = rows[name]["symbol"], by_position(texts, name)
        if before is None:
            first |= {clause["clause_id"]: symbol for clause in own}
            continue
        earlier = by_position(texts, before)
        renamed = renames(rows[before]["title"], rows[name]["title"])
        for row in memory.compare(earlier, own, renamed):
            ancestor = row["ancestor_clause_id"]
            row["first_symbol"] = first[ancestor] if ancestor else symbol
            if row["join"] is None:
                first[row["clause_id"]] = row["first_symbol"]
            kept.add(ancestor)
            yield row
        for clause in own:
            first.setdefault(clause["clause_id"], symbol)
        for clause in earlier:
            gone.setdefault(clause["clause_id"], symbol)
    for clause_id in sorted(gone.keys() - kept):
        yield dropped(clause_id, first[clause_id], gone[clause_id])


def compare(earlier: Sequence[Row], later: Sequence[Row], renamed: Renames) -> list[Found]:
    """Return a row for each later clause, and one more for each clause joined into it."""
    alignment = align(earlier, later)
    found: dict[int, list[Found]] = defaultdict(list)
    for pair in (*alignment.pairs, *alignment.joins):
        found[pair.later].append(row_of(pair, earlier[pair.earlier], later[pair.later], renamed))
    return [row for j, clause in enumerate(later) for row in found.get(j) or [new_clause(clause)]]


def row_of(pair: Pair, earlier: Row, later: Row, renamed: Renames) -> Found:
    old, new = earlier["text"], later["text"]
    verbatim = letters(old) == letters(new)
    routine = not verbatim and is_routine(old, new, renamed)
    return {
        "clause_id": later["clause_id"],
        "ancestor_clause_id": earlier["clause_id"],
        "relation": relation(pair, verbatim, routine),
        "join": pair.join,
        "routine": routine,
        "similarity": 1.0 if verbatim else round(pair.ratio, 4),
        "edits": script(old, new),
        "dropped_in": None,
    }


def relation(pair: Pair, verbatim: bool, routine: bool) -> str:
    if pair.crossing:
        return "moved"
    if verbatim:
        return "verbatim"
    return "edited" if routine or pair.kept >= REWRITTEN else "rewritten"


def new_clause(clause: Row) -> Found:
    return {
        "clause_id": clause["clause_id"],
        "ancestor_clause_id": None,
        "relation": "new",
        "join": None,
        "routine": None,
        "similarity": None,
        "edits": None,
        "dropped_in": None,
    }


def dropped(clause_id: str, first_symbol: str, successor: str) -> Found:
    return {
        "clause_id": None,
        "ancestor_clause_id": clause_id,
        "relation": "dropped",
        "join": None,
        "routine": None,
        "similarity": None,
        "edits": None,
        "first_symbol": first_symbol,
        "dropped_in": successor,
    }
