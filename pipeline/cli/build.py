"""``resolutions build``: the build with its progress, and a summary to read."""

import gc
import logging
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import typer
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table as Grid

from pipeline.cli.console import Bars, errors, output
from pipeline.cli.mirror import local, mirrored
from pipeline.cli.stopping import GRACE, STOPPED, heeded
from pipeline.cli.usable import refuse_unusable
from pipeline.cli.worth import SHOWN, differences, disagreements, lost, warnings
from pipeline.curated.crew import crews
from pipeline.curated.known import known_sources, sources_there
from pipeline.curated.layout import BUILD_LOG, Curated
from pipeline.defs.recording import Recording
from pipeline.files import only_one
from pipeline.release.validation import import_checks_ahead
from pipeline.release.version import newest
from pipeline.remote.store import is_url
from pipeline.sources.apart_process import SELDOM
from pipeline.sources.cores import cores

if TYPE_CHECKING:
    from pipeline.defs.build import Outcome
    from pipeline.defs.resources import Folders


GOES_ON = "Releases are whole or not there; the next build goes on from here."


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a person asks for."""

    raw: Path
    curated: str
    """A folder, or an address in an object store."""
    releases: str
    """A folder, or an address in an object store."""
    expectations: Path
    jobs: int | None = None
    scheduler: str | None = None
    date: str | None = None
    previous: Path | None = None
    report: bool = True
    allow_loss: bool = False
    take_over: bool = False

    @property
    def folders(self) -> tuple[Path, Path]:
        """Where working tables and releases are on this machine."""
        return local(self.curated, "curated"), local(self.releases, "releases")


def run(asked: Asked) -> None:
    gc.set_threshold(*SELDOM)
    refuse_unusable(asked)
    before = newest(asked.folders[1])
    try:
        with heeded(lambda: tell_ended(asked)) as stop:
            build(asked, stop)
    except KeyboardInterrupt as error:
        made = None if is_url(asked.releases) else newest(asked.folders[1])  # a copy is not out
        out = f" {made.name} has come out." if made is not None and made != before else ""
        errors.print(f"Stopped.{escape(out)} {GOES_ON}")
        raise typer.Exit(STOPPED) from error


def tell_ended(asked: Asked) -> None:
    """Say what a build leaves behind that would not stop and is ended."""
    errors.show_cursor()
    stores = [place for place in (asked.curated, asked.releases) if is_url(place)]
    locks = f" Its lock stays in {' and '.join(stores)}: --take-over." if stores else ""
    errors.print(f"Ended: it did not stop within {GRACE:.0f} s. {GOES_ON}{escape(locks)}")


def build(asked: Asked, stop: Event) -> None:
    started = time.monotonic()
    folders = asked.folders
    with (
        only_one(Curated(folders[0]).lock),
        mirrored(asked.curated, asked.releases, take_over=asked.take_over) as mirror,
        Recording(Curated(folders[0])) as recording,
        Bars() as bars,
    ):
        bars("Starting", 0, 1)
        keep_log(folders[0] / BUILD_LOG)
        mirror.pull(*folders)
        recording.look()
        outcome = built(asked, bars, stop)
        recording.came_to(outcome)
        disagreeing = disagreements(Curated(folders[0]).stored)
        published = mirror.push(*folders, outcome.release)
    gone = lost(outcome.release)
    output.print(summary(outcome, time.monotonic() - started, disagreeing, gone))
    if published:
        output.print(f"[bold green]Uploaded[/] to {escape(published)}")


def built(asked: Asked, bars: Bars, stop: Event) -> "Outcome":
    """Build, and return what came of it."""
    jobs = asked.jobs or cores()
    tables = Curated(asked.folders[0])
    with crews(jobs) as (crew, maker):
        known = known_sources(tables)
        if known is None or sources_there(asked.raw, tables) != known:
            import_checks_ahead(crew)  # while Dagster, which takes seconds too, is imported here
        from pipeline.defs.build import build, instance_for
        from pipeline.defs.resources import Means

        bars("Starting", 1, 1)
        folders = resource(asked, jobs)
        means = Means(progress=bars, crew=crew, maker=maker, stop=stop)
        return build(folders, means, instance_for(folders), tables.folder / BUILD_LOG)


def resource(asked: Asked, jobs: int) -> "Folders":
    """Return what is asked for as assets are given it."""
    from pipeline.defs.resources import Folders

    curated, releases = asked.folders
    return Folders(
        raw=str(asked.raw),
        curated=str(curated),
        releases=str(releases),
        expectations=str(asked.expectations),
        jobs=jobs,
        scheduler=asked.scheduler,
        date=asked.date,
        previous=str(asked.previous) if asked.previous else None,
        report=asked.report,
        allow_loss=asked.allow_loss,
    )


def keep_log(log: Path) -> None:
    """Send what libraries log and warn to a file, so that it does not drown what is said here."""
    log.write_bytes(b"")
    logging.raiseExceptions = False  # a log on a full disk: the error that ends the build is told
    logging.basicConfig(filename=log, filemode="a", level=logging.INFO, force=True)
    logging.captureWarnings(True)


def summary(
    outcome: "Outcome",
    seconds: float,
    disagreeing: Mapping[str, int] | None = None,
    gone: Iterable[str] = (),
) -> RenderableType:
    """Return what a build did, for a person to read."""
    parts: list[RenderableType] = [headline(outcome), "", facts(outcome, seconds)]
    if outcome.refused:
        parts += ["", refused(outcome)]
    worth = [*gone, *warnings(outcome), *differences(disagreeing or {})]
    if worth:
        parts += ["", "[bold yellow]Worth a look[/]", *map(indented, worth)]
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
