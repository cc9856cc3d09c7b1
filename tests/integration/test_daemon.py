"""A real daemon in a folder of its own: files are dropped, and a release comes of them."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from pipeline.release.manifest import SUMS
from tests.integration.building import DATE, PROJECT, Built

LOCATION = f"""
from pipeline.defs.location import definitions
from pipeline.defs.resources import Folders, Means

defs = definitions(Folders(date="{DATE}", retries=3, wait=600.0), Means(), every=1)
"""
IMPATIENT = "run_queue:\n  dequeue_interval_seconds: 1\n"
LONGEST = 600.0  # with nothing else to do, a tenth of it


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as an operator has one: settings, expectations, nothing under raw/."""
    settings = (PROJECT / "dagster.yaml").read_text()
    (tmp_path / "dagster.yaml").write_text(settings + IMPATIENT)
    (tmp_path / "location.py").write_text(LOCATION)
    (tmp_path / "expectations").symlink_to(PROJECT / "expectations")
    (tmp_path / "raw").mkdir()
    return tmp_path


@pytest.fixture
def environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "DAGSTER_HOME": str(folder),
        "DAGSTER_DISABLE_TELEMETRY": "yes",
        "GX_ANALYTICS_ENABLED": "false",
        "PYTHONPATH": str(PROJECT),
    }


@pytest.fixture
def daemon(folder: Path, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "dagster._daemon", "run", "-f", "location.py"]
    with (folder / "daemon.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        yield process
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def await_file(path: Path, daemon: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + LONGEST
    while not path.exists():
        assert daemon.poll() is None, "the daemon has ended"
        assert time.monotonic() < until, f"no {path.name}, see daemon.log"
        time.sleep(0.2)


def test_files_are_dropped_and_a_release_comes(
    folder: Path,
    environment: dict[str, str],
    daemon: "subprocess.Popen[bytes]",
    built: Built,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dropped = time.time()
    shutil.copytree(PROJECT / "raw" / "ga", folder / "raw" / "ga")
    await_file(folder / "releases" / "1.0.0", daemon)
    released = time.time()
    assert (folder / "releases" / "1.0.0" / SUMS).read_text() == (built.release / SUMS).read_text()

    monkeypatch.chdir(folder)  # the settings name folders relative to where one is
    with dg.DagsterInstance.from_config(str(folder)) as instance:
        records = instance.get_run_records(ascending=True)
        assert sorted(instance.get_dynamic_partitions("session")) == ["GA-63", "GA-73"]
    jobs = [record.dagster_run.job_name for record in records]
    assert jobs == ["read_sources", "write_sessions", "publish"]
    starts = [record.start_time for record in records]
    assert dropped < starts[0] < starts[1] < starts[2] < released
    tell(dropped, records, released)


def tell(dropped: float, records: "list[dg.RunRecord]", released: float) -> None:
    """Print the timeline: pytest shows it with -s."""
    print("\n    0.0 s  files dropped")
    for record in records:
        name = record.dagster_run.job_name
        moments = {
            "asked for": record.create_timestamp.timestamp(),
            "started": record.start_time or 0,
            "ended": record.end_time or released,
        }
        for what, moment in moments.items():
            print(f"{moment - dropped:7.1f} s  {name} {what}")
    print(f"{released - dropped:7.1f} s  release there")
