"""What is told to stop, stops: whatever has become of the exception that a signal is."""

import os
import signal
import subprocess
import sys
from threading import Event
from types import SimpleNamespace

import pytest

from pipeline.cli.stopping import SIGNALS, STOPPED, heeded
from pipeline.defs.runs import Runs

DEAF = """
import signal, time
from pipeline.cli.stopping import heeded
signal.signal(signal.SIGINT, signal.default_int_handler)
said = "ready\\n"
with heeded({words}, grace=0.1):
    for _ in range(600):
        try:
            word, said = said, ""
            print(word, end="", flush=True)
            time.sleep(0.1)
        except KeyboardInterrupt:
            pass
"""
WORDS = {
    "said": 'lambda: print("gave up", flush=True)',
    "that fail": "lambda: 1 / 0",
    "held up": "lambda: time.sleep(60)",
}


@pytest.fixture(autouse=True)
def _ctrl_c():
    """A run of the tests in the background has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


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
@pytest.mark.parametrize("words", WORDS)
def test_who_swallows_every_interrupt_is_ended(told, words):
    with subprocess.Popen(
        [sys.executable, "-c", DEAF.format(words=WORDS[words])],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(told)
        said = process.communicate(timeout=30)[0]
    assert (said, process.returncode) == ("gave up\n" if words == "said" else "", STOPPED)


class Job:
    """One that swallows what it is told, and ends all the same."""

    def __init__(self, stop, success):
        self.stop, self.runs = stop, 0
        self.result = SimpleNamespace(all_events=(), success=success)

    def resolve_job_def(self, _):
        return self

    def execute_in_process(self, **_):
        self.runs += 1
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # as Dagster does in the background
        self.stop.set()
        return self.result


def test_a_run_that_failed_after_it_was_told_to_stop_was_stopped(tmp_path):
    stop = Event()
    with pytest.raises(KeyboardInterrupt):
        Runs(Job(stop, success=False), None, tmp_path / "log", stop).run("publish")


def test_after_a_run_that_swallowed_an_interrupt_there_is_no_other(tmp_path):
    before, stop = signal.getsignal(signal.SIGTERM), Event()
    job = Job(stop, success=True)
    runs = Runs(job, None, tmp_path / "log", stop)
    runs.run("read_sources")
    assert signal.getsignal(signal.SIGTERM) == before
    with pytest.raises(KeyboardInterrupt):
        runs.run("publish")
    assert job.runs == 1
