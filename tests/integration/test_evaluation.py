"""The figures in a release are those that are kept with the code, whatever lies beside."""

import shutil

import pyarrow.parquet as pq
import pytest

from pipeline.evaluation import kept
from pipeline.release import manifest
from pipeline.tables import EVALUATION
from tests.integration.building import build_in


@pytest.fixture
def copy(built, tmp_path):
    shutil.copytree(built.folder, tmp_path / "copy")
    return tmp_path / "copy"


def published(release):
    return pq.read_table(release / "parquet" / "evaluation.parquet").to_pylist()


def test_a_release_carries_the_figures(built):
    def ordered(rows):
        return sorted(rows, key=lambda row: [row[name] for name in EVALUATION.primary_key])

    assert published(built.release) == ordered(kept.read())


def test_the_page_says_whose_figures_they_are(built):
    version = manifest.read(built.release)["code_version"]
    same = all(row["code_version"] == version for row in kept.read())
    page = (built.release / "QUALITY.md").read_text(encoding="utf-8")
    assert ("All figures are of the code that made this release" in page) == same
    assert ("of older code" in page) == (not same)


@pytest.mark.usefixtures("unchecked")
def test_new_figures_are_a_patch_and_a_corpus_beside_is_nothing(copy, tmp_path, monkeypatch):
    monkeypatch.setenv("RESOLUTIONS_CORPUS", str(tmp_path))
    assert build_in(copy).outcome.release is None
    rows = kept.read()
    path = tmp_path / "figures.csv"
    kept.write([rows[0] | {"low": 0.0123}, *rows[1:]], path)
    monkeypatch.setattr(kept, "FILE", path)
    made = build_in(copy).release
    assert made.name == "1.0.1"
    changes = pq.read_table(made / "parquet" / "changes.parquet").to_pylist()
    row_id = "|".join(str(rows[0][name]) for name in EVALUATION.primary_key)
    assert [(row["table_name"], row["row_id"], row["columns"]) for row in changes] == [
        ("evaluation", row_id, ["low"])
    ]
