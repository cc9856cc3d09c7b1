"""Whole builds of made documents: written one by one, and what each stage took."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from benchmarks.builds import Once, made, put
from benchmarks.growth import lines_of_build, lines_of_reading, read
from benchmarks.measure import Command, Memory
from benchmarks.stages import Stage, Watch, name_of, watched


def test_documents_are_written_before_the_next_is_made(tmp_path: Path) -> None:
    def one_by_one() -> Iterator[tuple[str, bytes]]:
        for number in range(3):
            assert len(list((tmp_path / "raw").iterdir())) == number
            yield f"{number}.txt", b"made"

    put(one_by_one(), tmp_path / "raw")
    assert len(list((tmp_path / "raw").iterdir())) == 3


def test_forms_take_turns() -> None:
    assert [Path(name).suffix for name, _ in made(4)] == [".txt", ".txt", ".xml", ".txt"]


def test_all_checks_are_one_stage() -> None:
    assert (
        name_of("clauses_meets_expectations") == name_of("candidate_invariants_hold") == "checks"
    )


@dg.op
def first() -> None:
    return None


@dg.op
def second() -> None:
    return None


@dg.job
def both() -> None:
    first()
    second()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_each_step_of_a_run_is_noted_with_its_time_and_memory() -> None:
    with Memory(os.getpid()) as memory, dg.DagsterInstance.ephemeral() as instance:
        watch = Watch(memory)
        watch.ended("start")
        with watched(instance, watch):
            both.execute_in_process(instance=instance)
    assert watch.stages.keys() == {"start", "first", "second"}
    assert all(stage.seconds > 0 and stage.peak > 5_000_000 for stage in watch.stages.values())


def test_steps_of_one_name_add_up() -> None:
    assert Stage(1.0, 2.0, 30) + Stage(0.5, 1.0, 20) == Stage(1.5, 3.0, 30)


def test_the_command_tells_what_was_read_and_what_a_build_took() -> None:
    said = list(lines_of_reading(read(3, 1)))
    assert said[0].startswith("3 documents read in ")
    assert said[-1] == "0 things read otherwise than written"
    once = Once(Command(12.0, 20.0, 1_500_000_000), {"lineage": Stage(2.0, 1.5, 900_000_000)})
    head, _, line = lines_of_build(100, once)
    assert "in 12.0 s, 20.0 s of the processor, 1.50 GB" in head
    assert line.split() == ["lineage", "2.0", "1.5", "0.90"]
