"""The rows of one table in two releases, side by side, what differs marked word by word."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from pipeline.cli.console import output
from pipeline.cli.lineage_page import marked

if TYPE_CHECKING:
    from pipeline.release.pairs import Pair

WIDEST, PIPED = 160, 120
"""Columns beyond which lines are hard to read, and columns of what goes to a file."""

LONGEST = 600
"""Characters of a row that came or went that are shown."""

COLOURS = {"added": "green", "removed": "red", "changed": "yellow"}


def rows_page(table: str, shown: Sequence["Pair"], of: int) -> RenderableType:
    """Return rows before and after: a head for each, then each column that differs."""
    if not shown:
        return Text(f"{table}: no such row differs.")
    colours = output.is_terminal and not output.no_color
    blocks: list[RenderableType] = []
    for pair in shown:
        blocks.append(head(pair))
        block = Grid(box=None, expand=True, pad_edge=False, show_header=False, padding=(0, 1))
        block.add_column(no_wrap=True, style="dim")
        block.add_column(ratio=1)
        block.add_column(ratio=1)
        for cells in lines(pair, colours):
            block.add_row(*cells)
        blocks += [block, Text("")]
    rows = "1 row" if of == 1 else f"{of:,} rows"
    more = f"{len(shown):,} of {rows}" if of > len(shown) else rows
    hint = ": --limit shows more" if of > len(shown) else ""
    return Group(Text(f"{table}: {more}{hint}", style="bold"), Text(""), *blocks)


def head(pair: "Pair") -> Text:
    row = pair.change
    found = Text(row["row_id"], style="bold")
    found.append("  ")
    found.append(f"{row['change']} ({row['cause']})", style=COLOURS[row["change"]])
    return found


def lines(pair: "Pair", colours: bool) -> Iterator[tuple[Text, Text, Text]]:
    """Yield name, value before and value after: of each column that differs, or of the words."""
    if pair.change["change"] == "changed":
        for column in pair.columns:
            steps = pair.steps(column)
            sides = (
                Text().join(marked(step, side, colours) for step in steps)
                for side in ("earlier", "later")
            )
            before, after = (
                side if value is not None else Text("null", style="dim")
                for side, value in zip(sides, pair.values(column), strict=True)
            )
            yield Text(column), before, after
    elif pair.words:
        words = Text(pair.words)
        words.truncate(LONGEST, overflow="ellipsis")
        came = pair.new is not None
        yield Text(""), Text("") if came else words, words if came else Text("")


def print_wide(page: RenderableType) -> None:
    """Print as wide as can be read; what goes to a file has a width of its own."""
    if output.is_terminal:
        output.print(page, width=min(output.width, WIDEST))
    else:
        Console(file=output.file, width=PIPED, highlight=False).print(page)
