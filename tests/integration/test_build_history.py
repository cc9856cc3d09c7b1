"""What runs did is in the history, whoever ran them and however they ended."""

import errno
import shutil

import dagster as dg
import pytest

from pipeline.curated.history import Entry, put
from pipeline.defs import corpus
from pipeline.defs import recording as defs_recording
from pipeline.defs.alarms import note
from pipeline.defs.entries import written_down
from pipeline.defs.jobs import PUBLISH, READ, WRITE
from pipeline.files import only_one
from tests.integration.played import OLD, Played, entries, failed_alarm, failing, failure_of

BEGAN = "2026-01-31T04:05:06+00:00"


@pytest.mark.usefixtures("unchecked")
def test_every_build_says_what_it_did(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first run to the release it is one build, whoever started its runs."""
    played.options["wait"] = 30.0
    shutil.copytree(OLD, played.raw / "63")
    (played.raw / "empty.txt").touch()
    assert played.execute(READ, {"dagster/schedule_name": "nightly"})
    (entry,) = entries(played)
    assert (entry.by, entry.finished, entry.sessions) == ("the schedule nightly", False, 1)
    watched = {"dagster/sensor_name": "watch_raw"}
    assert [played.run(request)[2] for request in played.look().run_requests or ()] == [True]
    assert played.execute(PUBLISH, watched)
    (entry,) = entries(played)
    assert entry.by == "the schedule nightly, hand on the page, the sensor watch_raw"
    assert entry.why == "2 sources that were never read"
    assert [*entry.steps] == [READ, WRITE, PUBLISH]
    assert len(entry.runs) == 3
    assert entry.status == {"extracted": 1, "quarantined": 1}
    assert [path for path, _ in entry.refused] == ["empty.txt"]
    assert (entry.written, entry.release, entry.finished) == (1, "1.0.0", True)

    assert played.execute(READ, {"dagster/backfill": "abc"})
    entry = entries(played)[-1]
    assert (entry.by, entry.why, entry.finished) == ("the backfill abc", None, True)

    monkeypatch.setattr(corpus, "write_corpus_table", failing(ValueError("a broken rule")))
    assert not played.execute(PUBLISH, watched)
    assert len(entries(played)) == 3
    entry = entries(played)[-1]
    assert (entry.by, entry.problem) == ("the sensor watch_raw", "ValueError: a broken rule")
    assert (entry.release, entry.finished) == (None, False)


def test_of_a_run_that_could_not_say_why_it_failed_the_sensor_does(played: Played) -> None:
    played.options["wait"] = 0.0
    played.curated.folder.mkdir()
    with only_one(played.curated.lock):
        assert not played.execute(READ)
    assert entries(played) == []
    (run,) = played.instance.get_runs()
    for _ in range(2):  # as when it is told of twice
        note(failure_of(played, run), played.curated)
    (entry,) = entries(played)
    assert entry.problem is not None
    assert "another build is writing" in entry.problem
    assert [*entry.runs] == [run.run_id]


def test_of_a_run_that_was_killed_the_sensor_says_so(played: Played) -> None:
    run = played.instance.create_run_for_job(
        played.defs.resolve_job_def(READ), status=dg.DagsterRunStatus.STARTED
    )
    put(played.curated.folder, Entry(name=run.run_id, by="x", began=BEGAN, runs=(run.run_id,)))
    played.instance.report_run_failed(run, "its process is gone")
    note(failure_of(played, run), played.curated)
    (entry,) = entries(played)
    problem = "its process ended (killed, or out of memory?): its process is gone"
    assert (entry.by, entry.problem) == ("x", problem)
    assert failed_alarm(played, run).startswith(f"read_sources failed: {problem} (run")
    assert entry.seconds is not None


def test_that_a_run_could_not_be_written_down_is_no_failure(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    played.options["wait"] = 30.0
    shutil.copytree(OLD, played.raw / "63")
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(defs_recording, "put", failing(full))
    assert played.execute(READ)
    (run,) = played.instance.get_runs()
    said = [entry.user_message for entry in played.instance.all_logs(run.run_id)]
    assert sum("could not be written down: [Errno 28]" in message for message in said) == 2


def test_a_run_that_was_tried_again_with_success_is_no_failure(played: Played) -> None:
    """The sensor may come to the one that was killed when the other has long ended."""
    run = played.instance.create_run_for_job(
        played.defs.resolve_job_def(READ), status=dg.DagsterRunStatus.STARTED
    )
    again = Entry(name=run.run_id, by="x", began=BEGAN, runs=(run.run_id, "b"), finished=True)
    put(played.curated.folder, again)
    played.instance.report_run_failed(run, "its process is gone")
    note(failure_of(played, run), played.curated)
    (entry,) = entries(played)
    assert (entry.problem, entry.finished) == (None, True)


@pytest.mark.usefixtures("unchecked")
def test_a_reading_that_finds_nothing_new_waits_for_a_release_that_is_due(played: Played) -> None:
    played.options["wait"] = 30.0
    shutil.copytree(OLD, played.raw / "63")
    assert played.execute(READ)
    assert played.execute(READ, {"dagster/schedule_name": "nightly"})
    assert [entry.finished for entry in entries(played)] == [False, False]
    played.until_quiet()
    assert (entries(played)[-1].release, entries(played)[-1].finished) == ("1.0.0", True)
    assert played.execute(READ)
    assert (entries(played)[-1].why, entries(played)[-1].finished) == (None, True)
    next(played.curated.folder.glob("clauses/*.parquet")).write_bytes(b"damaged")
    assert played.execute(READ)
    assert not entries(played)[-1].finished


def test_a_damaged_ledger_hides_no_error_and_stops_nothing(
    played: Played,
) -> None:
    played.curated.folder.mkdir()
    for name in (".ledger.json", "sources.parquet", ".known.json"):
        (played.curated.folder / name).write_text('{"files": {}, "code": ""}')
    run = played.instance.create_run_for_job(played.defs.resolve_job_def(READ))
    said: list[str] = []
    with written_down(run, played.instance, played.curated, said.append, lambda: True):
        pass
    assert ["could not be written down" in each for each in said] == [True]
    assert "is damaged" in said[0] or "no readable Parquet" in said[0]
