"""What a release's pages say follows from what it holds."""

from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.derive.arrow import arrow_schema
from pipeline.release.artefacts import card, quality
from pipeline.release.artefacts.examples import examples
from pipeline.tables import BY_NAME


def put(edition, table, rows):
    schema = arrow_schema(BY_NAME[table])
    whole = [dict.fromkeys(schema.names) | row for row in rows]
    pq.write_table(pa.Table.from_pylist(whole, relaxed(schema)), edition.parquet(table))


def relaxed(schema):
    """Return the schema with nulls allowed: the tests fill only what is asked for."""
    return pa.schema([field.with_nullable(True) for field in schema])


def sessions(edition, *known):
    rows = [
        {
            "resolution_id": f"{body} {session}",
            "symbol": f"{body}/RES/{session}/1",
            "body": body,
            "session": session,
            "session_number": session and int(session.rpartition("-")[2]),
        }
        for body, session in known
    ]
    put(edition, "resolutions", rows)
    operative = {"kind": "operative", "action_lemma": "request"}
    put(edition, "clauses", [{"resolution_id": row["resolution_id"]} | operative for row in rows])
    put(edition, "citations", [])
    put(edition, "lineage", [])


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param(
            [("GA", "9"), ("GA", "70"), ("GA", "10")],
            'share["70"] - share["9"]',
            id="the first and the last by number",
        ),
        pytest.param(
            [("GA", "1"), ("HRC", "2"), ("HRC", "3")],
            'resolutions.body == "HRC"',
            id="the organ with most sessions",
        ),
        pytest.param(
            [("GA", "1"), ("GA", "63"), ("GA", "73"), ("GA", "80")],
            'share["73"] - share["63"]',
            id="the preferred ones",
        ),
        pytest.param(
            [("GA", "ES-11"), ("GA", "74"), ("GA", "77"), ("GA", "S-90")],
            'share["77"] - share["74"]',
            id="special sessions are no regular ones",
        ),
    ],
)
def test_the_card_compares_sessions_that_the_release_has(edition, known, expected):
    sessions(edition, *known)
    assert expected in examples(edition).growth


@pytest.mark.parametrize(
    "known",
    [
        pytest.param([("GA", "73")], id="one session"),
        pytest.param([("GA", "73"), ("HRC", "16")], id="one session of each organ"),
        pytest.param([("GA", "73"), ("GA", "ES-10")], id="one regular session"),
        pytest.param([("SC", None), ("SC", None)], id="no sessions"),
        pytest.param([], id="nothing"),
    ],
)
def test_the_card_compares_nothing_where_there_is_one_session(edition, known):
    sessions(edition, *known)
    assert examples(edition).growth == ""


def recalls(edition, *pairs):
    """Let resolutions recall others, a clause each."""
    sessions(edition, ("GA", "73"))
    clauses = [
        {
            "clause_id": str(number),
            "symbol": symbol,
            "kind": "preambular",
            "action_lemma": "recall",
        }
        for number, (symbol, _) in enumerate(pairs)
    ]
    put(edition, "clauses", clauses)
    mentions = [
        {
            "clause_id": str(number),
            "symbol": symbol,
            "target_symbol": target,
            "target_kind": "resolution",
        }
        for number, (symbol, target) in enumerate(pairs)
    ]
    put(edition, "citations", mentions)


def test_the_card_asks_of_73_135_where_the_release_has_it(edition):
    recalls(edition, ("A/RES/9/1", "a"), ("A/RES/9/1", "b"), ("A/RES/73/135", "c"))
    found = examples(edition)
    assert "**Which resolutions does A/RES/73/135 recall" in found.recalled
    assert found.prefix == "A/RES/73/"


def test_the_card_asks_else_of_what_recalls_about_a_dozen(edition):
    recalls(
        edition, ("A/RES/9/1", "a"), ("A/RES/9/1", "a"), ("A/RES/8/7", "b"), ("A/RES/8/7", "c")
    )
    assert "**Which resolutions does A/RES/8/7 recall" in examples(edition).recalled


def test_a_release_without_recitals_asks_of_none(edition):
    sessions(edition, ("GA", "73"))
    found = examples(edition)
    assert found.recalled == found.lineage == ""
    assert found.prefix == "GA/RES/73/"


def descends(edition, *pairs):
    sessions(edition, ("GA", "73"))
    clauses, rows = [], []
    for number, (earlier, later) in enumerate(pairs):
        for age, symbol in (("old", earlier), ("new", later)):
            clauses.append({"clause_id": f"{age} {number}", "symbol": symbol, "kind": "operative"})
        rows.append(
            {
                "clause_id": f"new {number}",
                "ancestor_clause_id": f"old {number}",
                "first_symbol": earlier,
            }
        )
    put(edition, "clauses", clauses)
    put(edition, "lineage", rows)


@pytest.mark.parametrize(
    ("pairs", "question", "terrorism"),
    [
        pytest.param(
            [("a", "b"), ("a", "b"), ("A/RES/63/114", "A/RES/73/135")],
            "clauses of A/RES/73/135 stood in A/RES/63/114",
            True,
            id="the preferred pair",
        ),
        pytest.param(
            [("a", "b"), ("a", "c"), ("a", "c")],
            "clauses of c stood in a already",
            False,
            id="the pair that shares about a dozen",
        ),
    ],
)
def test_the_card_compares_a_resolution_with_what_it_continues(
    edition, pairs, question, terrorism
):
    descends(edition, *pairs)
    found = examples(edition).lineage
    assert question in found
    assert ("terrorism" in found) is terrorism


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (0, "n<1K"),
        (999, "n<1K"),
        (1_000, "1K<n<10K"),
        (99_999, "10K<n<100K"),
        (999_999, "100K<n<1M"),
        (1_000_000, "1M<n<10M"),
    ],
)
def test_the_card_says_how_large_the_dataset_is(rows, expected):
    assert card.size_category(rows) == expected


@pytest.mark.parametrize(
    ("failures", "expected"),
    [
        pytest.param([], "Every expectation was met.", id="all met"),
        pytest.param([{"text": "too few"}], "Not met:\n\n* clauses: too few", id="one not met"),
    ],
)
def test_what_was_not_met_has_a_heading_only_where_there_is_something(failures, expected):
    edition = SimpleNamespace(checks={"clauses": {"failures": failures}})
    assert quality.failures(edition) == expected
