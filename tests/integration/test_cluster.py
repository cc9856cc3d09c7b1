"""Reading on a Dask cluster of separate processes that talk over TCP: the same, and never less."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest

from pipeline.formats import read_source
from pipeline.release.manifest import SUMS
from pipeline.sources.batches import OtherCode, code_here
from pipeline.sources.cache import Cache
from pipeline.sources.cluster import ClusterError, cluster
from pipeline.sources.read import Reading, read_sources
from tests import deadly
from tests.integration.building import PROJECT, build_in

DASK = [sys.executable, "-m", "dask"]
IGNORED = shutil.ignore_patterns("__pycache__")


@pytest.fixture(scope="module")
def scheduler():
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        memory_limit=0,
    ) as running:
        yield running.scheduler_address


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(100):
        text = {3: "deadly", 50: "segfault"}.get(number, f"none {number}")
        (folder / f"{number:02}").write_text(text)
    return folder


def reading(raw, name):
    return Reading(raw, Cache(raw.parent / name, "code"), deadly.parse)


def test_a_release_has_the_bytes_of_one_that_was_built_on_one_machine(built, tmp_path, scheduler):
    elsewhere = build_in(tmp_path, scheduler=scheduler)
    assert (elsewhere.release / SUMS).read_text() == (built.release / SUMS).read_text()


def test_documents_that_end_their_readers_are_refused_as_on_one_machine(raw, scheduler):
    local = read_sources(reading(raw, "local"), jobs=2)
    assert read_sources(reading(raw, "far"), jobs=1, scheduler=scheduler) == local
    assert "SIGSEGV" in local[50].summary.reason


def test_a_worker_that_is_killed_loses_nothing(raw, scheduler):
    from distributed import Client

    with Client(scheduler, set_as_default=False) as client:
        victims = list(client.run(os.getpid).values())

    def kill(done: int, total: int) -> None:
        if done == 1:
            os.kill(victims[0], signal.SIGKILL)

    slow = Reading(raw, Cache(raw.parent / "far", "code"), deadly.slowly)
    found = read_sources(slow, jobs=1, scheduler=scheduler, seen=kill)
    with pytest.raises(ProcessLookupError):
        os.kill(victims[0], 0)
    assert found == read_sources(reading(raw, "local"), jobs=2)


@contextmanager
def worker(address, code):
    """Run a worker that has its code from a folder."""
    process = subprocess.Popen(
        [*DASK, "worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard"],
        cwd=code,
        env=os.environ | {"PYTHONPATH": str(code)},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def lone_scheduler(folder, code=PROJECT):
    """Run a scheduler without workers, with its code from a folder; give its address."""
    file = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", file]
    process = subprocess.Popen(
        [*DASK, "scheduler", *options],
        cwd=code,
        env=os.environ | {"PYTHONPATH": str(code)},
        stderr=subprocess.DEVNULL,
    )
    try:
        while not file.exists() or not file.read_text():
            assert process.poll() is None
            time.sleep(0.05)
        yield process, json.loads(file.read_text())["address"]
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def other(tmp_path):
    """A folder with a copy of the code."""
    folder = tmp_path / "other"
    shutil.copytree(PROJECT / "pipeline", folder / "pipeline", ignore=IGNORED)
    return folder


def test_a_worker_with_other_code_is_refused(raw, tmp_path, other):
    with (other / "pipeline" / "vocabulary" / "bodies.py").open("a") as file:
        file.write("# a word more\n")
    with (
        lone_scheduler(tmp_path) as (_, address),
        worker(address, other),
        pytest.raises(OtherCode, match=r"a worker has the code .*, and this build") as raised,
    ):
        read_sources(replace(reading(raw, "far"), parse=read_source), jobs=1, scheduler=address)
    assert code_here() in str(raised.value)


def test_a_worker_that_lacks_the_code_is_refused_and_a_scheduler_needs_none(raw, tmp_path, other):
    (other / "pipeline" / "sources" / "batches.py").unlink()
    with lone_scheduler(tmp_path, other) as (_, address):
        with (
            worker(address, other),
            pytest.raises(OtherCode, match="a worker can't run what this build asks for"),
        ):
            read_sources(reading(raw, "far"), jobs=1, scheduler=address)
        with worker(address, PROJECT):
            assert len(read_sources(reading(raw, "far"), jobs=1, scheduler=address)) == 100


def test_a_scheduler_that_is_gone_stops_the_build_and_what_was_read_is_kept(raw, tmp_path):
    with lone_scheduler(tmp_path) as (process, address), worker(address, PROJECT):
        slow = Reading(raw, Cache(tmp_path / "far", "code"), deadly.slowly)
        with pytest.raises(ClusterError, match="is gone: build again"):
            read_sources(slow, jobs=1, scheduler=address, seen=lambda *_: process.kill())
    kept = list((tmp_path / "far").rglob("*.pickle"))
    assert len(kept) >= 14


def test_a_scheduler_without_workers_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.sources.cluster.SECONDS", 2)
    with (
        lone_scheduler(tmp_path) as (_, address),
        pytest.raises(ClusterError, match="has no worker: start some with `dask worker tcp://"),
        cluster(address),
    ):
        pass


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        pytest.param("tcp://127.0.0.1:9", "no scheduler answers at tcp://127.0.0.1:9 ", id="port"),
        pytest.param("nonsense", "nonsense is no address of a scheduler ", id="no port"),
        pytest.param("nonsense://a:1", "nonsense://a:1 is no address of a scheduler ", id="kind"),
    ],
)
def test_nobody_answers(address, problem, monkeypatch):
    monkeypatch.setattr("pipeline.sources.cluster.SECONDS", 1)
    with pytest.raises(ClusterError, match=problem), cluster(address):
        pass


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(ClusterError, match=r"install --editable '\.\[dask\]'"),
        cluster("tcp://a:1"),
    ):
        pass
