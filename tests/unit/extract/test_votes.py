"""What the reading of votes promises: every closing form of the printed volumes and of today."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.votes import VoteReading, read_vote
from tests.unit.extract.printed import document, read


def summary(reading: VoteReading) -> tuple[object, ...]:
    counts = (reading.in_favour, reading.against, reading.abstaining)
    return (reading.mode, *counts, reading.meeting_number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "[Adopted without a vote.]", ("without vote", None, None, None, None), id="HRC"
        ),
        pytest.param(
            "Adopted unanimously at the 1382nd meeting.",
            ("unanimous", None, None, None, 1382),
            id="unanimous",
        ),
        pytest.param(
            "Adopted at the 2101st meeting by consensus.",
            ("without vote", None, None, None, 2101),
            id="consensus",
        ),
        pytest.param(
            "Adopted at the 40th meeting by 9 votes to none, with 2 abstentions (Peru, USSR).",
            ("recorded vote", 9, 0, 2, 40),
            id="none against",
        ),
        pytest.param(
            "Adopted at the 41st meeting by 8 votes to 1 (Peru), with 1 abstention (Mali).",
            ("recorded vote", 8, 1, 1, 41),
            id="named against",
        ),
        pytest.param(
            "Adopted at the 42nd meeting by 13 votes to 2 (Cuba and Yemen).",
            ("recorded vote", 13, 2, None, 42),
            id="no abstention stated",
        ),
        pytest.param(
            "Adopted at the 43rd meet- ing by IO votes ta none. with I abstention (China)",
            ("recorded vote", 10, 0, 1, 43),
            id="damaged",
        ),
        pytest.param(
            "Adopted by ten votes to one, with four abstentions, at the 44th meeting",
            ("recorded vote", 10, 1, 4, 44),
            id="in words",
        ),
        pytest.param(
            "Adopted by 12 votes in favour, none against and 3 abstentions",
            ("recorded vote", 12, 0, 3, None),
            id="in favour",
        ),
        pytest.param(
            "Adopted unanimously at the 2 9Ist (closed) meeting.",
            ("unanimous", None, None, None, 291),
            id="torn figures",
        ),
        pytest.param(
            "Adopted unanimously at the 24491h meeting.",
            ("unanimous", None, None, None, 2449),
            id="ordinal ending as a figure",
        ),
        pytest.param(
            "Adopted unanimously at the 1711h meeting.",
            ("unanimous", None, None, None, 1711),
            id="ordinal ending that lost a letter",
        ),
        pytest.param(
            "Adopted unanimously at the 299155 meeting",
            ("unanimous", None, None, None, 2991),
            id="ordinal ending as two figures",
        ),
        pytest.param(
            "Adopted by the Security Council at its 10052nd meeting, on 6 March 2026",
            ("None", None, None, None, 10052),
            id="five figures",
        ),
        pytest.param(
            "Paragraph 1 was adopted unanimously. No vote was taken on the draft resolution as a "
            "whole.",
            ("None", None, None, None, None),
            id="no vote on the whole",
        ),
        pytest.param(
            "Adopted by the Security Council at its 326lst meeting, on 6 August 1993",
            ("None", None, None, None, 3261),
            id="no vote stated",
        ),
        pytest.param(
            "Adopted at the hundred and eighteenth meeting without vote",
            ("without vote", None, None, None, 118),
            id="ordinal in words",
        ),
        pytest.param("52nd plenary meeting", ("None", None, None, None, None), id="no vote"),
    ],
)
def test_closing_forms(text: str, expected: tuple[object, ...]) -> None:
    mode, *rest = summary(read_vote(text))
    assert (str(mode), *rest) == expected


RECORDED = (
    "[Adopted by a recorded vote of 3 to 2, with no abstentions. The voting was as follows: "
    "In favour: Bosnia and Herzegovina, Gabon** and Viet NamAgainst: Peru, "
    "Bolivia (Plurinational State of)Abstaining: ]"
)


def test_lists_of_a_recorded_vote() -> None:
    reading = read_vote(RECORDED)
    assert summary(reading) == ("recorded vote", 3, 2, 0, None)
    assert reading.votes == (
        ("Bosnia and Herzegovina", "yes"),
        ("Gabon", "yes"),
        ("Viet Nam", "yes"),
        ("Peru", "no"),
        ("Bolivia (Plurinational State of)", "no"),
    )
    assert reading.doubts == ()


def test_counts_and_lists_that_disagree_are_told_and_kept() -> None:
    reading = read_vote(RECORDED.replace("of 3 to 2", "of 4 to 2"))
    assert reading.in_favour == 4
    assert len([choice for _, choice in reading.votes if choice == "yes"]) == 3
    assert [(doubt.check_name, doubt.observed) for doubt in reading.doubts] == [
        ("counts and lists of votes agree", "yes: 3 named")
    ]


def test_state_in_two_lists_is_told() -> None:
    reading = read_vote(RECORDED.replace("Abstaining: ]", "Abstaining: Peru]"))
    assert {doubt.check_name for doubt in reading.doubts} == {"counts and lists of votes agree"}
    assert len(reading.doubts) > 1


def test_misprinted_state_is_told_and_kept() -> None:
    reading = read_vote(
        "Adopted at the 9th meeting by 9 votes to none, with 1 abstention (Matta)."
    )
    assert reading.votes == (("Matta", "abstain"),)
    assert [(doubt.expected, doubt.observed) for doubt in reading.doubts] == [("Malta", "Matta")]


def test_member_that_took_no_part() -> None:
    text = "One member (Yemen) did not participate in the vote."
    assert read_vote(f"Adopted at the 9th meeting by 14 votes to none. {text}").not_voting == (
        "Yemen",
    )


def test_vote_in_parts_and_resumed_meeting() -> None:
    assert read_vote("The draft resolution was voted on in parts.").in_parts
    assert read_vote("No vote was taken on the text as a whole.").in_parts
    assert read_vote("Adopted at the resumed 2345th meeting by 9 votes to 1").meeting_resumed


STATES = st.lists(
    st.sampled_from(["Peru", "Trinidad and Tobago", "Iran (Islamic Republic of)", "Côte d’Ivoire",
                     "Antigua and Barbuda", "Guinea-Bissau", "Türkiye"]),
    min_size=1, unique=True,
)  # fmt: skip


@given(STATES, st.sampled_from([", ", " and "]))
def test_lists_from_pieces_are_read_whole(names: list[str], last: str) -> None:
    joined = last.join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    text = f"[Adopted by a recorded vote of {len(names)} to none. In favour: {joined} Against: ]"
    reading = read_vote(text)
    assert [name for name, _ in reading.votes] == names
    assert reading.doubts == ()


@pytest.mark.parametrize(
    "piece", ["and ", "(", "In favour: ", "by 9 votes to 1 (", "the 1 ", "I "]
)
def test_long_repeats_take_no_time(piece: str) -> None:
    read_vote("Adopted at the 5th meeting by 9 votes to none " + piece * 150_000)


def test_names_on_lines_of_their_own_below_their_labels_are_of_the_vote() -> None:
    body = (
        "[Adopted by a recorded vote of 2 to 1, with no abstentions. The voting was as follows:",
        "In favour:",
        "Albania and Chad",
        "Against:",
        "Peru]",
    )
    readings, _ = read(document("1. Decides to meet.", *body))
    votes = {(vote.state, vote.vote) for vote in readings[0].votes}
    assert votes == {("Albania", "yes"), ("Chad", "yes"), ("Peru", "no")}
    assert not [each for each in readings[0].findings if "vote" in each.check_name]
