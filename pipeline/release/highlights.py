"""What changed between two releases, in sentences for people."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.release.asking import database
from pipeline.release.changes import Comparison
from pipeline.release.edition import Statistics
from pipeline.release.pairs import Pair, cut, excerpt, pairs_in
from pipeline.release.rekeys import Rekey
from pipeline.release.weight import KINDS, TEXT, kind
from pipeline.tables import SOURCE_MAP

EXAMPLES = 3
LONGEST = 120
"""Characters of a row's words that are shown."""


def first_release(statistics: Mapping[str, Statistics]) -> tuple[str, ...]:
    counted = ("resolutions", "clauses", "footnotes", "citations", "dates", "meetings", "requests")
    counts = ", ".join(f"{statistics[name].rows:,} {name}" for name in counted)
    return (f"First release: {counts}.",)


def since(
    comparison: Comparison, changes: Mapping[str, pa.Table], old: Path, new: Path
) -> tuple[str, ...]:
    """Return a sentence for each table that differs, with causes; examples in lines of their own.

    Tables with changes of text come first.
    """
    with database() as opened:
        return tuple(
            sentences(
                comparison,
                {name: tally(rows) for name, rows in changes.items()},
                lambda table, rows: pairs_in(opened, table, rows, old, new),
            )
        )


def sentences(
    comparison: Comparison,
    tallies: Mapping[str, "Tally"],
    shown_of: Callable[[str, Sequence["Row"]], Iterable[Pair]],
) -> Iterator[str]:
    yield from (f"The table `{name}` is no longer there." for name in comparison.vanished)
    yield from (f"New table: `{diff.table}`." for diff in comparison.diffs if diff.is_new)
    reworded = {name for name, found in tallies.items() if found.has(TEXT)}
    for diff in sorted(comparison.diffs, key=lambda diff: diff.table not in reworded):
        for verb, columns in (
            ("New column", diff.added_columns if diff.old_rows or not diff.new_rows else ()),
            ("Removed column", diff.removed_columns),
            ("Column of another type", diff.retyped_columns),
        ):
            yield from (f"{verb}: `{diff.table}.{column}`." for column in columns)
        if found := tallies.get(diff.table):
            shown = [] if diff.table == SOURCE_MAP.name else found.examples
            told = map(example, shown_of(diff.table, shown))
            yield "\n  - ".join([f"`{diff.table}`: {found.counted}.", *told])
    yield from replaced(comparison.rekeys)


def replaced(rekeys: Sequence[Rekey]) -> Iterator[str]:
    """Yield how many ids were replaced, and how many lead nowhere now, with one of each."""
    moved = [each for each in rekeys if each.new_id is not None]
    gone = [each for each in rekeys if each.new_id is None]
    if moved:
        example = f"`{moved[0].old_id}` by `{moved[0].new_id}`"
        yield f"Ids replaced: {len(moved):,}, for example {example}; `rekeys` has them all."
    if gone:
        yield f"Ids that are gone: {len(gone):,}, for example `{gone[0].old_id}`."


Row = Mapping[str, Any]


@dataclass(frozen=True)
class Tally:
    """Changes of one table by kind and cause: how many there are, and the first of them."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    firsts: dict[tuple[str, str], list[tuple[int, Row]]] = field(default_factory=dict)
    """With their places among all."""

    def has(self, kind: str) -> bool:
        return any(each == kind for each, _ in self.counts)

    @property
    def counted(self) -> str:
        """Counts in words: "5 changed in text (parser), 3 added (source)"."""
        counts = sorted((KINDS.index(kind), cause, n) for (kind, cause), n in self.counts.items())
        return ", ".join(f"{n:,} {KINDS[weight]} ({cause})" for weight, cause, n in counts)

    @property
    def examples(self) -> list[Row]:
        """Rows to show: the weightiest first, one of each kind and cause before a second."""
        ranked = [
            (nth, KINDS.index(kind), place, row)
            for (kind, _), rows in self.firsts.items()
            for nth, (place, row) in enumerate(rows)
        ]
        return [row for *_, row in sorted(ranked, key=lambda each: each[:3])[:EXAMPLES]]


def tally(changes: pa.Table) -> Tally:
    """Return what is said of a table's changes; they may be more than Python could hold."""
    found = Tally()
    rows = (row for part in changes.to_batches(max_chunksize=10_000) for row in part.to_pylist())
    for place, row in enumerate(rows):
        of = kind(row), row["cause"]
        found.counts[of] += 1
        if found.counts[of] <= EXAMPLES:
            found.firsts.setdefault(of, []).append((place, row))
    return found


def example(pair: Pair) -> str:
    """Return one change in a line of Markdown: the id, why, and the words before and after."""
    row = pair.change
    why = f"`{row['row_id']}` {row['change']} ({row['cause']})"
    if not pair.columns:
        return f"{why}: {quoted(pair.words)}" if pair.words else why
    column = "text" if "text" in pair.columns else pair.columns[0]
    old, new = excerpt(pair, column)
    also = [name for name in pair.columns if name != column]
    more = f"; also {', '.join(also)}" if also else ""
    return f"{why}: {column} {quoted(old)} → {quoted(new)}{more}"


def quoted(text: str) -> str:
    """Return words between quotation marks, cut and safe in Markdown; "nothing" for none."""
    if not text:
        return "nothing"
    safe = re.sub(r"([\\`*_<>\[\]])", r"\\\1", cut(text, head=True, most=LONGEST))
    return f"“{safe}”"
