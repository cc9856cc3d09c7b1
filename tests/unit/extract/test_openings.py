"""What a line may open: one printed form an example, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.openings import ending, opening, openings


def form(text: str) -> str | None:
    found = opening(text)
    return found.form if found else None


def number(text: str) -> tuple[str | None, str] | None:
    """Return the number that a line begins with, and the text after it."""
    found = opening(text)
    return (found.number, text[found.stop :]) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The General Assembly,", "formula", id="Assembly"),
        pytest.param("The Security Council,", "formula", id="Council"),
        pytest.param("The Economic and Social Council,", "formula", id="ECOSOC"),
        pytest.param("The Human Rights Council,", "formula", id="HRC"),
        pytest.param("The Commission on Human Rights,", "formula", id="Commission"),
        pytest.param("The Trusteeship Council,", "formula", id="Trusteeship"),
        pytest.param("Therefore the General Assembly", "formula", id="after a recital"),
        pytest.param("The General Assembly", "formula", id="comma lost"),
        pytest.param("The General Assembly:", "formula", id="colon"),
        pytest.param("The General\u00a0Assembly,", "formula", id="no-break space"),
        pytest.param("The General Assembly, at its next session,", None, id="a sentence"),
        pytest.param("The General Assembly decided", None, id="no formula"),
        pytest.param("The Assembly,", None, id="a short name"),
    ],
)
def test_formula(text: str, expected: str | None) -> None:
    assert form(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("64th plenary meeting", id="plenary"),
        pytest.param("64th plenary meeting 5 December 2008", id="with its date"),
        pytest.param("64th plenary meeting,\u00a05 December 2008", id="comma"),
        pytest.param("53rd (resumed) plenary meeting", id="resumed in brackets"),
        pytest.param("71st resumed plenary meeting", id="resumed"),
        pytest.param("55th meeting", id="meeting"),
        pytest.param("46 th plenary meeting", id="a space in the ordinal"),
        pytest.param("46ᵗʰ plenary meeting", id="a raised ordinal"),
        pytest.param("Hundred and eighteenth plenary meeting,", id="in words"),
        pytest.param("Two hundred and first plenary meeting", id="in more words"),
        pytest.param("1039th plenary meeting, 27 November 1961", id="four digits"),
        pytest.param("4 April 2023", id="date alone"),
        pytest.param("20 December, 1961.", id="date alone, old"),
    ],
)
def test_closing(text: str) -> None:
    assert form(text) == "closing"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("64th meeting of the Committee", None, id="a meeting of others"),
        pytest.param("5 December 2008 and 6 May 2009", None, id="dates in a sentence"),
        pytest.param("First meeting of Parties", None, id="words"),
    ],
)
def test_no_closing(text: str, expected: str | None) -> None:
    assert form(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[Adopted without a vote.]", id="HRC without a vote"),
        pytest.param("[Adopted by a recorded vote of 28 to 8, with 11", id="HRC recorded"),
        pytest.param("Adopted unanimously at the 1382nd meeting.", id="unanimously"),
        pytest.param("Adopted at the 230th meeting by 9 votes to none.", id="votes"),
        pytest.param("Adopted by 14 votes to none.", id="by votes"),
        pytest.param("Adopted without vote at the 2600th meeting.", id="without vote"),
        pytest.param("In favour:", id="in favour"),
        pytest.param("Against:", id="against"),
        pytest.param("Abstaining:", id="abstaining"),
        pytest.param("The draft resolution was voted on in parts.", id="no vote on the whole"),
    ],
)
def test_vote(text: str) -> None:
    assert form(text) == "vote"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Adopted the rules,", None, id="another sentence"),
        pytest.param("[3] See A/63/1.", None, id="a note's marker"),
        pytest.param("[on the report of the Third Committee (A/63/1)]", None, id="origin"),
    ],
)
def test_no_vote(text: str, expected: str | None) -> None:
    assert form(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Annex", "ANNEX", "Annex I", "Annex II", "Annex 3", "Annex A", "Appendix", "Appendix II",
        "Enclosure", "Attachment", "Annex I. Rules of rivers", "Annex II – Bridges",
    ],
)  # fmt: skip
def test_annex_heading(text: str) -> None:
    assert form(text) == "annex heading"


@pytest.mark.parametrize("text", ["Annex I to the report,", "Annexes are due", "Annexed is"])
def test_no_annex_heading(text: str) -> None:
    assert form(text) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [("A", "A"), ("II", "II"), ("IV.", "IV"), ("Part II", "II"), ("SECTION B", "B")],
)
def test_part(text: str, label: str) -> None:
    assert (form(text), number(text)) == ("part", (label, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1. Welcomes it;", ("1.", "Welcomes it;"), id="dot"),
        pytest.param("1.Welcomes it;", ("1.", "Welcomes it;"), id="no space"),
        pytest.param("14.  Calls upon", ("14.", "Calls upon"), id="two digits"),
        pytest.param("1.\u00a0Welcomes", ("1.", "Welcomes"), id="no-break space"),
        pytest.param("2) Decides", ("2)", "Decides"), id="bracket"),
        pytest.param("1.2 The rivers", ("1.2", "The rivers"), id="dotted"),
        pytest.param("1.2. The rivers", ("1.2", "The rivers"), id="dotted with a dot"),
        pytest.param("3, Commends it", ("3,", "Commends it"), id="misprinted comma"),
        pytest.param("5 Requests it", ("5,", "Requests it"), id="lost dot"),
    ],
)
def test_number(text: str, expected: tuple[str, str]) -> None:
    assert (form(text), number(text)) == ("number", expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2018 and 2019 budgets", id="year"),
        pytest.param("1.5 million people", id="decimal"),
        pytest.param("63/114. Cooperation", id="number of a resolution"),
        pytest.param("1110 (XI). Admission", id="old number of a resolution"),
        pytest.param("30 States Members", id="number in a sentence"),
        pytest.param("5 December 2008, and", id="date in a sentence"),
        pytest.param("100 per cent of them", id="share"),
    ],
)
def test_no_number(text: str) -> None:
    assert form(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("(a) To report;", ("(a)", "To report;"), id="letter"),
        pytest.param("(a)To report;", ("(a)", "To report;"), id="no space"),
        pytest.param("(aa) To report;", ("(aa)", "To report;"), id="double letter"),
        pytest.param("(ii) To report;", ("(ii)", "To report;"), id="roman"),
        pytest.param("(A) To report;", ("(A)", "To report;"), id="capital"),
        pytest.param("(1) To report;", ("(1)", "To report;"), id="digit in brackets"),
        pytest.param("a) To report;", ("a)", "To report;"), id="half a bracket"),
        pytest.param("a. To report;", ("a.", "To report;"), id="letter and dot"),
        pytest.param("i. To report;", ("i.", "To report;"), id="roman and dot"),
        pytest.param("ii. To report;", ("ii.", "To report;"), id="roman of two, dot"),
        pytest.param("A. Rivers", ("A.", "Rivers"), id="capital and dot"),
        pytest.param("IV. Bridges", ("IV.", "Bridges"), id="capital roman and dot"),
    ],
)
def test_letter(text: str, expected: tuple[str, str]) -> None:
    assert (form(text), number(text)) == ("letter", expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("(including rivers) and", id="word in brackets"),
        pytest.param("(XX) of 15 December", id="session"),
        pytest.param("(2018) and others", id="year"),
        pytest.param("e.g. rivers", id="abbreviation"),
        pytest.param("U.N. rivers", id="initials"),
    ],
)
def test_no_letter(text: str) -> None:
    assert form(text) is None


@pytest.mark.parametrize("mark", ["•", "·", "●", "○", "■", "-", "–", "—"])
def test_bullet(mark: str) -> None:
    assert (form(f"{mark} Rivers"), number(f"{mark} Rivers")) == ("bullet", (mark, "Rivers"))


def test_a_dash_that_touches_is_no_bullet() -> None:
    assert form("-Rivers") is None
    assert form("•Rivers") == "bullet"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Recalling its resolution", "preambular", id="participle"),
        pytest.param("Having considered the", "preambular", id="perfect"),
        pytest.param("Deeply concerned at", "preambular", id="adverb"),
        pytest.param("Acting under Chapter VII", "preambular", id="chapter VII"),
        pytest.param("Decides to meet", "operative", id="verb"),
        pytest.param("Also requests the", "operative", id="connective"),
        pytest.param("Islamic Summit Conference", None, id="name"),
        pytest.param("and requests the", None, id="small letter"),
        pytest.param("United Nations and", None, id="participle in a name"),
    ],
)
def test_phrases(text: str, expected: str | None) -> None:
    assert form(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("peace and security,", "comma", id="comma"),
        pytest.param("in this matter;", "stop", id="semicolon"),
        pytest.param("in this matter.", "stop", id="full stop"),
        pytest.param("in this matter?", "stop", id="question"),
        pytest.param("in this matter.”", "stop", id="full stop in quotation"),
        pytest.param("in this matter.)", "stop", id="full stop in a bracket"),
        pytest.param("in this matter;*", "stop", id="star behind"),
        pytest.param("Decides:", "colon", id="colon"),
        pytest.param("Member States; and", "and", id="and"),
        pytest.param("Member States, or", "and", id="or"),
        pytest.param("Member States; and/or", "and", id="and or"),
        pytest.param("salt and", "open", id="and of a sentence"),
        pytest.param("of the", "open", id="word"),
        pytest.param("resolution 70/1", "open", id="digit"),
        pytest.param("the Council (ECOSOC)", "open", id="bracket"),
        pytest.param("", "open", id="nothing"),
        pytest.param("A/75/6 (Sect.", "open", id="a section of a document"),
        pytest.param("A/65/5/Add.", "open", id="an addendum"),
        pytest.param("A/65/5/Corr.", "open", id="a corrigendum"),
        pytest.param("A/65/5/Rev.", "open", id="a revision"),
        pytest.param("in this sect.", "open", id="an abbreviation in small letters"),
    ],
)
def test_ending(text: str, expected: str) -> None:
    assert ending(text) == expected


@given(st.text(alphabet="abcIVX .,;:)”’\"'(]*and1", max_size=60))
def test_an_ending_is_told_by_the_end(text: str) -> None:
    assert ending("Recalling the rivers of the world and their bridges " * 2 + text) == ending(
        "Recalling " * 9 + text
    )


@given(st.text(max_size=30))
def test_the_text_after_a_number_is_in_the_line(text: str) -> None:
    found = opening(text)
    assert found is None or 0 <= found.stop <= len(text)


@given(st.lists(st.text("abAB(1.)– ,", min_size=1, max_size=8), max_size=4))
def test_openings_of_lines_are_those_of_each(texts: list[str]) -> None:
    assert openings(texts) == [opening(text) for text in texts]
