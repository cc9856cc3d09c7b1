"""Dagster's own share stays small: what a session leaves in its records, and who looks for it."""

from pathlib import Path

import pytest

from benchmarks.instance import written
from benchmarks.orchestration import Written
from pipeline.sources.ledger import Ledger


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Written]:
    return [written(size, tmp_path_factory.mktemp("instance")) for size in (2, 6)]


def test_a_session_leaves_two_events(found: list[Written]) -> None:
    few, more = found
    assert more.events - few.events == 2 * (more.sessions - few.sessions)


def test_what_a_session_leaves_is_a_few_kilobytes(found: list[Written]) -> None:
    few, more = found
    assert (more.log_bytes - few.log_bytes) / (more.sessions - few.sessions) < 16_000


def test_time_is_parted_into_writing_and_the_rest(found: list[Written]) -> None:
    for each in found:
        assert 0 < each.writing < each.processor
        assert each.own == each.processor - each.writing
        assert each.before <= each.peak


def test_the_ledger_is_opened_once_however_many_sessions_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    load = Ledger.load
    monkeypatch.setattr(Ledger, "load", lambda path: (opened.append(path), load(path))[1])
    counts = []
    for size in (2, 6):
        opened.clear()
        (tmp_path / str(size)).mkdir()
        written(size, tmp_path / str(size))
        counts.append(len(opened))
    assert counts[0] == counts[1]
