"""A real daemon in a folder of its own, and a server on this machine that plays the sources.

    python -m tests.daemon FOLDER     the whole story, with its timeline

The night's fetch is due every third minute here. What it brings becomes a release; then a file is
dropped, one is changed, one is removed, the repository has a new commit, and a run is killed.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dagster as dg

from pipeline.curated.history import Entry, newest
from tests.integration.building import DATE, PROJECT
from tests.playing import SHA, SHA2, Server, akn, play_mirror, serving

LOCATION = f"""
from pipeline.curated.crew import Crew
from pipeline.defs.location import definitions
from pipeline.defs.resources import Folders, Means

folders = Folders(date="{DATE}", retries=3, wait=600.0, jobs=2)
defs = definitions(folders, Means(crew=Crew(1), maker=Crew(1)), every=1)
"""
IMPATIENT = "run_queue:\n  dequeue_interval_seconds: 1\n"
LONGEST = 600.0  # with nothing else to do, a tenth of it
ONE, TWO, OTHER = (f"86session/{name}.xml" for name in ("English/86_1", "English/86_2", "French"))


@dataclass(frozen=True)
class Place:
    """A folder as an operator has one: settings, expectations, nothing under raw/."""

    folder: Path
    source: Server
    fetch_at: str
    """In cron's words."""

    def __post_init__(self) -> None:
        settings = (PROJECT / "dagster.yaml").read_text()
        (self.folder / "dagster.yaml").write_text(settings + IMPATIENT)
        (self.folder / "location.py").write_text(LOCATION)
        (self.folder / "expectations").symlink_to(PROJECT / "expectations")
        (self.folder / "raw").mkdir()
        self.has({ONE: akn(1), TWO: akn(2)}, SHA)
        for name in ("SCresolutions", "HRCresolutions"):
            play_mirror(self.source, {OTHER: akn(3, "fra")}, SHA, name)

    def has(self, members: dict[str, bytes | str], sha: str) -> None:
        """Let the General Assembly's repository have one commit, with a document in French too."""
        play_mirror(self.source, members | {OTHER: akn(3, "fra")}, sha, "GAresolutions")

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    @property
    def releases(self) -> Path:
        return self.folder / "releases"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DAGSTER_HOME": str(self.folder),
            "DAGSTER_DISABLE_TELEMETRY": "yes",
            "GX_ANALYTICS_ENABLED": "false",
            "PYTHONPATH": str(PROJECT),
            "RESOLUTIONS_FETCH": "1",
            # a night in the midst of a story would be part of it
            "RESOLUTIONS_NIGHT_AT": f"0 {(time.gmtime().tm_hour + 12) % 24} * * *",
            "RESOLUTIONS_FETCH_AT": self.fetch_at,
            "RESOLUTIONS_FETCH_MIRROR": self.source.address,
            "RESOLUTIONS_FETCH_PRIVATE": "yes",
        }

    @contextmanager
    def instance(self) -> Iterator[dg.DagsterInstance]:
        here = Path.cwd()
        os.chdir(self.folder)  # the settings name folders relative to where one is
        try:
            with dg.DagsterInstance.from_config(str(self.folder)) as found:
                yield found
        finally:
            os.chdir(here)

    def records(self) -> list[dg.RunRecord]:
        """Return all runs, the oldest first."""
        with self.instance() as instance:
            return [*instance.get_run_records(ascending=True)]

    def process(self, job: str) -> int | None:
        """Return the process of a run of a job that is at work."""
        at_work = dg.RunsFilter(job_name=job, statuses=[dg.DagsterRunStatus.STARTED])
        with self.instance() as instance:
            for run in instance.get_runs(at_work):
                events = [entry.dagster_event for entry in instance.all_logs(run.run_id)]
                return next((event.pid for event in reversed(events) if event and event.pid), None)
        return None

    def at_work(self) -> set[int]:
        """Return the processes of runs, ended or not, that are still there."""
        with self.instance() as instance:
            events = [
                entry.dagster_event
                for run in instance.get_runs()
                for entry in instance.all_logs(run.run_id)
            ]
        pids = {event.pid for event in events if event and event.pid and event.step_key}
        return {pid for pid in pids if Path(f"/proc/{pid}/cmdline").exists()}

    def built(self) -> Entry | None:
        return newest(self.folder / "curated")


