"""Rows by resolution, made from Arrow when they are asked for."""

import pyarrow as pa
import pytest

from pipeline.curated.groups import Groups
from pipeline.lineage.grouped import by_resolution

LYING_TOGETHER = [("A", 1), ("A", 2), ("C", 1), ("B", 1), ("B", 2)]
SCATTERED = [("A", 1), ("B", 1), ("A", 2), ("C", 1), ("B", 2)]


def table(rows: list[tuple[str, int]], chunks: int = 1) -> pa.Table:
    rows_of = [dict(zip(("resolution_id", "position"), row, strict=True)) for row in rows]
    parts = [rows_of[start::chunks] for start in range(chunks)]
    return pa.concat_tables([pa.Table.from_pylist(part) for part in parts])


@pytest.mark.parametrize("rows", [LYING_TOGETHER, SCATTERED])
@pytest.mark.parametrize("chunks", [1, 2])
def test_the_rows_of_each_in_their_order(rows: list[tuple[str, int]], chunks: int) -> None:
    lying = table(rows, chunks)
    found = Groups(lying)
    assert {name: found[name] for name in found} == by_resolution(lying.to_pylist())
    assert len(found) == 3


def test_what_is_not_there() -> None:
    assert Groups(table(SCATTERED)).get("D", ()) == ()
    assert list(Groups(table(SCATTERED).slice(0, 0))) == []
