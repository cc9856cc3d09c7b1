"""Expectations run again where rows or suite are others, and only there."""

from pathlib import Path

import pyarrow as pa
import pytest

from pipeline import store
from pipeline.release import validation
from pipeline.tables import REKEYS


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of rows of each run, in order; the runs themselves are left out."""
    found: list[int] = []

    def validate(table: object, frame: object, *_: object) -> object:
        found.append(len(frame))  # type: ignore[arg-type]
        return object()

    monkeypatch.setattr("pipeline.quality.validate", validate)
    return found


def rekeys(*names: str) -> pa.Table:
    rows = [dict.fromkeys(REKEYS.names) | {"old_id": name} for name in names]
    return pa.Table.from_pylist(rows, schema=store.conform([], REKEYS).schema)


def test_the_same_rows_and_suite_run_once(runs: list[int], tmp_path: Path) -> None:
    known: validation.Known = {}
    first = validation.validate_table(REKEYS, lambda _: rekeys("a"), tmp_path, known)
    again = validation.validate_table(REKEYS, lambda _: rekeys("a"), tmp_path, known)
    assert again is first
    assert runs == [1]


def test_other_rows_run_again(runs: list[int], tmp_path: Path) -> None:
    known: validation.Known = {}
    for names in (("a",), ("b",), ("a", "b"), ("a",)):
        validation.validate_table(REKEYS, lambda _, names=names: rekeys(*names), tmp_path, known)
    assert runs == [1, 1, 2, 1]


def test_another_suite_runs_again(runs: list[int], tmp_path: Path) -> None:
    known: validation.Known = {}
    for suite in ('{"expectations": []}', '{"expectations": [1]}'):
        (tmp_path / "rekeys.json").write_text(suite, encoding="utf-8")
        validation.validate_table(REKEYS, lambda _: rekeys("a"), tmp_path, known)
    assert runs == [1, 1]
