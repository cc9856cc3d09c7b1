"""A table in pieces that begin where their rows say so, whatever else there is.

One resolution more changes the piece that it stands in, now and then some that follow: what was
found of the others still holds. A piece may begin where the table's first key names another
resolution, or whatever else it names, of which the hash chooses one in so many.
"""

from collections.abc import Iterable, Iterator
from zlib import crc32

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

AMONG = 64
"""Names of which one may begin a piece: so many resolutions have far more rows than one has, and
far fewer than a piece."""
PIECES = 16
"""A table has about so many, where they are neither short nor long."""
SHORT, LONG = 16_384, 65_536
"""The least number of rows of a piece, in a short table and in a long one."""


def least_rows(rows: int) -> int:
    """Return how many rows a piece has at least in a table of so many: the same in most tables
    that are a little longer.

    >>> least_rows(10), least_rows(600_000), least_rows(700_000), least_rows(10**9)
    (16384, 32768, 32768, 65536)
    """
    wanted = max(rows // PIECES, 1)
    return max(SHORT, min(LONG, 1 << (wanted.bit_length() - 1)))


def in_pieces(parts: Iterable[pa.Table], key: str, least: int) -> Iterator[pa.Table]:
    """Yield the rows of a table in pieces of ``least`` to twice as many; the last may be shorter.

    ``parts`` are its rows in order; there is one at least, and one piece.
    """
    held: list[pa.Table] = []
    before: str | None = None
    given = False
    for part in parts:
        start = 0
        for at in (*beginnings(part.column(key), before), None):
            stop = part.num_rows if at is None else at
            while (room := 2 * least - rows_of(held)) < stop - start:  # too long without one
                yield pa.concat_tables([*held, part.slice(start, room)])
                held, start, given = [], start + room, True
            held.append(part.slice(start, stop - start))
            start = stop
            if at is not None and rows_of(held) >= least:
                yield pa.concat_tables(held)
                held, given = [], True
        before = named(part.column(key)[-1].as_py()) if part.num_rows else before
    if rows_of(held) or not given:
        yield pa.concat_tables(held)


def rows_of(held: Iterable[pa.Table]) -> int:
    return sum(each.num_rows for each in held)


def named(key: object) -> str:
    """Return what a key names: the resolution, where it is the id of something in one.

    >>> named("A/RES/77/1:en#OP2.d1"), named("S/RES/2708(2023):en"), named(1946)
    ('A/RES/77/1:en', 'S/RES/2708(2023):en', '1946')
    """
    return str(key).partition("#")[0]


def beginnings(keys: pa.ChunkedArray, before: str | None) -> list[int]:
    """Return the places where a piece may begin: those of new names that the hash chooses."""
    values = keys.combine_chunks()
    if not len(values):
        return []
    new = pc.fill_null(pc.not_equal(values[1:], values[:-1]), fill_value=True)
    places = [0, *(np.flatnonzero(new.to_numpy(zero_copy_only=False)) + 1).tolist()]
    names = map(named, values.take(pa.array(places, pa.int64())).to_pylist())
    found = []
    for at, name in zip(places, names, strict=True):
        if name != before and crc32(name.encode()) % AMONG == 0:
            found.append(at)
        before = name
    return found
