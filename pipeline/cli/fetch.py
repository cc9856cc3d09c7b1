"""``resolutions fetch``: documents from official sources into raw/, and a summary to read."""

import re
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from math import ceil
from pathlib import Path

import typer
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table as Grid

from pipeline.cli.build import SHOWN, indented, writable
from pipeline.cli.console import Bars, errors, output
from pipeline.cli.dossier import symbols as symbols_of
from pipeline.extract.symbols import SymbolError, split_symbols
from pipeline.fetch.addresses import Forbidden, checked, parse
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


def run(
    *,
    symbols: Sequence[str],
    raw: Path,
    repositories: Sequence[str],
    languages: Sequence[str],
    yes: bool,
    again: bool,
    contact: str | None,
    mirror: str | None,
    allow_private: bool,
) -> None:
    writable(raw, "--raw")
    with ExitStack() as stack:
        bars = Bars()

        def agreed(notice: Sequence[str]) -> bool:
            """Ask before there are bars: they would write over the question."""
            answer = agree(notice, yes)
            if answer:
                stack.enter_context(bars)
            return answer

        if not symbols:
            stack.enter_context(bars)
        settings = Settings(
            now=partial(datetime.now, UTC),
            symbols=tuple(understood(symbols)),
            languages=tuple(map(language, languages)),
            again=again,
            contact=contact,
            agreed=agreed,
            progress=bars,
            check=partial(checked, allow_private=allow_private),
            clock=time.monotonic,
            pause=partial(wait, bars),
        )
        if repositories:
            settings = replace(settings, repositories=tuple(map(repository, repositories)))
        if mirror is not None:
            settings = replace(settings, places=mirrored(mirror))
        found = fetch(raw, settings)
    output.print(summary(found, raw))
    if found.sources_failed or (found.told and not found.something_had):
        raise typer.Exit(1)


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
    """Return the places of a mirror: the same addresses, below its own."""
    base = address.rstrip("/")
    try:
        parse(base)
    except Forbidden as error:
        raise typer.BadParameter(str(error)) from error
    return Places(
        commits=f"{base}/api.github.com/repos/UNxml",
        repositories=f"{base}/github.com/UNxml",
        archives=frozenset(),
        files=f"{base}/documents.un.org",
    )


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
