"""Which number or letter is due: lists within lists, by their neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.openings import Ending, Opening
from pipeline.extract.ranks import Scope, rank, shape


def after(*numbers: str) -> Scope:
    scope = Scope()
    for number in numbers:
        scope = scope.after(number)
    return scope


@pytest.mark.parametrize(
    ("inner", "style", "expected"),
    [
        ("b", "letter", 2), ("z", "letter", 26), ("aa", "letter", 27), ("bb", "letter", 28),
        ("ab", "letter", None), ("iv", "roman", 4), ("xxx", "roman", 30), ("b", "roman", None),
        ("iiii", "roman", None), ("7", "digit", 7), ("a", "digit", None), ("C", "letter", 3),
    ],
)  # fmt: skip
def test_rank(inner: str, style: str, expected: int | None) -> None:
    assert rank(inner, style) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("(a)", "(a)"), ("(ii)", "(a)"), ("(B)", "(A)"), ("a.", "a."), ("b)", "a)"), ("(3)", "(1)")],
)
def test_shape(number: str, expected: str) -> None:
    assert shape(number) == expected


@pytest.mark.parametrize(
    ("numbers", "depths"),
    [
        pytest.param("1. (a) (b) 2.", [1, 2, 2, 1], id="letters below a number"),
        pytest.param("1. (a) (i) (ii) (b)", [1, 2, 3, 3, 2], id="romans below a letter"),
        pytest.param("1. (a) (i) a. b. (ii)", [1, 2, 3, 4, 4, 3], id="four levels"),
        pytest.param("1. (i) (ii) (iii)", [1, 2, 2, 2], id="romans below a number"),
        pytest.param("1. (g) (h) (i) (j)", [1, 2, 2, 2, 2], id="(i) after (h) is a letter"),
        pytest.param("1. (z) (aa) (bb)", [1, 2, 2, 2], id="letters after z"),
        pytest.param("1. (a) (1) (2) (b)", [1, 2, 3, 3, 2], id="digits in brackets"),
        pytest.param("1. a) b) c)", [1, 2, 2, 2], id="half brackets"),
        pytest.param("1. (A) (a) (B)", [1, 2, 3, 2], id="capitals and small letters"),
        pytest.param("1. (a) (b) 2. (a)", [1, 2, 2, 1, 2], id="a number closes the lists"),
        pytest.param("(a) (b)", [2, 2], id="letters without a number"),
    ],
)
def test_depths(numbers: str, depths: list[int]) -> None:
    scope, found = Scope(), []
    for number in numbers.split():
        scope = scope.after(number)
        found.append(scope.depth)
    assert found == depths


def number_opens(scope: Scope, number: str, end: Ending, *, apart: bool, verb: bool) -> bool:
    return scope.number_opens(Opening("number", number), end, apart, verb)


@pytest.mark.parametrize(
    ("before", "number", "end", "apart", "verb", "expected"),
    [
        pytest.param("1. 2.", "3.", "stop", True, True, True, id="due"),
        pytest.param("1. 2.", "3.", "stop", False, False, True, id="due without an empty line"),
        pytest.param("1. 2.", "3.", "open", False, False, False, id="in mid-sentence"),
        pytest.param("1. 2.", "3.", "open", False, True, True, id="due with a verb"),
        pytest.param("1. 2.", "7.", "stop", False, True, False, id="far from due"),
        pytest.param("1. 2.", "4.", "stop", False, False, True, id="one left out"),
        pytest.param("1. 2.", "7.", "stop", True, True, True, id="far, but a paragraph"),
        pytest.param("1. 2.", "3,", "stop", True, True, True, id="misprint that is due"),
        pytest.param("1. 2.", "5,", "stop", True, True, False, id="misprint that is not"),
        pytest.param("1. 2.", "1.", "open", True, False, False, id="anew in mid-sentence"),
        pytest.param("1. 2.", "1.", "stop", True, False, True, id="anew"),
        pytest.param("", "1.1", "stop", False, False, True, id="dotted"),
        pytest.param("", "1.1", "open", True, False, False, id="dotted in mid-sentence"),
    ],
)
def test_numbers_that_open(
    before: str, number: str, end: Ending, apart: bool, verb: bool, expected: bool
) -> None:
    scope = after(*before.split())
    assert number_opens(scope, number, end, apart=apart, verb=verb) is expected


@pytest.mark.parametrize(
    ("before", "number", "end", "apart", "numbered", "expected"),
    [
        pytest.param("1.", "(a)", "colon", False, True, True, id="first of a list"),
        pytest.param("1. (a)", "(b)", "stop", False, True, True, id="due"),
        pytest.param("1. (a)", "(b)", "and", False, True, True, id="due after and"),
        pytest.param("1. (a)", "(b)", "comma", False, True, True, id="due after a comma"),
        pytest.param("1. (a)", "(b)", "comma", False, False, False, id="a comma in a sentence"),
        pytest.param("1. (a)", "(b)", "open", False, True, False, id="in mid-sentence"),
        pytest.param("1. (a)", "(b)", "open", True, True, True, id="due, a paragraph"),
        pytest.param("1. (a)", "(e)", "stop", False, True, False, id="not due"),
        pytest.param("1. (a)", "(e)", "stop", True, True, True, id="not due, a paragraph"),
        pytest.param("1. (a)", "b.", "stop", False, True, False, id="another shape, not due"),
        pytest.param("1. (a)", "a.", "colon", False, True, True, id="another shape, due"),
        pytest.param("1.", "A.", "stop", True, True, True, id="lettered heading"),
        pytest.param("1.", "A.", "open", True, True, False, id="initial of a name"),
        pytest.param("1.", "A.", "comma", False, True, False, id="initial after a comma"),
    ],
)
def test_letters_that_open(
    before: str, number: str, end: Ending, apart: bool, numbered: bool, expected: bool
) -> None:
    scope = after(*before.split())
    assert scope.letter_opens(Opening("letter", number), end, apart, numbered) is expected


def test_numbers_may_begin_anew_after_a_heading() -> None:
    scope = after("1.", "2.")
    assert not number_opens(scope, "1.", "comma", apart=False, verb=True)
    scope.heading()
    assert number_opens(scope, "1.", "comma", apart=False, verb=True)


ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
SERIES = {
    "letter": [f"({chr(97 + at)})" for at in range(26)] + ["(aa)", "(bb)"],
    "roman": [f"({tens}{ones})" for tens in ("", "x", "xx") for ones in ONES][1:29],
    "digit": [f"({at})" for at in range(1, 40)],
}


@given(st.sampled_from(sorted(SERIES)), st.integers(1, 28))
def test_a_list_counted_through_is_one_level(series: str, length: int) -> None:
    scope = after("1.", *SERIES[series][:length])
    assert (scope.depth, scope.levels[0].last) == (2, length)


@given(st.lists(st.sampled_from(["1.", "2.", "(a)", "(b)", "(i)", "(ii)", "a.", "A.", "(3)"])))
def test_any_order_of_numbers_is_taken(numbers: list[str]) -> None:
    assert after(*numbers).depth >= 1
