"""One fetch as it goes on: where to, by which means, and what has come of each document so far."""

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.fetch.client import Answer
from pipeline.fetch.keep import InTheWay, is_there, keep, retire
from pipeline.fetch.manifest import OWN, Manifest
from pipeline.fetch.records import Kind, Row, Status
from pipeline.fetch.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one document, or what it had to come through, came to in this fetch."""

    name: str
    """Its path in a repository, its symbol, or its address."""
    kind: Kind
    status: Status
    reason: str | None = None
    path: str | None = None


@dataclass(kw_only=True)
class Session:
    """One fetch: what it is told to do, and what it has done."""

    raw: Path
    settings: Settings
    manifest: Manifest
    outcomes: list[Outcome] = field(default_factory=list)
    requests: int = 0

    @property
    def body(self) -> Path:
        """The file that an answer's content goes to before it is judged."""
        return self.raw / OWN / "body"

    def told(self, row: Row, name: str) -> Row:
        """Add a row to the manifest and its outcome to this fetch's."""
        self.requests += row.requests
        self.outcome(row, name)
        return self.manifest.add(row)

    def outcome(self, row: Row, name: str) -> None:
        self.outcomes.append(
            Outcome(name=name, kind=row.kind, status=row.status, reason=row.reason, path=row.path)
        )

    def row(self, url: str, kind: Kind, answer: Answer | None = None, *, asked: str) -> Row:
        """Return the row of an address, as yet without what came of it."""
        now = self.settings.stamp()
        row = Row(url=url, kind=kind, status="failed", asked_url=asked, time=now, checked=now)
        if answer is None:
            return row
        return replace(
            row,
            status=answer.came if answer.came in ("missing", "refused") else "failed",
            reason=answer.reason,
            http_status=answer.http_status,
            etag=answer.etag,
            last_modified=answer.last_modified,
            requests=answer.requests,
        )

    def kept(self, row: Row, path: str, content: bytes) -> Row:
        """Put a document into its place; return its row with what that came to."""
        held = self.manifest.held(row.url)
        digest = hashlib.sha256(content).hexdigest()
        known = held is not None and held.sha256 == digest
        row = replace(row, sha256=digest, bytes=len(content), path=path, reason=None)
        if known and held and held.path == path and is_there(self.raw, path, len(content)):
            return replace(row, status="unchanged")
        try:
            old = keep(self.raw, path, content)
        except InTheWay as error:
            return replace(row, status="refused", reason=str(error), path=None)
        if held and held.path and held.path != path and (self.raw / held.path).is_file():
            old = retire(self.raw, held.path)
        kept = None if old is None else f"what was there before is kept as {old}"
        return replace(row, status=status_of(held, known), reason=kept)


def status_of(held: Row | None, known: bool) -> Status:
    if held is None:
        return "new"
    return "unchanged" if known else "changed"
