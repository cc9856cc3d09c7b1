"""Commands that show what is in a release."""

import re
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import Debug, app

ADDRESS = re.compile(r"[a-z0-9]{2,}:/")


def on_this_machine(folder: Path) -> Path:
    """Refuse an address, of which a path has lost a stroke: s3:/bucket/releases."""
    if ADDRESS.match(str(folder)) and not folder.exists():
        raise typer.BadParameter(
            "what is shown lies on this machine: copy the release from the store first"
        )
    return folder


RELEASES = Path("releases")
Release = Annotated[
    Path,
    typer.Option(
        "--release",
        "--releases",
        callback=on_this_machine,
        help="A release, or a folder of releases (then the newest).",
    ),
]
Language = Annotated[str, typer.Option(help="Language, ISO 639-1.")]
Symbol = Annotated[str, typer.Argument(help='As printed: A/RES/73/135, 73/135, "217 A (III)".')]
Page = Annotated[Path | None, typer.Option(dir_okay=False, help="Write the comparison as a page.")]


@app.command()
def show(
    symbol: Symbol,
    release: Release = RELEASES,
    language: Language = "en",
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
    release: Release = RELEASES,
    language: Language = "en",
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
def lineage(
    symbol: Symbol,
    release: Release = RELEASES,
    language: Language = "en",
    html: Page = None,
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
    release: Release = RELEASES,
    language: Language = "en",
    html: Page = None,
    debug: Debug = False,
) -> None:
    """Show two resolutions side by side, clause by clause, with what was changed."""
    from pipeline.cli.lineage import run_compare

    run_compare(earlier, later, release, language, html)


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
def status(
    organ: Annotated[str | None, typer.Option(help="Its code: GA, SC, ECOSOC, HRC.")] = None,
    session: Annotated[str | None, typer.Option(help="A session: 75, ES-11, XXX.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All sessions, missing numbers and refused files.")
    ] = False,
    release: Release = RELEASES,
    curated: Annotated[
        Path, typer.Option(help="Working tables: what builds did is told there.")
    ] = Path("curated"),
    debug: Debug = False,
) -> None:
    """Show what is there by organ and session, what is missing, and what the last build did."""
    from pipeline.cli.status import Wanted, run

    run(release, curated, Wanted(organ=organ, session=session, everything=everything))
