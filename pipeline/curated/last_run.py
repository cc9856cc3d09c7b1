"""What the last build by hand did: curated/.last.json, for ``resolutions status``.

It is written when a build begins and again when it ends, so that one which was killed is seen.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pipeline.curated.layout import LAST_RUN
from pipeline.files import write_whole


@dataclass(frozen=True, kw_only=True)
class LastRun:
    """A build: when, how long, and what came of it."""

    began: str
    """Date and time (UTC), ISO 8601."""
    seconds: float | None = None
    """How long it took; None while it goes on, and for ever if it was killed."""
    problem: str | None = None
    """Why it failed; None if it did not."""
    status: Mapping[str, int] = field(default_factory=dict)
    """Sources by what became of them."""
    sessions: int = 0
    written: int = 0
    """Sessions that were written anew."""
    release: str | None = None
    """The release that it made; None where nothing had changed."""

    def save(self, folder: Path) -> None:
        write_whole(folder / LAST_RUN, (json.dumps(asdict(self), indent=1) + "\n").encode())


def last_run(folder: Path) -> LastRun | None:
    """Return what the last build in a folder of working tables left; None where there is none."""
    try:
        return LastRun(**json.loads((folder / LAST_RUN).read_bytes()))
    except (FileNotFoundError, ValueError, TypeError):
        return None  # no build yet, or one of another version of this code
