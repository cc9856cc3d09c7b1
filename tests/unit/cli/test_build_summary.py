"""The summary of a build says what happened in words, and no more than a person reads."""

import io
from pathlib import Path

from rich.console import Console

from pipeline.cli.build import SHOWN, summary
from pipeline.defs.build import Outcome
from pipeline.defs.runs import Check


def printed(outcome):
    console = Console(file=io.StringIO(), width=100)
    console.print(summary(outcome, 12.34))
    return console.file.getvalue()


def outcome(**others):
    known = {
        "status": {"extracted": 1200, "quarantined": 1},
        "refused": (("a [b].txt", "it is empty: fetch the document again"),),
        "sessions": 3,
        "written": 2,
        "rows": {"clauses": 92, "votes": 0},
        "checks": (
            Check(table="clauses", name="n", passed=True, blocks=True, description=None),
            Check(table="dates", name="n", passed=False, blocks=False, description="few dates"),
        ),
        "release": Path("releases/1.0.0"),
    }
    return Outcome(**(known | others))


def test_all_that_a_person_wants_to_know():
    page = printed(outcome())
    assert "Release 1.0.0 is in releases/1.0.0" in page
    assert "1,200 read, 1 refused" in page
    assert "a [b].txt: it is empty: fetch the document again" in page
    assert "3, 2 written anew" in page
    assert "92" in page
    assert "votes" not in page
    assert "1 of 2 passed" in page
    assert "dates: few dates" in page
    assert "12.3 s" in page


def test_nothing_new_is_said():
    assert "Nothing has changed" in printed(outcome(release=None, rows={}, checks=()))


def test_a_long_list_is_cut_and_says_so():
    refused = tuple((f"{number}.txt", "it is empty") for number in range(SHOWN + 5))
    page = printed(outcome(refused=refused))
    assert f"{SHOWN - 1}.txt" in page
    assert f"{SHOWN}.txt" not in page
    assert "and 5 more" in page
