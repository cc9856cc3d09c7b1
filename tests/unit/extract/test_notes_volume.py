"""Markers of printed volumes: numbers that run through the year, their notes on another page."""

import pytest

from pipeline.extract.records import Clause, Finding
from tests.unit.extract.printed import read

HEAD = "Resolution 943 (1992)\nof 14 July 1992\n\nThe Security Council,\n\n"
ENDING = (
    "\n\n2. Decides to remain seized of the matter.\n\nAdopted unanimously at the 3100th meeting."
)


def clauses(body: str) -> tuple[list[Clause], list[Finding]]:
    readings, _ = read(HEAD + body + ENDING)
    return list(readings[0].clauses), list(readings[0].findings)


@pytest.mark.parametrize(
    ("printed", "text", "markers"),
    [
        ("report of 1 December 1992 62 that in rivers,", "report of 1 December 1992 that", ["62"]),
        ("dated 16 June 1992, 5 of the river,", "dated 16 June 1992, of the river,", ["5"]),
        ("of 12 August 1949, 40 41 and lakes,", "of 12 August 1949, and lakes,", ["40", "41"]),
        ("report of 3 May 1992 9 submitted here,", "3 May 1992 submitted", ["9"]),
        ("report of 3 May 1992\n9 concerning it,", "3 May 1992 concerning", ["9"]),
        ("agreed on 7 May 1992 13;\nsee it,", "on 7 May 1992;", ["13"]),
    ],
    ids=["that", "comma", "two", "participle", "head of a line", "semicolon"],
)
def test_a_number_behind_a_whole_date_is_a_marker(
    printed: str, text: str, markers: list[str]
) -> None:
    found, findings = clauses(f"Recalling the {printed}\n\n1. Notes it;")
    assert text in found[1].text
    named = [each.expected for each in findings if each.check_name == "every marker has a note"]
    assert named == [f"a note {marker}" for marker in markers]


@pytest.mark.parametrize(
    "printed",
    [
        "on 1 January 1992 12 States had acted",
        "on 1 January 1992 2 to 3 ships had sailed",
        "on 1 January 1992 007 was a number",
        "in January 1992 12 of them had sailed",
    ],
    ids=["count", "range", "no number of a note", "no whole date"],
)
def test_a_count_behind_a_date_is_none(printed: str) -> None:
    found, _ = clauses(f"Noting that {printed},\n\n1. Notes it;")
    assert found[1].text == f"Noting that {printed},"


def test_the_number_of_a_clause_behind_a_date_is_none() -> None:
    found, _ = clauses("Recalling its resolution 500 (1982) of 3 May 1982,\n1. Notes the lakes;")
    assert [clause.number for clause in found if clause.kind == "operative"] == ["1", "2"]
