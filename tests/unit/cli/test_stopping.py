"""What is told to stop, stops: whatever has become of the exception that a signal is."""

import os
import signal
import subprocess
import sys
from threading import Event

import pytest

from pipeline.cli.stopping import SIGNALS, STOPPED, heeded
from pipeline.defs.runs import Runs

DEAF = """
import time
from pipeline.cli.stopping import heeded
with heeded(lambda: print("gave up", flush=True), grace=0.1):
    print("ready", flush=True)
    for _ in range(60):
        try:
            time.sleep(1)
        except KeyboardInterrupt:
            pass
"""


def words() -> None:
    raise AssertionError("nobody is late")


def hear(told: int) -> None:
    """Be told to stop, and see that it is noted."""
    with heeded(words) as stop:
        try:
            os.kill(os.getpid(), told)
            stop.wait(5)
        finally:
            assert stop.wait(5)


@pytest.mark.parametrize("told", SIGNALS)
def test_a_signal_interrupts_and_is_noted(told):
    with pytest.raises(KeyboardInterrupt):
        hear(told)


def test_other_signals_tell_nothing():
    heard = []
    before = signal.signal(signal.SIGUSR1, lambda *_: heard.append("heard"))
    try:
        with heeded(words) as stop:
            os.kill(os.getpid(), signal.SIGUSR1)
            assert not stop.wait(0.2)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert heard == ["heard"]


def test_afterwards_signals_are_what_they_were():
    before = [signal.getsignal(each) for each in SIGNALS]
    with heeded(words):
        pass
    assert [signal.getsignal(each) for each in SIGNALS] == before
    assert signal.set_wakeup_fd(-1) == -1


@pytest.mark.parametrize("told", SIGNALS)
def test_who_swallows_every_interrupt_is_ended(told):
    with subprocess.Popen(
        [sys.executable, "-c", DEAF], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(told)
        assert process.communicate(timeout=30)[0] == "gave up\n"
    assert process.returncode == STOPPED


@pytest.mark.parametrize("success", [True, False], ids=["done", "failed without a word"])
def test_a_run_that_swallowed_an_interrupt_is_the_last(success, tmp_path, monkeypatch):
    class Result:
        all_events = ()

    class Job:
        def execute_in_process(self, **_):
            stop.set()
            return result

    class Definitions:
        def resolve_job_def(self, _):
            return Job()

    stop, result = Event(), Result()
    result.success = success
    with pytest.raises(KeyboardInterrupt):
        Runs(Definitions(), None, tmp_path / "log", stop).run("publish")
