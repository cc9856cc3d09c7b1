"""A long table is validated part by part, and the report is that of the whole."""

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from pipeline import store
from pipeline.derive.beside import needs
from pipeline.quality.joined import joined
from pipeline.quality.suites import SuiteError
from pipeline.quality.validate import validate
from pipeline.tables import BY_NAME, CLAUSES, TABLES, VOTES, Table
from tests.made import example_row

EXPECTATIONS = Path(__file__).parents[3] / "expectations"
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)

DAMAGE: dict[str, list[object]] = {
    "string": ["~", None, "x" * 16_000, "two  spaces", "~"],
    "int32": [None, -1, 100_000],
    "int16": [None, -1, 30_000],
    "boolean": [None, True, False],
}


def many(table: Table) -> pd.DataFrame:
    """Rows of which many break something, some share their key, and a few are right."""
    rows = [example_row(table) for _ in range(3)]
    for column in table.columns:
        rows += [{**rows[0], column.name: bad} for bad in DAMAGE.get(column.type, [])]
    rows = [row for row in rows if row.get("edtf", "") is not None]  # a measure is taken of it
    schema = store.conform([], table).schema
    fields = [field.with_nullable(True) for field in schema]
    columns = {name: [row[name] for row in rows] for name in table.names}
    return store.to_frame(pa.Table.from_pydict(columns, schema=pa.schema(fields)))


def beside(table: Table) -> dict[str, pd.DataFrame]:
    return {name: many(BY_NAME[name]) for name in needs(table)}


def cut(frame: pd.DataFrame, rows: int) -> Callable[[], Iterator[pd.DataFrame]]:
    """Give a frame so many rows at a time."""
    return lambda: (frame.iloc[start : start + rows] for start in range(0, len(frame), rows))


@each_table
def test_parts_give_the_report_of_the_whole(table: Table) -> None:
    frame = many(table)
    whole, parts = (
        validate(table, cut(frame, rows), EXPECTATIONS, beside(table))
        for rows in (len(frame), len(frame) // 2 + 1)
    )
    assert parts == whole
    assert whole.rows == len(frame)


def test_a_key_in_two_parts_is_found() -> None:
    rows = [
        example_row(CLAUSES, clause_id=f"A/RES/1/1:en#OP{at}", position=at) for at in (1, 2, 3)
    ]
    frame = store.to_frame(store.conform([*rows, rows[0]], CLAUSES))
    report = validate(CLAUSES, cut(frame, 2), EXPECTATIONS)
    assert report == validate(CLAUSES, cut(frame, 4), EXPECTATIONS)
    assert [each.text for each in report.failures if "unique" in each.text] != []


@each_table
@pytest.mark.parametrize("rows", [1, 2, 3])
def test_a_table_in_order_gives_the_same_report(table: Table, rows: int) -> None:
    (key, *_) = table.sort_key
    kind = store.conform([], table).schema.field(key).type
    numbers = pa.types.is_integer(kind)
    keys = [n if numbers else f"A/RES/{n}/1:en" for n in range(1, 8)]
    found = [example_row(table, **{key: each}) for each in keys]
    frame = store.to_frame(store.conform(found, table))
    near = beside(table)
    whole = validate(table, cut(frame, 100), EXPECTATIONS, near)
    assert validate(table, cut(frame, rows), EXPECTATIONS, near) == whole


def test_a_table_without_a_suite_is_held_to_its_declaration(tmp_path: Path) -> None:
    for table in (BY_NAME["findings"], BY_NAME["dates"]):
        frame = store.to_frame(store.conform([example_row(table)], table))
        assert validate(table, cut(frame, 1), tmp_path).failures == ()


def test_what_cannot_be_told_from_parts_is_refused() -> None:
    mean = {"type": "expect_column_mean_to_be_between", "kwargs": {}, "observed": {}}
    with pytest.raises(SuiteError, match="mean"):
        joined([[mean], [mean]])


def test_frames_are_free_as_soon_as_they_have_been_looked_at() -> None:
    """Great Expectations leaves circles of objects, which would hold rows until Python looks."""
    seen: list[weakref.ref[pd.DataFrame]] = []

    def frames() -> Iterator[pd.DataFrame]:
        for number in range(6):
            row = example_row(VOTES, resolution_id=f"A/RES/{number}/1:en")
            frame = store.to_frame(store.conform([row], VOTES))
            seen.append(weakref.ref(frame))
            yield frame

    gc.disable()
    try:
        validate(VOTES, frames, EXPECTATIONS)
        assert [each() for each in seen] == [None] * 6
    finally:
        gc.enable()
