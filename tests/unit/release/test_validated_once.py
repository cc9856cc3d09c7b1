"""Expectations run again where rows or suite are others, and only there."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd
import pytest

from pipeline import store
from pipeline.release import validation
from pipeline.tables import REKEYS
from tests.made import example_row

Frames = Callable[[], Iterable[pd.DataFrame]]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of rows of each run, in order; the runs themselves are left out."""
    found: list[int] = []

    def validate(
        table: object, frames: Callable[[], Iterable[pd.DataFrame]], *_: object
    ) -> object:
        found.append(sum(len(frame) for frame in frames()))
        return object()

    monkeypatch.setattr("pipeline.quality.validate", validate)
    return found


def rekeys(folder: Path, *names: str) -> store.Stored:
    rows = [example_row(REKEYS, old_id=name) for name in names]
    path = store.write(rows, REKEYS, folder / f"{'-'.join(names)}.parquet")
    return store.Stored(lambda _: [path])


def test_the_same_rows_and_suite_run_once(runs: list[int], tmp_path: Path) -> None:
    known: validation.Known = {}
    first = validation.validate_table(REKEYS, rekeys(tmp_path, "a"), tmp_path, known)
    again = validation.validate_table(REKEYS, rekeys(tmp_path, "a"), tmp_path, known)
    assert again is first
    assert runs == [1]


def test_other_rows_run_again(runs: list[int], tmp_path: Path) -> None:
    known: validation.Known = {}
    for names in (("a",), ("b",), ("a", "b"), ("a",)):
        validation.validate_table(REKEYS, rekeys(tmp_path, *names), tmp_path, known)
    assert runs == [1, 1, 2, 1]


def test_another_suite_runs_again(runs: list[int], tmp_path: Path) -> None:
    known: validation.Known = {}
    for suite in ('{"expectations": []}', '{"expectations": [1]}'):
        (tmp_path / "rekeys.json").write_text(suite, encoding="utf-8")
        validation.validate_table(REKEYS, rekeys(tmp_path, "a"), tmp_path, known)
    assert runs == [1, 1]


@pytest.mark.parametrize("rows", [1, 2, 3, 100])
def test_a_long_table_is_checked_some_rows_at_a_time(
    rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.store.stored.ROW_GROUP", 1)
    monkeypatch.setattr(validation, "ROWS", rows)
    seen = validation.Rows(rekeys(tmp_path, "a", "b", "c"), REKEYS.name)
    assert [len(frame) for frame in seen.frames()] == {1: [1, 1, 1], 2: [2, 1]}.get(rows, [3])
    assert seen.hash == validation.Rows(rekeys(tmp_path, "a", "b", "c"), REKEYS.name).hash
    assert seen.hash != validation.Rows(rekeys(tmp_path, "a", "b", "d"), REKEYS.name).hash
