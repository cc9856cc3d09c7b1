"""What find_meetings promises: ordinals in every printing, and none that counts something else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.meetings import find_meetings
from pipeline.extract.meetings_nouns import NOUN, nouns_by_text
from pipeline.vocabulary import rows

PIECES = (
    "first", "second", "seventy-third", "8190th", "XXV", " ", " ", " and ", ", ", " to ", "-",
    "session", "sessions", "Conference", "meeting", "Summit", "Forum", "special ", "World ",
    "Committee ", "of the ", "anniversary ", "part ", "the ", "General Assembly ", "(", ")",
    "Annex ", "Mini-", "Fora", "impression", "summit", "ASSEMBLY", "Assembly",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "kind", "ordinals"),
    [
        pytest.param("its sixty-fifth session", "session", (65,), id="words"),
        pytest.param("Seventy-third session", "session", (73,), id="masthead"),
        pytest.param("SEVENTY-THIRD SESSION", "session", (73,), id="capitals"),
        pytest.param("its fortyeighth session", "session", (48,), id="hyphen lost"),
        pytest.param("64th plenary meeting", "meeting", (64,), id="figures"),
        pytest.param("53rd (resumed) plenary meeting", "meeting", (53,), id="resumed"),
        pytest.param(
            "Hundred and eighteenth plenary meeting", "meeting", (118,), id="old volumes"
        ),
        pytest.param("its tenth emergency special session", "session", (10,), id="adjectives"),
        pytest.param(
            "the Fourth World Conference on Women", "conference", (4,), id="capitals before"
        ),
        pytest.param("the fifth Review Conference", "conference", (5,), id="review"),
        pytest.param("Thirteenth United Nations Congress", "conference", (13,), id="congress"),
        pytest.param("the eighth World Water Forum", "conference", (8,), id="forum"),
        pytest.param("the Second World Assembly on Ageing", "conference", (2,), id="assembly on"),
        pytest.param("the sixty-third World Health Assembly", "session", (63,), id="assembly"),
        pytest.param("its eleventh summit meeting", "meeting", (11,), id="two nouns"),
        pytest.param("the third mini-summit", "summit", (3,), id="mini-summit"),
        pytest.param("XXV Ibero-American Summit", "summit", (25,), id="roman"),
        pytest.param("the LVIII session", "session", (58,), id="roman without a name"),
        pytest.param(
            "the eighth United Nations Alliance of Civilizations Forum",
            "conference",
            (8,),
            id="of within a name",
        ),
        pytest.param("its forty-fifth and forty-sixth sessions", "session", (45, 46), id="and"),
        pytest.param("first, second and third Conferences", "conference", (1, 2, 3), id="list"),
        pytest.param("First to Fourth Summits", "summit", (1, 2, 3, 4), id="range"),
        pytest.param(
            "at its 4th, 5th and 6th meetings", "meeting", (4, 5, 6), id="list of figures"
        ),
        pytest.param("its sixty-first and previous sessions", "session", (61,), id="and previous"),
        pytest.param("at the 283 1st meeting", "meeting", (2831,), id="torn figures"),
        pytest.param("at the I858th meeting", "meeting", (1858,), id="a letter for a figure"),
        pytest.param("the first two sessions", "session", (1, 2), id="first two"),
        pytest.param(
            "the first 11 working sessions", "session", tuple(range(1, 12)), id="first 11"
        ),
        pytest.param("the emergency, 295th, meeting", "meeting", (295,), id="between commas"),
        pytest.param(
            "the third part of the first session", "session", (1,), id="part of a session"
        ),
        pytest.param(
            "the fiftieth anniversary of the first session", "session", (1,), id="anniversary"
        ),
        pytest.param(
            "the Fourth Committee at the seventieth session", "session", (70,), id="committee"
        ),
    ],
)
def test_printed_forms(text: str, kind: str, ordinals: tuple[int, ...]) -> None:
    assert [(found.kind, found.ordinals) for found in find_meetings(text)] == [(kind, ordinals)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the Sixth Committee meeting", id="a committee's number"),
        pytest.param("the first half of the session", id="half"),
        pytest.param("the second part of its resumed session", id="part"),
        pytest.param("its twenty-fifth anniversary session", id="anniversary"),
        pytest.param("the first forum of its kind", id="of its kind"),
        pytest.param("the first-ever meeting", id="compound"),
        pytest.param("Annex I Parties’ meeting", id="roman of an annex"),
        pytest.param("one third of States may convene a meeting", id="fraction"),
        pytest.param("its regular session", id="no ordinal"),
        pytest.param("the first report of the session", id="report"),
    ],
)
def test_no_meeting(text: str) -> None:
    assert find_meetings(text) == []


def test_two_meetings_of_one_sentence_stay_apart() -> None:
    found = find_meetings("at its first session and at the second Conference")
    assert [(one.kind, one.ordinals) for one in found] == [("session", (1,)), ("conference", (2,))]


@given(texts)
def test_spans_are_in_order_without_overlap(text: str) -> None:
    found = find_meetings(text)
    assert all(one.start < one.words <= one.noun < one.stop for one in found)
    assert all(a.stop <= b.start for a, b in pairwise(found))
    assert all(one.ordinals and min(one.ordinals) > 0 for one in found)


@given(texts, st.integers(1, 99))
def test_a_session_is_found_whatever_stands_before_it(before: str, number: int) -> None:
    suffix = (
        "th"
        if number % 100 in (11, 12, 13)
        else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    last = find_meetings(f"{before}; at its {number}{suffix} session")[-1]
    assert last.ordinals == (number,)


@given(st.lists(texts, max_size=4))
def test_nouns_of_texts_read_as_one_are_those_of_each(several: list[str]) -> None:
    found = nouns_by_text(several)
    for at, text in enumerate(several):
        nouns = [noun.span() for noun in NOUN.finditer(text)]
        assert [noun.span() for noun in found.get(at, ())] == nouns


@pytest.mark.parametrize(
    "noun",
    ["mini-summit", "Mini-Summits", "SESSION", "MEETING", "SUMMIT", "CONFERENCE", "Fora", "forums",
     "congresses", "Assemblies", "Assembly"],
)  # fmt: skip
def test_every_noun_has_a_stem(noun: str) -> None:
    (found,) = nouns_by_text(["", f"impression of a {noun}."])[1]
    assert found[0] == noun


@pytest.mark.parametrize(
    "row", [row for row in rows("ordinals") if row["place"] in ("unit", "teen", "ten", "power")]
)
def test_every_ordinal_word_is_read(row: dict[str, str]) -> None:
    (found,) = find_meetings(f"with both at its {row['word']} session")
    assert found.ordinals == (int(row["value"]),)
