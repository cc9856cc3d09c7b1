"""The lines above the formula, told apart: merged, broken, with the title's lines together."""

import pytest

from pipeline.extract.heads import head_lines, read_head
from tests.unit.extract.printed import lines_of


def groups(text: str) -> list[tuple[str, str]]:
    head = read_head(lines_of(text))
    return [(kind, " ".join(line.text for line in lines)) for kind, lines in head.groups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "United Nations\nA/RES/73/135\nGeneral Assembly\nDistr.: General\n9 January 2019",
            ["United Nations", "A/RES/73/135", "General Assembly", "Distr.: General",
             "9 January 2019"],
            id="fields without empty lines",
        ),
        pytest.param(
            "Seventy-third session\nAgenda item 128 (b)\nRivers of the north and\nof the south",
            ["Seventy-third session", "Agenda item 128 (b) Rivers of the north and of the south"],
            id="a field goes on",
        ),
        pytest.param(
            "[on the report of the Committee (Fourth\n\nCommittee) (A/73/1)]",
            ["[on the report of the Committee (Fourth Committee) (A/73/1)]"],
            id="a bracket goes on until it closes",
        ),
        pytest.param(
            "Adopted by the Security Council at its 8190th meeting, on\n26 February 2018",
            ["Adopted by the Security Council at its 8190th meeting, on", "26 February 2018"],
            id="a heading in two lines",
        ),
    ],
)  # fmt: skip
def test_fields(text: str, expected: list[str]) -> None:
    assert groups(text) == [("masthead", each) for each in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "73/135. Rivers\nof the world",
            [("title", "73/135. Rivers of the world")],
            id="wrapped",
        ),
        pytest.param(
            "73/135.\n\nRivers", [("title", "73/135."), ("title", "Rivers")], id="number alone"
        ),
        pytest.param(
            "57/283. Rivers\n\nA", [("title", "57/283. Rivers"), ("part", "A")], id="a part"
        ),
        pytest.param(
            "Resolution 47 (1948)\nof 21 April 1948\n[S/726]",
            [
                ("masthead", "Resolution 47 (1948) of 21 April 1948"),
                ("masthead", "[S/726]"),
            ],
            id="the Council's volumes",
        ),
    ],
)
def test_titles(text: str, expected: list[tuple[str, str]]) -> None:
    assert groups(text) == expected


def test_a_head_knows_its_title_and_symbol() -> None:
    head = read_head(lines_of("United Nations\n\nA/RES/73/135\n\n73/135. Rivers\nof the world"))
    assert (head.title, head.symbol) == ("Rivers of the world", "A/RES/73/135")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("United Nations\n73/135. Rivers\nThe General Assembly,", 2, id="GA"),
        pytest.param("Resolution 2402 (2018)\nThe Security Council,\nRecalling", 1, id="SC"),
        pytest.param("Resolution 1 (1946)\nRecalling it,\n1. Decides", 1, id="none, phrase"),
        pytest.param("The rivers\nof the world", None, id="no resolution"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_where_the_body_begins(text: str, expected: int | None) -> None:
    assert head_lines(lines_of(text)) == expected
