"""What changed between two releases, in sentences for people."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.release.changes import Comparison
from pipeline.release.edition import Statistics
from pipeline.release.pairs import Pair, cut, excerpt, pairs
from pipeline.release.rekeys import Rekey
from pipeline.release.weight import KINDS, TEXT, kind, weightiest
from pipeline.tables import SOURCE_MAP

EXAMPLES = 3
LONGEST = 120
"""Characters of a row's words that are shown."""


def first_release(statistics: Mapping[str, Statistics]) -> tuple[str, ...]:
    counted = ("resolutions", "clauses", "footnotes", "citations", "dates", "meetings", "requests")
    counts = ", ".join(f"{statistics[name].rows:,} {name}" for name in counted)
    return (f"First release: {counts}.",)


def since(
    comparison: Comparison, changes: Sequence[Mapping[str, Any]], old: Path, new: Path
) -> tuple[str, ...]:
    """Return a sentence for each table that differs, with causes; examples in lines of their own.

    Tables with changes of text come first.
    """
    return tuple(sentences(comparison, changes, old, new))


def sentences(
    comparison: Comparison, changes: Sequence[Mapping[str, Any]], old: Path, new: Path
) -> Iterator[str]:
    yield from (f"The table `{name}` is no longer there." for name in comparison.vanished)
    yield from (f"New table: `{diff.table}`." for diff in comparison.diffs if diff.is_new)
    reworded = {row["table_name"] for row in changes if kind(row) == TEXT}
    for diff in sorted(comparison.diffs, key=lambda diff: diff.table not in reworded):
        for verb, columns in (
            ("New column", diff.added_columns if diff.old_rows or not diff.new_rows else ()),
            ("Removed column", diff.removed_columns),
            ("Column of another type", diff.retyped_columns),
        ):
            yield from (f"{verb}: `{diff.table}.{column}`." for column in columns)
        rows = [row for row in changes if row["table_name"] == diff.table]
        if rows:
            shown = [] if diff.table == SOURCE_MAP.name else examples(rows)
            found = pairs(diff.table, shown, old, new)
            yield "\n  - ".join([f"`{diff.table}`: {counted(rows)}.", *map(example, found)])
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


def counted(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return counts by kind and cause: "5 changed in text (parser), 3 added (source)"."""
    counts = Counter((KINDS.index(kind(row)), row["cause"]) for row in rows)
    return ", ".join(
        f"{count:,} {KINDS[weight]} ({cause})" for (weight, cause), count in sorted(counts.items())
    )


def examples(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return rows to show: the weightiest first, one of each kind and cause before a second."""
    seen = Counter[tuple[str, str]]()
    ranked: list[tuple[int, int, Mapping[str, Any]]] = []
    for row in weightiest(rows):
        of = kind(row), row["cause"]
        ranked.append((seen[of], len(ranked), row))
        seen[of] += 1
    return [row for _, _, row in sorted(ranked, key=lambda each: each[:2])[:EXAMPLES]]


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
