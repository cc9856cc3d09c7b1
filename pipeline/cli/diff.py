"""``resolutions diff``: what differs between two releases, a table at a time."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table as Grid

from pipeline.cli.console import output
from pipeline.release.weight import KINDS, TEXT, kind

SHOWN = 5
"""Rows of a table that are shown for each kind of change."""

COLOURS = {"added": "green", "removed": "red"}
"""By kind of change; any other is yellow."""


def run(old: Path, new: Path) -> None:
    from pipeline.release import manifest
    from pipeline.release.changes import change_rows, compare_releases

    before, after = manifest.read(old), manifest.read(new)
    comparison = compare_releases(old, new)
    same_code = before["code_version"] == after["code_version"]
    version = manifest.version_of(old)
    rows = list(change_rows(comparison, old, new, version, same_code=same_code))
    step = comparison.difference.step or "no difference"
    output.print(f"[bold]{before['version']} to {after['version']}[/]: {step}")
    for name in comparison.vanished:
        output.print(f"[red]table {name} is gone[/]")
    reworded = {row["table_name"] for row in rows if kind(row) == TEXT}
    for diff in sorted(comparison.diffs, key=lambda diff: diff.table not in reworded):
        for column in diff.added_columns:
            output.print(f"[green]{diff.table}.{column} is new[/]")
        for column in (*diff.removed_columns, *diff.retyped_columns):
            output.print(f"[red]{diff.table}.{column} is gone or has another type[/]")
        found = [row for row in rows if row["table_name"] == diff.table]
        if found:
            output.print(page(diff.table, found))


def page(table: str, rows: Sequence[Mapping[str, Any]]) -> Grid:
    """Return the changes of one table: counts by kind and cause, and the first rows of each."""
    grid = Grid(title=table, title_justify="left", show_header=False, box=None, padding=(0, 2))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column()
    counts = Counter((KINDS.index(kind(row)), row["cause"]) for row in rows)
    for (weight, cause), count in sorted(counts.items()):
        change = KINDS[weight]
        examples = list(shown(rows, change, cause))
        more = ["..."] if count > SHOWN else []
        what = f"[{COLOURS.get(change, 'yellow')}]{change}[/] ({cause})"
        grid.add_row(f"{count:,}", what, "\n".join([*examples, *more]))
    return grid


def shown(rows: Sequence[Mapping[str, Any]], change: str, cause: str) -> Iterator[str]:
    """Yield the first rows of a kind: the id, and the columns that differ."""
    found = [row for row in rows if (kind(row), row["cause"]) == (change, cause)]
    for row in found[:SHOWN]:
        columns = f" ({', '.join(row['columns'])})" if row["columns"] else ""
        yield escape(row["row_id"] + columns)
