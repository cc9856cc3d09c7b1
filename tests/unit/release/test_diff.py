"""Two Parquet files of a table are compared row by row, by key."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.release.diff import compare
from pipeline.tables import BY_NAME

VOTES = BY_NAME["votes"]


@pytest.fixture
def compared(tmp_path):
    def of(old, new, table=VOTES):
        paths = [tmp_path / name for name in ("old.parquet", "it's new.parquet")]
        for rows, path in zip((old, new), paths, strict=True):
            if rows is not None:
                pq.write_table(pa.table(rows), path)
        return compare(table, *paths)

    return of


def votes(**columns):
    return {"resolution_id": ["a", "b"], "state": ["X", "Y"], "vote": ["yes", "no"]} | columns


def test_rows(compared):
    diff = compared(votes(), votes(state=["X", "Z"], vote=["no", "no"]))
    assert diff.rows.to_pylist() == [
        {"row_id": "a|X", "change": "changed", "columns": ["vote"]},
        {"row_id": "b|Y", "change": "removed", "columns": None},
        {"row_id": "b|Z", "change": "added", "columns": None},
    ]
    assert (diff.ids("added"), diff.ids("removed"), diff.ids("changed")) == (
        {"b|Z"},
        {"b|Y"},
        {"a|X"},
    )


def test_equal_tables_do_not_differ(compared):
    diff = compared(votes(iso3=[None, "YYY"]), votes(iso3=[None, "YYY"]))
    assert diff.rows.num_rows == 0
    assert (diff.added_columns, diff.removed_columns, diff.retyped_columns) == ((), (), ())


def test_columns(compared):
    diff = compared(votes(gone=[1, 2], n=[1, 2]), votes(n=["1", "2"], mood=[None, "good"]))
    assert diff.added_columns == ("mood",)
    assert diff.removed_columns == ("gone",)
    assert diff.retyped_columns == ("n",)
    assert [row["columns"] for row in diff.rows.to_pylist()] == [
        ["n", "gone"],
        ["n", "mood", "gone"],
    ]
    assert diff.fresh_columns == {"gone", "n", "mood"}


def test_null_is_a_value_that_differs(compared):
    diff = compared(votes(iso3=[None, "YYY"]), votes(iso3=["XXX", None]))
    assert [row["columns"] for row in diff.rows.to_pylist()] == [["iso3"], ["iso3"]]


def test_null_in_a_key_is_a_key(compared):
    old = {"body": ["GA"], "session": ["73"], "number": [1], "part": [None], "status": ["missing"]}
    diff = compared(old, old | {"status": ["present"]}, BY_NAME["completeness"])
    assert diff.rows.to_pylist() == [
        {"row_id": "GA|73|1|", "change": "changed", "columns": ["status"]}
    ]


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        pytest.param(None, votes(), "added", id="new table"),
        pytest.param(votes(), None, "removed", id="table gone"),
    ],
)
def test_a_table_that_one_release_lacks(compared, old, new, change):
    diff = compared(old, new)
    assert {row["change"] for row in diff.rows.to_pylist()} == {change}
    assert diff.is_new is (old is None)
