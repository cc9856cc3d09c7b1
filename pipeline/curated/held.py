"""All tables as they would be published, read when they are asked for."""

from collections.abc import Callable, Iterator, Mapping

import pyarrow as pa

from pipeline import store
from pipeline.checks import Broken, broken
from pipeline.curated.layout import AT_RELEASE, Curated
from pipeline.tables import BY_NAME

HELD = 500_000_000
"""Bytes of tables that are kept to be looked at once more."""


class Held(Mapping[str, pa.Table]):
    """Tables by name; the last ones that were asked for are kept, as many as there is room for."""

    def __init__(self, read: Callable[[str], pa.Table]) -> None:
        self._read = read
        self._kept: dict[str, pa.Table] = {}

    def __getitem__(self, name: str) -> pa.Table:
        found = self._kept.pop(name, None)
        self._kept[name] = self._read(name) if found is None else found
        while len(self._kept) > 1 and sum(each.nbytes for each in self._kept.values()) > HELD:
            self._kept.pop(next(iter(self._kept)))
        return self._kept[name]

    def __iter__(self) -> Iterator[str]:
        return iter(BY_NAME)

    def __len__(self) -> int:
        return len(BY_NAME)


def held_tables(curated: Curated) -> Held:
    """Return every table as it is published; those that a release makes are without rows."""

    def read(name: str) -> pa.Table:
        table = BY_NAME[name]
        return store.read_arrow(table, []) if name in AT_RELEASE else curated.whole(table)

    return Held(read)


def broken_in(curated: Curated) -> list[Broken]:
    """Return what does not hold of all tables together as they would be published."""
    return broken(held_tables(curated))
