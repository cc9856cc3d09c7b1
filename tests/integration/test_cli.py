"""The commands on a real release."""

import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.dossier import NotFound
from tests.integration.building import PROJECT

run = CliRunner()
FRENCH = ("--language", "fr")


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


def test_show_in_a_language_that_it_is_not_there_in(built):
    shown = run.invoke(app, ["show", "73/135", "--release", str(built.release), *FRENCH])
    assert str(shown.exception).endswith("in language 'fr'; it is there in en")


def test_show_without_a_release(tmp_path):
    shown = run.invoke(app, ["show", "73/135", "--release", str(tmp_path)])
    assert "resolutions build" in str(shown.exception)


def test_verify(built):
    verified = run.invoke(app, ["verify", str(built.release)])
    assert verified.exit_code == 0
    assert "The release is whole: 21 tables" in verified.output


@pytest.mark.usefixtures("unchecked")
def test_verify_builds_again(built, tmp_path):
    """Here no expectation runs, so that what is said of them differs: that it says."""
    arguments = ["verify", str(built.release), "--rebuild"]
    again = run.invoke(app, [*arguments, str(PROJECT / "raw")])
    assert again.exit_code == 1
    assert "comes out otherwise" in " ".join(again.output.split())
    (tmp_path / "raw").mkdir()
    without = run.invoke(app, [*arguments, str(tmp_path / "raw")])
    said = " ".join(without.output.split())
    assert "which manifest.json lists, is not in" in said
    assert "nor are 1 more" in said
    shutil.copytree(PROJECT / "raw", tmp_path / "more")
    for name in ("later.txt", "latest.txt"):
        (tmp_path / "more" / name).symlink_to(tmp_path / "nowhere")
    with_more = run.invoke(app, [*arguments, str(tmp_path / "more")])
    assert "2 files (later.txt first) are there that" in " ".join(with_more.output.split())


def test_diff(built, tmp_path):
    other = tmp_path / "1.0.1"
    shutil.copytree(built.release, other)
    path = other / "parquet" / "clauses.parquet"
    table = pq.read_table(path)
    texts = [text.replace("Requests", "Asks") for text in table["text"].to_pylist()]
    at = table.column_names.index("text")
    pq.write_table(table.set_column(at, table.field(at), pa.array(texts)).slice(1), path)
    shown = run.invoke(app, ["diff", str(built.release), str(other)])
    assert shown.exit_code == 0
    assert "major" in shown.output
    assert "A/RES/73/135:en#OP25 (text)" in shown.output
    assert "removed" in shown.output


def test_diff_of_a_release_with_itself(built):
    shown = run.invoke(app, ["diff", str(built.release), str(built.release)])
    assert "no difference" in shown.output


def test_verify_names_what_is_wrong(built, tmp_path):
    copy = tmp_path / "1.0.0"
    shutil.copytree(built.release, copy)
    (copy / "LICENSE").write_text("all rights reserved")
    verified = run.invoke(app, ["verify", str(copy)])
    assert verified.exit_code == 1
    assert "LICENSE is not the file that was published" in " ".join(verified.output.split())


def test_verify_passes_over_what_python_kept_of_the_loader(built, tmp_path):
    copy = tmp_path / "1.0.0"
    shutil.copytree(built.release, copy)
    (copy / "__pycache__").mkdir()
    (copy / "__pycache__" / "resolutions.cpython-311.pyc").write_bytes(b"compiled")
    assert run.invoke(app, ["verify", str(copy)]).exit_code == 0
