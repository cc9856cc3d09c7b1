"""``resolutions report``: the pages on a release's checks, made again from what it keeps."""

from pathlib import Path

from rich.markup import escape

from pipeline.cli.console import Bars, output


def run(release: Path) -> None:
    from pipeline.release.report import write

    with Bars() as bars:
        made = write(release, lambda done, of: bars("Writing the report", done, of))
    output.print(f"Open {escape(str(made / 'index.html'))}")
