"""The commands on a real release."""

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.dossier import NotFound

run = CliRunner()


@pytest.mark.parametrize("symbol", ["73/135", "A/RES/73/135", "resolution 73/135"])
def test_show(built, symbol):
    shown = run.invoke(app, ["show", symbol, "--release", str(built.folder / "releases")])
    assert shown.exit_code == 0
    lines = shown.output.splitlines()
    assert any("A/RES/73/135" in line for line in lines)
    assert any(line.startswith("PP3 ") for line in lines)
    assert any(line.startswith("OP26 ") for line in lines)
    assert any(line.startswith("[2] ") and "A/73/328-S/2018/592." in line for line in lines)
    assert any("organizations,[2]" in line for line in lines)


def test_show_what_is_not_there(built):
    shown = run.invoke(app, ["show", "73/999", "--release", str(built.release)])
    assert isinstance(shown.exception, NotFound)
    assert "among them A/RES/73/135" in str(shown.exception)


def test_show_without_a_release(tmp_path):
    shown = run.invoke(app, ["show", "73/135", "--release", str(tmp_path)])
    assert "resolutions build" in str(shown.exception)


def test_verify(built):
    verified = run.invoke(app, ["verify", str(built.release)])
    assert verified.exit_code == 0
    assert "The release is whole: 21 tables" in verified.output


def test_verify_names_what_is_wrong(built, tmp_path):
    import shutil

    copy = tmp_path / "1.0.0"
    shutil.copytree(built.release, copy)
    (copy / "LICENSE").write_text("all rights reserved")
    verified = run.invoke(app, ["verify", str(copy)])
    assert verified.exit_code == 1
    assert "LICENSE is not the file that was published" in " ".join(verified.output.split())
