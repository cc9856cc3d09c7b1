"""What the sensors and the schedule start, played step by step without a daemon."""

import errno
import shutil
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import dagster as dg
import pytest

from pipeline.curated.history import Entry, history, put
from pipeline.curated.layout import Curated
from pipeline.defs import corpus, patience, situation
from pipeline.defs import recording as defs_recording
from pipeline.defs.alarms import failed, note
from pipeline.defs.automation import NIGHT, NoTime, cron, nightly_fetch
from pipeline.defs.jobs import PUBLISH, READ, WRITE
from pipeline.defs.location import definitions
from pipeline.defs.resources import Means
from pipeline.files import only_one
from tests.integration.building import PROJECT, folders_in

BEGAN = "2026-01-31T04:05:06+00:00"
OLD, NEW = PROJECT / "raw" / "ga" / "63", PROJECT / "raw" / "ga" / "73"


@dataclass
class Played:
    """A folder, and the daemon's part: looking, and running what is asked for."""

    folder: Path
    instance: dg.DagsterInstance
    options: dict[str, object] = field(default_factory=dict)
    cursor: str | None = None

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    @property
    def curated(self) -> Curated:
        return Curated(self.folder / "curated")

    @property
    def defs(self) -> dg.Definitions:
        folders = folders_in(self.folder, raw=str(self.raw), **self.options)
        return definitions(folders, Means())

    @property
    def partitions(self) -> list[str]:
        return sorted(self.instance.get_dynamic_partitions("session"))

    def look(self) -> dg.SensorResult:
        sensor = self.defs.resolve_sensor_def("watch_raw")
        with dg.build_sensor_context(self.instance, cursor=self.cursor) as context:
            result = sensor(context)
        assert isinstance(result, dg.SensorResult)
        self.cursor = result.cursor
        return result

    def step(self) -> list[tuple[str, str | None, bool]]:
        """Look once and run what is asked for: job, first session, success."""
        result = self.look()
        for request in result.dynamic_partitions_requests or ():
            self.apply(request)
        return [self.run(request) for request in result.run_requests or ()]

    def apply(self, request: object) -> None:
        if isinstance(request, dg.AddDynamicPartitionsRequest):
            self.instance.add_dynamic_partitions("session", request.partition_keys)
        else:
            assert isinstance(request, dg.DeleteDynamicPartitionsRequest)
            for name in request.partition_keys:
                self.instance.delete_dynamic_partition("session", name)

    def run(self, request: dg.RunRequest) -> tuple[str, str | None, bool]:
        assert request.job_name
        done = self.execute(request.job_name, request.tags)
        return request.job_name, request.tags.get("dagster/asset_partition_range_start"), done

    def execute(self, job: str, tags: Mapping[str, str] | None = None, *assets: str) -> bool:
        return (
            self.defs.resolve_job_def(job)
            .execute_in_process(
                instance=self.instance,
                tags=tags,
                asset_selection=[dg.AssetKey(name) for name in assets] or None,
                raise_on_error=False,
            )
            .success
        )

    def until_quiet(self) -> list[tuple[str, str | None, bool]]:
        """Look until nothing is asked for twice: once it may wait for files to come to rest."""
        done: list[tuple[str, str | None, bool]] = []
        idle = 0
        while idle < 2:
            ran = self.step()
            idle = 0 if ran else idle + 1
            done += ran
        return done


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Played]:
    (tmp_path / "raw").mkdir()
    with dg.DagsterInstance.ephemeral() as instance:
        yield Played(tmp_path, instance)


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


def failed_alarm(played: Played, run: dg.DagsterRun) -> str:
    return failed(failure_of(played, run)).line


def failure_of(played: Played, run: dg.DagsterRun) -> dg.RunFailureSensorContext:
    (event,) = (
        entry.dagster_event
        for entry in played.instance.all_logs(run.run_id)
        if entry.dagster_event and entry.dagster_event.is_job_failure
    )
    return dg.build_run_status_sensor_context(
        "tell_of_failure", event, played.instance, run
    ).for_run_failure()


def failing(*errors: BaseException) -> object:
    """Return a function that raises each error once, and the last one for ever."""
    left = list(errors)

    def fail(*_: object) -> int:
        raise left.pop(0) if len(left) > 1 else left[0]

    return fail


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


def entries(played: Played) -> list[Entry]:
    return history(played.curated.folder)


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


def test_every_night_all_is_read_but_for_a_missing_drive(played: Played) -> None:
    shutil.copytree(OLD, played.raw / "63")
    assert isinstance(night(played), dg.RunRequest)
    assert played.execute(READ)
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
