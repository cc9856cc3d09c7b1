"""Whose meeting it is, where and when it was, and what it is to the document."""

from datetime import date

import pytest

from pipeline.extract.calendar import extract_calendar
from pipeline.extract.texts import Context, MeetingMention, Text

CONTEXT = Context(
    symbol="A/RES/73/135",
    body="GA",
    session="73",
    session_number=73,
    adoption_date=date(2018, 12, 13),
    year=2018,
)


def meetings(
    *texts: str, kind: str = "operative", context: Context = CONTEXT
) -> list[MeetingMention]:
    read = [Text(key=f"OP{n}", kind=kind, text=text) for n, text in enumerate(texts, start=1)]
    return extract_calendar(read, context, [])[1]


@pytest.mark.parametrize(
    ("text", "body", "raw"),
    [
        pytest.param(
            "agenda of its seventy-fifth session",
            "General Assembly",
            "seventy-fifth session",
            id="its is the issuing organ",
        ),
        pytest.param(
            "third session of the Islamic Summit Conference, held",
            "Islamic Summit Conference",
            "third session of the Islamic Summit Conference",
            id="of the",
        ),
        pytest.param(
            "the Islamic Summit Conference at its tenth session",
            "Islamic Summit Conference",
            "Islamic Summit Conference at its tenth session",
            id="at its",
        ),
        pytest.param(
            "the Council of Ministers of the Union of States, at its fifth session",
            "Council of Ministers of the Union of States",
            "Council of Ministers of the Union of States, at its fifth session",
            id="comma",
        ),
        pytest.param(
            "report of the Committee on Contributions on its seventy-ninth session",
            "Committee on Contributions",
            "seventy-ninth session",
            id="on its",
        ),
        pytest.param(
            "the Commission on Narcotic Drugs held its fiftieth session",
            "Commission on Narcotic Drugs",
            "fiftieth session",
            id="held its",
        ),
        pytest.param(
            "Official Records of the General Assembly, Sixty-sixth Session, Supplement",
            "General Assembly",
            "Sixty-sixth Session",
            id="official records",
        ),
        pytest.param(
            "the Trade Board’s sixty-fourth session",
            "Trade Board",
            "sixty-fourth session",
            id="possessive",
        ),
        pytest.param(
            "the Fourth World Conference on Women, held",
            "World Conference on Women",
            "Fourth World Conference on Women",
            id="a conference is its own",
        ),
        pytest.param(
            "the first and second Conferences of Member States on Mediation on 5 May",
            "Conference of Member States on Mediation",
            "first and second Conferences of Member States on Mediation",
            id="plural",
        ),
        pytest.param(
            "meeting the fourth Committee on Economic, Social and Cultural Rights at its "
            "fifth session",
            "Committee on Economic, Social and Cultural Rights",
            "Committee on Economic, Social and Cultural Rights at its fifth session",
            id="a series in the name",
        ),
        pytest.param(
            "Requests the Committee to report to it at its seventy-fifth session",
            "General Assembly",
            "seventy-fifth session",
            id="to report at its",
        ),
        pytest.param(
            "the third session of the open-ended working group, to be",
            "open-ended working group",
            "third session of the open-ended working group",
            id="small letters",
        ),
        pytest.param(
            "the first high-level meeting on road safety",
            None,
            "first high-level meeting",
            id="not stated",
        ),
    ],
)
def test_bodies(text: str, body: str | None, raw: str) -> None:
    assert [(found.body, found.raw) for found in meetings(text)] == [(body, raw)]


def test_a_short_name_is_the_last_full_one() -> None:
    found = meetings(
        "Noting the work of the Commission on the Status of Women,",
        "Invites the Commission, at its sixty-fourth session, to consider it",
        "the third meeting of the Assembly",
    )
    assert [one.body for one in found] == ["Commission on the Status of Women", "General Assembly"]


def test_a_name_in_brackets_is_defined() -> None:
    found = meetings(
        "the Commission on the Limits of the Shelf (the Commission),",
        "the Ocean Commission",
        "the fifty-third session of the Commission",
    )
    assert [one.body for one in found] == ["Commission on the Limits of the Shelf"]


