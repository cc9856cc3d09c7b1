"""A long table is validated part by part, and the report is that of the whole."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from pipeline import store
from pipeline.quality import SuiteError, needs, validate
from pipeline.quality.joined import joined
from pipeline.tables import BY_NAME, CLAUSES, TABLES, Table
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


def test_what_cannot_be_told_from_parts_is_refused() -> None:
    mean = {"type": "expect_column_mean_to_be_between", "kwargs": {}, "observed": {}}
    with pytest.raises(SuiteError, match="mean"):
        joined([[mean], [mean]])
