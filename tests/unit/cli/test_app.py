"""Errors are one line that says what to do; wrong use is told from no result."""

import sys

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app, show_traceback, tell
from pipeline.cli.dossier import NotFound

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
