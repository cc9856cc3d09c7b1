"""Each contradiction and each kind of damage is a finding; a sound text has none."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.blocks import Doubt, Facts
from pipeline.extract.flat import read_flat
from pipeline.extract.records import Finding
from pipeline.extract.resolution import read_document
from tests.unit.extract.printed import document, reading

BODY = ("Recalling its resolution 70/1,", "1. Decides to meet;", "2. Notes the rivers.")
SOUND = document(*BODY)
COUNCIL = ("Resolution 2402 (2018)", "Adopted by the Security Council on 26 February 2018")


def findings(source: str, facts: Facts | None = None, *doubts: Doubt) -> tuple[Finding, ...]:
    flat = replace(read_flat(source), facts=facts or Facts(), doubts=doubts)
    return read_document(source, [flat])[0][0].findings


def told(source: str, facts: Facts | None = None) -> list[tuple[str, str | None, str | None]]:
    return [(each.check_name, each.expected, each.observed) for each in findings(source, facts)]


def test_a_sound_text_has_no_findings() -> None:
    assert told(SOUND) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            SOUND.replace("\n13 December 2018\n", "\n14 December 2018\n"),
            ("heading date is the closing date", "2018-12-13", "2018-12-14"),
            id="two dates of adoption",
        ),
        pytest.param(
            SOUND.replace("Seventy-third", "Seventy-second"),
            ("session is the one of the symbol", "73", "72"),
            id="another session",
        ),
        pytest.param(
            SOUND.replace("December 2018", "December 2021"),
            ("adoption year fits the session", "2018 or 2019", "2021-12-13"),
            id="a year outside the session",
        ),
        pytest.param(
            SOUND.replace("United Nations", "United Nations\n\nA/RES/73/136"),
            ("symbol in the masthead is that of the title", "A/RES/73/135", "A/RES/73/136"),
            id="another symbol",
        ),
        pytest.param(
            document(*BODY, head=COUNCIL, formula="The Security Council,", closing=()).replace(
                "February 2018", "February 2019"
            ),
            ("adoption year is the one of the symbol", "2018", "2019-02-26"),
            id="another year of the Council",
        ),
        pytest.param(
            SOUND.replace("70/1,", "80/1,"),
            ("a cited session is not later than the own", "73", "80/1"),
            id="a later session cited",
        ),
        pytest.param(
            SOUND.replace("2. Notes", "3. Notes"),
            ("operative numbers run on", "2", "3"),
            id="a number left out",
        ),
        pytest.param(
            SOUND.replace("the rivers.", "the rivers.¹"),
            ("every marker has a note", "a note 1", None),
            id="a marker alone",
        ),
        pytest.param(
            document(*BODY, "¹ See A/70/1."),
            ("every note has a marker", "a marker 1", None),
            id="a note alone",
        ),
        pytest.param(
            SOUND.replace("to meet;", "to meet"),
            ("a clause ends with its mark", ", ; : or .", "Decides to meet"),
            id="no mark at the end",
        ),
        pytest.param(
            document(*BODY, closing=()),
            ("the closing line is there", "meeting and date", None),
            id="no closing",
        ),
        pytest.param(
            document(*BODY, formula=""),
            ("the enacting formula is there", "The ..., alone on its line", None),
            id="no formula",
        ),
        pytest.param(
            document(*BODY, head=("73/135. Rivers",), closing=("52nd plenary meeting",)),
            ("the adoption date is stated", "a date", None),
            id="no date",
        ),
        pytest.param(
            SOUND + "\n\n[Adopted by a recorded vote of 2 to 1. The voting was as follows:"
            "\n\nIn favour: Chad\n\nAgainst: Peru]\n",
            ("counts and lists of votes agree", "yes: 2 counted", "yes: 1 named"),
            id="a vote of more than are named",
        ),
    ],
)  # fmt: skip
def test_contradictions(source: str, expected: tuple[str, str | None, str | None]) -> None:
    assert told(source) == [expected]


@pytest.mark.parametrize(
    ("damaged", "kind", "observed"),
    [
        pytest.param("the ri\ufffders", "replacement character", "\ufffd", id="replacement"),
        pytest.param("the ri\uf02aers", "private use character", "\uf02a", id="private use"),
        pytest.param("the Сhad", "letter of another script", "Сh", id="Cyrillic"),
        pytest.param("the report ( )", "lost link text", "( )", id="empty brackets"),
        pytest.param("the report,? as asked", "lost character", ",?", id="marker"),
        pytest.param("the women?s rights", "lost character", "n?", id="apostrophe"),
        pytest.param("the \ue000 or", "private use character", "\ue000", id="first private use"),
        pytest.param("the \uf8ff or", "private use character", "\uf8ff", id="last private use"),
        pytest.param("the Chaдъ", "letter of another script", "aд", id="Cyrillic at the end"),
        pytest.param("the report ( ; or)", "lost link text", "( ; ", id="empty first place"),
        pytest.param("the SecretaryGeneral", "lost hyphen", "SecretaryGeneral", id="office"),
        pytest.param("its DirectorGeneral", "lost hyphen", "DirectorGeneral", id="director"),
        pytest.param("the CounterTerrorism", "lost hyphen", "CounterTerrorism", id="counter"),
        pytest.param("capacitybuilding", "lost hyphen", "capacitybuilding", id="capacity"),
        pytest.param("the Tenyear Plan", "lost hyphen", "Tenyear", id="ten years"),
        pytest.param("the twoyear plan", "lost hyphen", "twoyear", id="two years"),
        pytest.param("the threeyear plan", "lost hyphen", "threeyear", id="three years"),
        pytest.param("the fouryear plan", "lost hyphen", "fouryear", id="four years"),
        pytest.param("the Fiveyear plan", "lost hyphen", "Fiveyear", id="five years"),
        pytest.param("the THIRTYFIRST", "lost hyphen", "THIRTYFIRST", id="number"),
        pytest.param("thirty\u017fixth", "lost hyphen", "thirty\u017fixth", id="long s"),
        pytest.param("selfdetermination", "lost hyphen", "selfdetermination", id="self"),
        pytest.param("nongovernmental", "lost hyphen", "nongovernmental", id="non"),
        pytest.param("its fortyeighth session", "lost hyphen", "fortyeighth", id="ordinal"),
    ],
)
def test_damage(damaged: str, kind: str, observed: str) -> None:
    source = document(BODY[0], f"1. Notes {damaged};", BODY[2])
    (found,) = findings(source)
    assert (found.check_name, found.severity, found.observed) == (
        f"damage: {kind}", "info", observed,
    )  # fmt: skip
    assert source[found.start : found.stop] == observed


def test_damage_in_notes_is_found_too() -> None:
    source = document("Recalling its resolution 70/1,¹", "¹ The SecretaryGeneral.", *BODY[1:])
    assert [each.check_name for each in findings(source)] == ["damage: lost hyphen"]


@pytest.mark.parametrize(
    ("words", "observed"),
    [
        pytest.param("long-term, long-term and Longterm", ["Longterm"], id="oftener with it"),
        pytest.param("long-term and longterm", [], id="as often without"),
        pytest.param("long-term, long-term and longtermism", [], id="another word"),
        pytest.param("long-term, long-term and longterm-like", [], id="within a compound"),
        pytest.param("long-term, long-term and lifelongterm", [], id="the end of a word"),
        pytest.param("long-term, long-term and mid-longterm", [], id="the end of a compound"),
        pytest.param("long-term, long-term, longterm_2, 1longterm", [], id="joined to more"),
        pytest.param("long-term, long-term, longterms, longterm", ["longterm"], id="further on"),
        pytest.param(
            "mid-term, long-term, well-paid, long-term, well-paid, wellpaid and longterm",
            ["wellpaid", "longterm"],
            id="two words in their order",
        ),
        pytest.param(
            "\u0130, long-term, long-term, \u0130 and longterm", ["longterm"], id="dotted I before"
        ),
        pytest.param(
            "\u0130zmir-Ankara, \u0130zmir-Ankara and \u0130zmirankara",
            ["\u0130zmirankara"],
            id="dotted I in it",
        ),
        pytest.param(
            "k\u0131z\u0131l-elma and K\u0130Z\u0130LELMA",
            [],
            id="dotted I, as often",
        ),
        pytest.param(
            "\u039c\u0391\u039a\u03a1\u039f-\u03a7\u03a1\u039f\u039d\u039f\u03a3, "
            "\u039c\u0391\u039a\u03a1\u039f-\u03a7\u03a1\u039f\u039d\u039f\u03a3, "
            "\u039c\u0391\u039a\u03a1\u039f\u03a7\u03a1\u039f\u039d\u039f\u03a3.\u0391",
            ["\u039c\u0391\u039a\u03a1\u039f\u03a7\u03a1\u039f\u039d\u039f\u03a3"],
            id="sigma",
        ),
        pytest.param("well-paid, well-paid and wellpaid", ["wellpaid"], id="of eight letters"),
        pytest.param("low-paid, low-paid and lowpaid", [], id="too short a word"),
        pytest.param("São-Tomé, são-tomé and SÃOTOMÉS", [], id="another word with accents"),
        pytest.param("Perús-Águas, perús-águas, PERÚSÁGUAS", ["PERÚSÁGUAS"], id="accents"),
        pytest.param("mar\u212aet-day, market-day, marketday", ["marketday"], id="kelvin sign"),
        pytest.param("market-day, market-day, mar\u212aetday", ["mar\u212aetday"], id="kelvins"),
    ],
)
def test_hyphens_that_the_document_itself_prints(words: str, observed: list[str]) -> None:
    found = findings(document(BODY[0], f"1. Notes {words};", BODY[2]))
    assert [(each.check_name, each.observed) for each in found] == [
        ("damage: lost hyphen", each) for each in observed
    ]


@pytest.mark.parametrize("count", [1, 16, 17, 26])
def test_however_many_words_lost_their_hyphen(count: int) -> None:
    ends = [f"term{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"[:count]]
    printed = [f"long-{end}, long-{end}, x-long{end}, long{end}s, Long{end}" for end in ends]
    found = findings(document(BODY[0], f"1. Notes {' and '.join(printed)};", BODY[2]))
    assert [each.observed for each in found] == [f"Long{end}" for end in ends]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            Facts(adoption_date=date(2018, 12, 20)),
            ("metadata date is the printed date", "2018-12-13", "2018-12-20"),
            id="date",
        ),
        pytest.param(
            Facts(symbol="A/RES/73/136"),
            ("symbol in the masthead is that of the title", "A/RES/73/135", "A/RES/73/136"),
            id="symbol",
        ),
        pytest.param(
            Facts(counts={"yes": 3}, votes=(("Chad", "yes"), ("Peru", "yes"))),
            ("counts and lists of votes agree", "yes: 3", "2"),
            id="votes",
        ),
    ],
)
def test_metadata_against_the_text(facts: Facts, expected: tuple[str, str, str]) -> None:
    assert told(SOUND, facts) == [expected]


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(Facts(adoption_date=date(2018, 12, 13)), id="date"),
        pytest.param(Facts(symbol="A/RES/73/135"), id="symbol"),
        pytest.param(Facts(counts={"yes": 1, "no": 0}, votes=(("Chad", "yes"),)), id="votes"),
        pytest.param(Facts(counts={"yes": 3}), id="votes counted alone"),
    ],
)
def test_metadata_that_agree_with_the_text(facts: Facts) -> None:
    assert told(SOUND, facts) == []


def test_metadata_against_the_closing_alone() -> None:
    source = document(*BODY, head=("73/135. Rivers",))
    assert told(source, Facts(adoption_date=date(2018, 12, 20))) == [
        ("metadata date is the printed date", "2018-12-13", "2018-12-20")
    ]


def test_emergency_sessions_stay_open_for_years() -> None:
    head = ("Eleventh emergency special session", "ES-11/7. Rivers")
    assert told(document(*BODY, head=head)) == []


def test_what_the_formats_reader_doubts_is_a_finding() -> None:
    doubt = Doubt(
        check_name="a link is what is printed", expected="A/RES/1/1", observed="x", start=3, stop=4
    )
    (found,) = findings(SOUND, None, doubt)
    assert (found.check_name, found.severity) == ("a link is what is printed", "warning")
    assert (found.start, found.stop) == (3, 4)


def test_findings_lead_to_the_text() -> None:
    source = SOUND.replace("2. Notes", "3. Notes")
    (found,) = findings(source)
    assert source[found.start : found.stop] == "Notes the rivers."


def test_each_section_counts_for_itself() -> None:
    body = ("I", "1. Decides to meet;", "2. Notes it;", "II", "1. Decides it;", "2. Notes that.")
    assert told(document(*body)) == []


@given(st.permutations(range(1, 6)))
def test_numbers_that_run_on_are_sound_and_others_not(order: list[int]) -> None:
    found = reading(document(*(f"{each}. Decides to meet;" for each in order))).findings
    assert (not found) == (order == sorted(order))
