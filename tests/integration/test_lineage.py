"""Series and comparisons on a real release, as a person asks for them."""

import json
import xml.etree.ElementTree as ET

import pytest
from typer.testing import CliRunner

from pipeline import load
from pipeline.cli.app import app
from pipeline.cli.dossier import NotFound
from pipeline.lineage.edits import apply

run = CliRunner()


def test_one_series_though_the_texts_between_are_missing(built):
    series = load("series", folder=built.release)
    members = series[series["series_id"] == "A/RES/37/4"]
    here = members[members["resolution_id"].notna()]["symbol"].tolist()
    assert here == ["A/RES/63/114", "A/RES/73/135"]
    between = members[members["position"].between(25, 28)]["symbol"].tolist()
    assert between == ["A/RES/65/140", "A/RES/67/264", "A/RES/69/317", "A/RES/72/74"]
    assert set(members["rhythm"]) == {"biennial"}


def test_edits_lead_from_clause_to_clause(built):
    clauses = load("clauses", folder=built.release).set_index("clause_id")["text"]
    rows = load("lineage", folder=built.release).dropna(subset=["edits"])
    assert len(rows) > 20
    for row in rows.to_dict("records"):
        later = apply(clauses[row["ancestor_clause_id"]], row["edits"])
        assert later == clauses[row["clause_id"]]


def test_what_is_new_on_terrorism(built):
    clauses = load("clauses", folder=built.release)
    rows = load("lineage", folder=built.release).merge(clauses, on="clause_id")
    operative = rows[(rows["symbol"] == "A/RES/73/135") & (rows["kind"] == "operative")]
    assert (operative["first_symbol"] == "A/RES/63/114").sum() == 15
    new = operative[(operative["relation"] == "new")]
    named = new[new["text"].str.contains("terroris")]["clause_id"].str.partition("#")[2]
    assert set(named) == {"OP6", "OP12"}
    put_in = operative[operative["clause_id"].str.endswith("#OP5")]["edits"].item()
    assert any(kind == "+" and "terrorism" in str(text) for kind, text in json.loads(put_in))


def test_lineage_on_the_terminal_and_in_files(built, tmp_path):
    page, picture = tmp_path / "a.html", tmp_path / "a.svg"
    arguments = ["lineage", "73/135", "--release", str(built.release)]
    shown = run.invoke(app, [*arguments, "--html", str(page), "--svg", str(picture)])
    assert shown.exit_code == 0
    assert "not in the dataset (4): A/RES/65/140, …, A/RES/72/74" in shown.output
    assert "\x1b" not in shown.output
    assert "{+, 63/114 of 5 December 2008" in " ".join(shown.output.split())
    assert "<del>ten</del>" in page.read_text(encoding="utf-8")
    assert ET.parse(picture).getroot().get("role") == "img"


def test_compare_any_two(built, tmp_path):
    page = tmp_path / "a.html"
    arguments = ["compare", "73/135", "63/114", "--release", str(built.release)]
    shown = run.invoke(app, [*arguments, "--html", str(page)])
    assert shown.exit_code == 0
    assert "22 dropped" in " ".join(shown.output.split())
    assert page.exists()


@pytest.mark.parametrize("command", [["lineage", "73/999"], ["compare", "63/114", "73/999"]])
def test_what_is_not_there(built, command):
    shown = run.invoke(app, [*command, "--release", str(built.release)])
    assert isinstance(shown.exception, NotFound)
