"""``resolutions show``: one resolution as a tree, from a release."""

from pathlib import Path

from pipeline.cli.console import output
from pipeline.cli.dossier import find
from pipeline.cli.tree import page

WIDEST = 100
"""Columns beyond which lines are hard to read."""


def run(symbol: str, release: Path, language: str) -> None:
    dossier = find(symbol, release, language)
    output.print(page(dossier), width=min(output.width, WIDEST))
