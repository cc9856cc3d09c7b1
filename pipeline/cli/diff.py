"""``resolutions diff``: what differs between two releases, a table at a time."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table as Grid

from pipeline.cli.console import output
from pipeline.cli.diff_rows import print_wide, rows_page
from pipeline.release.weight import KINDS, TEXT, kind, weightiest
from pipeline.tables import CHANGES

if TYPE_CHECKING:
    from pipeline.release.changes import Comparison


class NoSuch(ValueError):
    """A name that is not known; the message says which there are."""


SHOWN = 5
"""Rows of a table that are shown for each kind of change."""

COLOURS = {"added": "green", "removed": "red"}
"""By kind of change; any other is yellow."""


def run(old: Path, new: Path, table: str | None, cause: str | None, limit: int) -> None:
    """Show all tables in short, or one of them row by row; NoSuch for what is not known."""
    from pipeline.release import manifest
    from pipeline.release.changes import COMPARED, change_rows, compare_releases
    from pipeline.release.pairs import pairs

    known(table, [each.name for each in COMPARED], "table")
    known(cause, CHANGES.column("cause").categories, "cause")
    before, after = manifest.read(old), manifest.read(new)
    comparison = compare_releases(old, new)
    same_code = before["code_version"] == after["code_version"]
    version = manifest.version_of(old)
    rows = [
        row
        for row in change_rows(comparison, old, new, version, same_code=same_code)
        if cause in (None, row["cause"]) and table in (None, row["table_name"])
    ]
    step = comparison.difference.step or "no difference"
    output.print(f"[bold]{before['version']} to {after['version']}[/]: {step}")
    if table is None:
        summary(comparison, rows)
    else:
        found = weightiest(rows)
        print_wide(rows_page(table, list(pairs(table, found[:limit], old, new)), len(found)))


def known(name: str | None, names: Collection[str], what: str) -> None:
    if name is not None and name not in names:
        raise NoSuch(f"there is no {what} {name!r}: it is one of {', '.join(names)}")


def summary(comparison: "Comparison", rows: Sequence[Mapping[str, Any]]) -> None:
    for name in comparison.vanished:
        output.print(f"[red]table {name} is gone[/]")
    reworded = {row["table_name"] for row in rows if kind(row) == TEXT}
    for diff in sorted(comparison.diffs, key=lambda diff: diff.table not in reworded):
        if diff.is_new:
            output.print(f"[green]table {diff.table} is new[/]")
        for column in diff.added_columns:
            output.print(f"[green]{diff.table}.{column} is new[/]")
        for column in (*diff.removed_columns, *diff.retyped_columns):
            output.print(f"[red]{diff.table}.{column} is gone or has another type[/]")
        found = [row for row in rows if row["table_name"] == diff.table]
        if found:
            output.print(page(diff.table, found))
    if rows:
        output.print("[dim]--table NAME shows the rows of a table, before and after[/]")


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
