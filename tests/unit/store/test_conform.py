"""What does not fit its declaration is refused; what fits comes out the same in any order."""

from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import store
from pipeline.derive.arrow import arrow_schema, ascends
from pipeline.store.conform import in_order
from pipeline.tables import CLAUSES, FOOTNOTE_REFS, RESOLUTIONS, TABLES, Table
from tests.made import Row, example_row

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@each_table
def test_example_rows_conform_and_read_as_written(table: Table) -> None:
    conformed = store.conform([example_row(table)], table)
    (row,) = conformed.to_pylist()
    given_row = example_row(table)
    for column in table.columns:
        expected: Any = given_row[column.name]
        if column.type == "spans":
            expected = [{"start": start, "stop": stop} for start, stop in expected]
        elif isinstance(expected, tuple):
            expected = list(expected)
        assert row[column.name] == expected, column.name


@each_table
def test_rows_frames_and_arrow_tables_give_the_same(table: Table) -> None:
    from_rows = store.conform([example_row(table)], table)
    assert store.conform(store.to_frame(from_rows), table).equals(from_rows)
    assert store.conform(from_rows, table).equals(from_rows)
    assert store.conform(pd.DataFrame(from_rows.to_pylist()), table).equals(from_rows)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"verb": "decide"}, "not declared: \\['verb'\\]", id="undeclared column"),
        pytest.param({"clause_id": None}, "clause_id: null in", id="null key"),
        pytest.param({"text": None}, "text: null in clause_id", id="null in a required column"),
        pytest.param({"number": ""}, "number: empty text in clause_id", id="empty text"),
        pytest.param({"position": 2**31}, "clauses: .*2147483648", id="integer too large"),
        pytest.param({"level": 40_000}, "clauses: .*40000", id="small integer too large"),
        pytest.param({"position": "1"}, "clauses: ", id="text for a number"),
        pytest.param(
            {"source_spans": ((0, None),)}, "source_spans: a null inside", id="half a span"
        ),
    ],
)
def test_rows_that_do_not_fit_are_refused(changes: Row, message: str) -> None:
    with pytest.raises(store.SchemaError, match=message):
        store.conform([example_row(CLAUSES), example_row(CLAUSES, **changes)], CLAUSES)


def test_a_missing_column_is_refused_and_named() -> None:
    row = example_row(CLAUSES)
    del row["text"]
    with pytest.raises(store.SchemaError, match="missing: \\['text'\\]"):
        store.conform([row], CLAUSES)
    with pytest.raises(store.SchemaError, match="missing: \\['text'\\]"):
        store.conform(pd.DataFrame([row]), CLAUSES)


def test_an_empty_text_in_a_list_is_refused() -> None:
    with pytest.raises(store.SchemaError, match="agenda_items: empty text"):
        store.conform([example_row(RESOLUTIONS, agenda_items=("5", ""))], RESOLUTIONS)


def test_a_key_may_be_null_where_the_column_may() -> None:
    row = example_row(FOOTNOTE_REFS, clause_id=None)
    assert store.conform([row], FOOTNOTE_REFS).to_pylist()[0]["clause_id"] is None


def test_integers_and_dates_beside_nulls_stay_what_they_are() -> None:
    rows = [
        example_row(RESOLUTIONS, resolution_id="A/RES/1/1:en"),
        example_row(RESOLUTIONS, resolution_id="A/RES/1/2:en", number=None, adoption_date=None),
    ]
    for data in (rows, pd.DataFrame(rows)):
        found = store.conform(data, RESOLUTIONS)
        assert found.column("number").to_pylist() == [135, None]
        assert found.column("adoption_date").to_pylist() == [date(2018, 12, 13), None]


def test_clauses_stand_in_the_order_of_the_text_not_of_their_ids() -> None:
    rows = [example_row(CLAUSES, clause_id=f"A/RES/1/1:en#OP{n}", position=n) for n in (10, 2, 1)]
    found = store.conform(rows, CLAUSES).column("position").to_pylist()
    assert found == [1, 2, 10]


@given(st.permutations(range(6)))
def test_the_order_of_rows_does_not_show(order: list[int]) -> None:
    rows = [
        example_row(FOOTNOTE_REFS, offset=n % 3, clause_id=None if n < 3 else "A/RES/1/1:en#OP1")
        for n in range(6)
    ]
    mixed = store.conform([rows[index] for index in order], FOOTNOTE_REFS)
    assert mixed.equals(store.conform(rows, FOOTNOTE_REFS))


KEYS = st.lists(
    st.tuples(st.sampled_from("ab"), st.none() | st.sampled_from("xy"), st.integers(0, 1)),
    max_size=5,
)


@given(KEYS)
def test_rows_that_are_in_order_are_those_that_sorting_leaves(keys: list[Any]) -> None:
    rows = [
        {"footnote_id": note, "clause_id": clause, "offset": offset}
        for note, clause, offset in keys
    ]
    arrow = pa.Table.from_pylist(rows, arrow_schema(FOOTNOTE_REFS))
    ordered = arrow.sort_by([(name, "ascending") for name in FOOTNOTE_REFS.sort_key])
    assert in_order(arrow, FOOTNOTE_REFS).equals(ordered)
    if ascends(arrow, FOOTNOTE_REFS.sort_key):
        assert arrow.equals(ordered)
    elif all(clause for _, clause, _ in keys):
        assert not arrow.equals(ordered)


@given(KEYS)
def test_keys_that_ascend_strictly_are_each_another(keys: list[tuple[str, str, int]]) -> None:
    columns = dict(zip("abc", map(list, zip(*keys, strict=True)), strict=False))
    arrow = pa.table(columns or {name: pa.array([], pa.int32()) for name in "abc"})
    known = all(clause for _, clause, _ in keys)
    distinct = known and keys == sorted(set(keys))
    assert ascends(arrow, "abc", strictly=True) == distinct
