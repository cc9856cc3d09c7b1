"""What cites a document and what it cites: found in a release, with the words around."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.cite import around, at_word, whole
from pipeline.cli.dossier import NotFound

run = CliRunner()

CLAUSE = "Recalling its resolution 70/1 and the report of the Secretary-General,"
NOTE = "See resolution 57/283 B and A/73/328."


def citation(place, start, raw, target):
    at = f"A/RES/73/135:en#{place}"
    clause = at if place.startswith("PP") else None
    note = at if place.startswith("FN") else None
    return {
        "citation_id": f"{at}@{start}",
        "resolution_id": "A/RES/73/135:en",
        "symbol": "A/RES/73/135",
        "language": "en",
        "clause_id": clause,
        "footnote_id": note,
        "start": start,
        "stop": start + len(raw),
        "raw": raw,
        "target_symbol": target,
    }


@pytest.fixture
def release(tmp_path):
    own = {"resolution_id": "A/RES/73/135:en", "symbol": "A/RES/73/135", "language": "en"}
    tables = {
        "resolutions": [{**own, "title": "On [lakes]"}],
        "clauses": [{"clause_id": "A/RES/73/135:en#PP1", "text": CLAUSE}],
        "footnotes": [{"footnote_id": "A/RES/73/135:en#FN1", "text": NOTE}],
        "citations": [
            citation("PP1", 25, "70/1", "A/RES/70/1"),
            citation("FN1", 15, "57/283 B", "A/RES/57/283B"),
            citation("FN1", 28, "A/73/328", "A/73/328"),
            citation("masthead", 900, "A/73/L.45", "A/73/L.45"),
        ],
    }
    for name, rows in tables.items():
        path = tmp_path / "parquet" / f"{name}.parquet"
        path.parent.mkdir(exist_ok=True)
        pq.write_table(pa.Table.from_pylist(rows), path)
    return tmp_path


def lines(release, *arguments):
    shown = run.invoke(app, ["cite", *arguments, "--release", str(release)])
    assert shown.exit_code == 0, shown.exception
    return [line.strip() for line in shown.output.splitlines() if line.strip()]


def test_what_cites_a_resolution(release):
    shown = lines(release, "70/1")
    assert shown[:3] == ["A/RES/70/1", "Cited 1 time by 1 document", "A/RES/73/135"]
    assert " ".join(" ".join(shown[3:5]).split()).startswith(f"PP1 {CLAUSE}")
    assert shown[-1].startswith("What it cites is not known")


def test_what_a_resolution_cites(release):
    shown = lines(release, "A/RES/73/135")
    assert shown[0] == "A/RES/73/135  On [lakes]"
    assert shown[1] == "Nothing in the release cites it"
    assert shown[2] == "Cites 4 documents by symbol, in 4 places"
    assert any(line.startswith("masthead") and "A/73/L.45" in line for line in shown)
    assert any("→ A/RES/57/283B" in line for line in shown)


def test_a_whole_resolution_is_cited_by_its_parts(release):
    assert "Cited 1 time by 1 document" in lines(release, "57/283")


def test_no_more_than_the_limit(release):
    shown = lines(release, "73/135", "--limit", "1")
    assert "and 3 more (--limit shows them)" in shown


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("the report", "is no symbol", id="no symbol"),
        pytest.param("A/74/999", "nothing there cites it", id="nothing cites it"),
    ],
)
def test_what_is_not_there(release, text, message):
    shown = run.invoke(app, ["cite", text, "--release", str(release)])
    assert isinstance(shown.exception, NotFound)
    assert message in str(shown.exception)


@pytest.mark.parametrize(
    ("symbol", "of"),
    [
        ("A/RES/217(III)[A]", "A/RES/217(III)"),
        ("A/RES/57/283B", "A/RES/57/283"),
        ("A/RES/70/1", "A/RES/70/1"),
    ],
)
def test_the_whole_of_a_part(symbol, of):
    assert whole(symbol) == of


def test_words_around_are_cut_between_words():
    text = "word " * 40 + "70/1 " + "word " * 40
    row = {"raw": "70/1", "start": 200, "stop": 204, "target_symbol": "A/RES/70/1"}
    shown = around(row, text).plain
    assert shown.startswith("…word ")
    assert shown.endswith("word…  → A/RES/70/1")
    assert len(shown) < 160


def test_one_long_word_is_cut_where_it_must():
    assert at_word("x" * 50, 10, 40) == (10, 40)
