"""One fetch from beginning to end: ``fetch(raw, settings)``."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from pipeline.fetch.manifest import OWN, Manifest
from pipeline.fetch.records import HAD, Status
from pipeline.fetch.repositories import fetch_repositories
from pipeline.fetch.server import fetch_symbols
from pipeline.fetch.session import Outcome, Session
from pipeline.fetch.settings import Settings
from pipeline.files import Busy, only_one


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What a fetch did."""

    outcomes: tuple[Outcome, ...]
    requests: int

    @property
    def counts(self) -> Mapping[Status, int]:
        """Documents by what they came to, in the order of ``Status``."""
        found = Counter(each.status for each in self.outcomes if each.kind == "document")
        return {status: found[status] for status in get_args(Status)}

    @property
    def told(self) -> tuple[Outcome, ...]:
        """What a person should hear of: all that could not be had, the sources first."""
        told = [each for each in self.outcomes if each.status not in HAD]
        return tuple(sorted(told, key=lambda each: each.kind == "document"))

    @property
    def sources_failed(self) -> bool:
        """Whether a source could not be had at all: a repository, an archive, a robots.txt."""
        return any(each.kind != "document" for each in self.told)

    @property
    def something_had(self) -> bool:
        return any(each.status in HAD for each in self.outcomes)


def fetch(raw: Path, settings: Settings) -> Fetched:
    """Fetch documents into raw/: those that are named, or else all of the repositories.

    What is there already is not asked for again, nothing is overwritten, and what the servers do
    wrong is a row of the manifest. Raises Busy where another fetch is at work, NotAgreed,
    ManifestError, SymbolError, and OSError of our own disk; a fetch that is broken off goes on
    where it was when it is called again.
    """
    with alone(raw):
        session = Session(raw=raw, settings=settings, manifest=Manifest(raw))
        try:
            if settings.symbols:
                fetch_symbols(session)
            else:
                fetch_repositories(session)
        finally:
            with suppress(FileNotFoundError):
                session.body.unlink()
        session.manifest.save()
        return Fetched(outcomes=tuple(session.outcomes), requests=session.requests)


@contextmanager
def alone(raw: Path) -> Iterator[None]:
    """Let no other fetch work on the same folder while the block runs."""
    (raw / OWN).mkdir(parents=True, exist_ok=True)
    try:
        with only_one(raw / OWN / "lock"):
            yield
    except Busy as error:
        raise Busy(f"another fetch is at work on {raw}: wait until it is done") from error
