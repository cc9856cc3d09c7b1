"""A table is cut where its rows say so: one row more changes few pieces."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.store import content_hash
from pipeline.store.pieces import in_pieces

LEAST = 1_500


def table(keys: list[str]) -> pa.Table:
    return pa.table({"key": pa.array(keys, pa.string()), "place": range(len(keys))})


def of(count: int, rows_each: int = 9) -> list[str]:
    return [f"A/RES/{number}" for number in range(count) for _ in range(rows_each)]


def ids(count: int) -> list[str]:
    return [f"{name}:en#OP{at}" for at, name in enumerate(of(count))]


def pieces(keys: list[str], part: int = 1_000) -> list[pa.Table]:
    whole = table(keys)
    parts = (whole.slice(start, part) for start in range(0, max(len(keys), 1), part))
    return [*in_pieces(parts, "key", LEAST)]


@given(st.integers(0, 900), st.integers(1, 12), st.integers(1, 900))
def test_pieces_are_the_rows_however_they_come(count: int, each: int, part: int) -> None:
    keys = of(count, each)
    found = pieces(keys, part)
    assert pa.concat_tables(found).equals(table(keys))
    sizes = [piece.num_rows for piece in found]
    assert sizes == [piece.num_rows for piece in pieces(keys, 10_000)]
    assert all(LEAST <= size <= 2 * LEAST for size in sizes[:-1])


def test_a_table_without_rows_is_one_piece() -> None:
    (found,) = pieces([])
    assert found.num_rows == 0


def test_one_value_of_very_many_rows_is_cut_all_the_same() -> None:
    found = pieces(["A/RES/1"] * 7_000)
    assert [piece.num_rows for piece in found] == [3_000, 3_000, 1_000]


@pytest.mark.parametrize("keys", [of(2_000), ids(2_000)], ids=["of resolutions", "of their rows"])
@pytest.mark.parametrize("place", [0, 3_600, 17_991])
def test_one_resolution_more_changes_few_pieces(keys: list[str], place: int) -> None:
    new = [f"A/RES/new:en#OP{at}" for at in range(30)]
    more = [*keys[:place], *new, *keys[place:]]
    before, after = (
        {content_hash(piece.select(["key"])) for piece in pieces(each)} for each in (keys, more)
    )
    assert len(before) > 7
    assert len(after - before) <= 3
