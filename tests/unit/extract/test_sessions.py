"""Sessions by the calendar, by openings that the records of the organs state."""

from datetime import date

import pytest

from pipeline.extract.sessions import ga_session, ga_years, hrc_latest, hrc_opens, hrc_year


@pytest.mark.parametrize(
    ("day", "session"),
    [
        (date(1947, 11, 29), 2),
        (date(1975, 12, 4), 30),
        (date(2018, 12, 13), 73),
        (date(2019, 7, 1), 73),
        (date(2019, 9, 17), 74),
    ],
)
def test_the_assemblys_session_of_a_day(day: date, session: int) -> None:
    assert ga_session(day) == session
    assert day.year in ga_years(session)


@pytest.mark.parametrize(
    ("session", "month", "year"), [(7, 2, 2008), (8, 6, 2008), (9, 9, 2008), (16, 2, 2011)]
)
def test_the_councils_sessions_of_a_year(session: int, month: int, year: int) -> None:
    assert (hrc_opens(session).year, hrc_opens(session).month) == (year, month)
    assert hrc_year(session) == year
    assert session <= hrc_latest(year) < session + 3
