"""An old id is never lost or given to other content without a row that says so."""

import pytest

from pipeline.release.rekeys import GONE, MOVED, rekeyed


def clause(number, text, resolution="A/RES/73/1:en"):
    return {
        "clause_id": f"{resolution}#OP{number}",
        "resolution_id": resolution,
        "kind": "operative",
        "text": text,
    }


TAKES, URGES, DECIDES = (
    "Takes note of the report;",
    "Urges all States;",
    "Decides to remain seized.",
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            [clause(1, URGES), clause(2, DECIDES)],
            [clause(1, TAKES), clause(2, URGES), clause(3, DECIDES)],
            [("OP1", "OP2", MOVED), ("OP2", "OP3", MOVED)],
            id="a clause before them was found: all that follow move on",
        ),
        pytest.param(
            [clause(2, URGES)], [], [("OP2", None, GONE)], id="a clause is no longer there"
        ),
        pytest.param(
            [clause(1, URGES)],
            [clause(1, DECIDES)],
            [("OP1", None, GONE)],
            id="an id is given to other content",
        ),
        pytest.param(
            [clause(1, "Urges all States to act;")],
            [clause(1, "Urges all Member States to act;")],
            [],
            id="an edited clause keeps its id",
        ),
        pytest.param(
            [clause(1, URGES), clause(2, URGES)],
            [clause(1, URGES), clause(3, URGES)],
            [("OP2", "OP3", MOVED)],
            id="of equal clauses the one whose id is there stays",
        ),
        pytest.param(
            [clause(1, URGES), clause(2, URGES)],
            [clause(2, URGES), clause(3, URGES)],
            [("OP1", "OP3", MOVED)],
            id="an id that is there is not taken by an earlier equal clause",
        ),
        pytest.param(
            [clause(1, URGES)],
            [clause(1, URGES, "A/RES/73/2:en")],
            [("OP1", None, GONE)],
            id="the same words in another resolution are other content",
        ),
    ],
)
def test_rekeyed(old, new, expected):
    found = rekeyed("clauses", "clause_id", old, new, {})
    assert [
        (each.old_id.split("#")[1], each.new_id and each.new_id.split("#")[1], each.reason)
        for each in found
    ] == expected


def test_clauses_move_with_their_resolution():
    (found,) = rekeyed(
        "clauses",
        "clause_id",
        [clause(1, URGES)],
        [clause(1, URGES, "A/RES/73/2:en")],
        {"A/RES/73/1:en": "A/RES/73/2:en"},
    )
    assert found.new_id == "A/RES/73/2:en#OP1"


def test_a_file_or_resolution_with_other_content_keeps_its_name():
    old = {"path": "a.txt", "source_id": "1"}
    assert rekeyed("sources", "path", [old], [old | {"source_id": "2"}], {}) == []


def test_a_file_that_was_renamed_is_found_again():
    old = {"path": "a.txt", "source_id": "1"}
    (found,) = rekeyed("sources", "path", [old], [old | {"path": "b.txt"}], {})
    assert found.new_id == "b.txt"
