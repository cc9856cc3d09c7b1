"""``resolutions verify``: question by question, up to the first thing that is wrong."""

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typer
from rich.markup import escape

from pipeline.cli.console import Bars, output


def run(folder: Path, raw: Path | None, expectations: Path) -> None:
    from pipeline.release import manifest
    from pipeline.release.verify import verify

    stated = manifest.read(folder)
    output.print(f"[bold]{escape(stated['title'])}[/] {stated['version']}, {stated['date']}")
    for answer in verify(folder):
        tell(answer.question, answer.problem, answer.not_asked)
    if raw is not None:
        question = "the sources give these bytes again"
        tell(question, rebuilt_otherwise(folder, stated, raw, expectations))
    rows = sum(table["rows"] for table in stated["tables"].values())
    output.print(f"The release is whole: {len(stated['tables'])} tables, {rows:,} rows.")


def tell(question: str, problem: str | None, not_asked: str | None = None) -> None:
    """Print an answer; end where something is wrong."""
    if not_asked is not None:
        output.print(f"[yellow]not asked:[/] {question} ({escape(not_asked)})")
        return
    mark = "[green]yes[/]" if problem is None else "[bold red]no [/]"
    output.print(f"{mark} {question}")
    if problem is not None:
        output.print(f"[bold red]First thing that is wrong:[/] {escape(problem)}")
        raise typer.Exit(1)


def missing_source(inputs: Mapping[str, str | None], raw: Path) -> str | None:
    """Say which sources of a release are not in a folder; None where all are."""
    missing = [name for name in sorted(inputs) if not os.path.lexists(raw / name)]
    if not missing:
        return None
    first = f"{missing[0]}, which manifest.json lists, is not in {raw}"
    return f"{first}, nor are {len(missing) - 1:,} more" if len(missing) > 1 else first


def rebuilt_otherwise(
    folder: Path, stated: Mapping[str, Any], raw: Path, expectations: Path
) -> str | None:
    """Build again with the manifest's date and earlier release; return what is different."""
    if missing := missing_source(stated["inputs"], raw):
        return missing
    from pipeline.defs.build import rebuild
    from pipeline.defs.runs import BuildError
    from pipeline.release.verify import first_difference

    previous = folder.parent / stated["previous_version"] if stated["previous_version"] else None
    if previous is not None and not previous.is_dir():
        return f"it can't be tried: the release before, {previous}, is not there"
    with TemporaryDirectory() as scratch, Bars() as bars:
        try:
            made = rebuild(
                raw, Path(scratch), expectations, stated["date"], previous, progress=bars
            )
        except BuildError as error:
            return str(error)
        if made is None:
            return "the sources give no release: nothing differs from the one before"
        return first_difference(made, folder)