def test_the_body_may_come_later() -> None:
    found = meetings(
        "the Commission on Trade Law,",
        "Recalling that, at its forty-ninth session, in 2016, the Commission mandated it",
    )
    assert [(one.body, one.edtf) for one in found] == [("Commission on Trade Law", "2016")]


def test_a_second_session_without_a_body_has_that_of_the_first() -> None:
    text = "the sixth session of the Trade Forum, held in Rome, and the seventh session, in Oslo,"
    assert [one.body for one in meetings(text)] == ["Trade Forum", "Trade Forum"]


def test_an_office_is_no_body() -> None:
    (found,) = meetings("the President of the General Assembly at its seventy-second session")
    assert (found.body, found.role) == ("General Assembly", "cited")


def test_a_meeting_to_come_is_to_come_wherever_it_is_cited() -> None:
    found = meetings(
        "the eighth Global Forum, to be held on 5 May 2019",
        "the report for the eighth Global Forum",
    )
    assert [one.role for one in found] == ["future", "future"]


def test_ibid_takes_the_body_of_the_note_before() -> None:
    found = meetings(
        "Official Records of the Economic Council, Tenth Session, Supplement No. 1.",
        "Ibid., Eleventh Session, Supplement No. 2.",
        kind="footnote",
    )
    assert [one.body for one in found] == ["Economic Council", "Economic Council"]


