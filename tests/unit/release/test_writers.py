"""Files are written side by side, and what goes wrong in one of them is told."""

import threading

import pytest

from pipeline.release import writers


def test_as_many_chains_at_a_time_as_there_are_jobs(edition, monkeypatch):
    together = threading.Barrier(2, timeout=30)
    monkeypatch.setattr(writers, "CHAINS", [(lambda _: together.wait(),)] * 2)
    writers.write_files(edition, jobs=2)


def test_a_chain_keeps_its_order(edition, monkeypatch):
    done = []
    chain = tuple(lambda _, name=name: done.append(name) for name in "abc")
    monkeypatch.setattr(writers, "CHAINS", [chain])
    writers.write_files(edition, jobs=2)
    assert done == ["a", "b", "c"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_first_error_is_raised_when_nothing_writes_any_more(edition, monkeypatch, jobs):
    going = []

    def fail(_):
        raise OSError("the disk is full")

    def slow(_):
        going.append(1)
        threading.Event().wait(0.05)
        going.pop()

    monkeypatch.setattr(writers, "CHAINS", [(slow,), (fail,), (slow,)])
    with pytest.raises(OSError, match="disk is full"):
        writers.write_files(edition, jobs)
    assert not going
