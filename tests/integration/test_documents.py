"""What the documents tell people to type works, and what they list is what there is."""

import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from pipeline import resolutions
from pipeline.tables import TABLES
from tests.integration.building import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def snippets(page: str, language: str = "python") -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def first_line(snippet: str) -> str:
    return snippet.split("\n")[0]


@pytest.mark.parametrize("snippet", snippets(README), ids=first_line)
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


@pytest.fixture(scope="module")
def downloaded(built, tmp_path_factory) -> Path:
    """A copy of the release alone, far from the project."""
    return Path(shutil.copytree(built.release, tmp_path_factory.mktemp("far") / "downloaded"))


def run_as_newcomer(folder: Path, code: str, scratch: Path) -> str:
    """Run code in the folder with what is installed, the project left out; return its output."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(scratch),
        "HF_HUB_OFFLINE": "1",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    closing = "\nimport sys\nassert 'pipeline' not in sys.modules\n"
    done = subprocess.run(
        [sys.executable, "-c", code + closing],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_data_card_answers_its_questions_from_a_copy_of_the_folder(downloaded, tmp_path):
    before = {path for path in downloaded.rglob("*") if path.is_file()}
    page = (downloaded / "README.md").read_text(encoding="utf-8")
    code = [f"print('## {number}')\n{each}" for number, each in enumerate(snippets(page))]
    printed = run_as_newcomer(downloaded, "\n".join(code), tmp_path)
    answers = re.split(r"^## \d+\n", printed, flags=re.MULTILINE)[1:]
    assert len(answers) == len(code)
    assert all(answers[1:]), "every one but the first, which loads, prints something"
    found = dict(zip(map(first_line, snippets(page)), answers, strict=True))
    grown = next(text for line, text in found.items() if line.startswith("of_organ"))
    assert re.match(r"action_lemma\ninvite +0\.15\d+\nwelcome +0\.03\d+\n", grown)
    recalled = next(text for line, text in found.items() if line.startswith("recalling"))
    lines = re.findall(r"(A/RES/\S+) (\d{4}-\d\d-\d\d)$", recalled, re.MULTILINE)
    assert lines == [*printed_in_the_first_recital(), ("A/RES/3369(XXX)", "1975-10-10")]
    assert {path for path in downloaded.rglob("*") if path.is_file()} == before


def printed_in_the_first_recital() -> list[tuple[str, str]]:
    """Return symbols and dates as the source of 73/135 prints them."""
    (source,) = (PROJECT / "raw" / "ga" / "73").iterdir()
    page = source.read_text(encoding="utf-8")
    recital = next(line for line in page.splitlines() if line.startswith("Recalling its"))
    found = re.findall(r"(\d+/\d+)\]\(#\) of (\d+ \w+ \d{4})", recital)
    assert len(found) > 20
    return [
        (f"A/RES/{number}", datetime.strptime(day, "%d %B %Y").date().isoformat())
        for number, day in found
    ]


def test_the_two_questions_take_less_than_ten_lines(downloaded):
    page = (downloaded / "README.md").read_text(encoding="utf-8")
    assert "grew most between GA sessions 63 and 73?**" in page
    assert "Which resolutions does A/RES/73/135 recall, and when were they adopted?" in page
    loading = next(each for each in snippets(page) if first_line(each) == "import pandas as pd")
    for start in ("of_organ", "recalling"):
        (snippet,) = (each for each in snippets(page) if each.startswith(start))
        lines = [line for line in (loading + snippet).splitlines() if line]
        assert len(lines) <= 10
        assert len([line for line in snippet.splitlines() if line]) < 10


def test_the_loader_needs_its_folder_alone(downloaded, tmp_path):
    code = """
from resolutions import load, tables
import resolutions
assert resolutions.__file__ == "FOLDER/resolutions.py", resolutions.__file__
load("votes", version="1.0.0")
print(len(tables()), str(load("dates").date_start.dtype), load("clauses").level.dtype)
"""
    printed = run_as_newcomer(downloaded, code.replace("FOLDER", str(downloaded)), tmp_path)
    assert printed == f"{len(TABLES)} datetime64[ms] Int16\n"


def test_the_card_of_the_tables_without_texts_works_in_their_folder(downloaded, tmp_path):
    folder = Path(shutil.copytree(downloaded / "metadata-only", tmp_path / "small"))
    (snippet,) = snippets((folder / "README.md").read_text(encoding="utf-8"))
    assert "the Secretary-General" in run_as_newcomer(folder, snippet, tmp_path)


def run_r(folder: Path, snippet: str) -> str:
    """Run R code in the folder; skip where R, or arrow for it, is not installed."""
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("R is not installed")
    if "arrow::" in snippet:
        question = "quit(status = !requireNamespace('arrow', quietly = TRUE))"
        if subprocess.run([program, "-e", question], check=False).returncode:
            pytest.skip("R is installed without arrow")
    done = subprocess.run(
        [program, "-e", snippet], cwd=folder, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("snippet", snippets(README, "r"), ids=first_line)
def test_what_the_readme_says_of_r_runs(built, snippet):
    assert len(run_r(built.folder, snippet).splitlines()) >= 3


@pytest.mark.parametrize("number", range(2))
def test_what_the_card_says_of_r_runs(downloaded, number):
    found = snippets((downloaded / "README.md").read_text(encoding="utf-8"), "r")
    assert len(found) == 2
    assert len(run_r(downloaded, found[number]).splitlines()) >= 3


def test_what_the_card_without_texts_says_of_r_runs(downloaded):
    folder = downloaded / "metadata-only"
    (snippet,) = snippets((folder / "README.md").read_text(encoding="utf-8"), "r")
    assert "GA" in run_r(folder, snippet)


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
