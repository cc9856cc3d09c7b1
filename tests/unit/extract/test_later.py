"""Formulas that return: another resolution, a lettered part, or a draft that is quoted."""

import pytest

from pipeline.extract.later import mark_later
from pipeline.extract.openings import opening
from tests.unit.extract.printed import lines_of

BEFORE = "The General Assembly,\n1. Decides it.\n5th plenary meeting\n"


def forms(text: str) -> list[str | None]:
    lines = lines_of(text)
    marked = mark_later(lines, [opening(line.text) for line in lines])
    return [form.form if form else None for form in marked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            BEFORE + "40/2. Bridges\nThe General Assembly,", ["title", "formula"], id="a title"
        ),
        pytest.param(
            BEFORE + "40/2. Bridges\n[on the report of it]\nThe General Assembly,",
            ["title", None, "formula"],
            id="a title with an origin below",
        ),
        pytest.param(BEFORE + "II\nThe General Assembly,", ["part", "quoted"], id="a section"),
        pytest.param(BEFORE + "B\nThe General Assembly,", ["part", "formula"], id="a letter"),
        pytest.param(
            "The Council,\nRecommends the following draft:\nThe General Assembly,",
            ["quoted"],
            id="neither",
        ),
        pytest.param(
            BEFORE + "40/2. Bridges\n“The General Assembly,", ["quoted"], id="in quotation marks"
        ),
        pytest.param(
            "40/2. Bridges\nThe General Assembly,\nRecalling it,\nThe General Assembly,",
            ["preambular", "quoted"],
            id="a recital between",
        ),
    ],
)
def test_what_a_formula_that_returns_is(text: str, expected: list[str | None]) -> None:
    assert forms(text)[-len(expected) :] == expected


def test_a_title_far_above_is_anothers() -> None:
    text = "x\n40/2. Bridges\n" + "so it is\n" * 20 + "The General Assembly,"
    assert forms(text)[-1] == "quoted"
