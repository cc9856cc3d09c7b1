"""The tables of a release that is made: where they come from, and how they are looked at again.

Neither holds all of them at once, so that a release may be larger than the memory.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa

from pipeline import store
from pipeline.curated.layout import AT_RELEASE, Curated
from pipeline.release.edition import parquet_path
from pipeline.tables import BY_NAME, Table

Parts: TypeAlias = store.Data | Iterator[pa.Table]
"""A table whole, or a row group at a time: such parts conform and are in order."""


def working_tables(curated: Curated) -> dict[str, Iterator[pa.Table]]:
    """Return every table as it is published, to be taken once; files are read when it is taken.

    The longest come first, so that none of them is written while nothing else is left to write.
    """
    names = (name for name in BY_NAME if name not in AT_RELEASE)
    longest = sorted(names, key=curated.stored.rows, reverse=True)
    return {name: curated.stored.published(name) for name in longest}


def write_table(folder: Path, table: Table, parts: Parts) -> None:
    """Write a table of a release; SchemaError where the rows do not fit."""
    path = parquet_path(folder, table.name)
    path.parent.mkdir(exist_ok=True)
    whole = parts if isinstance(parts, Iterator) else [store.conform(parts, table)]
    with path.open("wb") as file:
        store.parquet_to(file, table, whole)


def read_back(folder: Path) -> store.Stored:
    """Return the tables of a folder, each to be read when it is asked for."""
    return store.Stored(partial(file_of, folder))


def file_of(folder: Path, table: Table) -> list[Path]:
    return [parquet_path(folder, table.name)]
