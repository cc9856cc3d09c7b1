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

    monkeypatch.setattr("pipeline.quality.validate.validate", validate)
    return found


def rekeys(folder: Path, *names: str) -> validation.AllRows:
    return validation.all_rows(stored(folder, *names))


def stored(folder: Path, *names: str) -> store.Stored:
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


def test_a_suite_that_changes_meanwhile_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []

    def validate(*_: object) -> object:
        runs.append("run")
        (tmp_path / "rekeys.json").write_text('{"expectations": [1]}', encoding="utf-8")
        return object()

    monkeypatch.setattr("pipeline.quality.validate.validate", validate)
    known: validation.Known = {}
    for _ in range(3):
        validation.validate_table(REKEYS, rekeys(tmp_path, "a"), tmp_path, known)
    assert len(runs) == 2


def test_another_suite_runs_again(runs: list[int], tmp_path: Path) -> None:
    known: validation.Known = {}
    for suite in ('{"expectations": []}', '{"expectations": [1]}'):
        (tmp_path / "rekeys.json").write_text(suite, encoding="utf-8")
        validation.validate_table(REKEYS, rekeys(tmp_path, "a"), tmp_path, known)
    assert runs == [1, 1]


@pytest.mark.parametrize("rows", [1, 2, 100])
def test_a_long_table_is_checked_some_rows_at_a_time(
    rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.store.stored.ROW_GROUP", 1)
    monkeypatch.setattr(validation, "least_rows", lambda _: rows)
    seen = rekeys(tmp_path, "a", "b", "c")[REKEYS.name]
    assert [len(frame) for frame in seen.frames()] == {1: [2, 1]}.get(rows, [3])
    assert seen.hash == rekeys(tmp_path, "a", "b", "c")[REKEYS.name].hash
    assert seen.hash != rekeys(tmp_path, "a", "b", "d")[REKEYS.name].hash


def test_what_was_found_of_rows_is_kept_for_the_next_build(tmp_path: Path) -> None:
    """The second build looks at nothing, and comes to the same."""
    kept, suites = tmp_path / "kept", Path("expectations").resolve()
    first = validation.checked(stored(tmp_path, "a", "b"), REKEYS.name, suites, kept)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.quality.in_parts.run_at_once", None)
        again = validation.checked(stored(tmp_path, "a", "b"), REKEYS.name, suites, kept)
        assert again == first
        with pytest.raises(TypeError):
            validation.checked(stored(tmp_path, "a", "c"), REKEYS.name, suites, kept)
    assert validation.checked(stored(tmp_path, "a", "b"), REKEYS.name, suites) == first


def test_invariants_that_held_of_the_same_rows_are_not_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[store.Stored] = []
    monkeypatch.setattr(validation, "broken", lambda tables: asked.append(tables) or [])
    tables = store.Stored(lambda table: [])
    sound = {name: rows.hash for name, rows in validation.all_rows(tables).items()}
    del sound["changes"], sound["rekeys"]
    fewer = {name: hash_ for name, hash_ in sound.items() if name != "clauses"}
    for known in (sound, sound | {"clauses": "0"}, fewer, {}):
        assert validation.invariants(tables, validation.all_rows(tables), known) == []
    assert len(asked) == 3


def test_what_a_release_adds_is_looked_at_beside_what_held(tmp_path: Path) -> None:
    path = tmp_path / "rekeys.parquet"
    row = example_row(REKEYS)
    store.write([row, row], REKEYS, path)
    tables = store.Stored(lambda table: [path] if table is REKEYS else [])
    looked = validation.all_rows(tables)
    made = {"changes", "rekeys"}
    sound = {name: rows.hash for name, rows in looked.items() if name not in made}
    (found,) = validation.invariants(tables, looked, sound)
    assert (found.table, found.rule) == ("rekeys", "the primary key is unique")
