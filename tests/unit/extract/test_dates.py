"""What find_dates promises: every printed form of a date, and no date where none is."""

from datetime import date
from itertools import pairwise

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.dates import find_dates, parse_day
from pipeline.extract.dates_tokens import tokens, tokens_by_text

PIECES = (
    "3", "14", "31", "2018", "2019", "1990s", "2018/19", " ", " ", " ", " and ", ", ", " to ", "–",
    "-", "from ", "between ", "since ", "until ", "June", "July", "May", "MARCH", "of ", "1st ",
    "Decembers ", "the ", "resolution ", "(", ")", "Agenda ", "mid-", "post-", "each year", "24/7",
    "Monday, ",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def read(text: str) -> list[tuple[str, str]]:
    return [(text[found.start : found.stop], found.edtf) for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param(
            "resolution 61/49 of 4 December 2006",
            [("4 December 2006", "2006-12-04")],
            id="day month year",
        ),
        pytest.param(
            "held from 3 to 5 July 2018",
            [("from 3 to 5 July 2018", "2018-07-03/2018-07-05")],
            id="range of days with its from",
        ),
        pytest.param(
            "Beijing, 4–15 September 1995",
            [("4–15 September 1995", "1995-09-04/1995-09-15")],
            id="range of days with a dash",
        ),
        pytest.param("in March 2007,", [("March 2007", "2007-03")], id="month year"),
        pytest.param(
            "on 7 and 8 December 2005",
            [("7 and 8 December 2005", "2005-12-07/2005-12-08")],
            id="days that follow one another",
        ),
        pytest.param(
            "on 8 and 14 September 2015",
            [("8 and 14 September 2015", "{2015-09-08,2015-09-14}")],
            id="days apart",
        ),
        pytest.param(
            "on 22, 23 and 25 May 2014",
            [("22, 23 and 25 May 2014", "{2014-05-22,2014-05-23,2014-05-25}")],
            id="list of days",
        ),
        pytest.param(
            "on 24, 25, and 26 May 2014",
            [("24, 25, and 26 May 2014", "2014-05-24/2014-05-26")],
            id="list with a comma before and",
        ),
        pytest.param(
            "from 3 to 5, 8 and 10 to 12 July 2018",
            [
                (
                    "from 3 to 5, 8 and 10 to 12 July 2018",
                    "{2018-07-03..2018-07-05,2018-07-08,2018-07-10..2018-07-12}",
                )
            ],
            id="list of ranges",
        ),
        pytest.param(
            "from 27 April to 5 June 2020",
            [("from 27 April to 5 June 2020", "2020-04-27/2020-06-05")],
            id="range over months",
        ),
        pytest.param(
            "from 15 December to 14 January 2020",
            [("from 15 December to 14 January 2020", "2019-12-15/2020-01-14")],
            id="range over the new year",
        ),
        pytest.param(
            "Security Council, 1 August 2013–31 July 2014",
            [("1 August 2013–31 July 2014", "2013-08-01/2014-07-31")],
            id="two full dates with a dash",
        ),
        pytest.param(
            "between 6 April and 17 July 1994",
            [("between 6 April and 17 July 1994", "1994-04-06/1994-07-17")],
            id="between and",
        ),
        pytest.param(
            "between 6 and 17 July 1994",
            [("between 6 and 17 July 1994", "1994-07-06/1994-07-17")],
            id="between two days of a month",
        ),
        pytest.param(
            "on 21 November 2017 and 29 November 2018",
            [("21 November 2017", "2017-11-21"), ("29 November 2018", "2018-11-29")],
            id="two full dates are two",
        ),
        pytest.param(
            "on 2 February and 5 March 2023",
            [("2 February", "2023-02-02"), ("5 March 2023", "2023-03-05")],
            id="the year that follows",
        ),
        pytest.param(
            "from 10 to 28 February and from 16 to 27 June 2014",
            [
                ("from 10 to 28 February", "2014-02-10/2014-02-28"),
                ("from 16 to 27 June 2014", "2014-06-16/2014-06-27"),
            ],
            id="two ranges, one year",
        ),
        pytest.param(
            "in July and August 2014",
            [("July and August 2014", "2014-07/2014-08")],
            id="months that follow one another",
        ),
        pytest.param(
            "in March and September 2020",
            [("March and September 2020", "{2020-03,2020-09}")],
            id="months apart",
        ),
        pytest.param(
            "from January to May 2021",
            [("from January to May 2021", "2021-01/2021-05")],
            id="range of months",
        ),
        pytest.param(
            "from December 2019 to January 2020",
            [("from December 2019 to January 2020", "2019-12/2020-01")],
            id="range of months with years",
        ),
        pytest.param("on 9 August each year", [("9 August", "XXXX-08-09")], id="no year"),
        pytest.param(
            "the period (1 July–30 June)",
            [("1 July–30 June", "XXXX-07-01/XXXX-06-30")],
            id="range without a year",
        ),
        pytest.param("in June of each year", [("June", "XXXX-06")], id="a month alone"),
        pytest.param("on June 20, 2012", [("June 20, 2012", "2012-06-20")], id="month first"),
        pytest.param("by June 30th 2024", [("June 30th 2024", "2024-06-30")], id="with suffix"),
        pytest.param(
            "from June 12–15, and", [("from June 12–15", "XXXX-06-12/XXXX-06-15")], id="M D–D"
        ),
        pytest.param("of 12th August 1949", [("12th August 1949", "1949-08-12")], id="12th"),
        pytest.param("the 1st of May 2020", [("1st of May 2020", "2020-05-01")], id="1st of"),
        pytest.param(
            "this 26th day of June, 1945", [("26th day of June, 1945", "1945-06-26")], id="day of"
        ),
        pytest.param(
            "on Tuesday, 2 June 2020", [("2 June 2020", "2020-06-02")], id="weekday is no part"
        ),
        pytest.param("17 NOVEMBER 1947", [("17 NOVEMBER 1947", "1947-11-17")], id="capitals"),
        pytest.param("17 Decembers 2018", [("17 Decembers 2018", "2018-12-17")], id="misprint"),
        pytest.param("on 31January 2021", [("31January 2021", "2021-01-31")], id="space lost"),
        pytest.param("on 3 May2019,", [("3 May2019", "2019-05-03")], id="space lost after"),
        pytest.param(
            "of 24 March 20116, as", [("24 March 2011", "2011-03-24")], id="marker run on"
        ),
        pytest.param(
            "18/6 of 29 September 2011,33/3 of 28 September 2016",
            [("29 September 2011", "2011-09-29"), ("28 September 2016", "2016-09-28")],
            id="space lost after a comma",
        ),
        pytest.param(
            "26 February 5 April 2024",
            [("26 February 5 April 2024", "2024-02-26/2024-04-05")],
            id="dash lost",
        ),
        pytest.param("in April/May 1993", [("April/May 1993", "1993-04/1993-05")], id="slash"),
        pytest.param(
            "Supplement for October. November and December 1975",
            [("October. November and December 1975", "1975-10/1975-12")],
            id="full stop for a comma",
        ),
        pytest.param("on 31 June 2019", [("31 June 2019", "2019-06")], id="no such day"),
        pytest.param("in the 1990s", [("1990s", "199X")], id="decade"),
        pytest.param("the biennium 2018–2019", [("2018–2019", "2018/2019")], id="biennium"),
        pytest.param("from 2009 to 2018", [("from 2009 to 2018", "2009/2018")], id="years"),
        pytest.param("the 2020/21 budget period", [("2020/21", "2020/2021")], id="season"),
        pytest.param(
            "in 2013, 2017 and 2018",
            [("2013", "2013"), ("2017", "2017"), ("2018", "2018")],
            id="years are complete",
        ),
        pytest.param(
            "38/3, 28 October 2019", [("28 October 2019", "2019-10-28")], id="symbol before"
        ),
        pytest.param(
            "paragraphs 5, 7 and 9 May 2020",
            [("9 May 2020", "2020-05-09")],
            id="paragraphs before",
        ),
        pytest.param(
            "vol. 3, 12 May 2019", [("12 May 2019", "2019-05-12")], id="a comma alone joins not"
        ),
    ],
)
def test_printed_forms(text: str, dates: list[tuple[str, str]]) -> None:
    assert read(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Weapons Which May Be Deemed to Be", id="may is a verb"),
        pytest.param("May submit questions", id="may opens a line"),
        pytest.param("the Mayor and the Mayan World", id="longer words"),
        pytest.param("the March for Peace", id="march is a noun"),
        pytest.param("see un.org/en/May/2018", id="in an address"),
        pytest.param("A/60/633-S/2005/826 and S/PRST/2013/16", id="symbols"),
        pytest.param("a total of 2,018 and 20.18", id="longer numbers"),
        pytest.param(
            "resolution 2018/12 and 2018/19", id="numbers of the Economic and Social Council"
        ),
        pytest.param("open 24/7", id="24/7"),
    ],
)
def test_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "kind"),
    [
        pytest.param("5 May 2020", "2020-05-05", "2020-05-05", "day", "single", id="day"),
        pytest.param("February 2020", "2020-02-01", "2020-02-29", "month", "single", id="month"),
        pytest.param("in 2020", "2020-01-01", "2020-12-31", "year", "single", id="year"),
        pytest.param("the 1990s", "1990-01-01", "1999-12-31", "decade", "single", id="decade"),
        pytest.param("8 and 14 May 2020", "2020-05-08", "2020-05-14", "day", "set", id="set"),
        pytest.param("8–14 May 2020", "2020-05-08", "2020-05-14", "day", "interval", id="range"),
        pytest.param("2018–2021", "2018-01-01", "2021-12-31", "year", "interval", id="years"),
        pytest.param("each 5 May", None, None, "day", "recurring", id="no year"),
        pytest.param("the 2030 Agenda", "2030-01-01", "2030-12-31", "year", "in-name", id="name"),
    ],
)
def test_bounds(text: str, first: str | None, last: str | None, precision: str, kind: str) -> None:
    (found,) = find_dates(text)
    assert (found.precision, found.kind) == (precision, kind)
    assert found.date_start == (date.fromisoformat(first) if first else None)
    assert found.date_end == (date.fromisoformat(last) if last else None)


