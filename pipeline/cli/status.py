"""``resolutions status``: what is there and what not, how fresh it is, what the last build did."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table as Grid

from pipeline.cli.console import output
from pipeline.curate.numbers import Number, in_order, ranges
from pipeline.curate.places import place_of
from pipeline.curated.history import Entry
from pipeline.curated.history import newest as newest_entry
from pipeline.curated.layout import ALARMS
from pipeline.release import manifest
from pipeline.release.edition import parquet_path
from pipeline.release.version import newest
from pipeline.tables import COMPLETENESS

Row = Mapping[str, Any]
Session = tuple[str, str | None]

STATUSES = COMPLETENESS.column("status").categories
WIDEST = 100
FEW = 8
"""Ranges of missing numbers, and refused files, that are shown unless more is asked for."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be shown."""

    organ: str | None = None
    session: str | None = None
    everything: bool = False

    def has(self, key: Session) -> bool:
        organ, session = key
        wanted = (self.organ or organ).upper(), (self.session or session or "").upper()
        return wanted == (organ.upper(), (session or "").upper())

    @property
    def narrow(self) -> bool:
        return bool(self.organ or self.session)

    @property
    def few(self) -> int | None:
        return None if self.everything or self.narrow else FEW


def run(folder: Path, curated: Path, wanted: Wanted) -> None:
    width = min(output.width, WIDEST)
    output.print(page(folder, curated, wanted, datetime.now(UTC).date()), width=width)


def page(folder: Path, curated: Path, wanted: Wanted, today: date) -> RenderableType:
    """Return all there is to say."""
    release = folder if (folder / "parquet").is_dir() else newest(folder)
    if release is None:
        none = f"There is no release in {folder}: make one with `resolutions build`."
        return Group(escape(none), *described(curated, None))
    known = [row for row in rows(release, "completeness") if wanted.has(session_of(row))]
    dated = newest_dates(release)
    parts: list[RenderableType] = [headline(release), freshness(dated, wanted, today)]
    parts += [*described(curated, release), "", sessions(known, dated, wanted)]
    parts += [*others(known, wanted), *missing(known, wanted), *refused(release, wanted)]
    return Group(*parts)


def rows(release: Path, table: str) -> list[Row]:
    found: list[Row] = pq.read_table(parquet_path(release, table)).to_pylist()
    return found


def session_of(row: Row) -> Session:
    return row["body"], row["session"]


def newest_dates(release: Path) -> dict[Session, date]:
    """Return the newest adoption date of each organ and session."""
    columns = ["body", "session", "adoption_date"]
    found: dict[Session, date] = {}
    for row in pq.read_table(parquet_path(release, "resolutions"), columns=columns).to_pylist():
        when, key = row["adoption_date"], session_of(row)
        if when and when > found.get(key, date.min):
            found[key] = when
    return found


def headline(release: Path) -> str:
    stated = manifest.read(release)
    return f"[bold]Release {stated['version']}[/] of {stated['date']}, in {escape(str(release))}"


def freshness(dated: Mapping[Session, date], wanted: Wanted, today: date) -> str:
    """Say how old the newest resolution is."""
    chosen = {key: when for key, when in dated.items() if wanted.has(key)}
    if not dated:
        return "No resolution here states when it was adopted."
    if not chosen:
        there = ", ".join(sorted({organ for organ, _ in dated}))
        return f"None of that organ and session states when it was adopted; some of {there} do."
    key = max(chosen, key=lambda each: chosen[each])
    days = (today - chosen[key]).days
    ago = f"{days:,} days ago" if days >= 0 else "in the future: is the clock right?"
    return f"[bold]Newest[/] adopted {chosen[key]} ({' '.join(filter(None, key))}), {ago}"


def described(folder: Path, release: Path | None) -> Iterator[str]:
    """Yield what the last build did, whoever ran it, and the last fetch that ran by itself."""
    built, fetched = newest_entry(folder), newest_entry(folder, "fetch")
    if built:
        yield f"[bold]Built by {escape(built.by)}[/] {came_to(built, outcome(built))}"
        yield from (f"  {escape(line)}" for line in details(built, release))
    yield from (f"[bold red]Alarm[/] {escape(line)}" for line in standing(folder, built))
    if fetched:
        yield f"[bold]Fetched by {escape(fetched.by)}[/] {came_to(fetched, documents(fetched))}"
        yield from (f"  {escape(line)}" for line in filter(None, [fetched.problem]))


def standing(folder: Path, built: Entry | None) -> Iterator[str]:
    """Yield the last alarm, unless a build has come to its end since or says the same."""
    log = folder / ALARMS
    last = log.read_text(encoding="utf-8").splitlines()[-1:] if log.exists() else []
    for line in last:
        said = built is not None and built.problem is not None and built.problem in line
        if line[:19] > since(built) and not said:
            yield line


def since(built: Entry | None) -> str:
    """Return when a build ended, or began if it has not, as the file of alarms writes a time."""
    if built is None:
        return ""
    end = datetime.fromisoformat(built.began) + timedelta(seconds=built.seconds or 0.0)
    return f"{end:%Y-%m-%d %H:%M:%S}"


