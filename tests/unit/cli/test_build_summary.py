"""The summary of a build says what happened in words, and no more than a person reads."""

import io
from pathlib import Path

import pyarrow as pa
from rich.console import Console

from pipeline.cli.build import summary
from pipeline.cli.worth import AGREE, SHOWN, disagreements, lost
from pipeline.curate.differences import finding
from pipeline.defs.build import Outcome
from pipeline.defs.runs import Check
from pipeline.quality.report import failure
from pipeline.release.edition import parquet_path
from pipeline.store import write
from pipeline.tables import CHANGES
from tests.made import Loaded, example_row


def printed(outcome, disagreeing=None):
    console = Console(file=io.StringIO(), width=100)
    console.print(summary(outcome, 12.34, disagreeing))
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


def test_refused_files_are_told_without_names_of_expectations():
    result = {
        "type": "expect_column_values_to_not_be_in_set",
        "severity": "warning",
        "kwargs": {"column": "status"},
        "observed": {"unexpected_count": 6, "element_count": 10, "examples": ["quarantined"]},
        "notes": "Refused files are listed; if a fifth of all is refused, the folder is wrong.",
    }
    warned = Check(
        table="sources",
        name="n",
        passed=False,
        blocks=False,
        description=f"{failure(result).text}; bytes: too few",
    )
    refused = tuple((f"{number}.txt", "it is empty") for number in range(6))
    page = printed(
        outcome(status={"extracted": 4, "quarantined": 6}, refused=refused, checks=(warned,))
    )
    assert "sources: 6 of 10 files were refused: see sources; bytes: too few" in page
    assert "column_values" not in page


def test_files_that_disagree_are_named():
    findings = pa.table(
        {
            "resolution_id": ["b", "a", "b", "b"],
            "check_name": [AGREE, AGREE, AGREE, "another"],
        }
    )
    tables = Loaded({"findings": findings}, rows=2)
    page = printed(outcome(checks=()), disagreements(tables))
    assert "Worth a look" in page
    assert "two files of a disagree in 1 place: see findings" in page
    assert "two files of b disagree in 2 places: see findings" in page


def test_the_check_on_files_that_disagree_has_this_name():
    assert finding("a", "x", "y").check_name == AGREE


def test_resolutions_that_are_gone_are_told(tmp_path):
    row = example_row(CHANGES, table_name="resolutions", change="removed", columns=None)
    rows = [row | {"row_id": f"A/RES/73/{number}:en"} for number in range(1, 8)]
    write([*rows, row | {"table_name": "clauses"}], CHANGES, parquet_path(tmp_path, "changes"))
    (line,) = lost(tmp_path)
    assert line.startswith("Of the resolutions of the release before, 7 are gone: A/RES/73/1:en, ")
    assert line.endswith("A/RES/73/5:en, ...")
    assert list(lost(None)) == []