@pytest.mark.parametrize(
    ("text", "place", "edtf"),
    [
        pytest.param(
            "the third session of the Conference, held in Mecca, Saudi Arabia, on 7 and 8 "
            "December 2005",
            "Mecca, Saudi Arabia",
            "2005-12-07/2005-12-08",
            id="held in",
        ),
        pytest.param(
            "the Fourth World Conference on Women, Beijing, 4–15 September 1995",
            "Beijing",
            "1995-09-04/1995-09-15",
            id="listed",
        ),
        pytest.param("at its 8190th meeting, on 26 February 2018", None, "2018-02-26", id="on"),
        pytest.param("on 27 July 2018, at its 4th meeting", None, "2018-07-27", id="date first"),
        pytest.param(
            "convening, in 2025, a fourth international conference", None, "2025", id="convening"
        ),
        pytest.param(
            "the fourteenth meeting of the Council, in 2018,", None, "2018", id="in a year"
        ),
        pytest.param(
            "the first and second Conferences on Mediation on 21 November 2017 and 29 November "
            "2018",
            None,
            "{2017-11-21,2018-11-29}",
            id="two of them",
        ),
        pytest.param(
            "the sixth session of the Council, hosted by Italy in Rome from 3 to 5 May 2018",
            "Rome",
            "2018-05-03/2018-05-05",
            id="hosted by",
        ),
        pytest.param(
            "the first Global Forum, held in Geneva, and a report of 5 May 2018",
            "Geneva",
            None,
            id="another date",
        ),
        pytest.param(
            "adopted by the first Global Forum on 5 May 2018", None, None, id="day of adoption"
        ),
        pytest.param(
            "the Preparatory Committee for the first Global Forum held on 5 May 2018",
            None,
            None,
            id="days of the preparation",
        ),
        pytest.param(
            "during the tenth session of the Board, a dialogue, to be held on 5 May 2018",
            None,
            None,
            id="days of an event in it",
        ),
        pytest.param(
            "proclaimed at its tenth session 2016–2025 as a decade", None, None, id="a decade"
        ),
        pytest.param(
            "the anniversary of the first Global Forum, held in Geneva on 5 May 2018",
            None,
            None,
            id="the anniversary's date",
        ),
        pytest.param(
            "the tenth session of the Council and the high-level event held on 5 May 2018",
            None,
            None,
            id="nearest held",
            marks=pytest.mark.xfail(reason="the event has no ordinal and is not seen"),
        ),
    ],
)
def test_places_and_dates(text: str, place: str | None, edtf: str | None) -> None:
    assert [(found.place, found.edtf) for found in meetings(text)] == [(place, edtf)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("agenda of its seventy-fifth session", "future", id="own, later"),
        pytest.param("adopted at its seventy-second session", "cited", id="own, earlier"),
        pytest.param("the eighth Global Forum, held on 5 May 2017", "cited", id="past date"),
        pytest.param(
            "the eighth Global Forum, to be held on 5 May 2019", "future", id="date to come"
        ),
        pytest.param(
            "the Human Rights Council at its forty-fifth session", "future", id="opens later"
        ),
        pytest.param(
            "the Human Rights Council at its thirtieth session", "cited", id="opened before"
        ),
        pytest.param("preparations for the third Review Conference", "future", id="preparations"),
        pytest.param(
            "Requests it to report to the Board at its ninth session", "future", id="to report"
        ),
        pytest.param(
            "the decision of the Eighth Review Conference that it shall be held",
            "cited",
            id="a decision has been taken",
        ),
        pytest.param("Follow-up to the second Global Conference", "cited", id="follow-up"),
        pytest.param(
            "Agrees that the Board, at its ninth session, should consider it",
            "future",
            id="should",
        ),
        pytest.param("Adopted unanimously at the 1382nd meeting", "adopting", id="adopted at"),
        pytest.param("welcomes the ninth session of the Board", "cited", id="welcomed"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert [found.role for found in meetings(text)] == [role]


def test_the_adopting_session_and_meeting() -> None:
    texts = [
        Text(key="masthead:1", kind="masthead", text="Seventy-third session"),
        Text(key="masthead:2", kind="masthead", text="Agenda item 128 (b)"),
        Text(key="closing:1", kind="closing", text="52nd plenary meeting"),
        Text(key="closing:2", kind="closing", text="13 December 2018"),
    ]
    dates, found = extract_calendar(texts, CONTEXT, [])
    assert [(one.kind, one.body, one.edtf, one.role) for one in found] == [
        ("session", "General Assembly", None, "adopting"),
        ("meeting", "General Assembly", "2018-12-13", "adopting"),
    ]
    assert [(one.role, one.about) for one in dates] == [("adoption", ("meeting", "closing:1", 0))]


def test_a_session_s_days_stand_on_the_line_below() -> None:
    texts = [
        Text(key="masthead:1", kind="masthead", text="Thirty-fourth session"),
        Text(key="masthead:2", kind="masthead", text="27 February–24 March 2017"),
    ]
    context = Context(symbol="A/HRC/RES/34/1", body="HRC", session="34", session_number=34)
    (day,), (session,) = extract_calendar(texts, context, [])
    assert (session.body, session.edtf) == ("Human Rights Council", "2017-02-27/2017-03-24")
    assert (day.role, day.about) == ("meeting", ("meeting", "masthead:1", 0))


def test_days_below_another_line_are_not_the_session_s() -> None:
    texts = [
        Text(key="masthead:1", kind="masthead", text="Thirty-fourth session"),
        Text(key="masthead:2", kind="masthead", text="Geneva"),
        Text(key="masthead:3", kind="masthead", text="27 February–24 March 2017"),
    ]
    context = Context(symbol="A/HRC/RES/34/1", body="HRC", session="34", session_number=34)
    (day,), (session,) = extract_calendar(texts, context, [])
    assert (day.about, session.edtf) == (None, None)


def test_a_security_council_resolution_names_its_meeting_in_one_line() -> None:
    line = "Adopted by the Security Council at its 8190th meeting, on 26 February 2018"
    context = Context(symbol="S/RES/2402(2018)", body="SC", adoption_date=date(2018, 2, 26))
    (day,), (meeting,) = extract_calendar([Text(key="m", kind="masthead", text=line)], context, [])
    assert (meeting.body, meeting.ordinals, meeting.role) == (
        "Security Council",
        (8190,),
        "adopting",
    )
    assert (day.role, day.about) == ("adoption", ("meeting", "m", meeting.start))


def test_only_what_stands_behind_adopted_is_of_the_adoption() -> None:
    line = "24 May 1950, the 472nd meeting; adopted at the 473rd meeting, on 25 May 1950"
    context = Context(symbol="S/RES/82(1950)", body="SC", year=1950)
    text = Text(key="m", kind="masthead", text=line)
    days, meetings = extract_calendar([text], context, [])
    assert [day.role for day in days] == ["distribution", "adoption"]
    assert [meeting.role for meeting in meetings] == ["cited", "adopting"]
