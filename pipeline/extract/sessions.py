"""When numbered sessions are held, for the organs whose sessions follow the calendar.

The General Assembly's session N opens in September of 1945 + N and closes a year later, from the
second on; the Human Rights Council has had three regular sessions a year, in February, June and
September, since its seventh in 2008.
"""

from datetime import date

GA_BEFORE_FIRST = 1945
SEPTEMBER = 9
HRC_REGULAR = 7
"""The session from which the Human Rights Council's keep to the calendar."""

_HRC_SINCE = 2008
_HRC_MONTHS = (2, 6, 9)


def ga_years(session: int) -> tuple[int, int]:
    """Return the years in which a session of the General Assembly opens and closes.

    >>> ga_years(73)
    (2018, 2019)
    """
    return GA_BEFORE_FIRST + session, GA_BEFORE_FIRST + session + 1


def ga_session(day: date) -> int:
    """Return the session of the General Assembly that a day falls into.

    >>> ga_session(date(2019, 9, 10)), ga_session(date(2019, 8, 31))
    (74, 73)
    """
    return day.year - GA_BEFORE_FIRST - (day.month < SEPTEMBER)


def hrc_year(session: int) -> int:
    """Return the year of a regular session of the Human Rights Council, from its seventh on."""
    return _HRC_SINCE + (session - HRC_REGULAR) // len(_HRC_MONTHS)


def hrc_latest(year: int) -> int:
    """Return the last regular session that the Human Rights Council holds in a year.

    >>> hrc_latest(2008), hrc_year(hrc_latest(2011))
    (9, 2011)
    """
    return HRC_REGULAR + len(_HRC_MONTHS) * (year - _HRC_SINCE + 1) - 1


def hrc_opens(session: int) -> date:
    """Return about when a regular session of the Human Rights Council opens."""
    month = _HRC_MONTHS[(session - HRC_REGULAR) % len(_HRC_MONTHS)]
    return date(hrc_year(session), month, 20)
