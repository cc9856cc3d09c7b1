"""The figures as a page of Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.builds import Built, Once
from benchmarks.growth import Read
from benchmarks.measure import Command, Runs
from benchmarks.nasty import RUNS, SHORTEST, Grown
from benchmarks.orchestration import Orchestrated
from benchmarks.peers import Peer
from benchmarks.reading import Reading
from benchmarks.report_growth import builds_grown, growth, orchestration
from benchmarks.table import GIGABYTE, table

SHOWN = 10


@dataclass(frozen=True)
class Measured:
    """All that was measured in one run of the benchmarks."""

    day: date
    machine: str
    command: str
    readings: Sequence[Reading]
    checking: Runs
    checked: int
    peers: Sequence[Peer]
    peers_on: Mapping[str, str]
    """The form of the documents that each kind of peer read: txt, xml."""
    citations_alone: Runs
    """Documents a second of our own citations, on the same texts as the peers."""
    builds: Sequence[Built]
    growth: Mapping[int, Read]
    growth_of_builds: Mapping[int, Once]
    orchestrated: Sequence[Orchestrated]
    nasty: Sequence[Grown]


def page(found: Measured) -> str:
    """Return the report."""
    parts = (
        head(found),
        reading(found),
        peers(found),
        *(build(each) for each in found.builds),
        growth(found.growth),
        builds_grown(found.growth_of_builds),
        orchestration(found.orchestrated),
        nasty(found),
    )
    return "\n".join(line for part in parts for line in (*part, "")).rstrip() + "\n"


def head(found: Measured) -> Iterator[str]:
    yield "# Speed and scale"
    yield ""
    yield (
        f"Written by `{found.command}` on {found.day.isoformat()}. What counts are ratios and "
        "growth, which hold elsewhere too; seconds are those of this machine. "
        f"{runs_of(found)} ± is the distance of the quickest from the slowest, as a share of the "
        "median. Reading is measured in seconds of the processor, on one core; builds by the "
        "clock."
    )
    yield ""
    yield f"Machine: {found.machine}."


def runs_of(found: Measured) -> str:
    """Return how many runs each figure has."""
    readings = times(len(found.readings[0].seconds.values))
    builds = times(len(found.builds[0].whole))
    tools = f" and other tools {times(len(found.peers[0].rates.values))}" if found.peers else ""
    return (
        f"Figures are medians: of reading {readings}{tools}, of builds {builds}; the shares of "
        f"stages and growth were measured once, the nastiest repeats {times(RUNS)}, the quickest "
        "counts."
    )


def times(runs: int) -> str:
    return "once" if runs == 1 else f"{runs} runs"


def reading(found: Measured) -> Iterator[str]:
    yield "## Reading"
    yield ""
    yield "One core, from bytes to records of all kinds."
    yield ""
    yield from table(
        ("form", "documents", "kB each", "documents/s", "MB/s", "±"),
        (
            (
                each.form,
                f"{each.documents:,}",
                f"{1000 * each.megabytes / each.documents:.1f}",
                f"{each.a_second:,.0f}",
                f"{each.megabytes_a_second:.2f}",
                f"{each.seconds.spread:.0%}",
            )
            for each in found.readings
        ),
    )
    yield ""
    yield "Share of each stage:"
    yield ""
    yield from table(
        ("stage", *(each.form for each in found.readings)),
        (
            (stage, *(f"{each.stages[stage]:.0%}" for each in found.readings))
            for stage in found.readings[0].stages
        ),
    )
    yield ""
    yield (
        "A worker then checks the rows against their declaration: "
        f"{1000 * found.checking.median / found.checked:.1f} ms a document."
    )


def peers(found: Measured) -> Iterator[str]:
    yield "## Other tools on the same documents"
    yield ""
    yield (
        "In the same run, one core each. The ratio is how many times as many documents we read in "
        "the same time, doing all that we do: below 1 the other is quicker. lxml's tree and the "
        "plain regex are limits of what is possible, not rivals: they do the first step only."
    )
    yield ""
    if not found.peers:
        yield "Not measured in this run."
        return
    rate = {each.form: each.a_second for each in found.readings}
    yield from table(
        ("tool", "reads", "documents", "documents/s", "±", "all of ours / its", "our citations"),
        (
            (
                f"{each.name} {each.version or ''}".strip(),
                each.reads,
                f"{each.documents:,} {found.peers_on[each.kind]}",
                f"{each.rates.median:,.0f}",
                f"{each.rates.spread:.0%}",
                f"{rate[found.peers_on[each.kind]] / each.rates.median:.2g}",
                f"{found.citations_alone.median / each.rates.median:.2g}"
                if each.kind == "txt"
                else "",
            )
            for each in found.peers
        ),
    )
    yield ""
    yield (
        f"Our citations alone, on texts already parted: {found.citations_alone.median:,.0f} "
        "documents/s (the last column)."
    )


def build(built: Built) -> Iterator[str]:
    yield f"## Builds of {built.documents:,} documents, {built.jobs} jobs"
    yield ""
    rows = (
        ("raw to release", built.whole),
        ("nothing new", built.unchanged),
        ("one document more", built.one_more),
        ("verify", built.verified),
        ("starting alone (Python, Dagster)", built.imports),
    )
    yield from table(
        ("run", "seconds", "±", "seconds of the processor", "peak memory, GB"),
        ((name, *clock(runs), f"{processor(runs):.1f}", memory(runs)) for name, runs in rows),
    )
    own = Runs(tuple(each.seconds for each in built.unchanged)).median
    start = Runs(tuple(each.seconds for each in built.imports)).median
    yield ""
    yield (
        f"Our own time where nothing is new: {own - start:.1f} s. Lineage of all clauses anew: "
        f"{built.lineage.median:.1f} s of the processor (± {built.lineage.spread:.0%}); reuse: "
        f"{built.reuse.median:.1f} s (± {built.reuse.spread:.0%}). The release has "
        f"{built.release_bytes / 1e6:,.0f} MB."
    )


def clock(runs: Sequence[Command]) -> tuple[str, str]:
    seconds = Runs(tuple(each.seconds for each in runs))
    return f"{seconds.median:.1f}", f"{seconds.spread:.0%}"


def processor(runs: Sequence[Command]) -> float:
    return Runs(tuple(each.processor for each in runs)).median


def memory(runs: Sequence[Command]) -> str:
    peaks = [each.peak for each in runs if each.peak]
    return f"{max(peaks) / GIGABYTE:.2f}" if peaks else ""


def nasty(found: Measured) -> Iterator[str]:
    yield "## The nastiest repeats"
    yield ""
    yield (
        "One piece again and again, so many characters of it: seconds of the processor, and the "
        "power of the size that they grow with (1 is best; told from what takes more than "
        f"{1000 * SHORTEST:.0f} ms). Each function's slowest piece:"
    )
    yield ""
    slowest: dict[str, Grown] = {}
    for each in found.nasty:
        known = slowest.setdefault(each.reader, each)
        if each.seconds[-1] > known.seconds[-1]:
            slowest[each.reader] = each
    yield from grown(list(slowest.values()))
    yield ""
    yield f"The steepest of all {len(found.nasty)}:"
    yield ""
    yield from grown(sorted(found.nasty, key=lambda each: -(each.power or 0))[:SHOWN])


def grown(rows: Sequence[Grown]) -> Iterator[str]:
    yield from table(
        ("reads", "piece", "characters", "seconds", "power"),
        (
            (
                each.reader,
                f"`{each.piece}`",
                " / ".join(f"{size:,}" for size in each.sizes),
                " / ".join(f"{seconds:.3f}" for seconds in each.seconds),
                "" if each.power is None else f"{each.power:.2f}",
            )
            for each in rows
        ),
    )
