"""Rows become a table some at a time."""

import subprocess
import sys

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


def test_what_takes_long_to_import_is_imported_when_there_is_work() -> None:
    code = (
        "import sys, pipeline.defs.build; from pipeline.curated.corpus import HEAVY, import_heavy;"
        "before = {*HEAVY} & {*sys.modules}; import_heavy();"
        "sys.exit(bool(before) or not {*HEAVY} <= {*sys.modules})"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
