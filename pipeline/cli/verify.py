"""``resolutions verify``: question by question, up to the first thing that is wrong."""

from pathlib import Path

import typer
from rich.markup import escape

from pipeline.cli.console import output


def run(folder: Path) -> None:
    from pipeline.release import manifest
    from pipeline.release.verify import verify

    stated = manifest.read(folder)
    output.print(f"[bold]{escape(stated['title'])}[/] {stated['version']}, {stated['date']}")
    for answer in verify(folder):
        mark = "[green]yes[/]" if answer.problem is None else "[bold red]no [/]"
        output.print(f"{mark} {answer.question}")
        if answer.problem is not None:
            output.print(f"[bold red]First thing that is wrong:[/] {escape(answer.problem)}")
            raise typer.Exit(1)
    rows = sum(table["rows"] for table in stated["tables"].values())
    output.print(f"The release is whole: {len(stated['tables'])} tables, {rows:,} rows.")
