"""What assets are given: folders, and the means that a build brings along."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import dagster as dg

from pipeline.curated.crew import Crew
from pipeline.curated.layout import Curated
from pipeline.defs.entries import written_down
from pipeline.defs.patience import alone, retried
from pipeline.extract.records import SourceReading
from pipeline.formats import read_source
from pipeline.progress import Progress, silent
from pipeline.release.state import settled
from pipeline.release.validation import Known
from pipeline.sources.code import CORRECTIONS
from pipeline.sources.files import Reader, read_bytes


class Folders(dg.ConfigurableResource):
    """Where everything is, and how the next release is made."""

    raw: str = "raw"
    curated: str = "curated"
    releases: str = "releases"
    expectations: str = "expectations"
    corrections: str = str(CORRECTIONS)
    """Values to be put right; the project's own file."""
    jobs: int = 1
    """Processes at work; 0: this one reads, too, and what ends the reader ends the build."""
    scheduler: str | None = None
    """Address of a Dask scheduler whose workers read them instead; null: none."""
    date: str | None = None
    """Date of the next release; null: today."""
    previous: str | None = None
    """Release to compare with; null: the newest in the folder."""
    allow_loss: bool = False
    """Whether most of the sources, or of the resolutions, may be gone at once."""
    report: bool = False
    """Whether pages on a release's checks are written beside it."""
    retries: int = 0
    """How often a step is tried again whose error may pass."""
    wait: float | None = None
    """Seconds that a run waits until no other build writes here; null: the caller sees to it."""

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> "Iterator[Folders]":
        """Keep every other build out from the first step of a run to the last, and write down
        what it does: where nobody else sees to that."""
        if self.wait is None:
            yield self
            return
        assert context.run is not None
        assert context.instance is not None
        tell = told(context)
        with (
            alone(self.tables.lock, self.wait, tell),
            written_down(context.run, context.instance, self.tables, tell, self.settled),
        ):
            yield self

    def patiently(self) -> AbstractContextManager[None]:
        """Try a step again, later and later, where its error may pass."""
        return retried(self.retries)

    @property
    def beside(self) -> tuple[Path, Path, Path | None]:
        """What a release depends on beside its tables: expectations, earlier releases."""
        previous = Path(self.previous) if self.previous else None
        return Path(self.expectations), Path(self.releases), previous

    def settled(self) -> bool:
        """Tell whether nothing is left to be written or published."""
        return settled(self.tables, *self.beside)

    @property
    def tables(self) -> Curated:
        return Curated(Path(self.curated), Path(self.corrections))


def told(context: dg.InitResourceContext) -> Callable[[str], None]:
    """Return what puts a message into the log of a run."""
    return context.log.info if context.log else print


@dataclass(frozen=True)
class Means:
    """How files are opened and read, who is told of the progress, and who helps."""

    parse: Callable[[bytes], SourceReading] = read_source
    read: Reader = read_bytes
    progress: Progress = silent
    crew: Crew = field(default_factory=Crew)
    """Processes that write sessions and check tables beside the one that a run is in."""
    maker: Crew = field(default_factory=Crew)
    """One that makes the tables of the whole corpus meanwhile."""
    stop: Event = field(default_factory=Event)
    """Whether the build was told to stop: what else hears of it may have swallowed that."""
    reports: Known = field(default_factory=dict)
    """What came of checks in a run, for what comes after them."""
    sound: dict[str, str] = field(default_factory=dict)
    """Content hashes of tables of which all invariants hold together."""

    def dismiss(self) -> None:
        """Send all helpers home."""
        self.crew.dismiss()
        self.maker.dismiss()


def lent(means: Means) -> dg.ResourceDefinition:
    """Return the means as a resource: helpers go home with a run that keeps other builds out,
    before it lets them in. Whoever sees to that outside of the run sees to the helpers, too."""

    @dg.resource(required_resource_keys={"folders"})
    def for_a_run(context: dg.InitResourceContext) -> Iterator[Means]:
        means.reports.clear()  # another run may have looked at other rows
        means.sound.clear()
        try:
            yield means
        finally:
            if context.resources.folders.wait is not None:
                means.dismiss()

    return for_a_run
