"""What action phrases promise: the italics of the UN from the words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.actions import opens_operative, opens_preambular, read_action
from pipeline.extract.actions_repair import near, repaired
from pipeline.extract.actions_words import Words


def phrase(text: str, kind: str, body: str | None = None) -> str | None:
    action = read_action(text, kind, body=body)
    return None if action is None else action.phrase


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Recalling its resolution 1/1,", "Recalling", id="verb"),
        pytest.param("Recalling also the Charter,", "Recalling also", id="connective behind"),
        pytest.param("Also recalling the Charter,", "Also recalling", id="connective before"),
        pytest.param(
            "Recalling in particular rule 5,", "Recalling in particular", id="particular"
        ),
        pytest.param("Taking note of the report,", "Taking note", id="note without of"),
        pytest.param("Taking due note of it,", "Taking due note", id="due note"),
        pytest.param("Bearing in mind also that,", "Bearing in mind also", id="in mind also"),
        pytest.param("Calling once again upon all,", "Calling once again upon", id="inside"),
        pytest.param("Having considered the item,", "Having considered", id="perfect"),
        pytest.param("Having also examined it,", "Having also examined", id="perfect, also"),
        pytest.param("Deeply concerned that war,", "Deeply concerned", id="state"),
        pytest.param("Remaining deeply concerned at", "Remaining deeply concerned", id="linked"),
        pytest.param("Guided by the Charter,", "Guided", id="guided without by"),
        pytest.param("Mindful of the need,", "Mindful", id="adjective"),
        pytest.param("Acting under Chapter VII,", "Acting", id="acting"),
        pytest.param("Whereas the plan is ready,", "Whereas", id="old style"),
        pytest.param("Noting with deep concern the,", "Noting with deep concern", id="qualifier"),
        pytest.param("Noting the deep concern of,", "Noting", id="no qualifier"),
        pytest.param("Expressing concern about it,", "Expressing concern", id="noun"),
        pytest.param(
            "Expressing its deep appreciation to", "Expressing its deep appreciation", id="its"
        ),
        pytest.param("Expressing the hope that", "Expressing the hope", id="the hope"),
        pytest.param("Reaffirming the commitment of", "Reaffirming", id="the is no its"),
        pytest.param(
            "Reaffirming its commitment to", "Reaffirming its commitment", id="commitment"
        ),
        pytest.param("Reiterating its call upon all", "Reiterating its call upon", id="call upon"),
        pytest.param("Recognizing and affirming that", "Recognizing and affirming", id="compound"),
        pytest.param("Welcoming in this regard the", "Welcoming in this regard", id="regard"),
        pytest.param("Believing it necessary to,", "Believing it necessary", id="it"),
        pytest.param("Recognising the need,", "Recognising", id="British"),
        pytest.param("Continuing to underline that,", "Continuing to underline", id="continuing"),
        pytest.param("Having been apprised that it", "Having been apprised", id="passive"),
        pytest.param("Having critically reviewed it", "Having critically reviewed", id="manner"),
        pytest.param("Haying also received the", "Haying also received", id="damaged having"),
        pytest.param("Saving the planet,", None, id="near having, no perfect"),
        pytest.param("Being strengthened in its", "Being strengthened", id="being"),
        pytest.param("Without prejudice to the", "Without prejudice", id="without"),
        pytest.param("Without delay or cost,", None, id="without alone"),
        pytest.param("Acting therefore under", "Acting therefore", id="therefore"),
        pytest.param(
            "Expressing deep concern in particular at", "Expressing deep concern", id="behind noun"
        ),
        pytest.param("Islamic Summit Conference at its", None, id="name"),
        pytest.param("Member States of the Union,", None, id="noun alone"),
    ],
)
def test_preambular_phrase(text: str, expected: str | None) -> None:
    assert phrase(text, "preambular") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Requests the Secretary-General", "Requests", id="verb"),
        pytest.param("Also requests him", "Also requests", id="connective"),
        pytest.param("Once again urges all", "Once again urges", id="once again"),
        pytest.param("Strongly condemns acts", "Strongly condemns", id="intensity"),
        pytest.param("Calls upon States", "Calls upon", id="upon"),
        pytest.param("Calls on States", "Calls on", id="on"),
        pytest.param("Calls upon, in this context, all", "Calls upon", id="comma ends it"),
        pytest.param("Decides further that", "Decides further", id="further as connective"),
        pytest.param("Encourages further steps", "Encourages", id="further as adjective"),
        pytest.param("Welcomes and encourages it", "Welcomes and encourages", id="compound"),
        pytest.param(
            "Takes note with satisfaction of", "Takes note with satisfaction", id="satisfaction"
        ),
        pytest.param(
            "Condemns in the strongest terms all", "Condemns in the strongest terms", id="manner"
        ),
        pytest.param(
            "Expresses its gratitude and support to",
            "Expresses its gratitude and support",
            id="and",
        ),
        pytest.param("Renews its call upon all", "Renews its call upon", id="renews"),
        pytest.param("Reiterates the request to", "Reiterates", id="the request"),
        pytest.param("Draws the attention of", "Draws the attention", id="attention"),
        pytest.param("Considers it important to", "Considers it important", id="it"),
        pytest.param("Is encouraged by", "Is encouraged", id="is"),
        pytest.param("Continues to urge all", "Continues to urge", id="continues"),
        pytest.param("Emphasises that", "Emphasises", id="British"),
        pytest.param("Recognizing the delay, decides to wait;", "Recognizing", id="verb behind"),
        pytest.param("Encouraging States to report;", None, id="list of measures"),
        pytest.param("Decides further, with a view to", "Decides further", id="further, comma"),
        pytest.param("Welcomes again the", "Welcomes", id="again behind a verb"),
        pytest.param("Finds that the dispute", "Finds", id="finds"),
        pytest.param("Solemnly warns Ruritania", "Solemnly warns", id="warns and a name"),
        pytest.param("Orders the parties to", "Orders", id="orders"),
        pytest.param("Further demands from it", "Further demands", id="no noun behind an adverb"),
        pytest.param("Calls _on the parties", "Calls _on", id="rest of an underline"),
        pytest.param("Orders of the day", None, id="orders as a noun"),
        pytest.param("To ensure that all parties", None, id="infinitive"),
        pytest.param("Acts of violence against civilians;", None, id="noun like a verb"),
        pytest.param("Requests from States for assistance", None, id="noun of a verb"),
    ],
)
def test_operative_phrase(text: str, expected: str | None) -> None:
    assert phrase(text, "operative") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Expressing concern at the delay,", "Expressing", id="noun"),
        pytest.param("Further expressing its alarm at", "Further expressing", id="connective"),
        pytest.param("Condemning in the strongest terms", "Condemning", id="manner"),
        pytest.param("Taking note with interest of", "Taking note with interest", id="take note"),
        pytest.param("Welcoming and encouraging the", "Welcoming", id="compound"),
        pytest.param("Calling for the release of all", "Calling", id="for left out"),
        pytest.param("Calling upon all parties", "Calling upon", id="upon kept"),
    ],
)
def test_council_sets_the_verb_alone_in_italics(text: str, expected: str) -> None:
    assert phrase(text, "preambular", body="SC") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Expresses its concern over", "Expresses its concern", id="its feeling"),
        pytest.param("Expresses grave alarm at", "Expresses grave alarm", id="degree of feeling"),
        pytest.param("Expresses concern about it", "Expresses", id="feeling alone"),
        pytest.param("Expresses its intention to", "Expresses", id="no feeling"),
    ],
)
def test_council_keeps_what_it_feels_in_operative_clauses(text: str, expected: str) -> None:
    assert phrase(text, "operative", body="SC") == expected


@pytest.mark.parametrize(
    ("text", "kind", "lemma", "connective", "qualifier"),
    [
        ("Also takes note with interest of", "operative", "take note", "also", "with interest"),
        ("Calls on all", "operative", "call upon", None, None),
        ("Deeply concerned further that", "preambular", "be concerned", "further", None),
        ("Recognising that", "preambular", "recognize", None, None),
        ("Expressing grave concerns about", "preambular", "express concern", None, None),
        ("Welcoming and further encouraging", "preambular", "welcome", "and;further", None),
        ("Condemns without reservation all", "operative", "condemn", None, "without reservation"),
        ("Having further considered it", "preambular", "consider", "further", None),
    ],
)
def test_parts_of_a_phrase(
    text: str, kind: str, lemma: str, connective: str | None, qualifier: str | None
) -> None:
    action = read_action(text, kind)
    assert action is not None
    assert (action.lemma, action.connective, action.qualifier) == (lemma, connective, qualifier)


@pytest.mark.parametrize(
    ("text", "kind", "printed", "lemma"),
    [
        pytest.param("jRecognizing that", "preambular", "jRecognizing", "recognize", id="stray"),
        pytest.param("Expresess its thanks", "operative", "Expresess", "express", id="swapped"),
        pytest.param("Сalls upon all", "operative", "Сalls upon", "call upon", id="Cyrillic"),
        pytest.param("ecognizes that", "operative", "ecognizes", "recognize", id="lost"),
        pytest.param(
            "Nothing with regret", "preambular", "Nothing with regret", "note", id="extra"
        ),
    ],
)
def test_damaged_first_word(text: str, kind: str, printed: str, lemma: str) -> None:
    action = read_action(text, kind)
    assert action is not None
    assert (action.phrase.split(" its")[0], action.lemma.split()[0]) == (
        printed,
        lemma.split()[0],
    )


@pytest.mark.parametrize("word", ["recognized", "voting", "request", "comment", "concerned"])
def test_ordinary_words_are_not_repaired(word: str) -> None:
    assert repaired(word, "participle") is None


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_near_is_symmetric(left: str, right: str) -> None:
    assert near(left, right) == near(right, left)


@pytest.mark.parametrize(
    ("emphasis", "expected"),
    [
        pytest.param(((0, 10),), "Expressing", id="the verb alone"),
        pytest.param(((0, 18),), "Expressing concern", id="verb and noun"),
        pytest.param(((0, 21),), "Expressing concern at", id="a little more"),
        pytest.param(((0, 60),), "Expressing concern", id="the whole clause"),
        pytest.param(((0, 4),), "Expressing concern", id="within a word"),
        pytest.param(((22, 30),), "Expressing concern", id="elsewhere"),
    ],
)
def test_italics_settle_the_length(emphasis: tuple[tuple[int, int], ...], expected: str) -> None:
    text = "Expressing concern at the slow pace of the work of the group"
    action = read_action(text, "preambular", emphasis)
    assert action is not None
    assert action.phrase == expected


PREAMBULAR = ["Recalling its", "Deeply concerned that", "Having considered", "Taking note of",
              "jRecognizing that", "Сonvinced that", "Acting under", "Guided by", "Also noting",
              "Recalling", "Determined to", "Haying noted", "Without prejudice to",
              "“Recalling its", "Recognzing the", "Reaﬃrming its",
              "Conﬁrming its", "Reﬂecting on"]  # fmt: skip
OPERATIVE = ["Requests the", "Calls upon", "Further decides", "Decides:", "Notes that",
             "Remains concerned", "Once again urges", "Expresses its", "Finds that",
             "Solemnly warns Ruritania",
             "Appeals to", "Reaﬃrms its"]  # fmt: skip
NEITHER = ["Islamic Summit Conference at", "Member States", "States", "Conference on",
           "recalling the", "Concerned States", "Taking part in", "Acting President", "Notes of",
           "Requests for", "Appeals Tribunal", "Also", "Further information", "Considered",
           "Recognized", "Is the", "", "  Recalling", "1. Requests", "Committed agencies",
           "Comments", "Meeting", "Orders of", "Warning systems",
           "requests the", "Security Council resolution", "Oﬃces of", "Conﬂict in"]  # fmt: skip


@pytest.mark.parametrize("text", PREAMBULAR)
def test_opens_preambular_alone(text: str) -> None:
    assert (opens_preambular(text), opens_operative(text)) == (True, False)


@pytest.mark.parametrize("text", OPERATIVE)
def test_opens_operative_alone(text: str) -> None:
    assert (opens_preambular(text), opens_operative(text)) == (False, True)


@pytest.mark.parametrize("text", NEITHER)
def test_opens_nothing(text: str) -> None:
    assert (opens_preambular(text), opens_operative(text)) == (False, False)


BEFORE = st.sampled_from(["", "Also ", "Further ", "Once again ", "Strongly "])
VERBS = st.sampled_from(["requests", "urges", "calls upon", "takes note", "welcomes", "condemns"])
BEHIND = st.sampled_from(["", " with appreciation", " with grave concern", " once again"])


@given(BEFORE, VERBS, BEHIND)
def test_phrases_from_pieces_are_read_whole(before: str, verb: str, behind: str) -> None:
    printed = before + verb + behind
    printed = printed[0].upper() + printed[1:]
    text = printed + " the parties to the agreement;"
    assert phrase(text, "operative") == printed
    assert opens_operative(text)


def test_words_are_read_as_far_as_somebody_asks() -> None:
    words = Words("Calls _upon_, Сalls again")
    assert words.lower == ["calls"]
    assert [words.at(place) for place in range(5)] == ["calls", "upon", "", "again", ""]
    assert [words.comma(place) for place in range(5)] == [False, False, True, False, False]
    assert words.said(1, 3) == ("upon", "calls")
    assert words.place(1) == (7, 11)
    assert words.place(4) is None
    assert words.beginning("urges").said(0, 2) == ("urges", "upon")


@given(st.text(max_size=60))
def test_a_phrase_is_printed_in_the_text(text: str) -> None:
    for kind in ("preambular", "operative"):
        action = read_action(text, kind)
        assert action is None or action.phrase in text


@pytest.mark.parametrize("piece", ["also ", "deeply and ", "Recalling, ", "with great ", "a-"])
def test_long_repeats_take_no_time(piece: str) -> None:
    text = "Expressing " + piece * 200_000
    assert read_action(text, "preambular") is not None
    read_action(text, "operative")
    assert opens_preambular(text)
