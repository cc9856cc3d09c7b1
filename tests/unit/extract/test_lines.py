"""Lines: what each shows, how many empty ones stand before it, and where it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.blocks import RoleRange
from pipeline.extract.lines import part_as_printed, split_lines
from pipeline.extract.markup import find_markup
from tests.unit.extract.printed import lines_of


def shown(text: str) -> list[tuple[str, int]]:
    return [(line.text, line.gap) for line in lines_of(text)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("a\nb", [("a", 0), ("b", 0)], id="one break"),
        pytest.param("a\n\nb", [("a", 0), ("b", 1)], id="an empty line"),
        pytest.param("a\r\nb\r\n\r\nc", [("a", 0), ("b", 0), ("c", 1)], id="Windows"),
        pytest.param("a\rb", [("a", 0), ("b", 0)], id="old Macintosh"),
        pytest.param("a\u2028b\x85c", [("a", 0), ("b", 0), ("c", 0)], id="separators"),
        pytest.param("a\n \t \nb", [("a", 0), ("b", 1)], id="a line of spaces"),
        pytest.param("  a b \nc", [("a b", 0), ("c", 0)], id="space at the ends"),
        pytest.param("a   b\t\tc", [("a b c", 0)], id="runs of space"),
        pytest.param("a *\u00a0* b", [("a * * b", 0)], id="stars that are no marks"),
        pytest.param("a \u200b b", [("a b", 0)], id="an invisible character between spaces"),
        pytest.param("a\u00a0b", [("a b", 0)], id="no-break space"),
        pytest.param("", [], id="nothing"),
        pytest.param("\n\n \n", [], id="nothing but space"),
        pytest.param("*a* b", [("a b", 0)], id="marks"),
        pytest.param("a\n<!-- 2 -->\nb", [("a", 0), ("b", 0)], id="a line of marks alone"),
        pytest.param("> a\n> b\n>\n> c", [("a", 0), ("b", 0), ("c", 1)], id="quoted"),
        pytest.param("a\n\u200b\nb", [("a", 0), ("b", 0)], id="an invisible line"),
    ],
)
def test_lines(text: str, lines: list[tuple[str, int]]) -> None:
    assert shown(text) == lines


def test_a_form_feed_ends_a_page() -> None:
    assert [line.page for line in lines_of("a\n\fb\nc")] == [False, True, False]


def test_a_page_ends_even_in_a_line_of_spaces() -> None:
    assert [line.page for line in lines_of("a\n\f\n \nb")] == [False, True]


def test_any_range_of_a_line_leads_to_the_source() -> None:
    source = "x\n  *Recalling* its"
    line = lines_of(source)[1]
    spans = line.source_range(7, 13)
    assert "".join(source[start:stop] for start, stop in spans) == "ng its"


FULL = "The rivers of the world and the roads that lead to"


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        pytest.param(f"{FULL}\n\nit\n\n\n\n1. {FULL}\n\nit", [0, 0, 2, 0], id="each doubled"),
        pytest.param(f"{FULL}\n\nit\n\n1. {FULL}\n\nit", [0, 0, 0, 0], id="paragraphs as lines"),
        pytest.param("river one\n\nriver two\n\nriver three", [0, 1, 1], id="short items"),
        pytest.param("The rivers\n\n1. A road\n\n\n2. B", [0, 1, 2], id="nothing wrapped"),
        pytest.param(f"{FULL}\nit\n\n{FULL}\nit", [0, 0, 1, 0], id="some not"),
        pytest.param("a. One;\n\nb. two\n\nc. it;\n\nand it;", [0, 1, 1, 1], id="items"),
        pytest.param("The rivers", [0], id="one line"),
        pytest.param("", [], id="none"),
    ],
)
def test_empty_lines_behind_each_line_part_nothing(text: str, gaps: list[int]) -> None:
    lines = lines_of(text)
    part_as_printed(lines)
    assert [line.gap for line in lines] == gaps


broken = st.lists(
    st.sampled_from(["a", "b c", " ", "\n", "\r\n", "\r", "\f", "\u2029", "\t", "*d*", "\u200b"]),
    max_size=25,
).map("".join)


@given(broken | st.text())
def test_lines_show_every_character_but_marks_and_space(source: str) -> None:
    lines = lines_of(source)
    kept = [span for line in lines for span in line.kept]
    assert kept == sorted(kept)
    assert all(line.text == line.text.strip() and line.text for line in lines)
    for line in lines:
        assert line.source_range(0, len(line.text)) == list(line.kept)
    shown_ = {at for start, stop in kept for at in range(start, stop)}
    cut = {at for c in lines_of_cuts(source) for at in range(*c)}
    assert all(at in shown_ | cut for at, each in enumerate(source) if not each.isspace())


def lines_of_cuts(source: str) -> list[tuple[int, int]]:
    return [(cut.start, cut.stop) for cut in find_markup(source).cuts]


@given(broken)
def test_line_ends_of_another_system_change_nothing(source: str) -> None:
    plain = source.replace("\r\n", "\n").replace("\r", "\n")
    windows = plain.replace("\n", "\r\n")
    assert shown(plain) == shown(windows)


def test_cuts_that_reach_over_a_line_end() -> None:

    assert [line.text for line in split_lines("ab\ncd", (RoleRange(1, 4, "markup"),))] == [
        "a",
        "d",
    ]


@given(broken | st.text(), st.integers(0, 9), st.integers(0, 9))
def test_a_part_of_a_line_leads_to_the_source(source: str, start: int, stop: int) -> None:
    for line in lines_of(source):
        passage = line.passage(start, min(stop, len(line.text)))
        assert passage.text == line.text[start:stop].strip()
        assert sum(last - first for first, last in passage.spans()) == len(passage.text)
        assert passage.pieces == () or line.start <= passage.spans()[0][0]
