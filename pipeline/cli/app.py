"""The command line itself, and how errors are told: in one line, with a traceback on request.

Exit status: 0 done (single sources may have been refused), 1 no result, 2 wrong use.
"""

import sys
import traceback
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
