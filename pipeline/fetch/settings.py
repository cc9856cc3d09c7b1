"""What a fetch may do, and by which means: everything that a test or a site sets otherwise."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pipeline.fetch.addresses import Checked, checked, parse
from pipeline.progress import Progress, silent
from pipeline.sources.files import LARGEST


def nobody_agrees(notice: tuple[str, ...]) -> bool:
    """Answer for a user who can't be asked."""
    return False


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How long things may take, and how much may come."""

    connect: float = 15.0
    """Seconds until a server takes the call."""
    read: float = 30.0
    """Seconds from one piece of an answer to the next."""
    document: float = 180.0
    """Seconds that a whole document may take."""
    archive: float = 3600.0
    """Seconds that a whole archive may take."""
    retries: int = 3
    backoff: float = 2.0
    """Seconds before the first retry; twice as many before each further one."""
    patience: float = 120.0
    """Seconds that a server may ask us to wait; where it asks for more, it is left alone."""
    largest_document: int = LARGEST
    """Bytes; no build takes a larger source."""
    largest_archive: int = 1_000_000_000
    window: float = 300.0
    """Seconds in which the file server gets at most ``most`` requests: the Dag Hammarskjöld
    Library asks for no more than 100 in 5 minutes."""
    most: int = 100


@dataclass(frozen=True, kw_only=True)
class Places:
    """Where the sources are, and which other hosts they may send one to."""

    commits: str = "https://api.github.com/repos/UNxml"
    repositories: str = "https://github.com/UNxml"
    archives: frozenset[str] = frozenset({"https://codeload.github.com"})
    files: str = "https://documents.un.org"

    @classmethod
    def of_mirror(cls, address: str) -> "Places":
        """Return the places of a copy of the sources: the same addresses, below its own.

        Forbidden where that is no web address.
        """
        base = address.rstrip("/")
        parse(base)
        return cls(
            commits=f"{base}/api.github.com/repos/UNxml",
            repositories=f"{base}/github.com/UNxml",
            archives=frozenset(),
            files=f"{base}/documents.un.org",
        )


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What to fetch, and how."""

    now: Callable[[], datetime]
    """The time, as the manifest states it."""
    clock: Callable[[], float]
    """Seconds that only go forwards, from any beginning."""
    pause: Callable[[float], None]
    """Waits for so many seconds."""
    repositories: tuple[str, ...] = ("GAresolutions", "SCresolutions", "HRCresolutions")
    """What is taken where no symbols are named: repositories of the UN's own XML."""
    symbols: tuple[str, ...] = ()
    """Documents to take from the official file server."""
    languages: tuple[str, ...] = ("en",)
    kinds: tuple[str, ...] = ("docx", "doc", "pdf")
    """Formats that the file server is asked for, the best first, until it has one."""
    again: bool = False
    """Ask for named documents again that we have: only whether they have changed."""
    contact: str | None = None
    """Address of whoever runs this, told to the servers."""
    agreed: Callable[[tuple[str, ...]], bool] = nobody_agrees
    """Asked, with the terms, before the first request to the file server."""
    progress: Progress = silent
    limits: Limits = field(default_factory=Limits)
    places: Places = field(default_factory=Places)
    check: Callable[[str], Checked] = checked

    @property
    def agent(self) -> str:
        """How the program names itself to servers."""
        contact = f"; contact: {self.contact}" if self.contact else ""
        return f"{AGENT} (open dataset of United Nations resolutions{contact})"

    def stamp(self) -> str:
        """Return the time as the manifest has it.

        >>> four = datetime(2026, 1, 31, 4, tzinfo=UTC)
        >>> Settings(now=lambda: four, clock=float, pause=print).stamp()
        '2026-01-31T04:00:00Z'
        """
        return self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


AGENT = "un-resolutions"
"""The program's name in User-Agent, and in a robots.txt that names it."""
