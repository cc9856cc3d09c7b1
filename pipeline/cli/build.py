"""``resolutions build``: the build with its progress, and a summary to read."""

import logging
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table as Grid

from pipeline.cli.console import Bars, output
from pipeline.files import only_one
from pipeline.sources.cores import cores

if TYPE_CHECKING:
    from pipeline.defs.build import Outcome


class CannotWrite(Exception):
    """A folder that a build is to write to can't be written to; the message says what to do."""


SHOWN = 20
"""Refused sources that the summary lists; all of them are in the table sources."""


def run(
    *,
    raw: Path,
    curated: Path,
    releases: Path,
    expectations: Path,
    jobs: int | None,
    date: str | None,
    previous: Path | None,
) -> None:
    started = time.monotonic()
    writable(curated, "--curated")
    writable(releases, "--releases")
    if previous is not None:
        from pipeline.release import manifest

        manifest.read(previous)
    log = curated / ".build.log"
    with only_one(curated / ".lock"), Bars() as bars:
        bars("Starting", 0, 1)
        keep_log(log)
        from pipeline.defs.build import build, instance_for  # Dagster takes a second to import
        from pipeline.defs.resources import Folders, Means

        bars("Starting", 1, 1)
        folders = Folders(
            raw=str(raw),
            curated=str(curated),
            releases=str(releases),
            expectations=str(expectations),
            jobs=jobs or cores(),
            date=date,
            previous=str(previous) if previous else None,
        )
        outcome = build(folders, Means(progress=bars), instance_for(folders), log)
    output.print(summary(outcome, time.monotonic() - started))


def writable(folder: Path, option: str) -> None:
    """Make a folder as needed; CannotWrite where no file can be put there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise CannotWrite(f"cannot write to {folder} ({why}): choose another {option}") from error


def keep_log(log: Path) -> None:
    """Send what libraries log and warn to a file, so that it does not drown what is said here."""
    log.write_bytes(b"")
    logging.basicConfig(filename=log, filemode="a", level=logging.INFO, force=True)
    logging.captureWarnings(True)


def summary(outcome: "Outcome", seconds: float) -> RenderableType:
    """Return what a build did, for a person to read."""
    parts: list[RenderableType] = [headline(outcome), "", facts(outcome, seconds)]
    if outcome.refused:
        parts += ["", refused(outcome)]
    warnings = [check for check in outcome.checks if not check.passed]
    if warnings:
        parts += ["", "[bold yellow]Worth a look[/]"]
        parts += [indented(f"{check.table}: {check.description}") for check in warnings]
    return Group(*parts)


def headline(outcome: "Outcome") -> str:
    if outcome.release is not None:
        return (
            f"[bold green]Release {outcome.release.name}[/] is in {escape(str(outcome.release))}"
        )
    return "[bold]Nothing has changed[/] since the newest release: there is no new one."


def facts(outcome: "Outcome", seconds: float) -> Grid:
    grid = Grid.grid(padding=(0, 2))
    grid.add_row("[bold]Sources[/]", sources(outcome.status))
    grid.add_row("[bold]Sessions[/]", f"{outcome.sessions:,}, {outcome.written:,} written anew")
    if outcome.rows:
        grid.add_row("[bold]Rows[/]", rows(outcome.rows))
    if outcome.checks:
        passed = sum(check.passed for check in outcome.checks)
        grid.add_row("[bold]Checks[/]", f"{passed} of {len(outcome.checks)} passed")
    grid.add_row("[bold]Took[/]", f"{seconds:.1f} s")
    return grid


def sources(status: Mapping[str, int]) -> str:
    """Return counts in words: "2 read, 1 the same as another, 3 refused"."""
    words = {
        "extracted": "read",
        "duplicate": "the same as another",
        "superseded": "passed over for a better source",
        "quarantined": "refused",
    }
    return ", ".join(
        f"{status[name]:,} {word}" for name, word in words.items() if status.get(name)
    )


def rows(counts: Mapping[str, int]) -> Grid:
    """Return tables and their rows, three beside each other; empty tables in one line."""
    grid = Grid.grid(padding=(0, 2))
    for _ in range(3):
        grid.add_column()
        grid.add_column(justify="right")
    filled = [(name, f"{count:,}") for name, count in counts.items() if count]
    for start in range(0, len(filled), 3):
        grid.add_row(*(cell for pair in filled[start : start + 3] for cell in pair))
    return grid


def refused(outcome: "Outcome") -> RenderableType:
    """List refused sources with their reasons, up to a number that a person reads."""
    lines: list[RenderableType] = [f"[bold red]Refused[/] ({len(outcome.refused):,})"]
    lines += [indented(f"{path}: {reason}") for path, reason in outcome.refused[:SHOWN]]
    more = len(outcome.refused) - SHOWN
    if more > 0:
        lines.append(indented(f"and {more:,} more: they are in the table sources"))
    return Group(*lines)


def indented(text: str) -> Padding:
    return Padding(escape(text), (0, 0, 0, 2))
