"""What a release's pages say follows from what it holds."""

from datetime import date
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.release.artefacts import card, quality
from pipeline.release.edition import Edition
from pipeline.release.version import FIRST


@pytest.fixture
def edition(tmp_path):
    (tmp_path / "parquet").mkdir()
    return Edition(
        folder=tmp_path,
        version=FIRST,
        date=date(2026, 1, 31),
        previous=None,
        code_version="c",
        inputs={},
        statistics={},
        checks={},
        highlights=(),
    )


def put(edition, table, rows):
    pq.write_table(pa.Table.from_pylist(rows), edition.parquet(table))


def sessions(edition, *known):
    rows = [
        {
            "resolution_id": f"{body} {number}",
            "body": body,
            "session": str(number),
            "session_number": number,
        }
        for body, number in known
    ]
    put(edition, "resolutions", rows)
    operative = {"kind": "operative", "action_lemma": "request"}
    put(edition, "clauses", [{"resolution_id": row["resolution_id"]} | operative for row in rows])


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param(
            [("GA", 9), ("GA", 70), ("GA", 10)],
            'share["70"] - share["9"]',
            id="the first and the last by number",
        ),
        pytest.param(
            [("GA", 1), ("HRC", 2), ("HRC", 3)],
            'resolutions.body == "HRC"',
            id="the organ with most sessions",
        ),
    ],
)
def test_the_card_compares_sessions_that_the_release_has(edition, known, expected):
    sessions(edition, *known)
    assert expected in card.growth(edition)


@pytest.mark.parametrize(
    "known",
    [
        pytest.param([("GA", 73)], id="one session"),
        pytest.param([("GA", 73), ("HRC", 16)], id="one session of each organ"),
        pytest.param([("SC", None), ("SC", None)], id="no sessions"),
    ],
)
def test_the_card_compares_nothing_where_there_is_one_session(edition, known):
    sessions(edition, *known)
    assert card.growth(edition) == ""


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
