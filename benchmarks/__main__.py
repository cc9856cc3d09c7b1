"""``python -m benchmarks [quick|full] [--peers PYTHON]``: measure everything, write REPORT.md."""

import argparse
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import builds, growth, inputs, nasty, orchestration, peers, reading
from benchmarks.measure import machine
from benchmarks.report import Measured, page
from pipeline.sources.cores import cores

REPORT = Path(__file__).with_name("REPORT.md")


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    documents: int
    """Of each form, for reading and for the other tools."""
    runs: int
    builds: int
    """Documents of a build, where there are no real ones; with them, all."""
    real_builds: bool
    build_runs: int
    growth: tuple[int, ...]
    growth_of_builds: tuple[int, ...]
    sessions: tuple[int, ...]
    """Of one run, for Dagster's own share."""
    repeats: int
    """Characters of the largest text that is one piece again and again."""


PLANS = {
    "quick": Plan(40, 3, 200, True, 1, (100, 1_000, 10_000), (100, 400), (20, 100), 400_000),
    "full": Plan(
        300,
        5,
        1_636,
        True,
        3,
        (100, 1_000, 10_000, 100_000),
        (100, 1_000, 10_000, 100_000),
        (100, 1_000, 5_000),
        1_000_000,
    ),
}


def measured(name: str, python: Path | None) -> Measured:
    plan, now, here = PLANS[name], datetime.now(UTC).date(), machine()
    with inputs.corpus() as folder:
        found = inputs.inputs(folder, plan.documents)
        whole = [builds.real(folder)] if folder and plan.real_builds else []
    readings = []
    for form, documents in found.items():
        said(f"reading {form}")
        readings.append(reading.measured(form, documents, plan.runs))
    real = all(form in found for form in ("wrapped text", "XML"))
    forms = {"txt": "wrapped text", "xml": "XML"} if real else {
        "txt": "wrapped text, made", "xml": "XML, made"
    }  # fmt: skip
    texts, statements = (found[forms[kind]] for kind in ("txt", "xml"))
    said("other tools")
    others = peers.measured(python, texts, statements, plan.runs) if python else []
    return Measured(
        day=now,
        machine=here,
        command=f"make bench BENCH={name}",
        readings=readings,
        checking=reading.checking(statements, plan.runs),
        checked=len(statements),
        peers=others,
        peers_on=forms,
        citations_alone=reading.citations_alone(texts, plan.runs),
        builds=[
            builds.built(data, min(cores(), 2), plan.build_runs, said)
            for data in (*whole, *([] if whole else [list(builds.made(plan.builds))]))
        ],
        growth={size: grown(size) for size in plan.growth},
        growth_of_builds={size: once(size) for size in plan.growth_of_builds},
        orchestrated=[orchestrated(size) for size in plan.sessions],
        nasty=nasty.repeats(plan.repeats),
    )


def grown(size: int) -> growth.Read:
    said(f"reading {size:,} made documents")
    return growth.read(size, min(cores(), 2))


def orchestrated(size: int) -> orchestration.Orchestrated:
    said(f"writing {size:,} sessions in one run")
    return orchestration.measured(size)


def once(size: int) -> builds.Once:
    said(f"building {size:,} made documents")
    return builds.once(size, min(cores(), 2))


def said(what: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S} {what}", file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("plan", nargs="?", default="full", choices=sorted(PLANS))
    parser.add_argument("--peers", type=Path, help="Python of the environment of other tools.")
    chosen = parser.parse_args()
    REPORT.write_text(page(measured(chosen.plan, chosen.peers)), encoding="utf-8")
    said(f"written: {REPORT.relative_to(Path.cwd())}")


if __name__ == "__main__":
    main()