def came_to(entry: Entry, outcome: str) -> str:
    """Say when a build or fetch was, how long it took, and what it came to."""
    began = f"{entry.began[:16].replace('T', ' ')} UTC"
    if entry.seconds is None:
        return f"{began} has not come to its end: it still runs, or was killed"
    if entry.problem:
        *_, job = "", *entry.steps
        outcome = f"[bold red]failed[/]{f' in {escape(job)}' if job else ''}"
    return f"{began}, took {duration(entry.seconds)}: {outcome}"


def outcome(built: Entry) -> str:
    if built.release:
        return f"made release {built.release}"
    return "found nothing new to publish" if built.finished else "more is to follow"


def documents(fetched: Entry) -> str:
    counts = ", ".join(f"{count:,} {status}" for status, count in fetched.status.items() if count)
    return counts or ("nothing" if fetched.status else "it is switched off")


def details(built: Entry, release: Path | None) -> Iterator[str]:
    """Yield why a build was made and failed, what it read and wrote, and the time of its jobs."""
    yield from filter(None, [built.problem, built.why])
    if built.status:
        refusals = built.status.get("quarantined", 0)
        yield (
            f"{sum(built.status.values()):,} files, {refusals:,} refused; "
            f"{built.written:,} of {built.sessions:,} sessions written anew"
        )
    if built.steps:
        yield ", ".join(f"{job} {duration(seconds)}" for job, seconds in built.steps.items())
    if built.release and release and built.release == release.name:
        yield changed(release)
    elif built.refused:  # those of the release are listed below
        yield from (f"refused {path}: {reason}" for path, reason in built.refused)
    if built.problem and built.runs:
        yield f"run {built.runs[-1]}"


def changed(release: Path) -> str:
    """Say what a release changed against the one before."""
    before = manifest.read(release)["previous_version"]
    if before is None:
        return "the first release: there is none to compare it with"
    counts = Counter(row["change"] for row in rows(release, "changes"))
    told = ", ".join(f"{counts[name]:,} {name}" for name in ("added", "changed", "removed"))
    return f"rows against {before}: {told}"


def duration(seconds: float) -> str:
    """Return a time as one says it.

    >>> duration(4.26), duration(250)
    ('4.3 s', '4 min 10 s')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{seconds // 60:.0f} min {seconds % 60:.0f} s"


def by_session(known: Iterable[Row]) -> dict[Session, Counter[str]]:
    found: dict[Session, Counter[str]] = defaultdict(Counter)
    for row in known:
        found[session_of(row)][row["status"]] += 1
    return {key: found[key] for key in in_order(found)}


def is_here(counts: Counter[str]) -> bool:
    """Tell whether there is anything but citations of a session."""
    return counts["cited only"] < counts.total()


def sessions(known: Sequence[Row], dated: Mapping[Session, date], wanted: Wanted) -> Grid:
    """Return a line for each session that there is something of, or that was asked for."""
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    grid.add_column("organ")
    grid.add_column("session")
    for name in ("expected", *STATUSES):
        grid.add_column(name, justify="right")
    grid.add_column("newest")
    for key, counts in by_session(known).items():
        if is_here(counts) or wanted.everything or wanted.narrow:
            cells = (f"{count:,}" for count in (counts.total(), *(counts[s] for s in STATUSES)))
            grid.add_row(key[0], key[1] or "", *cells, str(dated.get(key, "")))
    return grid


def others(known: Sequence[Row], wanted: Wanted) -> Iterator[str]:
    """Yield a line on the sessions that the table leaves out."""
    out = [counts for counts in by_session(known).values() if not is_here(counts)]
    if out and not wanted.everything and not wanted.narrow:
        total = sum(counts.total() for counts in out)
        yield f"and {total:,} cited only, of {len(out):,} sessions more: --all, --organ, --session"


def missing(known: Sequence[Row], wanted: Wanted) -> Iterator[RenderableType]:
    """Yield the missing numbers of each session."""
    numbers: dict[Session, list[Number]] = defaultdict(list)
    for row in known:
        if row["status"] == "missing":
            numbers[session_of(row)].append((row["number"], row["part"]))
    if numbers:
        yield "\n[bold]Missing[/]"
    for key in in_order(numbers):
        found = ranges(numbers[key])
        shown = ", ".join(found[: wanted.few])
        more = len(found) - len(found[: wanted.few])
        rest = f" and {more:,} more: --organ {key[0]}" if more else ""
        name = f"{key[0]} {key[1]}/" if key[1] else f"{key[0]} "
        yield Padding(f"{name}{shown}{rest}", (0, 0, 0, 2))


def refused(release: Path, wanted: Wanted) -> Iterator[RenderableType]:
    """Yield the refused files with their reasons; narrowed, those whose symbol could be read."""
    found = [
        row
        for row in rows(release, "sources")
        if row["status"] == "quarantined" and (not wanted.narrow or of_wanted(row, wanted))
    ]
    if found:
        yield f"\n[bold]Refused[/] ({len(found):,}); each is tried again when it changes"
    for row in found[: wanted.few]:
        yield Padding(escape(f"{row['path']}: {row['reason']}"), (0, 0, 0, 2))
    more = len(found) - len(found[: wanted.few])
    if more:
        yield Padding(f"and {more:,} more: --all", (0, 0, 0, 2))


def of_wanted(row: Row, wanted: Wanted) -> bool:
    place = place_of(row["symbol"]) if row["symbol"] else None
    return place is not None and wanted.has((place.body, place.session))
