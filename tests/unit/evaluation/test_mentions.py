"""Mentions that were drawn, and clauses that were read whole, beside what is found in a record."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation.counts import Count
from pipeline.evaluation.mentions import mention_cases

SYMBOL = "A/RES/73/999"
RECORD = {
    "symbol": SYMBOL,
    "meta": {"adoption_date": "2018-12-13", "session": "73"},
    "clauses": [
        {"kind": "pre", "text": "Recalling its resolution 72/5 of 6 November 2017,"},
        {
            "kind": "op",
            "text": "3. Requests the Secretary-General to submit a report to the General Assembly "
            "at its seventy-fourth session.",
        },
    ],
    "footnotes": [{"text": "Resolution 70/1."}],
}
DATE = {
    "symbol": SYMBOL, "key": "C0", "start": 33, "raw": "6 November 2017", "edtf": "2017-11-06",
    "precision": "day", "kind": "single", "qualifier": None, "role": "citation",
    "about": "citation",
}  # fmt: skip
MEETING = {
    "symbol": SYMBOL, "key": "C1", "start": 84, "raw": "seventy-fourth session",
    "kind": "session", "ordinals": [74], "body": "General Assembly", "place": None, "edtf": None,
    "role": "future",
}  # fmt: skip
CITATION = {
    "start": 11, "stop": 15, "raw": "70/1", "target_symbol": "A/RES/70/1", "target_part": None,
    "target_kind": "resolution",
}  # fmt: skip
REQUEST = {
    "start": 34, "stop": 106, "kind": "report", "addressee": "the Secretary-General",
    "addressee_class": "secretary-general", "recipient": "the General Assembly",
    "due_session": "74", "due_edtf": None,
}  # fmt: skip


def counted(folder: Path, **changes: dict[str, Any]) -> dict[str, Count]:
    """Return the counts of a sample of one date, meeting, note and clause."""
    samples = {
        "dates": {"mentions": [DATE | changes.get("date", {})]},
        "meetings": {"mentions": [MEETING | changes.get("meeting", {})]},
        "note_citations": {
            "notes": [
                {
                    "symbol": SYMBOL,
                    "key": "FN0",
                    "citations": [CITATION | changes.get("citation", {})],
                }
            ]
        },
        "requests": {
            "clauses": [
                {
                    "symbol": SYMBOL,
                    "key": 1,
                    "parent": None,
                    "requests": [REQUEST | changes.get("request", {})],
                }
            ]
        },
    }
    for name, held in samples.items():
        (folder / f"{name}.json").write_text(json.dumps(held), encoding="utf-8")
    cases = list(mention_cases(folder, {SYMBOL: RECORD}))
    assert {case.strata for case in cases} == {
        ("texts of the XML", "texts of the XML; GA", "texts of the XML; GA; 2010s")
    }
    return {name: count for case in cases for name, count in case.counts.items()}


def test_what_was_read_by_hand_is_found(tmp_path: Path) -> None:
    assert set(counted(tmp_path).values()) == {Count(right=1)}


@pytest.mark.parametrize(
    ("changes", "measures"),
    [
        pytest.param(
            {"date": {"edtf": "2017-11-07"}},
            {"date drawn", "date drawn, all columns"},
            id="a date's value",
        ),
        pytest.param({"date": {"role": "event"}}, {"date drawn, all columns"}, id="its role"),
        pytest.param(
            {"date": {"start": 32}}, {"date drawn", "date drawn, all columns"}, id="its place"
        ),
        pytest.param(
            {"meeting": {"ordinals": [75]}},
            {"meeting drawn", "meeting drawn, all columns"},
            id="an ordinal",
        ),
        pytest.param({"citation": {"target_symbol": None}}, {"note citation"}, id="a target"),
        pytest.param({"request": {"kind": "action"}}, {"request"}, id="a request's kind"),
        pytest.param(
            {"request": {"due_session": None}}, {"request, all columns"}, id="when it is due"
        ),
    ],
)
def test_what_differs_is_counted(
    tmp_path: Path, changes: dict[str, dict[str, Any]], measures: set[str]
) -> None:
    found = counted(tmp_path, **changes)
    assert {name for name, count in found.items() if count.missing} == measures
