"""The command that asks official sources for documents."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import Debug, app


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
    from pipeline.cli.fetch import Asked, run

    if symbols and repository:
        raise typer.BadParameter("name symbols or repositories, not both")
    asked = Asked(
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
    run(asked)
