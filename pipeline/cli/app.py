"""The command line itself, and how errors are told: in one line, with a traceback on request.

Exit status: 0 done (single sources may have been refused), 1 no result, 2 wrong use.
"""

import atexit
import os
import signal
import sys
import threading
import traceback
from types import TracebackType
from typing import Annotated

import typer
from rich.markup import escape

from pipeline.cli.console import errors
from pipeline.cli.stopping import SIGNALS

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
    try:
        app()
    except SystemExit as end:
        code = status(end)
        for each in SIGNALS:  # who presses again has it end at once, with the status that it has
            signal.signal(each, lambda *_: os._exit(code))
        leave(end)


def status(end: SystemExit) -> int:
    """Return the status that Python ends with: 1 where words are to be said."""
    return end.code if isinstance(end.code, int) else int(end.code is not None)


def leave(end: SystemExit) -> None:
    """End this process, all that is asked for at an end included, but for one thing: Python takes
    the memory of a build apart object by object before it ends, for more than a second.

    Where there is more to do, nothing is done here: words to be said, as sys.exit("...") has; a
    thread that is not done; a full disk, which Python tells.
    """
    busy = [each for each in threading.enumerate() if not each.daemon]
    if not isinstance(end.code, int | None) or busy != [threading.main_thread()]:
        raise end
    atexit._run_exitfuncs()  # there is no public name for it, and no other way that runs them
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # None: closed by who started it
            if not stream.closed:
                stream.flush()
    except OSError:
        raise end from None
    os._exit(end.code or 0)


Debug = Annotated[
    bool, typer.Option("--debug", callback=show_traceback, help="Show the traceback of an error.")
]
"""Each command has it; its callback does all there is to do."""
