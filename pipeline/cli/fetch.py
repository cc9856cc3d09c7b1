"""``resolutions fetch``: documents from official sources into raw/, and a summary to read."""

import re
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from math import ceil
from pathlib import Path

import typer
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table as Grid

from pipeline.cli.build import indented
from pipeline.cli.console import Bars, errors, output
from pipeline.cli.dossier import symbols as symbols_of
from pipeline.cli.usable import writable
from pipeline.cli.worth import SHOWN
from pipeline.extract.symbols import SymbolError, split_symbols
from pipeline.fetch.addresses import Forbidden, checked
from pipeline.fetch.run import Fetched, fetch
from pipeline.fetch.settings import Places, Settings

NOTICED = 5.0
"""Seconds that a person waits without asking what goes on."""

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")

MEANING = {
    "new": "came for the first time",
    "changed": "came in another version; the one before is kept in .superseded",
    "unchanged": "are here as they were",
    "missing": "the source does not have (any more)",
    "refused": "are nothing to be taken: see the reasons",
    "failed": "did not come: asking again may help",
}

_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a person asks for."""

    symbols: Sequence[str]
    raw: Path
    repositories: Sequence[str]
    languages: Sequence[str]
    yes: bool
    again: bool
    contact: str | None
    mirror: str | None
    allow_private: bool


def run(asked: Asked) -> None:
    writable(asked.raw, "--raw")
    with ExitStack() as stack:
        bars = Bars()

        def agreed(notice: Sequence[str]) -> bool:
            """Ask before there are bars: they would write over the question."""
            answer = agree(notice, asked.yes)
            if answer:
                stack.enter_context(bars)
            return answer

        if not asked.symbols:
            stack.enter_context(bars)
        found = fetch(asked.raw, replace(settings(asked, bars), agreed=agreed))
    output.print(summary(found, asked.raw))
    if found.sources_failed or (found.told and not found.something_had):
        raise typer.Exit(1)


def settings(asked: Asked, bars: Bars) -> Settings:
    """Return what is to be fetched, and how; BadParameter for what can't be."""
    known = Settings(
        now=partial(datetime.now, UTC),
        symbols=tuple(understood(asked.symbols)),
        languages=tuple(map(language, asked.languages)),
        again=asked.again,
        contact=asked.contact,
        progress=bars,
        check=partial(checked, allow_private=asked.allow_private),
        clock=time.monotonic,
        pause=partial(wait, bars),
    )
    if asked.repositories:
        known = replace(known, repositories=tuple(map(repository, asked.repositories)))
    return replace(known, places=mirrored(asked.mirror)) if asked.mirror is not None else known


def understood(texts: Iterable[str]) -> Iterable[str]:
    """Yield the symbol that each text names, as the file server is asked for it."""
    for text in texts:
        try:
            whole = split_symbols(text)
        except SymbolError:
            named = next(symbols_of(text), None)
            if named is None:
                wanted = 'write it as A/RES/73/135, 73/135 or "217 A (III)"'
                raise typer.BadParameter(f"{text!r} is no symbol: {wanted}") from None
            whole = (named.canonical,)
        yield from whole


def language(code: str) -> str:
    if code not in LANGUAGES:
        raise typer.BadParameter(f"{code!r} is none of {', '.join(LANGUAGES)}")
    return code


def repository(name: str) -> str:
    if not _REPOSITORY.fullmatch(name):
        raise typer.BadParameter(f"{name!r} is no name of a repository of github.com/UNxml")
    return name


def mirrored(address: str) -> Places:
    try:
        return Places.of_mirror(address)
    except Forbidden as error:
        raise typer.BadParameter(str(error)) from error


def wait(bars: Bars, seconds: float) -> None:
    """Wait for a server's sake, and say so where it takes long."""
    if seconds < NOTICED:
        time.sleep(seconds)
        return
    for done in range(ceil(seconds)):
        bars("Waiting politely (s)", done, ceil(seconds))
        time.sleep(min(1.0, seconds - done))


def agree(notice: Sequence[str], yes: bool) -> bool:
    """Tell the terms of the file server; ask whether to go on, unless that has been said."""
    head, *points = notice
    errors.print(escape(head), *(Padding(escape(each), (0, 0, 0, 2)) for each in points), sep="\n")
    if yes:
        return True
    if not errors.is_terminal:
        raise typer.BadParameter("nobody is here to agree to this: say so with --yes")
    return typer.confirm("Go on?", err=True)


def summary(found: Fetched, raw: Path) -> RenderableType:
    """Return what a fetch did, for a person to read."""
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(style="bold")
    grid.add_column(justify="right")
    for status, count in found.counts.items():
        if count or status != "failed":
            grid.add_row(status, f"{count:,}", MEANING[status])
    requests = "1 request" if found.requests == 1 else f"{found.requests:,} requests"
    last = f"{requests}. What every address came to is in {raw / 'manifest.parquet'}."
    return Group(grid, *not_had(found), "", escape(last))


def not_had(found: Fetched) -> Iterable[RenderableType]:
    """List what could not be had with the reasons, up to a number that a person reads."""
    if not found.told:
        return
    yield ""
    yield f"[bold yellow]Not had[/] ({len(found.told):,})"
    for each in found.told[:SHOWN]:
        yield indented(f"{each.name}: {each.status}, {each.reason}")
    more = len(found.told) - SHOWN
    if more > 0:
        yield indented(f"and {more:,} more: they are in the manifest")
