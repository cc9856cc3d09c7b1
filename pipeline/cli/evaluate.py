"""``resolutions evaluate``: measures how right the reading is, keeps the figures, shows the main
ones.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table as Grid

from pipeline.cli.console import Bars, output
from pipeline.sources.cores import cores

if TYPE_CHECKING:
    from pipeline.evaluation.figures import Row

SHOWN = ("clause", "whole document", "action phrase", "footnote", "resolution citation", "request")


def run(corpus: Path | None, jobs: int | None) -> None:
    from pipeline.evaluation import kept
    from pipeline.evaluation.figures import widest
    from pipeline.evaluation.run import measured
    from pipeline.sources.code import code_version

    started = time.monotonic()
    with Bars() as bars:
        found = measured(code_version(), corpus, jobs or cores(), bars)
    rows = kept.merged(found, kept.read(), whole=corpus is not None)
    kept.write(rows)
    output.print(page(widest([row for row in found if row["measure"] in SHOWN])))
    if corpus is None:
        output.print(
            "No corpus was named: the figures that need one are kept as they were, with the "
            "version of the code that they are of."
        )
    output.print(
        f"{len(found):,} figures measured in {time.monotonic() - started:.0f} s; all "
        f"{len(rows):,} are in {escape(str(kept.FILE))}"
    )


def page(rows: Sequence["Row"]) -> Grid:
    """Return figures to read."""
    grid = Grid("measure", "stratum", "n", "figure", "95 %", box=None, header_style="bold")
    for row in sorted(rows, key=lambda row: (SHOWN.index(row["measure"]), row["stratum"])):
        shown = next(row[name] for name in ("f1", "recall", "precision") if row[name] is not None)
        interval = f"{row['low']:.4f} to {row['high']:.4f}"
        grid.add_row(row["measure"], row["stratum"], f"{row['n']:,}", f"{shown:.4f}", interval)
    return grid
