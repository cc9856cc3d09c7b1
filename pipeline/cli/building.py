"""Commands that make releases and judge them."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import Debug, app

EXPECTATIONS = Path(__file__).parents[2] / "expectations"
Jobs = Annotated[
    int | None,
    typer.Option(min=1, help="Processes at work; as many as there are cores, unless given."),
]


@app.command()
def build(
    raw: Annotated[
        Path, typer.Option(exists=True, file_okay=False, help="Sources, in any folders.")
    ] = Path("raw"),
    curated: Annotated[
        str, typer.Option(help="Working tables: a folder, or s3://...")
    ] = "curated",
    releases: Annotated[
        str, typer.Option(help="Finished releases: a folder, or s3://...")
    ] = "releases",
    expectations: Annotated[
        Path,
        typer.Option(
            exists=True,
            file_okay=False,
            show_default=False,
            help="Suites; the project's own, unless given.",
        ),
    ] = EXPECTATIONS,
    jobs: Jobs = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            envvar="RESOLUTIONS_SCHEDULER",
            help="Dask scheduler whose workers read instead, such as tcp://10.0.0.1:8786.",
        ),
    ] = None,
    date: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Date of the release; today, unless given."),
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            help="Release to compare with; the newest one, unless given.",
        ),
    ] = None,
    report: Annotated[
        bool, typer.Option(help="Write pages on the checks, in a folder beside the release.")
    ] = True,
    allow_loss: Annotated[
        bool,
        typer.Option("--allow-loss", help="More than half of what was there is meant to be gone."),
    ] = False,
    take_over: Annotated[
        bool, typer.Option("--take-over", help="A lock in s3://... is that of a dead build.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Read the sources, make and check the tables, and publish what has changed as a release."""
    from pipeline.cli.build import Asked, run

    asked = Asked(
        raw=raw,
        curated=curated,
        releases=releases,
        expectations=expectations,
        jobs=jobs,
        scheduler=scheduler,
        date=date.date().isoformat() if date else None,
        previous=previous,
        report=report,
        allow_loss=allow_loss,
        take_over=take_over,
    )
    run(asked)


@app.command()
def verify(
    release: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Its folder.")],
    rebuild: Annotated[
        Path | None,
        typer.Option(exists=True, file_okay=False, help="Sources that it must come of again."),
    ] = None,
    debug: Debug = False,
) -> None:
    """Check that a release is whole, says what it should, and is what was published."""
    from pipeline.cli.verify import run

    run(release, rebuild, EXPECTATIONS)


@app.command()
def report(
    release: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Its folder.")],
    debug: Debug = False,
) -> None:
    """Write pages that show what a release was checked for, in a folder beside it."""
    from pipeline.cli.report import run

    run(release)


@app.command()
def evaluate(
    corpus: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            envvar="RESOLUTIONS_CORPUS",
            help="Corpus of real documents; without it, only the project's own are measured.",
        ),
    ] = None,
    jobs: Jobs = None,
    debug: Debug = False,
) -> None:
    """Measure how right the reading is, and keep the figures that releases carry."""
    from pipeline.cli.evaluate import run

    run(corpus, jobs)
