"""``resolutions evaluate``: writes the figures, keeps those that need a corpus, says so."""

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.evaluation import kept
from pipeline.evaluation.independent import NoStandard
from pipeline.tables import EVALUATION
from tests.made import example_row

run = CliRunner()


@pytest.fixture
def figures(tmp_path, monkeypatch):
    path = tmp_path / "figures.csv"
    monkeypatch.setattr(kept, "FILE", path)
    monkeypatch.delenv("RESOLUTIONS_CORPUS", raising=False)
    kept.write([example_row(EVALUATION, stratum="XML", code_version="older")], path)
    return path


def test_without_a_corpus_the_documents_of_the_project_are_measured(figures):
    done = run.invoke(app, ["evaluate"])
    assert done.exit_code == 0
    assert "No corpus was named" in done.stdout
    rows = {(row["measure"], row["stratum"]): row for row in kept.read()}
    assert rows["clause", "the two seeds"]["n"] == 90
    assert rows["clause", "the two seeds"]["code_version"] != "older"
    assert rows["clause", "XML"]["code_version"] == "older"
    before = figures.read_bytes()
    run.invoke(app, ["evaluate"])
    assert figures.read_bytes() == before


def test_a_corpus_that_is_none_is_told_and_nothing_is_written(figures, tmp_path):
    before = figures.read_bytes()
    (tmp_path / "corpus").mkdir()
    error = run.invoke(app, ["evaluate", "--corpus", str(tmp_path / "corpus")]).exception
    assert isinstance(error, NoStandard)
    assert "gold.jsonl" in str(error)
    assert figures.read_bytes() == before