@contextmanager
def running(place: Place, *command: str) -> "Iterator[subprocess.Popen[bytes]]":
    """Run one of Dagster's services in a place while the block runs."""
    with (place.folder / f"{command[0]}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=place.folder,
            env=place.environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


DAEMON = ("dagster._daemon", "run", "-f", "location.py")


def until(found: Callable[[], object], daemon: "subprocess.Popen[bytes]") -> float:
    """Wait until a function finds something; return when that was."""
    end = time.monotonic() + LONGEST
    while not found():
        assert daemon.poll() is None, "the daemon has ended"
        assert time.monotonic() < end, "it did not come, see the daemon's log"
        time.sleep(0.2)
    return time.time()


def timeline(records: list[dg.RunRecord], since: float, what: str) -> Iterator[str]:
    """Yield what has run since a moment, in lines to read."""
    yield f"    0.0 s  {what}"
    for record in records:
        moments = {
            "asked for": record.create_timestamp.timestamp(),
            "started": record.start_time,
            f"ended ({record.dagster_run.status.value.lower()})": record.end_time,
        }
        for name, moment in moments.items():
            if moment and moment >= since:
                yield f"{moment - since:7.1f} s  {record.dagster_run.job_name} {name}"


class Story:
    """What happens to a place, one thing after the other, each with its timeline."""

    def __init__(self, place: Place, daemon: "subprocess.Popen[bytes]") -> None:
        self.place, self.daemon = place, daemon

    def told(self, what: str, done: Callable[[], object]) -> None:
        """Wait until something that has just begun is done, and print when what ran for it."""
        began = time.time()
        ended = until(done, self.daemon)
        print("\n" + "\n".join(timeline(self.place.records(), began, what)))
        print(f"{ended - began:7.1f} s  done", flush=True)
        print(self.status(), flush=True)

    def release(self, version: str) -> Callable[[], bool]:
        """Return what tells whether a release is there and its build at an end."""

        def there() -> bool:
            entry = self.place.built()
            return entry is not None and entry.finished and entry.release == version

        return there

    def alarmed(self) -> bool:
        """Tell whether there is an alarm; the history soon tells of the run's repetition alone."""
        log = self.place.folder / "curated" / "alarms.log"
        return log.exists() and "its process ended" in log.read_text()

    def status(self) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.cli", "status"],
            cwd=self.place.folder,
            env=self.place.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return "\n".join(f"    | {line}" for line in done.stdout.splitlines()[:12])

    def kill(self, job: str) -> None:
        """Wait until a run of a job is at work, and kill its process."""
        pids: list[int] = []
        until(lambda: pids.append(self.place.process(job) or 0) or pids[-1], self.daemon)
        os.kill(pids[-1], signal.SIGKILL)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.daemon")
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True)
    with serving() as source:
        place = Place(asked.folder.resolve(), source, "*/3 * * * *")
        with running(place, *DAEMON) as daemon:
            tell(Story(place, daemon))


def tell(story: Story) -> None:
    place = story.place
    story.told("the daemon starts; a fetch is due each third minute", story.release("1.0.0"))
    shutil.copytree(PROJECT / "raw" / "ga" / "73", place.raw / "ga" / "73")
    story.told("a file is dropped", story.release("1.1.0"))
    (dropped,) = (place.raw / "ga" / "73").iterdir()
    dropped.write_text(dropped.read_text().replace("Welcomes", "Notes"))
    story.told("it is changed", story.release("1.1.1"))
    dropped.unlink()
    story.told("it is removed", story.release("2.0.0"))
    place.has({ONE: akn(1), TWO: akn(2, text="Requests a report"), "86_4.xml": akn(4)}, SHA2)
    story.told(
        "the repository has a new commit", story.release("3.0.0")
    )  # a clause has other words
    shutil.copytree(PROJECT / "raw" / "ga" / "63", place.raw / "ga" / "63")
    story.kill("publish")
    story.told("a file was dropped, and the run that publishes it is killed", story.alarmed)
    story.told("it is run again", story.release("3.1.0"))
    print((place.folder / "curated" / "alarms.log").read_text())


if __name__ == "__main__":
    main()
