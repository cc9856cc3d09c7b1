"""Builds in processes that may be killed: forked from one that has imported everything already.

Importing takes longer than building a few documents. A build is the command that people type,
with one thing left out: the expectations, which read tables, take six seconds and write nothing.
``whole`` runs the command as it is, in a new process.
"""

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.release.validation import Checked, checked
from pipeline.store import Stored
from pipeline.tables import Table
from tests.faults.blows import Watch

if TYPE_CHECKING:
    from pipeline.quality import Report
    from pipeline.quality.in_parts import Frames

PROJECT = Path(__file__).parents[2]
DATE = "2026-01-31"


@dataclass(frozen=True)
class Place:
    """A folder with sources, working tables and releases."""

    folder: Path

    @property
    def arguments(self) -> list[str]:
        folders = (f"--{name}={self.folder / name}" for name in ("raw", "curated", "releases"))
        return ["build", *folders, "--date", DATE]

    @property
    def modules(self) -> Path:
        return self.folder / "modules.txt"

    @property
    def said(self) -> Path:
        return self.folder / "said.txt"


def unchecked() -> None:
    """Import all that a build needs, and let every table meet its expectations."""
    import duckdb
    import frictionless
    import mlcroissant

    import pipeline.defs.build
    import pipeline.quality.validate

    assert all((duckdb, frictionless, mlcroissant, pipeline.defs.build))
    pipeline.quality.validate.validate = nothing_wrong
    pipeline.defs.ahead.checked = met


def nothing_wrong(table: Table, frames: "Frames", *others: object) -> "Report":
    from pipeline.quality import Report

    return Report(
        table=table.name, rows=sum(map(len, frames())), evaluated=0, failures=(), results=()
    )


def met(tables: Stored, name: str, expectations: Path, kept: Path) -> Checked:
    """Check a table in a helper, which has imported everything for itself, in the same way."""
    import pipeline.quality.validate

    pipeline.quality.validate.validate = nothing_wrong
    return checked(tables, name, expectations, kept)


def forked(place: Place, jobs: int, watch: Watch | None = None) -> int:
    """Start a build in a process group of its own; return its id."""

    def build() -> int:
        from pipeline.cli.app import app, tell

        if watch:
            watch.install()
        sys.excepthook = tell
        sys.argv = ["resolutions", *place.arguments, "--jobs", str(jobs)]
        try:
            app()  # and not main, which would end this process itself
        except SystemExit as end:
            return int(end.code or 0)
        finally:
            place.modules.write_text("\n".join(sorted(sys.modules)))
            print(f"events: {watch.count if watch else 0}", flush=True)
        return 0

    return fork(build, place.said)


def imported(place: Place) -> None:
    """Import what a build has imported by its end, so that those forked from here need not."""
    for name in place.modules.read_text().split("\n"):
        with suppress(ImportError):
            importlib.import_module(name)


def fork(function: Callable[[], int], said: Path) -> int:
    """Run a function in a new process group; what it says goes to a file.

    Group and file are there when this returns, however late the process itself gets to run.
    """
    sys.stdout.flush()
    said.write_bytes(b"")
    pid = os.fork()
    if pid:
        with suppress(ProcessLookupError, PermissionError):  # it has done so itself
            os.setpgid(pid, pid)
        return pid
    code = 1
    try:
        os.setpgid(0, 0)
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        code = function()
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def ended(pid: int) -> int:
    """Wait for a process; return its exit status, negative for a signal.

    Of one that was killed, those that were killed with it are waited for too: the last of them
    may hold its lock for a moment.
    """
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    until = time.monotonic() + DYING
    while code < 0 and there_is(pid) and time.monotonic() < until:
        time.sleep(0.01)
    return code


DYING = 30.0
"""Seconds in which a killed process has gone, on the busiest machine."""


def there_is(group: int) -> bool:
    """Tell whether a process group has a process left that has not come to its end."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, of, *_ = stat.read_text().rpartition(")")[2].split()
            if int(of) == group and state not in "ZX":
                return True
    return False


def whole(place: Place, jobs: int) -> "subprocess.Popen[bytes]":
    """Start the command itself, in a process group of its own."""
    with place.said.open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "pipeline.cli", *place.arguments, "--jobs", str(jobs)],
            cwd=place.folder,
            env=os.environ | {"PYTHONPATH": str(PROJECT), "DAGSTER_HOME": ""},
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
