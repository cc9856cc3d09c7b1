"""Several files of one table as one, in the table's order, without holding them whole.

Each file is in order already. Of every file some rows are held; all that lie below the lowest of
the files' last held keys are taken together and sorted: no row that comes later belongs before
them. A key here is the first column of the table's sort key, and of text.
"""

import resource
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.store.conform import conform, in_order
from pipeline.store.parquet import ROW_GROUP, batches, parquet_to
from pipeline.tables import Table

HELD = 4 * ROW_GROUP
"""Rows that are held of all files together, more or less."""

MOST = 128
"""Files that are opened at a time where the system lets this process open any number."""
LEFT = 128
"""Files that a process has open beside those."""


def most_open() -> int:
    """Return how many files are opened at a time: each core may have a thread that merges some."""
    allowed = file_limit()
    if allowed is None:
        return MOST
    return min(MOST, max(2, (allowed - LEFT) // (cpu_count() or 1)))


def file_limit() -> int | None:
    """Return how many files the system lets this process open, None for any number."""
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return None if limit == resource.RLIM_INFINITY else limit


def merged(table: Table, paths: Sequence[Path]) -> Iterator[pa.Table]:
    """Yield the rows of any number of files in the table's order, a row group at a time.

    There is one part at least. SchemaError names a file that differs.
    """
    if len(paths) > most_open():
        return in_rounds(table, paths)
    if len(paths) == 1:
        parts: Iterable[pa.Table] = map(as_table, batches(table, paths[0]))
    else:
        parts = regrouped(conform([], table), in_turn(table, paths))
    return (conform(part, table) for part in parts)


def in_rounds(table: Table, paths: Sequence[Path]) -> Iterator[pa.Table]:
    """Yield the same of many files: some at a time are made one, and what comes of that merged."""
    with TemporaryDirectory() as folder:
        files, step = [], most_open()
        for start in range(0, len(paths), step):
            files.append(Path(folder) / f"{start}.parquet")
            with files[-1].open("wb") as file:
                parquet_to(file, table, merged(table, paths[start : start + step]))
        yield from merged(table, files)


def as_table(batch: pa.RecordBatch) -> pa.Table:
    return pa.Table.from_batches([batch])


def regrouped(nothing: pa.Table, parts: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Yield the same rows a row group at a time, and what is left, if only nothing, at the end."""
    held = nothing
    for part in parts:
        held = pa.concat_tables([held, part])
        while held.num_rows > ROW_GROUP:
            yield held.slice(0, ROW_GROUP)
            held = held.slice(ROW_GROUP)
    yield held


@dataclass
class Run:
    """A file that is being read: what is held of it, and the parts that are to come."""

    key: str
    held: pa.Table
    coming: Iterator[pa.RecordBatch]
    done: bool = False

    def more(self) -> None:
        """Hold one more part, if there is one."""
        batch = next(self.coming, None)
        self.done = batch is None
        if batch is not None:
            self.held = pa.concat_tables([self.held, as_table(batch)])

    @property
    def first(self) -> str:
        return str(self.held[self.key][0])

    @property
    def last(self) -> str:
        return str(self.held[self.key][-1])

    def below(self, bound: str | None) -> pa.Table:
        """Give away the rows below a bound, all where there is none."""
        rows = self.held.num_rows
        if bound is not None:
            rows = pc.sum(pc.less(self.held[self.key], bound)).as_py()
        found, self.held = self.held.slice(0, rows), self.held.slice(rows)
        return found


def in_turn(table: Table, paths: Sequence[Path]) -> Iterator[pa.Table]:
    """Yield the rows of several files, many at a time, each time in order."""
    rows = max(HELD // max(len(paths), 1), 1)
    nothing = conform([], table)
    runs = [Run(table.sort_key[0], nothing, batches(table, path, rows=rows)) for path in paths]
    while runs:
        for run in runs:
            while not run.held.num_rows and not run.done:
                run.more()
        runs = [run for run in runs if run.held.num_rows]
        yield in_order(pa.concat_tables([nothing, *lowest(runs)]), table)


def lowest(runs: Sequence[Run]) -> list[pa.Table]:
    """Take from the runs what lies below anything that may come; where it is nothing, read on."""
    going = [run for run in runs if not run.done]
    bound = min((run.last for run in going), default=None)
    taken = [run.below(bound) for run in runs if bound is None or run.first < bound]
    for run in going:
        if run.last == bound:
            run.more()
    return taken
