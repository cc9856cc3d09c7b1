"""What a date is to the text: role, qualifier, and the citation or meeting it belongs to."""

from datetime import date

import pytest

from pipeline.extract.calendar import extract_calendar
from pipeline.extract.texts import CitationMention, Context, DateMention, Text

CONTEXT = Context(
    symbol="A/RES/73/135",
    body="GA",
    session="73",
    session_number=73,
    adoption_date=date(2018, 12, 13),
    distribution_date=date(2019, 1, 9),
    year=2018,
)


def dates(
    text: str, kind: str = "operative", citations: tuple[CitationMention, ...] = ()
) -> list[DateMention]:
    return extract_calendar([Text(key="OP1", kind=kind, text=text)], CONTEXT, citations)[0]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("its resolution 61/49 of 4 December 2006", ["citation"], id="number of"),
        pytest.param("resolution 3369 (XXX) of 10 October 1975", ["citation"], id="roman of"),
        pytest.param("resolution 54/237 C of 23 December 1999", ["citation"], id="letter of"),
        pytest.param("on 13 May 2016 (S/PRST/2016/7)", ["citation"], id="symbol after"),
        pytest.param("the workshop held in Vienna on 5 May 2017", ["meeting"], id="held"),
        pytest.param("the high-level meeting of 28 October 2013", ["meeting"], id="meeting of"),
        pytest.param(
            "the forums held in Bali on 3 May 2017 and in Oslo, from 6 to 8 June 2018",
            ["meeting", "meeting"],
            id="list with places",
        ),
        pytest.param("2414 (2018) on 27 April 2018", ["citation"], id="number on"),
        pytest.param("to hold it in Doha from 3 to 5 May 2019", ["meeting"], id="hold it"),
        pytest.param(
            "Report of the World Conference, Cairo, 5–13 September 1994",
            ["meeting"],
            id="report's title",
        ),
        pytest.param("the 2012 Pacific regional seminar", ["meeting"], id="year of a seminar"),
        pytest.param("its 2019 session", ["meeting"], id="year of a session"),
        pytest.param("the elections held in May 2017", ["event"], id="an election is no meeting"),
        pytest.param("the signing of a memorandum on 5 May 2017", ["event"], id="event"),
        pytest.param("by 31 July 2020", ["deadline"], id="by"),
        pytest.param("the target missed by 2010", ["event"], id="by, long past"),
        pytest.param("the 2030 Agenda", ["name"], id="name"),
        pytest.param("for the biennium 2018–2019", ["period"], id="biennium"),
        pytest.param("the Decade of Family Farming (2019–2028)", ["period"], id="decade"),
        pytest.param("the budget for 2020", ["period"], id="budget"),
        pytest.param("for the period ended 30 June 2018", ["period"], id="period ended"),
        pytest.param("from 1 July 2018 to 30 June 2019", ["period"], id="a long span"),
        pytest.param("the visit from 3 to 5 May 2018", ["event"], id="a short span"),
        pytest.param("Council, 2018, Supplement No. 7", ["period"], id="official records"),
    ],
)
def test_roles(text: str, roles: list[str]) -> None:
    assert [found.role for found in dates(text)] == roles


@pytest.mark.parametrize(
    ("text", "edtf", "kind", "qualifier"),
    [
        pytest.param("since 2015,", "2015/..", "open", "since", id="since"),
        pytest.param("until 31 July 2022", "../2022-07-31", "open", "until", id="until"),
        pytest.param("as from 10 April 2014", "2014-04-10/..", "open", "from", id="as from"),
        pytest.param("beginning in 2020", "2020/..", "open", "from", id="beginning in"),
        pytest.param("by 30 June 2023", "2023-06-30", "single", "by", id="by"),
        pytest.param("by the end of 2022", "2022", "single", "by end of", id="by the end of"),
        pytest.param(
            "not later than March 2022", "2022-03", "single", "no later than", id="later"
        ),
        pytest.param("as at 30 April 2022", "2022-04-30", "single", "as of", id="as at"),
        pytest.param("prior to 2014", "2014", "single", "before", id="prior to"),
        pytest.param("the pre-1967 borders", "1967", "single", "before", id="pre-"),
        pytest.param("in early 2024", "2024", "single", "early", id="early"),
        pytest.param("by mid-2022", "2022", "single", "by mid", id="mid"),
        pytest.param("by the year 2020", "2020", "single", "by", id="by the year"),
        pytest.param("in the second half of 2022", "2022", "single", "second half of", id="half"),
        pytest.param("on 5 May 2020", "2020-05-05", "single", None, id="none"),
        pytest.param("each year on 9 August", "XXXX-08-09", "recurring", None, id="each year"),
        pytest.param("the attack of 21 May, while", "XXXX-05-21", "single", None, id="no year"),
    ],
)
def test_qualifiers(text: str, edtf: str, kind: str, qualifier: str | None) -> None:
    (found,) = dates(text)
    assert (found.edtf, found.kind, found.qualifier) == (edtf, kind, qualifier)


@pytest.mark.parametrize(
    "words",
    [
        "no later than", "not later than", "by", "before", "prior to", "until", "till", "through",
        "up to", "since", "as of", "as at", "as from", "from", "after", "beyond", "following",
        "around", "about", "circa", "approximately", "pre", "post", "starting", "beginning in",
        "commencing on", "effective from", "the end of", "by the very end of", "at the start of",
        "the middle of", "the close of", "the first half of", "by the second half of",
        "the latter half of", "the first quarter of", "the fourth quarter of", "the third week of",
        "the last week of", "early", "early in", "late", "mid", "Late", "by the calendar year",
        "since the financial year", "by the end of the month",
    ],
)  # fmt: skip
def test_every_word_of_a_qualifier_is_known(words: str) -> None:
    (found,) = dates(f"{words} 2023")
    assert found.qualifier is not None


def test_an_open_interval_has_one_bound() -> None:
    since, until = dates("since 2015 ... until 31 July 2022")
    assert (since.date_start, since.date_end) == (date(2015, 1, 1), None)
    assert (until.date_start, until.date_end) == (None, date(2022, 7, 31))


@pytest.mark.parametrize(
    ("kind", "text", "role"),
    [
        pytest.param("masthead", "9 January 2019", "distribution", id="distribution"),
        pytest.param(
            "masthead",
            "Resolution adopted by the Assembly on 13 December 2018",
            "adoption",
            id="heading",
        ),
        pytest.param("closing", "13 December 2018", "adoption", id="closing"),
        pytest.param("masthead", "27 February–24 March 2017", "meeting", id="session's days"),
        pytest.param("masthead", "Resolution of 24 May 1950", "adoption", id="resolution of"),
    ],
)
def test_roles_in_masthead_and_closing(kind: str, text: str, role: str) -> None:
    assert [found.role for found in dates(text, kind)] == [role]


def test_a_line_without_a_year_takes_the_adoption_date_s() -> None:
    (found,) = dates("13 December", "closing")
    assert found.date_start == date(2018, 12, 13)
    assert found.year_inferred_from == "adoption date"


def test_a_stated_date_names_its_citation() -> None:
    text = "statement by its President of 5 May 2017 and on 6 May 2017"
    citation = CitationMention(
        key="OP1", start=0, stop=26, raw=text[:26], target_symbol=None, target_part=None,
        target_kind="presidential statement", target_body=None, pinpoint=None,
        stated_date=date(2017, 5, 5), derivation="explicit", date_start=30,
    )  # fmt: skip
    stated, other = dates(text, citations=(citation,))
    assert (stated.role, stated.about) == ("citation", ("citation", "OP1", 0))
    assert other.about is None
