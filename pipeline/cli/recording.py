"""Writes down what a build does, however it ends: the clock is read here and nowhere below."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from pipeline.curated.last_run import LastRun

if TYPE_CHECKING:
    from pipeline.defs.build import Outcome


class Recording:
    """One build, from its beginning to its end or failure."""

    def __init__(self, curated: Path) -> None:
        self.curated = curated
        self.run = LastRun(began=datetime.now(UTC).isoformat(timespec="seconds"))
        self._started = time.monotonic()

    def __enter__(self) -> "Recording":
        self.run.save(self.curated)
        return self

    def came_to(self, outcome: "Outcome") -> None:
        """Note what the build came to."""
        self.run = replace(
            self.run,
            status=dict(outcome.status),
            sessions=outcome.sessions,
            written=outcome.written,
            release=outcome.release.name if outcome.release else None,
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        problem = None if kind is None else str(error).strip() or kind.__name__
        seconds = round(time.monotonic() - self._started, 1)
        replace(self.run, seconds=seconds, problem=problem).save(self.curated)
