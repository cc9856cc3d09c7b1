"""Errors are one line that says what to do; wrong use is told from no result."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app, show_traceback, tell
from pipeline.cli.building import EXPECTATIONS
from pipeline.cli.console import output
from pipeline.cli.dossier import NotFound
from pipeline.cli.stopping import STOPPED
from pipeline.cli.usable import CannotWrite, NoSuites
from pipeline.curated.history import newest
from pipeline.release.manifest import ManifestError

run = CliRunner()


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["build", "--raw", "no such folder"], id="a folder that is not there"),
        pytest.param(["build", "--jobs", "0"], id="no processes"),
        pytest.param(["build", "--date", "31 January"], id="a date that is none"),
        pytest.param(["verify", "no such folder"], id="a release that is not there"),
        pytest.param(["publish"], id="a command that does not exist"),
    ],
)
def test_wrong_use(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    assert run.invoke(app, arguments).exit_code == 2


def test_working_tables_among_the_sources_are_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    refused = run.invoke(app, ["build", "--curated", "raw/work"])
    assert isinstance(refused.exception, CannotWrite)
    assert "lies among the sources: choose another --curated" in str(refused.exception)
    assert [*(tmp_path / "raw").iterdir()] == []


@pytest.mark.parametrize("releases", ["curated", "curated/releases"])
def test_releases_do_not_lie_among_the_working_tables(releases, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    refused = run.invoke(app, ["build", "--releases", releases])
    assert isinstance(refused.exception, CannotWrite)
    assert "choose another --releases" in str(refused.exception)
    assert not (tmp_path / "curated").exists()


def test_a_folder_without_suites_is_no_folder_of_expectations(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("raw", "none"):
        (tmp_path / name).mkdir()
    refused = run.invoke(app, ["build", "--expectations", "none"])
    assert isinstance(refused.exception, NoSuites)
    assert "there are no suites in none" in str(refused.exception)


def test_tables_without_their_suite_are_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("raw", "some"):
        (tmp_path / name).mkdir()
    for suite in EXPECTATIONS.glob("*.json"):
        if suite.stem not in ("clauses", "votes"):
            shutil.copy(suite, tmp_path / "some")
    said = run.invoke(app, ["build", "--expectations", "some"]).output
    assert "No expectations in some for: clauses, votes" in said


@pytest.mark.parametrize("command", [["show", "73/135", "--release"], ["status", "--releases"]])
def test_what_is_shown_lies_on_this_machine(command):
    refused = run.invoke(app, [*command, "s3://bucket/releases"])
    assert refused.exit_code == 2
    assert "copy the release from the store" in " ".join(refused.output.replace("│", "").split())


def test_what_is_stopped_after_its_release_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()

    def stopped(*_):
        (tmp_path / "releases" / "1.2.0").mkdir()
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.cli.build.built", stopped)
    assert "Stopped. 1.2.0 has come out." in run.invoke(app, ["build"]).output


def test_what_is_stopped_says_what_it_leaves(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()

    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.cli.build.built", stopped)
    done = run.invoke(app, ["build"])
    assert done.exit_code == STOPPED
    assert "Stopped. Releases are whole or not there" in done.output
    assert newest(tmp_path / "curated").problem == "told to stop"


def test_what_would_steer_the_terminal_is_shown(capsys):
    output.print("one\x1b[31m two\u202e\nthree \x9b", style="bold")
    assert capsys.readouterr().out == "one\\x1b[31m two\\u202e\nthree \\x9b\n"


@pytest.mark.parametrize("command", ["build", "show", "cite", "symbol", "verify"])
def test_every_command_has_help(command):
    assert run.invoke(app, [command, "--help"]).exit_code == 0


def test_an_error_of_ours_is_one_line(capsys):
    tell(NotFound, NotFound("there is no [release] here: make one"), None)
    assert capsys.readouterr().err == "Error: there is no [release] here: make one\n"


def test_a_fault_says_how_to_see_more(capsys):
    tell(KeyError, KeyError("title"), None)
    message = capsys.readouterr().err
    assert message.startswith("Error: KeyError: 'title'")
    assert "--debug" in message
    assert message.count("\n") == 1


def test_debug_shows_tracebacks(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", None)
    show_traceback(False)
    assert sys.excepthook is tell
    show_traceback(True)
    assert sys.excepthook is not tell


@pytest.mark.parametrize("option", ["--curated", "--releases"])
@pytest.mark.parametrize("below", [(), ("deeper",)], ids=["a file", "below a file"])
def test_a_folder_that_cannot_be_written_to_is_told_before_anything_is_read(
    option, below, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    (tmp_path / "taken").touch()
    folder = tmp_path.joinpath("taken", *below)
    error = run.invoke(app, ["build", option, str(folder)]).exception
    assert isinstance(error, CannotWrite)
    assert str(error).startswith(f"cannot write to {folder} (")
    assert str(error).endswith(f"): choose another {option}")


def test_a_release_to_compare_with_is_looked_at_before_anything_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    error = run.invoke(app, ["build", "--previous", "raw"]).exception
    assert isinstance(error, ManifestError)


LEAVING = """
import atexit, sys
from pipeline.cli.app import leave
print("said")
atexit.register(print, "at the end")
leave(SystemExit({code}))
"""


def left(code: str, **streams: object) -> "subprocess.CompletedProcess[str]":
    """End a process of its own in the way of commands."""
    return subprocess.run(
        [sys.executable, "-c", LEAVING.format(code=code)],
        env={**os.environ, "PYTHONUNBUFFERED": ""},
        text=True,
        check=False,
        **streams,
    )


@pytest.mark.parametrize(("code", "status"), [("", 0), ("0", 0), ("2", 2), ("True", 1)])
def test_the_end_of_a_command_is_that_of_a_process(code: str, status: int) -> None:
    done = left(code, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (status, "said\nat the end\n", "")


def test_last_words_are_said() -> None:
    done = left("'no such thing'", capture_output=True)
    assert (done.returncode, done.stdout) == (1, "said\nat the end\n")
    assert done.stderr == "no such thing\n"


def test_what_another_thread_does_is_done() -> None:
    slow = "(__import__('threading').Timer(0.2, lambda: print('done')).start(), 3)[1]"
    done = left(slow, capture_output=True)
    assert (done.returncode, done.stdout) == (3, "said\ndone\nat the end\n")


def test_streams_may_be_closed() -> None:
    assert left("(__import__('sys').stdout.close(), 3)[1]", stderr=subprocess.PIPE).returncode == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_what_can_t_be_written_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = left("0", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 120
    assert "No space left on device" in done.stderr
