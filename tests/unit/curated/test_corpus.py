"""Rows become a table some at a time."""

import pytest

from pipeline import store
from pipeline.curated import corpus
from pipeline.tables import RESOLUTIONS
from tests.made import example_row


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_rows_become_a_table_whatever_their_number(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "BATCH", 2)
    rows = [example_row(RESOLUTIONS, resolution_id=f"A/RES/1/{n}:en") for n in range(count)]
    found = corpus.tabled(iter(rows), RESOLUTIONS)
    assert found.equals(store.conform(rows, RESOLUTIONS))
    assert list(corpus.one_by_one(found)) == found.to_pylist()
