"""The citation network and the bibliography, opened by the programs that they are for."""

from collections import Counter

import bibtexparser
import duckdb
import networkx as nx
import pyarrow.parquet as pq
import pytest

from pipeline.release.artefacts.views import CITATION_NETWORK, LIKE_OURS

PLACES = ("preambular", "operative", "other", "notes", "masthead")


def rows(release, table):
    return pq.read_table(release / "parquet" / f"{table}.parquet").to_pylist()


@pytest.fixture(scope="module")
def graph(mixed):
    return nx.read_graphml(mixed.release / "citations.graphml")


def test_every_resolution_and_every_cited_one_is_a_node(mixed, graph):
    here = {row["symbol"]: row for row in rows(mixed.release, "resolutions")}
    cited = {
        row["target_symbol"]
        for row in rows(mixed.release, "citations")
        if row["target_kind"] in LIKE_OURS and row["target_symbol"]
    }
    assert set(graph) == here.keys() | cited
    for symbol, node in graph.nodes(data=True):
        assert node["in_dataset"] is (symbol in here)
        row = here.get(symbol, {})
        assert node.get("title") == row.get("title")
        assert node.get("session") == row.get("session")
        if row:
            assert node["body"] == row["body"]
            assert node.get("year") == row["year"]
            assert node["kind"] == row["document_type"]


def test_an_edge_counts_the_mentions_of_one_resolution_in_another(mixed, graph):
    expected = Counter(
        (row["symbol"], row["target_symbol"])
        for row in rows(mixed.release, "citations")
        if row["target_kind"] in LIKE_OURS and row["target_symbol"] and row["derivation"] != "note"
    )
    found = {(one, other): edge["mentions"] for one, other, edge in graph.edges(data=True)}
    assert found == expected
    for *_, edge in graph.edges(data=True):
        assert edge["mentions"] == sum(edge[place] for place in PLACES)


def test_what_73_135_recalls_in_its_preamble(graph):
    edge = graph.edges["A/RES/73/135", "A/RES/37/4"]
    assert edge["preambular"] == 1
    assert edge["verbs"] == "recall"
    assert "A/RES/63/114" in graph["A/RES/73/135"]


def test_the_file_says_true_and_false_as_xml_does(mixed):
    page = (mixed.release / "citations.graphml").read_text(encoding="utf-8")
    assert ">true</data>" in page
    assert ">True</data>" not in page


CLAUSES = """
    ('PP1', NULL, 'preambular', 'recall'), ('OP1', NULL, 'operative', 'urge'),
    ('OP1(a)', 'OP1', 'operative', NULL), ('OP2', NULL, 'operative', 'decide')
"""
CITATIONS = """
    ('A/RES/2/1:en', 'A/RES/2/1', 'PP1', NULL, 'A/RES/1/1', 'explicit'),
    ('A/RES/2/1:en', 'A/RES/2/1', 'OP1(a)', NULL, 'A/RES/1/1', 'explicit'),
    ('A/RES/2/1:en', 'A/RES/2/1', 'OP1', NULL, 'A/RES/1/1', 'explicit'),
    ('A/RES/2/1:en', 'A/RES/2/1', 'OP2', NULL, 'A/RES/1/1', 'note'),
    ('A/RES/2/1:en', 'A/RES/2/1', NULL, 'FN1', 'A/RES/1/1', 'explicit'),
    ('A/RES/2/1:en', 'A/RES/2/1', NULL, NULL, 'A/RES/1/1', 'explicit'),
    ('A/RES/2/1:fr', 'A/RES/2/1', NULL, NULL, 'A/RES/1/1', 'explicit')
"""


def test_depth_and_context_of_a_citation():
    """Verbs come down to sub-clauses; notes and languages count once."""
    with duckdb.connect() as database:
        database.execute(
            "CREATE TABLE resolutions AS FROM (VALUES ('A/RES/2/1:en', 'A/RES/2/1', 'en'), "
            "('A/RES/2/1:fr', 'A/RES/2/1', 'fr')) t(resolution_id, symbol, language)"
        ).complete()
        database.execute(
            f"CREATE TABLE clauses AS FROM (VALUES {CLAUSES}) "
            "t(clause_id, parent_id, kind, action_lemma)"
        ).complete()
        database.execute(
            f"CREATE TABLE citations AS SELECT *, 'resolution' AS target_kind "
            f"FROM (VALUES {CITATIONS}) "
            "t(resolution_id, symbol, clause_id, footnote_id, target_symbol, derivation)"
        ).complete()
        found = database.sql(CITATION_NETWORK.query)
        (row,) = (dict(zip(found.columns, values, strict=True)) for values in found.fetchall())
    assert row == {
        "symbol": "A/RES/2/1",
        "target_symbol": "A/RES/1/1",
        "mentions": 5,
        "preambular": 1,
        "operative": 2,
        "other": 0,
        "notes": 1,
        "masthead": 1,
        "verbs": ["urge", "decide", "recall"],
    }


def test_the_bibliography_has_an_entry_for_each_resolution(mixed):
    library = bibtexparser.parse_file(mixed.release / "resolutions.bib", encoding="utf-8")
    assert not library.failed_blocks
    resolutions = rows(mixed.release, "resolutions")
    assert len({entry.key for entry in library.entries}) == len(resolutions)
    for entry, row in zip(library.entries, resolutions, strict=True):
        assert entry.fields_dict["number"].value == f"{{{row['symbol']}}}"
        assert entry.fields_dict["url"].value == row["url"]
