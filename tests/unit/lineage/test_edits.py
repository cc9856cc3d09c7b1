"""An edit script is lossless, and reads as a person would say it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lineage.edits import apply, script, steps
from pipeline.lineage.words import encode, letters, tokens, words

PIECES = (
    "Requests", "the", "Secretary-General", ",", ";", "to", "report", "at", "its", "seventy-third",
    "seventy-fifth", "session", "(XXX)", "A/73/12", "“", "”", "’s", "of", "and", "2018", "–", "_",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=20)


@given(TEXTS, TEXTS)
def test_the_script_leads_from_one_text_to_the_other(earlier: str, later: str) -> None:
    assert apply(earlier, script(earlier, later)) == later


@given(TEXTS, TEXTS)
def test_what_is_kept_or_taken_out_is_the_earlier_text(earlier: str, later: str) -> None:
    found = steps(earlier, later)
    assert "".join(step.text for step in found if step.kind != "+") == earlier
    assert "".join(step.text for step in found if step.kind != "-") == later


@given(TEXTS)
def test_tokens_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=8), max_size=5))
def test_equal_words_have_equal_signs(sequences: list[list[str]]) -> None:
    codes = encode(sequences)
    known = {}
    for sequence, code in zip(sequences, codes, strict=True):
        assert len(code) == len(sequence)
        for word, sign in zip(sequence, code, strict=True):
            assert known.setdefault(word, sign) == sign
    assert len(set(known.values())) == len(known)


def test_more_words_than_there_are_below_the_surrogates() -> None:
    many = [str(number) for number in range(60_000)]
    (code,) = encode([many])
    assert len(set(code)) == len(many)
    assert code.encode("utf-8")


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        pytest.param("the report", "the report", None, id="the same"),
        pytest.param(
            "its sixty-third session",
            "its sixty-fifth session",
            [["=", 3], ["-", "third"], ["+", "fifth"], ["=", 1]],
            id="an ordinal rolls on",
        ),
        pytest.param(
            "held in Dakar on 13 March",
            "held in Rabat on 3 July",
            [["=", 2], ["-", " Dakar on 13 March"], ["+", " Rabat on 3 July"]],
            id="a small word between two changes is no island",
        ),
        pytest.param(
            "takes note of paragraph 4",
            "takes note with appreciation of paragraph 4",
            [["=", 2], ["+", " with appreciation"], ["=", 3]],
            id="words put in",
        ),
        pytest.param("", "Decides", [["+", "Decides"]], id="nothing before"),
    ],
)
def test_steps(earlier: str, later: str, expected: list[list[object]] | None) -> None:
    found = script(earlier, later)
    assert (json.loads(found) if found else None) == expected


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param('[["-","other"],["=",1]]', id="takes out what is not there"),
        pytest.param('[["=",1]]', id="ends too early"),
        pytest.param('[["*",2]]', id="an unknown step"),
    ],
)
def test_a_script_for_another_text_is_refused(edits: str) -> None:
    with pytest.raises(ValueError, match=r"stand|ends|unknown"):
        apply("two words", edits)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        pytest.param("women’s rights,", "women's rights;", True, id="signs"),
        pytest.param("self-determination", "selfdetermination", True, id="a hyphen"),
        pytest.param("member States", "Member States", False, id="a capital letter"),
        pytest.param("paragraph 1", "paragraph 2", False, id="a figure"),
        pytest.param("A_B", "AB", True, id="an underscore is no letter"),
    ],
)
def test_letters_and_digits(one: str, other: str, equal: bool) -> None:
    assert (letters(one) == letters(other)) is equal


def test_words_have_no_punctuation() -> None:
    assert words("Noting A/73/12, “with Concern”") == [
        "noting",
        "a",
        "73",
        "12",
        "with",
        "concern",
    ]
