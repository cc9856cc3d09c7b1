"""What changed between two releases, in sentences for people."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.release.changes import Comparison
from pipeline.release.edition import Statistics
from pipeline.release.weight import KINDS, TEXT, kind, weightiest

EXAMPLES = 3


def first_release(statistics: Mapping[str, Statistics]) -> tuple[str, ...]:
    counted = ("resolutions", "clauses", "footnotes", "citations", "dates", "meetings", "requests")
    counts = ", ".join(f"{statistics[name].rows:,} {name}" for name in counted)
    return (f"First release: {counts}.",)


def since(comparison: Comparison, changes: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return a sentence for each table that differs, causes and examples included.

    Tables with changes of text come first.
    """
    return tuple(sentences(comparison, changes))


def sentences(comparison: Comparison, changes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for name in comparison.vanished:
        yield f"The table `{name}` is no longer there."
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
            yield f"`{diff.table}`: {counted(rows)}; for example {examples(rows)}."
    moved = sum(each.new_id is not None for each in comparison.rekeys)
    if moved:
        yield f"{moved:,} ids were replaced; `rekeys` says by which."


def counted(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return counts by kind and cause: "5 changed in text (parser), 3 added (source)"."""
    counts = Counter((KINDS.index(kind(row)), row["cause"]) for row in rows)
    return ", ".join(
        f"{count:,} {KINDS[weight]} ({cause})" for (weight, cause), count in sorted(counts.items())
    )


def examples(rows: Sequence[Mapping[str, Any]]) -> str:
    return ", ".join(f"`{row['row_id']}`" for row in weightiest(rows)[:EXAMPLES])