def test_a_year_that_is_not_printed_says_where_it_comes_from() -> None:
    following, _ = find_dates("on 2 February and 5 March 2023")
    (preceding,) = find_dates("from 5 December 2016 to 6 January")
    (closing,) = find_dates("5 December", year=2008)
    assert [found.inferred for found in (following, preceding, closing)] == [
        "following date",
        "preceding date",
        "adoption date",
    ]
    assert preceding.edtf == "2016-12-05/2017-01-06"
    assert closing.edtf == "2008-12-05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("13 December 2018", date(2018, 12, 13), id="alone"),
        pytest.param("June 20, 2012", date(2012, 6, 20), id="month first"),
        pytest.param("at its 8190th meeting, on 26 February 2018", date(2018, 2, 26), id="line"),
        pytest.param("27 February–24 March 2017", None, id="a range"),
        pytest.param("December 2018", None, id="a month"),
        pytest.param("2 May 2018 and 3 June 2019", None, id="two days"),
    ],
)
def test_parse_day(text: str, day: date | None) -> None:
    assert parse_day(text) == day


@given(texts)
def test_spans_are_in_order_without_overlap_and_values_are_valid(text: str) -> None:
    found = find_dates(text)
    assert all(0 <= one.start < one.stop <= len(text) for one in found)
    assert all(a.stop <= b.start for a, b in pairwise(found))
    for one in found:
        parse_edtf(one.edtf)
        if one.date_start and one.date_end:
            assert one.date_start <= one.date_end


@given(texts, st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_is_found_whatever_stands_before_it(before: str, day: date) -> None:
    printed = f"{day.day} {day:%B} {day.year}"
    last = find_dates(f"{before}; on {printed}")[-1]
    assert last.edtf == day.isoformat()


@given(st.lists(texts, max_size=4))
def test_tokens_of_texts_read_as_one_are_those_of_each(several: list[str]) -> None:
    found = tokens_by_text(several)
    assert [found.get(at, []) for at in range(len(several))] == list(map(tokens, several))


@pytest.mark.parametrize(
    "text", ["paragraphs 3 and 14 of resolution 12", "resolution 2402 (2018), and", "1,234 of 999"]
)
def test_a_text_without_month_or_year_has_no_tokens(text: str) -> None:
    assert tokens(text) == []
