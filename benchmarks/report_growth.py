"""The report's pages on what grows: with the number of documents, and with that of sessions."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.builds import Once
from benchmarks.growth import Read
from benchmarks.measure import exponent
from benchmarks.orchestration import Orchestrated
from benchmarks.table import GIGABYTE, table

SHOWN = 10
SHORT = 1.0
"""Seconds of the processor with the most documents, below which a stage is not shown."""


def growth(found: Mapping[int, Read]) -> Iterator[str]:
    yield "## Growth"
    yield ""
    yield (
        "Documents made from a grammar, in Markdown, wrapped text and XML in turn, of up to 120 "
        "sessions of three organs: most continue an earlier one, and half of all clauses stand "
        "word for word in an earlier one. Each clause, note, citation and date that was read is "
        "compared with what was written."
    )
    yield ""
    yield from table(
        ("documents", "seconds of the processor", "documents/s a core", "peak of a worker, MB",
         "documents read otherwise"),
        (
            (
                f"{size:,}",
                f"{each.seconds:.1f}",
                f"{size / each.seconds:,.0f}",
                f"{each.peak / 1e6:.0f}",
                f"{len({line.partition(':')[0] for line in each.wrong}):,}",
            )
            for size, each in found.items()
        ),
    )  # fmt: skip
    yield ""
    power = power_of(list(found), [each.seconds for each in found.values()])
    if power:
        yield f"Time grows with the number of documents to the power of {power}."
    wrong = [line for each in found.values() for line in each.wrong]
    yield from (f"- {line}" for line in list(dict.fromkeys(wrong))[:SHOWN])


def builds_grown(found: Mapping[int, Once]) -> Iterator[str]:
    yield "Whole builds of such documents:"
    yield ""
    yield from table(
        ("documents", "seconds", "seconds of the processor", "peak memory of all processes, GB"),
        (
            (
                f"{size:,}",
                f"{each.whole.seconds:.1f}",
                f"{each.whole.processor:.1f}",
                f"{(each.whole.peak or 0) / GIGABYTE:.2f}",
            )
            for size, each in found.items()
        ),
    )
    yield ""
    power = power_of(list(found), [each.whole.processor for each in found.values()])
    if power:
        yield (
            f"Their time of the processor grows to the power of {power}, with what each pays "
            "whatever its size. By stage:"
        )
    yield ""
    yield from stages(found)


def stages(found: Mapping[int, Once]) -> Iterator[str]:
    """Yield seconds of the processor and memory of each stage that takes long."""
    sizes = list(found)
    last = found[sizes[-1]].stages
    yield from table(
        ("stage", *(f"{size:,}" for size in sizes), "power", "peak memory, GB"),
        (
            (
                name,
                *(f"{seconds:.1f}" for seconds in spent),
                power_of(sizes[-2:], spent[-2:]),
                f"{stage.peak / GIGABYTE:.2f}",
            )
            for name, stage in last.items()
            if stage.processor >= SHORT
            for spent in ([found[size].stages[name].processor for size in sizes],)
        ),
    )
    yield ""
    yield (
        "Seconds of the processor, the power between the two largest, and what all processes held "
        f"with the most documents; stages under {SHORT:.0f} s are left out. What a helper took "
        "counts where it goes home: with few documents that is the release's stage for all, so "
        "that the power of lineage and reuse tells nothing there."
    )


def power_of(sizes: Sequence[int], seconds: Sequence[float]) -> str:
    """Return the power that seconds grow with; nothing where there is no telling."""
    if len(sizes) < 2 or min(seconds) <= 0:
        return ""
    return f"{exponent(sizes, seconds):.2f}"


def orchestration(found: Sequence[Orchestrated]) -> Iterator[str]:
    yield "## Dagster's own share"
    yield ""
    start = found[0].start
    yield (
        f"Starting takes {start.dagster + start.ours + start.graph:.1f} s of the processor: "
        f"Dagster {start.dagster:.1f}, the libraries and our code {start.ours:.1f}, the graph of "
        f"assets {start.graph:.2f}. All steps of a run share its process. Many sessions, each of "
        "one short document, written in one run with an instance in SQLite:"
    )
    yield ""
    written = [each.written for each in found]
    yield from table(
        ("sessions", "writing, s", "Dagster, s", "Dagster, ms each", "events",
         "log, kB each", "memory added, MB",
         "look: all due, s", "look: all hashed, s", "look: nothing new, s"),
        (
            (
                f"{each.sessions:,}",
                f"{each.writing:.1f}",
                f"{each.own:.1f}",
                f"{1000 * each.own / each.sessions:.0f}",
                f"{each.events:,}",
                f"{each.log_bytes / each.sessions / 1000:.1f}",
                f"{(each.peak - each.before) / 1e6:.0f}",
                f"{each.due:.2f}",
                f"{each.afresh:.2f}",
                f"{each.quiet:.2f}",
            )
            for each in written
        ),
    )  # fmt: skip
    yield ""
    power = power_of([each.sessions for each in written], [each.own for each in written])
    yield (
        "Seconds of the processor. A look is what the sensor does twice a minute; it hashes the "
        "tables once after each reading."
        + (f" Dagster's own time grows to the power of {power}." if power else "")
    )
