"""The command ``resolutions``: what a person types. Each command is a call and a page to read.

Commands import what they need when they run, so that ``--help`` comes at once.
"""

from pipeline.cli import building, fetching, reading  # each adds its commands
from pipeline.cli.app import app, main

__all__ = ["app", "building", "fetching", "main", "reading"]
