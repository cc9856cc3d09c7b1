"""Where things are in the folder curated/.

What one document gives is kept a file per organ and session, curated/clauses/GA-63.parquet; tables
of the whole corpus are single files, curated/completeness.parquet. Names that begin with a dot are
ours: readings, the ledger, marks of what has been written.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from pipeline import store
from pipeline.curate.corrections import Correction
from pipeline.curate.corrections_file import load_corrections
from pipeline.files import hash_of_files
from pipeline.sources.cache import Cache
from pipeline.sources.code import CORRECTIONS, code_version, reading_code
from pipeline.sources.ledger import Ledger
from pipeline.tables import CITATIONS, FINDINGS, TABLES, Table

AT_RELEASE = frozenset({"changes", "rekeys"})
"""Tables that come of the comparison with the release before."""

SESSION_TABLES = tuple(table for table in TABLES if table.partitioned)

LINKED_CITATIONS = "linked_citations"
CORPUS_FINDINGS = "corpus_findings"

WORDED = ".worded"
"""What comes of the clauses of a session for the table ``reuse``."""

LOCK = ".lock"
BUILD_LOG = ".build.log"
HISTORY = ".history.json"
HISTORY_DAMAGED = ".history.json.damaged"
HISTORY_LOCK = ".history.lock"
WATCHED = ".watched.json"
ALARMS = "alarms.log"
OF_ONE_MACHINE = frozenset(
    {LOCK, BUILD_LOG, HISTORY, HISTORY_DAMAGED, HISTORY_LOCK, WATCHED, ALARMS}
)
"""What no table depends on: who is at work here, and what was done and seen."""


@dataclass(frozen=True)
class Curated:
    """The folder and what it holds."""

    folder: Path
    corrections_file: Path = CORRECTIONS

    @property
    def corrections(self) -> tuple[Correction, ...]:
        return load_corrections(self.corrections_file)

    @property
    def corrections_hash(self) -> str:
        return hash_of_files(self.corrections_file.parent, [self.corrections_file])

    @property
    def made_by(self) -> str:
        """What the tables of every session depend on beside their sources."""
        return f"{code_version()} {self.corrections_hash}"

    def session_file(self, table: Table, partition: str) -> Path:
        return self.folder / table.name / f"{partition}.parquet"

    def session_files(self, table: Table) -> list[Path]:
        return [self.session_file(table, partition) for partition in self.partitions]

    def worded_file(self, partition: str) -> Path:
        return self.folder / WORDED / f"{partition}.parquet"

    def files_of_session(self, partition: str) -> dict[str, Path]:
        """Return the files that hold what a session's documents say, by what they hold."""
        tables = {table.name: self.session_file(table, partition) for table in SESSION_TABLES}
        return tables | {WORDED: self.worded_file(partition)}

    def corpus_file(self, name: str) -> Path:
        return self.folder / f"{name}.parquet"

    def corpus_files(self) -> Iterator[Path]:
        """Yield the tables of the whole corpus that are there."""
        yield from self.folder.glob("*.parquet")

    def mark(self, partition: str) -> Path:
        return self.folder / ".written" / f"{partition}.json"

    @property
    def lock(self) -> Path:
        """What whoever writes here holds."""
        return self.folder / LOCK

    @property
    def comparisons(self) -> Path:
        return self.folder / ".comparisons"

    @property
    def overlaps(self) -> Path:
        return self.folder / ".overlaps"

    def checked_file(self, name: str) -> Path:
        """Return where what was found of rows of a table is kept."""
        return self.folder / ".checked" / name

    @property
    def ledger_file(self) -> Path:
        return self.folder / ".ledger.json"

    @property
    def cache(self) -> Cache:
        """The readings made by the code as it is now."""
        return Cache(self.folder / ".readings", reading_code()[:16])

    @property
    def ledger(self) -> Ledger:
        return Ledger.load(self.ledger_file)

    @property
    def partitions(self) -> tuple[str, ...]:
        """The organs and sessions that there are, of a file that may be large: looked at once."""
        found = self.ledger_file.stat()
        stamp = found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
        return partitions_in(self.ledger_file, *stamp)

    def sessions(self, table: Table, columns: AbstractSet[str] | None = None) -> pa.Table:
        """Return a table of one document's facts over all sessions, or chosen columns of it."""
        return store.read_arrow(table.alone, self.session_files(table), columns)

    def lying(self, table: Table, columns: AbstractSet[str]) -> pa.Table:
        """Return chosen columns of it, one session after the other."""
        return store.as_they_lie(table.alone, self.session_files(table), columns)

    def corpus(self, name: str, table: Table, columns: AbstractSet[str] | None = None) -> pa.Table:
        """Return a table of the whole corpus, or chosen columns of it."""
        return store.read_arrow(table, [self.corpus_file(name)], columns)

    def files(self, table: Table) -> list[Path]:
        """Return the files that hold the rows of a table as it is published.

        A table that only a release makes has none.
        """
        if table.name in AT_RELEASE:
            return []
        if table is CITATIONS:
            return [self.corpus_file(LINKED_CITATIONS)]
        if table is FINDINGS:
            return [*self.session_files(table), self.corpus_file(CORPUS_FINDINGS)]
        return self.session_files(table) if table.partitioned else [self.corpus_file(table.name)]

    @property
    def stored(self) -> store.Stored:
        """All tables as they are published: all sessions, all columns, in the declared order."""
        return store.Stored(self.files)

    def whole(self, table: Table) -> pa.Table:
        """Return a table as it is published."""
        return self.stored.whole(table.name)


@lru_cache(maxsize=4)
def partitions_in(ledger: Path, *stamp: int) -> tuple[str, ...]:
    """Return the partitions of a ledger, as it is with this stamp: times, size and number."""
    return tuple(Ledger.load(ledger).partitions)
