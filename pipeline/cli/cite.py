"""``resolutions cite``: what cites a document and what it cites, with the words around."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pyarrow.parquet as pq
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from pipeline.cli.console import output
from pipeline.cli.dossier import NotFound, Row, hint, release_in, rows, symbols
from pipeline.cli.show import WIDEST
from pipeline.cli.tree import CITED, QUIET
from pipeline.extract.symbols import parse_symbol
from pipeline.release.edition import parquet_path

BEFORE, BEHIND = 70, 50
"""Characters shown on each side of a mention."""


def run(symbol: str, release: Path, language: str, limit: int) -> None:
    folder = release_in(release)
    name, row, citing = found(symbol, folder, language)
    own = rows(folder, "citations", ("resolution_id", "=", row["resolution_id"])) if row else ()
    texts = texts_of(folder, [*citing[:limit], *own[:limit]])
    title = row["title"] if row else None
    output.print(Text.assemble((name, "bold"), f"  {title}" if title else ""))
    for head, mentions in ((cited(citing), citing), (cites(own, row is not None), own)):
        output.print(section(head, mentions, texts, limit), width=min(output.width, WIDEST))


def found(text: str, folder: Path, language: str) -> tuple[str, Row | None, Sequence[Row]]:
    """Return the symbol that a text names, its resolution, and the mentions of it.

    The symbol need not be of the release: reports are cited too. Mentions of a resolution's
    parts are mentions of it.
    """
    known = rows(folder, "resolutions", ("language", "=", language))
    named = {row["symbol"]: row for row in known}
    targets = pq.read_table(parquet_path(folder, "citations"), columns=["target_symbol"])
    all_cited = set(targets.column("target_symbol").to_pylist()) - {None}
    wanted = list(dict.fromkeys(symbol.canonical for symbol in symbols(text)))
    if not wanted:
        raise NotFound(f"{text!r} is no symbol: write it as A/RES/73/135, 73/135 or A/73/328")
    for name in wanted:
        family = [target for target in all_cited if target == name or whole(target) == name]
        if name in named or family:
            mentions = rows(folder, "citations", ("target_symbol", "in", [name, *family]))
            of_language = [row for row in mentions if row["language"] == language]
            of_language.sort(key=lambda row: parse_symbol(row["symbol"]))
            return name, named.get(name), of_language
    raise NotFound(
        f"{wanted[0]} is not in {folder}, and nothing there cites it; {hint(wanted[0], named)}"
    )


def whole(symbol: str) -> str:
    """Return the resolution of which a symbol names a part: itself, unless it ends in a letter.

    >>> whole("A/RES/217(III)[A]"), whole("A/RES/57/283B"), whole("A/73/328")
    ('A/RES/217(III)', 'A/RES/57/283', 'A/73/328')
    """
    part = parse_symbol(symbol).part
    return symbol.removesuffix(f"[{part}]").removesuffix(part) if part else symbol


def cited(mentions: Sequence[Row]) -> str:
    """Say how often a document is cited, and by how many."""
    names = {row["symbol"] for row in mentions}
    if not names:
        return "Nothing in the release cites it"
    return f"Cited {number(len(mentions), 'time')} by {number(len(names), 'document')}"


def cites(mentions: Sequence[Row], held: bool) -> str:
    """Say what a document cites, as far as the release holds it."""
    if not held:
        return "What it cites is not known: it is no resolution of the release"
    names = {row["target_symbol"] for row in mentions if row["target_symbol"]}
    return f"Cites {number(len(names), 'document')} by symbol, in {number(len(mentions), 'place')}"


def number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def texts_of(folder: Path, mentions: Sequence[Row]) -> Mapping[str, str]:
    """Return the texts of the clauses and notes that mentions stand in, by their ids."""
    texts: dict[str, str] = {}
    for table, key in (("clauses", "clause_id"), ("footnotes", "footnote_id")):
        wanted = sorted({row[key] for row in mentions if row[key]})
        if wanted:
            texts |= {row[key]: row["text"] for row in rows(folder, table, (key, "in", wanted))}
    return texts


def section(
    head: str, mentions: Sequence[Row], texts: Mapping[str, str], limit: int
) -> RenderableType:
    """Return mentions under the documents that they stand in, no more than ``limit``."""
    parts: list[RenderableType] = [Text(f"\n{head}", style="bold")]
    for symbol, of_one in groupby(mentions[:limit], itemgetter("symbol")):
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True, min_width=6)
        for row, where in placed(of_one):
            grid.add_row(Text(where, style=QUIET), around(row, texts.get(row_key(row))))
        parts += [Text(symbol), Padding(grid, (0, 0, 0, 2))]
    if len(mentions) > limit:
        parts.append(Text(f"and {len(mentions) - limit:,} more (--limit shows them)", style=QUIET))
    return Group(*parts)


def placed(mentions: Iterator[Row]) -> Iterator[tuple[Row, str]]:
    """Yield each mention with the path of its clause or note."""
    for row in mentions:
        yield row, row["citation_id"].partition("#")[2].partition("@")[0]


def row_key(row: Row) -> str:
    return str(row["clause_id"] or row["footnote_id"])


def around(row: Row, text: str | None) -> Text:
    """Return the words around a mention, and its target where these do not say it.

    The masthead has no text of its own in the tables: the mention stands alone there.
    """
    target = (
        f"  → {row['target_symbol']}" if row["target_symbol"] not in (None, row["raw"]) else ""
    )
    if text is None:
        return Text.assemble((row["raw"], CITED), (target, QUIET))
    start, stop = row["start"], row["stop"]
    low, high = at_word(text, start - BEFORE, start), at_word(text, stop, stop + BEHIND)
    before, behind = text[low[0] : start], text[stop : high[1]]
    return Text.assemble(
        "…" if low[0] else "",
        before,
        (row["raw"], CITED),
        behind,
        "…" if high[1] < len(text) else "",
        (target, QUIET),
    )


def at_word(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return a range cut down to whole words at an end that lies within the text."""
    low, high = max(0, start), min(len(text), stop)
    if low:
        space = text.find(" ", low, high)
        low = space + 1 if space >= 0 else low
    if high < len(text):
        space = text.rfind(" ", low, high)
        high = space if space >= 0 else high
    return low, high
