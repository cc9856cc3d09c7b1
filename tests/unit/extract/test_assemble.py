"""From lines to running text: single spaces, hyphens undone, and every character's origin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.assemble import Assembly, place_of
from pipeline.extract.hyphens import Hyphens
from pipeline.extract.passages import Passage
from tests.unit.extract.printed import lines_of


def assembled(source: str) -> Passage:
    """Return all lines of a source as one paragraph."""
    assembly = Assembly(source)
    for at, line in enumerate(lines_of(source)):
        if at:
            assembly.space(line.start)
        assembly.add(line, 0, [])
    return assembly.passage()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("a  b\n c", "a b c", id="runs of space"),
        pytest.param("a\u00a0\u00a0b", "a b", id="no-break spaces"),
        pytest.param("*a* b\nc", "a b c", id="marks"),
        pytest.param("a \u200b b", "a b", id="an invisible character between spaces"),
        pytest.param("[a](#) [b](#)", "a b", id="links"),
    ],
)
def test_running_text(source: str, text: str) -> None:
    assert assembled(source).text == text


PIECES = st.sampled_from(
    ["a", "bc", " ", "  ", "\n", "*d*", "\u00a0", "\u200b", "[e](#)", "-", "_"]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_text_is_that_of_its_spans(source: str) -> None:
    passage = assembled(source)
    whole = "".join(source[start:stop] for start, stop in passage.spans())
    assert " ".join(whole.split()) == passage.text
    assert "  " not in passage.text
    for at, character in enumerate(passage.text):
        start, stop = passage.origin(at, at + 1)
        assert stop == start + 1
        assert source[start] == character or (source[start].isspace() and character == " ")
        assert place_of(passage, start) == at


@given(st.lists(PIECES.filter(lambda piece: piece != "-"), max_size=20).map("".join))
def test_lines_together_are_those_one_by_one(source: str) -> None:
    lines = lines_of(source)
    if lines:
        assembly = Assembly(source)
        assembly.add_lines(lines, 0, {}, Hyphens(lines))
        assert assembly.passage() == assembled(source)
