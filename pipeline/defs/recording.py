"""Writes down what a build by hand does, however it ends. What runs do, ``entries`` writes."""

import logging
import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from pipeline.curated.due import Sources, changes
from pipeline.curated.history import FEW, HAND, Entry, put
from pipeline.curated.known import known_sources
from pipeline.curated.layout import Curated
from pipeline.sources.ledger import LedgerError
from pipeline.store import SchemaError

if TYPE_CHECKING:
    from pipeline.defs.build import Outcome


_LOG = logging.getLogger(__name__)


class Recording:
    """One build by hand, from its beginning to its end or failure."""

    def __init__(self, curated: Curated) -> None:
        began = stamp(time.time())
        self.curated = curated
        self.entry = Entry(name=f"{HAND} {began} {os.getpid()}", by=HAND, began=began)
        self._started = time.monotonic()
        self._before: Sources | None = None

    def __enter__(self) -> "Recording":
        attempt(self.curated, lambda: self.entry, _LOG.warning)
        return self

    def look(self) -> None:
        """Note which sources are known before the build: once the working tables are there."""
        self._before = known_sources(self.curated)

    def came_to(self, outcome: "Outcome") -> None:
        """Note what the build came to."""
        known = known_sources(self.curated)
        self.entry = replace(
            self.entry,
            why=changes(known, self._before) if known and known != self._before else None,
            status=dict(outcome.status),
            refused=outcome.refused[:FEW],
            sessions=outcome.sessions,
            written=outcome.written,
            release=outcome.release.name if outcome.release else None,
            finished=True,
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        problem = None if kind is None else str(error).strip() or kind.__name__
        if kind is KeyboardInterrupt:
            problem = "told to stop"
        seconds = round(time.monotonic() - self._started, 1)
        last = replace(self.entry, seconds=seconds, problem=problem)
        attempt(self.curated, lambda: last, _LOG.warning)


def attempt(curated: Curated, entry: Callable[[], Entry], warn: Callable[[str], None]) -> None:
    """Write an entry down; what keeps it from that is told, and stops nothing."""
    try:
        put(curated.folder, entry())
    except (OSError, SchemaError, LedgerError) as error:
        warn(f"what this run does could not be written down: {error}")


def stamp(seconds: float) -> str:
    """Return a moment as the history has it.

    >>> stamp(0.9), moment(stamp(0.9))
    ('1970-01-01T00:00:00+00:00', 0.0)
    """
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def moment(stamped: str) -> float:
    return datetime.fromisoformat(stamped).timestamp()
