"""Lists as JSON in a cell: what Arrow joins is what json writes."""

import json
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.derive.arrow import ARROW_TYPES
from pipeline.store.cells import as_json

TEXTS = st.text(st.characters(codec="utf-8"), max_size=4) | st.sampled_from(
    ['"', "\\", "\x00\x1f"]
)
INTEGERS = st.integers(-(2**31), 2**31 - 1)
SPANS = st.tuples(INTEGERS, INTEGERS).map(lambda each: {"start": each[0], "stop": each[1]})


def written(value: Any) -> str | None:
    return value and json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize(
    ("kind", "items"), [("list", TEXTS), ("integer list", INTEGERS), ("spans", SPANS)]
)
@given(data=st.data())
def test_lists_are_written_as_json_writes_them(kind: str, items: Any, data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.none() | st.lists(items, min_size=1, max_size=3), max_size=4))
    skipped = data.draw(st.integers(0, len(rows)))
    column = pa.array(rows, ARROW_TYPES[kind]).slice(skipped)
    assert as_json(column).to_pylist() == [written(row) for row in rows[skipped:]]


def test_an_empty_list_is_no_null() -> None:
    assert as_json(pa.array([[], None], ARROW_TYPES["spans"])).to_pylist() == ["[]", None]


def test_what_is_no_list_stays() -> None:
    column = pa.array(["[1]", None])
    assert as_json(column) is column
