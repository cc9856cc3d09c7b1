"""The schema's version follows its columns; only a person can say that a meaning changed."""

import pyarrow as pa
import pytest

from pipeline.release.changes import Comparison
from pipeline.release.continuity import broken_schema, meaning_changed
from pipeline.release.diff import TableDiff


def compared(vanished=(), **differences):
    usual = {"added_columns": (), "removed_columns": (), "retyped_columns": ()}
    rows = pa.table({"row_id": ["a"], "change": ["changed"]})
    diff = TableDiff(table="votes", old_rows=1, new_rows=1, rows=rows, **usual | differences)
    return Comparison(diffs=(diff,), rekeys=(), vanished=vanished)


@pytest.mark.parametrize(
    ("comparison", "least"),
    [
        pytest.param(compared(), "1.2.0", id="values alone"),
        pytest.param(compared(added_columns=("a",)), "1.3.0", id="a column more"),
        pytest.param(compared(is_new=True), "1.3.0", id="a table more"),
        pytest.param(compared(removed_columns=("a",)), "2.0.0", id="a column gone"),
        pytest.param(compared(retyped_columns=("a",)), "2.0.0", id="another type"),
        pytest.param(compared(vanished=("drafts",)), "2.0.0", id="a table gone"),
    ],
)
def test_the_schema_must_be_raised_as_its_columns_ask(comparison, least):
    assert broken_schema(comparison, "1.2.0", least) is None
    assert broken_schema(comparison, "1.2.0", "3.0.0") is None
    lower = "1.1.9" if least == "1.2.0" else "1.2.9"
    assert broken_schema(comparison, "1.2.0", lower) == (
        f"SCHEMA_VERSION is {lower}; tables and columns differ so that it must be {least}"
    )


def test_a_version_that_is_none_is_told():
    assert "can't be compared" in broken_schema(compared(), "first", "1.0.0")


@pytest.mark.parametrize(
    ("stated", "now", "changed"),
    [("1.9.0", "2.0.0", True), ("1.9.0", "1.10.0", False), ("2.0.0", "1.0.0", False)],
)
def test_a_raised_major_version_says_that_meanings_changed(stated, now, changed):
    assert meaning_changed(stated, now) is changed
