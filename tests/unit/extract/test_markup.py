"""Which characters are marks, and what they mark: nothing else is taken out of a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.markup import find_markup


def shown(source: str) -> str:
    """Return a source without its marks."""
    for cut in reversed(find_markup(source).cuts):
        source = source[: cut.start] + source[cut.stop :]
    return source


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("*Recalling* its", "Recalling its", id="one star"),
        pytest.param("**Recalling** its", "Recalling its", id="two stars"),
        pytest.param("***Recalling*** its", "Recalling its", id="three stars"),
        pytest.param("_Recalling_ its", "Recalling its", id="underscore"),
        pytest.param("item 114 (*r*)", "item 114 (r)", id="letter in brackets"),
        pytest.param("*64th meeting\n5 May 2008*", "64th meeting\n5 May 2008", id="two lines"),
        pytest.param("*Also\n\nRecalling* its", "*Also\n\nRecalling* its", id="two paragraphs"),
        pytest.param("Gabon* and Chad**", "Gabon* and Chad**", id="note stars"),
        pytest.param("* Gabon voted", "* Gabon voted", id="star and space"),
        pytest.param("rivers;* and roads*", "rivers;* and roads*", id="stars behind marks"),
        pytest.param("2*3*4", "2*3*4", id="stars between figures"),
        pytest.param("*a * b", "*a * b", id="a star between spaces closes nothing"),
        pytest.param("*Recall*ing", "Recalling", id="a star closes in a word"),
        pytest.param("_Recall_ing", "_Recall_ing", id="an underscore does not"),
        pytest.param("[a](b_c_d) _e_", "a e", id="marks in a target are its own"),
        pytest.param("snake_case_name", "snake_case_name", id="underscores in a word"),
        pytest.param("*Welcomes*, *further*, it", "Welcomes, further, it", id="several"),
        pytest.param("[73/135](#)", "73/135", id="link"),
        pytest.param("[76/1](#)[5](#)[4](#)", "76/154", id="link in pieces"),
        pytest.param("([A/73/L.45](#))", "(A/73/L.45)", id="link in round brackets"),
        pytest.param(
            "[without reference ([A/73/L.45](#))]", "[without reference (A/73/L.45)]", id="nested"
        ),
        pytest.param("[x](http://un.org/a_(b))", "x", id="target with brackets"),
        pytest.param("[*Ibid*](#)", "Ibid", id="emphasis in a label"),
        pytest.param("organizations,[3] and", "organizations,[3] and", id="bracket marker"),
        pytest.param("[3] (see below)", "[3] (see below)", id="marker before a bracket"),
        pytest.param("<!-- Page 2 -->text", "text", id="comment"),
        pytest.param("year<sup>3</sup>", "year3", id="raised"),
        pytest.param("<i>Recalling</i> its", "Recalling its", id="tags"),
        pytest.param("a < b > c", "a < b > c", id="signs"),
        pytest.param("1\\. \\[*Decides*\\]", "1. [Decides]", id="escaped"),
        pytest.param("States;\\* and\\_", "States;* and_", id="an escaped mark marks nothing"),
        pytest.param("The\\\nSenate", "The\nSenate", id="an escaped line end"),
        pytest.param("and\\or \\", "and\\or \\", id="other backslashes"),
        pytest.param("## 73/135. Title", " 73/135. Title", id="heading"),
        pytest.param("a\n  #### II\r# I\n", "a\n   II\r I\n", id="headings"),
        pytest.param("\f# I\n\f> A", "\f I\n\fA", id="behind a form feed"),
        pytest.param("is\n> 5 per cent\n# 12 of it", "is\n> 5 per cent\n# 12 of it", id="signs"),
        pytest.param(
            "km<sup>2</sup> a<sup>1</sup>\n<sup>1</sup> See",
            "km2 a<sup>1</sup>\n<sup>1</sup> See",
            id="a raised marker, and a unit",
        ),
        pytest.param(
            "10<sup>1</sup> and CO<sup>1</sup>\n<sup>1</sup> See",
            "101 and CO1\n<sup>1</sup> See",
            id="powers",
        ),
        pytest.param(
            "a<sup>1, 2</sup>\n<sup>1</sup> See\n<sup>2</sup> See",
            "a<sup>1, 2</sup>\n<sup>1</sup> See\n<sup>2</sup> See",
            id="two raised markers",
        ),
        pytest.param(
            "a<sup>3</sup>\n<sup>1</sup> See",
            "a3\n<sup>1</sup> See",
            id="a raised number without a note",
        ),
        pytest.param(
            "rivers,\n<sup>1</sup> and", "rivers,\n1 and", id="a raised number that was wrapped"
        ),
        pytest.param("*Recalling *its", "Recalling its", id="a mark that closes behind its space"),
        pytest.param("1. *Takes note *of", "1. Takes note of", id="the same behind a number"),
        pytest.param("of *Gabon and *Chad", "of *Gabon and *Chad", id="stars within a line"),
        pytest.param("*note *of", "*note *of", id="a small letter"),
        pytest.param(f"*T{'o' * 60} *of", f"*T{'o' * 60} *of", id="no phrase is so long"),
        pytest.param("a<br>\nb<br/>\nc<br>d", "a\nb\nc<br>d", id="line ends"),
        pytest.param("46^th^ and 1^st^", "46th and 1st", id="raised ordinals"),
        pytest.param('![a](b.png){width="1in"}c', "c", id="image"),
        pytest.param("## Title {#title .H1}", " Title ", id="attributes of a heading"),
        pytest.param("1. []{#_Hlk1 .anchor}To", "1. To", id="anchor"),
        pytest.param("[Recalling]{.underline} it", "Recalling it", id="a span"),
        pytest.param("{a} and {1}", "{a} and {1}", id="braces"),
        pytest.param('<a id="a1"></a>To <span class="x">go</span>', "To go", id="tags of HTML"),
        pytest.param('[70/1](x "A title") it', "70/1 it", id="a link with a title"),
        pytest.param("#1, item # 2\n#\n", "#1, item # 2\n#\n", id="no headings"),
        pytest.param("> A\n> 5 per\n> cent", "A\n5 per\ncent", id="a number in a quotation"),
        pytest.param("> > Recalling\n>its", "Recalling\nits", id="quoted lines"),
        pytest.param("> ## I\n> - (a) To", " I\n (a) To", id="heading and item in a quotation"),
        pytest.param("- (iv) To\n  * 1. A\n+ b) C", " (iv) To\n   1. A\n b) C", id="items"),
        pytest.param("- 12\\. *Decides* to", " 12. Decides to", id="item with an escaped number"),
        pytest.param("- one\n* Mr. Two\n- 3", "- one\n* Mr. Two\n- 3", id="items by their dash"),
        pytest.param("Gener\u00adal", "General", id="soft hyphen"),
        pytest.param("\u200eThe\u200b \ufeffAssembly", "The Assembly", id="invisible"),
    ],
)
def test_marks_are_taken_out(source: str, text: str) -> None:
    assert shown(source) == text


def test_emphasis_and_links_say_what_they_mark() -> None:
    source = "*Recalling* resolution [70/1](https://undocs.org/A/RES/70/1)"
    found = find_markup(source)
    assert [source[start:stop] for start, stop in found.emphasis] == ["Recalling"]
    assert [(source[a:b], target) for a, b, target in found.links] == [
        ("70/1", "https://undocs.org/A/RES/70/1")
    ]


@pytest.mark.parametrize(
    ("source", "roles"),
    [
        pytest.param("*a*", {"emphasis"}, id="emphasis"),
        pytest.param("[a](#)", {"link"}, id="link"),
        pytest.param("a\u200bb", {"markup"}, id="invisible"),
        pytest.param("<!-- 1 -->", {"markup"}, id="comment"),
    ],
)
def test_each_mark_has_its_role(source: str, roles: set[str]) -> None:
    assert {cut.role for cut in find_markup(source).cuts} == roles


MARKS = ("*", "**", "_", "[", "]", "(#)", "(", ")", "<i>", "</i>", "<sup>", "<!-- ", " -->")
WORDS = ("[70/1](#)", "*also*", "Recalling", "3", ",", "\\", "\u200b", "\n", "\n\n", " ")
pieces = st.lists(st.sampled_from([*MARKS, *WORDS]), max_size=30).map("".join)


@given(pieces | st.text())
def test_cuts_ascend_and_never_overlap(source: str) -> None:
    cuts = find_markup(source).cuts
    assert all(0 <= cut.start < cut.stop <= len(source) for cut in cuts)
    assert all(one.stop <= two.start for one, two in pairwise(cuts))


@given(st.text(alphabet="abc,.;() 123\n", max_size=80))
def test_a_text_without_marks_has_none(source: str) -> None:
    assert find_markup(source).cuts == ()


@pytest.mark.parametrize(
    "piece", ["[", "*a", " * ", "_", "[a](", "<!--", "[a](#", "**", "[](", "[](a", "\n ", "* *a"]
)
def test_a_long_run_of_openings_ends_soon(piece: str) -> None:
    """What is quadratic in the length would take minutes here."""
    assert find_markup("*a" + piece * 100_000) is not None
