"""Two resolutions side by side on the terminal. Where colours are off, signs stand for them."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from pipeline.lineage.comparison import WORDS, Comparison, Entry, path
from pipeline.lineage.edits import Step

Row = Mapping[str, Any]

COLOURS = {
    "verbatim": "dim",
    "edited": "",
    "rewritten": "magenta",
    "moved": "cyan",
    "new": "green",
    "dropped": "red",
}
GONE, CAME = "red strike", "bold green"


def page(compared: Comparison, colours: bool) -> RenderableType:
    """Return both texts, a line for each pair of clauses, and a summary first."""
    grid = Grid(box=SIMPLE_HEAD, show_lines=True, expand=True, pad_edge=False)
    for row in (compared.earlier, compared.later):
        grid.add_column(Text(f"{row['symbol']} ({row['adoption_date'] or 'undated'})"), ratio=1)
    for entry in compared.entries:
        grid.add_row(cell(entry, "earlier", colours), cell(entry, "later", colours))
    return Group(summary(compared), grid)


def summary(compared: Comparison) -> Text:
    """Return how many clauses became what, in one line."""
    counts = ", ".join(f"{count} {WORDS[name]}" for name, count in compared.counts.items())
    routine = f"; {compared.routine} of them by routine alone" if compared.routine else ""
    return Text(f"{compared.later['title'] or compared.later['symbol']}: {counts}{routine}.")


def cell(entry: Entry, side: str, colours: bool) -> Text:
    """Return one clause with its path, what became of it, and its changes marked."""
    clause = entry.earlier if side == "earlier" else entry.later
    if clause is None:
        return Text("")
    label = Text(path(clause), style="bold")
    if side == "later" or entry.later is None:
        label.append(f"  {entry.told}", style=COLOURS[entry.relation] if colours else "")
    text = Text()
    if entry.relation == "verbatim" and side == "earlier":
        text.append("(the same)", style="dim")
    else:
        for step in entry.steps:
            text.append_text(marked(step, side, colours))
    return Text("\n").join([label, text])


def marked(step: Step, side: str, colours: bool) -> Text:
    """Return one step as that side has it: deletions on the left, insertions on the right."""
    match step.kind:
        case "=":
            return Text(step.text)
        case "-":
            return changed(step.text, "[-", "-]", GONE if colours else "", side == "earlier")
        case "+":
            return changed(step.text, "{+", "+}", CAME if colours else "", side == "later")


def changed(text: str, before: str, after: str, style: str, shown: bool) -> Text:
    if not shown:
        return Text("")
    if style:
        return Text(text, style=style)
    space = " " if text[:1] == " " else ""
    return Text(f"{space}{before}{text.lstrip()}{after}")


def members_table(members: Sequence[Row], symbol: str) -> RenderableType:
    """Return the series: a line for each member, those that are not in the dataset in one."""
    grid = Grid.grid(padding=(0, 2))
    first = members[0]
    rhythm = f", {first['rhythm']}" if first["rhythm"] else ""
    grid.add_row(Text(f"Series {first['series_id']}{rhythm}", style="bold"))
    for line in lines(members, symbol):
        grid.add_row(line)
    return grid


def lines(members: Sequence[Row], symbol: str) -> list[Text]:
    found: list[Text] = []
    away: list[str] = []
    for row in members:
        if row["resolution_id"] is None:
            away.append(row["symbol"])
            continue
        found += absent(away)
        away = []
        mark = "->" if row["symbol"] == symbol else "  "
        found.append(Text(f"{mark} {row['position']:>3}  {row['symbol']}  ({row['evidence']})"))
    return [*found, *absent(away)]


def absent(symbols: Sequence[str]) -> list[Text]:
    if not symbols:
        return []
    shown = symbols if len(symbols) < 4 else [symbols[0], "…", symbols[-1]]
    text = f"        not in the dataset ({len(symbols)}): {', '.join(shown)}"
    return [Text(text, style="dim")]
