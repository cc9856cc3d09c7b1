"""A resolution on the terminal says what the rows say, and nothing that they do not."""

import io

import pytest
from rich.console import Console

from pipeline.cli.dossier import Dossier
from pipeline.cli.tree import meeting, page, vote

MASTHEAD = {
    "symbol": "S/RES/470(1980)",
    "title": None,
    "adoption_date": None,
    "session": None,
    "meeting_number": 2224,
    "meeting_kind": "meeting",
    "meeting_resumed": False,
    "agenda_items": None,
    "origin_kind": None,
    "origin_symbols": None,
    "adoption_mode": None,
    "votes_in_favour": None,
    "votes_against": None,
    "votes_abstaining": None,
    "url": "https://docs.un.org/en/S/RES/470(1980)",
}


def clause(path, text, parent=None, phrase=None):
    return {
        "clause_id": f"S/RES/470(1980):en#{path}",
        "parent_id": parent and f"S/RES/470(1980):en#{parent}",
        "kind": "operative",
        "text": text,
        "action_phrase": phrase,
    }


def test_page():
    note = {"footnote_id": "S/RES/470(1980):en#FN38", "marker": "38", "text": "See S/13957."}
    dossier = Dossier(
        resolution=MASTHEAD,
        clauses=(
            clause("OP1", "Decides [sic]:", phrase="Decides"),
            clause("OP1(a)", "To call upon the parties, as before.", "OP1"),
        ),
        footnotes=(note,),
        footnote_refs=(
            {
                "footnote_id": note["footnote_id"],
                "clause_id": clause("OP1", "")["clause_id"],
                "offset": 7,
            },
        ),
        citations=(
            {"clause_id": None, "footnote_id": note["footnote_id"], "start": 4, "stop": 11},
        ),
    )
    console = Console(file=io.StringIO(), width=90)
    console.print(page(dossier))
    lines = [line.rstrip() for line in console.file.getvalue().splitlines()]
    assert "OP1    Decides[38] [sic]:" in lines
    assert any(line.endswith("OP1(a) To call upon the parties, as before.") for line in lines)
    assert "[38]   See S/13957." in lines
    assert not any("None" in line for line in lines)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "", id="nothing stated"),
        pytest.param({"adoption_mode": "without vote"}, "without vote", id="mode alone"),
        pytest.param(
            {"votes_in_favour": 14, "votes_against": 0},
            "14 in favour, 0 against",
            id="some counts",
        ),
    ],
)
def test_vote(facts, expected):
    assert vote(MASTHEAD | facts) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "2224", id="meeting"),
        pytest.param({"meeting_kind": "plenary"}, "2224 plenary", id="plenary"),
        pytest.param({"meeting_resumed": True}, "2224 (resumed)", id="resumed"),
        pytest.param({"meeting_number": None}, "", id="written procedure"),
    ],
)
def test_meeting(facts, expected):
    assert meeting(MASTHEAD | facts) == expected
