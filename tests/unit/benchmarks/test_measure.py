"""Medians, spread, growth, memory: what the report is made of."""

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from benchmarks.documents import documents
from benchmarks.measure import (
    Runs,
    command,
    exponent,
    family,
    machine,
    peak_of_this,
    resident,
)
from benchmarks.printing import printed
from benchmarks.reading import STAGES, measured
from pipeline.sources.cores import cores


def test_the_middle_of_several_runs_and_how_far_they_lie_apart() -> None:
    runs = Runs((4.0, 2.0, 3.0))
    assert runs.median == 3.0
    assert runs.spread == pytest.approx(2 / 3)


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_growth_is_the_power_of_the_size(power: float) -> None:
    sizes = [10, 100, 1_000]
    assert exponent(sizes, [3 * size**power for size in sizes]) == pytest.approx(power)


def test_a_command_that_fails_is_no_figure() -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        command("pipeline.no_such_module")
    assert "no_such_module" in failed.value.output


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_the_memory_of_a_process_and_its_children_is_seen() -> None:
    assert resident(os.getpid()) > 5_000_000
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in family(os.getpid())
        child.communicate(b"\n")
    assert resident(child.pid) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_the_peak_of_a_process_is_not_that_of_its_parent() -> None:
    held = bytearray(300_000_000)
    held[::4096] = b"x" * len(held[::4096])
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        peak = pool.submit(peak_of_this).result()
    assert 5_000_000 < peak < 200_000_000 < len(held) <= peak_of_this()


def test_a_machine_is_its_cores_and_its_python() -> None:
    python = sys.version.split()[0]
    assert machine() == f"{cores()} cores, Python {python} on {sys.platform}"


def test_stages_are_shares_of_a_whole() -> None:
    texts = [printed(each, "markdown").encode() for each in documents(5)]
    found = measured("made", texts, 1)
    assert list(found.stages) == [*STAGES, "the rest"]
    assert sum(found.stages.values()) == pytest.approx(1)
    assert all(share > 0 for share in found.stages.values())
    assert found.documents == 5
