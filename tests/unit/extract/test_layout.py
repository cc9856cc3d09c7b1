"""How a text is set: parted or not, wrapped or not, how wide."""

import pytest

from pipeline.extract.layout import layout_of
from pipeline.extract.openings import opening
from tests.unit.extract.printed import lines_of

LONG = "Recalling the rivers of the world and all the bridges that were built over them by"


def layout(text: str) -> tuple[bool, bool, int]:
    lines = lines_of(text)
    found = layout_of(lines, [opening(line.text) for line in lines])
    return found.parted, found.wrapped, found.width


@pytest.mark.parametrize(
    ("text", "parted", "wrapped"),
    [
        pytest.param("Recalling it,\n\n1. Decides it;\n\n2. Notes it.", True, False, id="parted"),
        pytest.param("Recalling it,\n1. Decides it;\n2. Notes it.", False, False, id="dense"),
        pytest.param(
            f"{LONG}\nthe States,\n\n1. Decides\nit;\n\n2. Notes it.", True, True, id="wrapped"
        ),
        pytest.param(
            f"{LONG}\nthe States,\n1. Decides\nit;\n2. Notes it.", False, True, id="dense, wrapped"
        ),
        pytest.param(
            "Recalling it,\n\n1. Decides it;\n2. Notes it;\n3. Asks it.", True, False, id="mixed"
        ),
    ],
)
def test_layouts(text: str, parted: bool, wrapped: bool) -> None:
    assert layout(text)[:2] == (parted, wrapped)


def test_the_width_is_that_of_nearly_all_lines() -> None:
    assert layout("\n".join(["x" * 80] * 9 + ["y" * 200]))[2] == 200
    assert layout("\n".join(["x" * 80] * 20 + ["y" * 200]))[2] == 80


@pytest.mark.parametrize(
    ("last", "following", "short"),
    [
        pytest.param("x" * 80, "word", False, id="a full line"),
        pytest.param("x" * 60, "word", True, id="room for a word"),
        pytest.param("x" * 60, "w" * 30, False, id="no room for a long word"),
    ],
)
def test_a_line_ends_short_if_the_next_word_had_room(
    last: str, following: str, short: bool
) -> None:
    lines = lines_of("\n".join(["z" * 80] * 20))
    found = layout_of(lines, [None] * len(lines))
    one, two = lines_of(f"{last}\n{following} and more")
    assert found.ends_short(one, two) is short
