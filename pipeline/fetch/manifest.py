"""raw/manifest.parquet: what every address came to, and what was kept of it.

While a fetch goes on its rows are added to a journal, a line each; the manifest is written whole,
at the end, and at the start where a fetch was broken off. A line that a crash cut short is passed
over: what it would have said is asked again.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path

from pipeline.fetch.records import MANIFEST, Row
from pipeline.files import sync_folder
from pipeline.store.conform import SchemaError
from pipeline.store.parquet import read_arrow, write

MANIFEST_NAME = "manifest.parquet"
OWN = ".fetch"
"""Folder under raw/ that fetching works in; no build reads it."""
SUPERSEDED = ".superseded"
"""Folder under raw/ for versions that newer ones have taken the place of; no build reads it."""


class ManifestError(Exception):
    """The manifest can't be read; the message says what to do."""


class Manifest:
    """The rows of all addresses, in the order in which they came to be."""

    def __init__(self, raw: Path) -> None:
        self.raw = raw
        self.path = raw / MANIFEST_NAME
        self.journal = raw / OWN / "journal.jsonl"
        self.rows: dict[str, list[Row]] = {}
        for row in self._written():
            self.rows.setdefault(row.url, []).append(row)
        if self.journal.is_file():
            for row in journalled(self.journal.read_bytes()):
                self._apply(row)
            self.save()

    def last(self, url: str) -> Row | None:
        """Return what an address came to when it was last asked."""
        rows = self.rows.get(url)
        return rows[-1] if rows else None

    def held(self, url: str) -> Row | None:
        """Return the row of the content that we have of an address; None if we have none.

        What is kept beside, since something else has taken its place, doesn't count.
        """
        rows = (row for row in reversed(self.rows.get(url, ())) if row.had)
        row = next(rows, None)
        return None if row and row.path and row.path.startswith(SUPERSEDED) else row

    def below(self, beginning: str) -> Iterator[Row]:
        """Yield the row of what we have for each address with this beginning."""
        for url in self.rows:
            if url.startswith(beginning) and (row := self.held(url)):
                yield row

    def latest(self, beginning: str) -> Iterator[Row]:
        """Yield what each address with this beginning came to last; not what was superseded."""
        for url, rows in self.rows.items():
            if url.startswith(beginning) and not (rows[-1].path or "").startswith(SUPERSEDED):
                yield rows[-1]

    def add(self, row: Row) -> Row:
        """Add what an address came to; return it as it stands now.

        What it came to before, and comes to again, is one row that was checked again.
        """
        added = self._apply(row)
        self.journal.parent.mkdir(parents=True, exist_ok=True)
        with self.journal.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(row)) + "\n")
            file.flush()
            if row.requests:  # what no request was made for can be had again without one
                os.fsync(file.fileno())
        return added

    def save(self) -> None:
        """Write the manifest whole; the journal has then done its work."""
        rows = [asdict(row) for rows in self.rows.values() for row in rows]
        write(rows, MANIFEST, self.path)
        with suppress(FileNotFoundError):
            self.journal.unlink()
            sync_folder(self.journal.parent)

    def _written(self) -> Iterator[Row]:
        if not self.path.is_file():
            return
        try:
            found = read_arrow(MANIFEST, [self.path]).to_pylist()
        except SchemaError as error:
            raise ManifestError(
                f"{error}: move it away; all is then asked for again, and what is there stays"
            ) from error
        yield from (Row(**row) for row in found)

    def _apply(self, row: Row) -> Row:
        rows = self.rows.setdefault(row.url, [])
        before = rows[-1] if rows else None
        if before is not None and same(before, row):
            rows[-1] = replace(
                row,
                version=before.version,
                status=before.status,
                revision=before.revision,
                time=before.time,
            )
            return rows[-1]
        held = self.held(row.url)
        replaced = row.status == "changed" or (row.status == "missing" and row.path)
        if replaced and held and held.path and held.sha256:
            old = superseded(held.path, held.sha256)
            rows[:] = [
                replace(each, path=old) if each.path == held.path else each for each in rows
            ]
        rows.append(replace(row, version=len(rows) + 1))
        return rows[-1]


def same(before: Row, now: Row) -> bool:
    """Return whether an address came to the same as before."""
    if before.had and now.had:
        return now.status == "unchanged"
    return (before.status, before.reason) == (now.status, now.reason)


def superseded(path: str, sha256: str) -> str:
    """Return where a version is kept that a newer one takes the place of.

    >>> superseded("UNxml/a b.xml", "3484d05d104b959b" + "0" * 48)
    '.superseded/UNxml/a b.3484d05d104b959b.xml'
    """
    old = Path(path)
    return str(Path(SUPERSEDED, old.with_name(f"{old.stem}.{sha256[:16]}{old.suffix}")))


def journalled(content: bytes) -> Iterator[Row]:
    """Yield the rows of a journal; what a crash cut short is none."""
    for line in content.splitlines():
        try:
            yield Row(**json.loads(line))
        except (json.JSONDecodeError, UnicodeDecodeError, TypeError):
            continue
