"""What the documents tell people to type works, and what they list is what there is."""

import re
import shutil
from pathlib import Path

import pytest

from pipeline import resolutions
from pipeline.tables import TABLES
from tests.integration.building import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def snippets(page: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("snippet", snippets(README), ids=lambda text: text.split("\n")[0])
def test_the_readme_answers_its_questions(built, monkeypatch, capsys, snippet):
    monkeypatch.chdir(built.folder)
    monkeypatch.setattr(resolutions, "HERE", built.folder / "pipeline")
    exec(snippet, {})
    assert len(capsys.readouterr().out.splitlines()) > 3


def test_the_question_of_the_readme_has_this_answer(built):
    asked = resolutions.load("requests", folder=built.release)
    asked = asked[asked.addressee == "the Secretary-General"]
    assert "A/RES/73/135:en#OP25" in set(asked.clause_id)
    assert asked[asked.kind == "report"].due_session.tolist() == ["65", "75"]


def test_the_data_card_answers_its_questions_from_a_copy_of_the_folder(
    built, tmp_path, monkeypatch, capsys
):
    copy = tmp_path / "downloaded"
    shutil.copytree(built.release, copy)
    monkeypatch.chdir(copy)
    known: dict[str, object] = {}
    for snippet in snippets((copy / "README.md").read_text(encoding="utf-8")):
        exec(snippet, known)
    printed = capsys.readouterr().out
    assert re.search(r"A/RES/37/4\s+1982-10-22", printed)
    assert "welcome" in printed


def test_the_readme_names_every_table_that_has_rows(built):
    from pipeline.release.manifest import read

    counts = read(built.release)["tables"]
    for table in TABLES:
        assert f"`{table.name}`" in README or not counts[table.name]["rows"], table.name


def test_the_readme_names_every_package():
    packages = {path.parent.name for path in (PROJECT / "pipeline").glob("*/__init__.py")}
    named = set(re.findall(r"`(?:pipeline/)?(\w+)`", README))
    assert packages <= named


def test_the_readme_names_every_command():
    from pipeline.cli import app

    for command in app.registered_commands:
        assert f"resolutions {command.callback.__name__}" in README


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_between_documents_lead_somewhere(name):
    page = (PROJECT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", page):
        assert (PROJECT / target).exists(), target


def test_the_citation_files_of_project_and_release_agree(built):
    def facts(path: Path) -> set[str]:
        return {
            line for line in path.read_text().splitlines() if line.startswith(("title", "lic"))
        }

    assert facts(PROJECT / "CITATION.cff") == facts(built.release / "CITATION.cff")
