"""What the sensors and the schedule start, played step by step without a daemon."""

import errno
import shutil
import threading
import time
from pathlib import Path

import dagster as dg
import pytest

from pipeline.curated.layout import Curated
from pipeline.defs import corpus, patience, situation
from pipeline.defs.automation import NIGHT, NoTime, cron, nightly_fetch
from pipeline.defs.jobs import PUBLISH, READ, WRITE
from pipeline.files import only_one
from tests.integration.played import NEW, OLD, Played, failed_alarm, failing


@pytest.mark.usefixtures("unchecked")
def test_sources_come_change_and_go(played: Played, tmp_path: Path) -> None:
    assert played.look().skip_reason.skip_message == "there is no source yet"

    shutil.copytree(OLD, played.raw / "ga" / "63")
    assert "waiting until nothing changes" in played.look().skip_reason.skip_message
    assert played.step() == [(READ, None, True)]
    assert played.partitions == ["GA-63"]
    assert played.step() == [(WRITE, "GA-63", True)]
    assert played.step() == [(PUBLISH, None, True)]
    assert played.look().skip_reason.skip_message == "everything is as it was"

    shutil.copytree(NEW, played.raw / "ga" / "73")
    assert played.until_quiet() == [
        (READ, None, True),
        (WRITE, "GA-73", True),
        (PUBLISH, None, True),
    ]
    assert (tmp_path / "releases" / "1.1.0").is_dir()

    played.curated.ledger_file.unlink()
    assert [*played.step(), *played.step()] == [(READ, None, True)]

    shutil.rmtree(played.raw / "ga" / "73")
    assert [*played.step(), *played.step()] == [(READ, None, True)]
    assert played.partitions == ["GA-63"]
    assert [request.job_name for request in played.look().run_requests or ()] == [PUBLISH]

    shutil.rmtree(played.raw / "ga")
    assert played.until_quiet() == []
    assert "Held back: 1 of 1 sources are gone" in alarms(played)
    assert len(alarms(played).splitlines()) == 1


def alarms(played: Played) -> str:
    return (played.folder / "curated" / "alarms.log").read_text()


@pytest.mark.usefixtures("unchecked")
def test_what_failed_is_told_and_not_tried_again(
    played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(OLD, played.raw / "63")
    monkeypatch.setattr(corpus, "write_corpus_table", failing(ValueError("a broken rule")))
    done = played.until_quiet()
    assert done[-1] == (PUBLISH, None, False)
    assert "nothing has changed since" in played.look().skip_reason.skip_message
    (run, *_) = played.instance.get_runs(limit=1)
    said = f"publish failed: ValueError: a broken rule (run {run.run_id})."
    assert failed_alarm(played, run) == said
    assert not (tmp_path / "releases").exists()
    assert played.execute(READ)  # as every night
    assert played.step() == [(PUBLISH, None, False)]


class Flaky:
    """A function that fails so often before it does what it should."""

    def __init__(self, times: int, error: OSError) -> None:
        self.error, self.left, self.real = error, times, corpus.write_corpus_table

    def __call__(self, curated: Curated, name: str) -> int:
        if self.left:
            self.left -= 1
            raise self.error
        return self.real(curated, name)


@pytest.mark.parametrize(
    ("times", "error", "success"),
    [
        (2, OSError(errno.ENOSPC, "No space left on device"), True),
        (3, OSError(errno.EIO, "Input/output error"), False),
        (1, PermissionError(errno.EACCES, "Permission denied"), False),
    ],
    ids=["passes in time", "lasts too long", "can't pass"],
)
def test_what_may_pass_is_tried_again(
    played: Played, monkeypatch: pytest.MonkeyPatch, times: int, error: OSError, success: bool
) -> None:
    monkeypatch.setattr(patience, "FIRST_WAIT", 0.01)
    shutil.copytree(OLD, played.raw / "63")
    played.options["retries"] = 2
    assert played.execute(READ)
    played.step()
    flaky = Flaky(times, error)
    monkeypatch.setattr(corpus, "write_corpus_table", flaky)
    assert played.execute(PUBLISH, None, "linked_citations") is success
    assert flaky.left == 0
    if not success:
        (run, *_) = played.instance.get_runs(limit=1)
        assert str(error) in failed_alarm(played, run)


def test_a_run_waits_for_another_build(played: Played) -> None:
    shutil.copytree(OLD, played.raw / "63")
    played.options["wait"] = 30.0
    played.curated.folder.mkdir()
    with only_one(played.curated.lock):
        running = threading.Thread(target=played.execute, args=(READ,))
        running.start()
        time.sleep(2)
        assert running.is_alive()
        assert not played.curated.ledger_file.exists()
    running.join()
    assert played.curated.ledger.partitions.keys() == {"GA-63"}


def test_a_run_does_not_wait_for_ever(played: Played) -> None:
    played.options["wait"] = 0.0
    played.curated.folder.mkdir()
    with only_one(played.curated.lock):
        assert not played.execute(READ)
    (run,) = played.instance.get_runs()
    assert "another build is writing" in failed_alarm(played, run)


def test_runs_at_work_are_waited_for_and_dead_ones_given_up(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(OLD, played.raw / "63")
    run = played.instance.create_run_for_job(
        played.defs.resolve_job_def(READ), status=dg.DagsterRunStatus.STARTED
    )
    assert "is at work" in played.look().skip_reason.skip_message
    monkeypatch.setattr(situation, "SETTLING", -1.0)
    monkeypatch.setattr(situation, "ENDING", 0.0)
    played.curated.folder.mkdir(exist_ok=True)
    with only_one(played.curated.lock):
        assert "is at work" in played.look().skip_reason.skip_message
    assert "waiting until nothing changes" in played.look().skip_reason.skip_message
    ended = played.instance.get_run_by_id(run.run_id)
    assert ended is not None
    assert ended.status is dg.DagsterRunStatus.FAILURE


@pytest.mark.usefixtures("unchecked")
def test_every_night_all_is_read_but_for_a_missing_drive(played: Played) -> None:
    shutil.copytree(OLD, played.raw / "63")
    assert isinstance(night(played), dg.RunRequest)
    played.until_quiet()
    assert isinstance(night(played), dg.RunRequest)
    shutil.rmtree(played.raw / "63")
    skipped = night(played)
    assert isinstance(skipped, dg.SkipReason)
    assert "is a drive missing?" in skipped.skip_message


def night(played: Played) -> object:
    return played.defs.resolve_schedule_def("nightly")(dg.build_schedule_context())


def test_times_of_schedules_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RESOLUTIONS_NIGHT_AT", raising=False)
    monkeypatch.setenv("RESOLUTIONS_FETCH_AT", " */5 * * * * ")
    assert (nightly_fetch().cron_schedule, cron(*NIGHT)) == ("*/5 * * * *", "30 2 * * *")


@pytest.mark.parametrize("stated", ["at noon", "61 * * * *", "30 1 * *", "* * * * * * *"])
def test_a_time_that_is_none_is_told_by_the_name_of_its_setting(
    monkeypatch: pytest.MonkeyPatch, stated: str
) -> None:
    monkeypatch.setenv("RESOLUTIONS_FETCH_AT", stated)
    with pytest.raises(NoTime, match=r"RESOLUTIONS_FETCH_AT is .* write it as '30 1 \* \* \*'"):
        nightly_fetch()
