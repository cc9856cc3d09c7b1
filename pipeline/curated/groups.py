"""The rows of a table by resolution: they lie in Arrow, and those of one are made when wanted."""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

import numpy as np
import pyarrow as pa

from pipeline.lineage.grouped import Row

RECENT = 64
"""Resolutions whose rows are kept: a comparison is soon followed by the next of its series."""


class Groups(Mapping[str, list[Row]]):
    """Rows by ``resolution_id``: ``table`` has that column."""

    def __init__(self, table: pa.Table) -> None:
        ids = table.column("resolution_id").dictionary_encode().combine_chunks()
        owners = ids.indices.to_numpy()
        if len(owners) and np.any(owners[1:] < owners[:-1]):  # ids count up as they first come
            table = table.take(np.argsort(owners, kind="stable"))
        counts = np.bincount(owners, minlength=len(ids.dictionary))
        stops = np.cumsum(counts)
        places = zip((stops - counts).tolist(), stops.tolist(), strict=True)
        self._places = dict(zip(ids.dictionary.to_pylist(), places, strict=True))
        self._rows = lru_cache(RECENT)(partial(made, table))

    def __getitem__(self, name: str) -> list[Row]:
        return self._rows(*self._places[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def made(table: pa.Table, start: int, stop: int) -> list[Row]:
    """Return some rows of a table as Python has them."""
    found: list[Row] = table.slice(start, stop - start).to_pylist()
    return found
