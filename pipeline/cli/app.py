"""The commands, their options, and how errors are told: in one line, with a traceback on request.

Exit status: 0 done (single sources may have been refused), 1 no result, 2 wrong use.
"""

import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Annotated

import typer
from rich.markup import escape

from pipeline.cli.console import errors

app = typer.Typer(
    name="resolutions",
    help="United Nations resolutions as data: build, read and verify.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

EXPECTATIONS = Path(__file__).parents[2] / "expectations"


def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say an error in one line. Errors of our own say what to do; others are faults."""
    message = str(error).strip() or kind.__name__
    if not kind.__module__.startswith("pipeline.") and not isinstance(error, OSError):
        message = f"{kind.__name__}: {message} (this is a fault: --debug shows where)"
    errors.print(f"[bold red]Error:[/] {escape(message)}", highlight=False, soft_wrap=True)


def show_traceback(value: bool) -> None:
    """Show tracebacks from now on where ``--debug`` was given."""
    sys.excepthook = traceback.print_exception if value else tell


def main() -> None:
    """Run the command line."""
    sys.excepthook = tell
    app()


Debug = Annotated[
    bool, typer.Option("--debug", callback=show_traceback, help="Show the traceback of an error.")
]
"""Each command has it; its callback does all there is to do."""


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
    jobs: Annotated[
        int | None,
        typer.Option(min=1, help="Processes that read; as many as there are cores, unless given."),
    ] = None,
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
    take_over: Annotated[
        bool, typer.Option("--take-over", help="A lock in s3://... is that of a dead build.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Read the sources, make and check the tables, and publish what has changed as a release."""
    from pipeline.cli.build import run

    run(
        raw=raw,
        curated=curated,
        releases=releases,
        expectations=expectations,
        jobs=jobs,
        scheduler=scheduler,
        date=date.date().isoformat() if date else None,
        previous=previous,
        report=report,
        take_over=take_over,
    )


@app.command()
def fetch(
    symbols: Annotated[
        list[str] | None,
        typer.Argument(
            help='Documents to take from documents.un.org: A/RES/73/135, "217 A (III)".',
            show_default="the repositories instead",
        ),
    ] = None,
    raw: Annotated[Path, typer.Option(file_okay=False, help="Where they go.")] = Path("raw"),
    repository: Annotated[
        list[str] | None,
        typer.Option(help="Repository of github.com/UNxml; all three, unless given. Repeatable."),
    ] = None,
    language: Annotated[list[str], typer.Option(help="ISO 639-1. Repeatable.")] = ["en"],  # noqa: B006
    yes: Annotated[
        bool, typer.Option("--yes", help="The terms of documents.un.org are known and agreed to.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Ask whether named documents here have changed.")
    ] = False,
    contact: Annotated[
        str | None,
        typer.Option(envvar="RESOLUTIONS_CONTACT", help="Your address, told to the servers."),
    ] = None,
    mirror: Annotated[
        str | None, typer.Option(help="Ask this copy of the sources, not the sources.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Servers may have private addresses.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Fetch documents: recent resolutions as the UN's own XML, or named documents.

    Without symbols: the newest commit of each repository of github.com/UNxml.

    With symbols: these, from documents.un.org, once its terms are agreed to.

    Nothing is overwritten, and what is here is not asked for again.
    """
    from pipeline.cli.fetch import run

    if symbols and repository:
        raise typer.BadParameter("name symbols or repositories, not both")
    run(
        symbols=symbols or (),
        raw=raw,
        repositories=repository or (),
        languages=language,
        yes=yes,
        again=again,
        contact=contact,
        mirror=mirror,
        allow_private=allow_private,
    )


@app.command()
def show(
    symbol: Annotated[
        str, typer.Argument(help='As printed: A/RES/73/135, 73/135, "217 A (III)".')
    ],
    release: Annotated[
        Path, typer.Option(help="A release, or a folder of releases (then the newest).")
    ] = Path("releases"),
    language: Annotated[str, typer.Option(help="Language, ISO 639-1.")] = "en",
    debug: Debug = False,
) -> None:
    """Show a resolution as a tree of clauses with its notes, citations highlighted."""
    from pipeline.cli.show import run

    run(symbol, release, language)


@app.command()
def cite(
    symbol: Annotated[
        str, typer.Argument(help='As printed: A/RES/70/1, "217 A (III)", A/73/328.')
    ],
    release: Annotated[
        Path, typer.Option(help="A release, or a folder of releases (then the newest).")
    ] = Path("releases"),
    language: Annotated[str, typer.Option(help="Language, ISO 639-1.")] = "en",
    limit: Annotated[int, typer.Option(min=1, help="Mentions to show, each way.")] = 20,
    debug: Debug = False,
) -> None:
    """Show what cites a document and what it cites, with the words around each mention."""
    from pipeline.cli.cite import run

    run(symbol, release, language, limit)


@app.command()
def symbol(
    text: Annotated[str, typer.Argument(help='As printed: "217 A (III)", a/res/73/135.')],
    debug: Debug = False,
) -> None:
    """Show how a symbol is understood: its parts, canonical form and addresses."""
    from pipeline.cli.symbol import run

    run(text)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="A release.")],
    new: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="A later one.")],
    table: Annotated[
        str | None, typer.Option(help="Show the rows of this table, before and after.")
    ] = None,
    cause: Annotated[
        str | None,
        typer.Option(help="Of these rows alone: source, parser, schema, correction, context."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Rows to show.")] = 20,
    debug: Debug = False,
) -> None:
    """Show what differs between two releases: a summary, or a table's rows before and after."""
    from pipeline.cli.diff import run

    run(old, new, table, cause, limit)


@app.command()
def lineage(
    symbol: Annotated[
        str, typer.Argument(help='As printed: A/RES/73/135, 73/135, "217 A (III)".')
    ],
    release: Annotated[
        Path, typer.Option(help="A release, or a folder of releases (then the newest).")
    ] = Path("releases"),
    language: Annotated[str, typer.Option(help="Language, ISO 639-1.")] = "en",
    html: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Write the comparison as a page.")
    ] = None,
    svg: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Write the series as a picture.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Show a resolution's series, and its clauses beside those that they were made from."""
    from pipeline.cli.lineage import run

    run(symbol, release, language, html, svg)


@app.command()
def compare(
    earlier: Annotated[str, typer.Argument(help="The earlier resolution, as printed: 63/114.")],
    later: Annotated[str, typer.Argument(help="The later resolution, as printed: 73/135.")],
    release: Annotated[
        Path, typer.Option(help="A release, or a folder of releases (then the newest).")
    ] = Path("releases"),
    language: Annotated[str, typer.Option(help="Language, ISO 639-1.")] = "en",
    html: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Write the comparison as a page.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Show two resolutions side by side, clause by clause, with what was changed."""
    from pipeline.cli.lineage import run_compare

    run_compare(earlier, later, release, language, html)


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
    jobs: Annotated[
        int | None,
        typer.Option(min=1, help="Processes that read; as many as there are cores, unless given."),
    ] = None,
    debug: Debug = False,
) -> None:
    """Measure how right the reading is, and keep the figures that releases carry."""
    from pipeline.cli.evaluate import run

    run(corpus, jobs)


@app.command()
def report(
    release: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Its folder.")],
    debug: Debug = False,
) -> None:
    """Write pages that show what a release was checked for, in a folder beside it."""
    from pipeline.cli.report import run

    run(release)


@app.command()
def status(
    organ: Annotated[str | None, typer.Option(help="Its code: GA, SC, ECOSOC, HRC.")] = None,
    session: Annotated[str | None, typer.Option(help="A session: 75, ES-11, XXX.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All sessions, missing numbers and refused files.")
    ] = False,
    release: Annotated[
        Path, typer.Option(help="A release, or a folder of releases (then the newest).")
    ] = Path("releases"),
    curated: Annotated[
        Path, typer.Option(help="Working tables: what builds did is told there.")
    ] = Path("curated"),
    debug: Debug = False,
) -> None:
    """Show what is there by organ and session, what is missing, and what the last build did."""
    from pipeline.cli.status import Wanted, run

    run(release, curated, Wanted(organ=organ, session=session, everything=everything))
