"""Measures for expectations: EDTF bounds, shares of findings."""

from datetime import date

import pandas as pd
import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from pipeline import store
from pipeline.quality.measures import bounds, by_check, measured, of_library, wilson_low
from pipeline.tables import CLAUSES, DATES, FINDINGS
from tests.made import example_row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2018-12-13", ("2018-12-13", "2018-12-13"), id="day"),
        pytest.param("2018-02", ("2018-02-01", "2018-02-28"), id="month"),
        pytest.param("2018", ("2018-01-01", "2018-12-31"), id="year"),
        pytest.param("199X", ("1990-01-01", "1999-12-31"), id="decade"),
        pytest.param("2018-07-03/2018-08", ("2018-07-03", "2018-08-31"), id="interval"),
        pytest.param("2018/2019", ("2018-01-01", "2019-12-31"), id="biennium"),
        pytest.param("2015/..", ("2015-01-01", None), id="open end"),
        pytest.param("../2015", (None, "2015-12-31"), id="open start"),
        pytest.param("{2015-09-08,2015-09-14}", ("2015-09-08", "2015-09-14"), id="set"),
        pytest.param("XXXX-11-17", (None, None), id="every year"),
    ],
)
def test_bounds(text: str, expected: tuple[str | None, str | None]) -> None:
    found = bounds(text)
    assert found == tuple(date.fromisoformat(each) if each else None for each in expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018-13",
        "2018-02-30",
        "13 December 2018",
        "2019/2018",
        "2018/2019/2020",
        "2018/",
        "/..",
    ],
)
def test_what_is_no_edtf_has_no_bounds(text: str) -> None:
    assert bounds(text) is None


points = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)


@given(points, points)
def test_the_short_way_agrees_with_the_library(low: str, high: str) -> None:
    text = low if low == high else f"{low}/{high}"
    parsed, found = parse_edtf(text), bounds(text)
    first, last = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    assert found == ((first, last) if first <= last else None)


@given(st.lists(points, min_size=1, max_size=4))
def test_a_set_has_the_bounds_that_the_library_finds(found: list[str]) -> None:
    text = f"{{{','.join(found)}}}"
    assert bounds(text) == of_library(text)


@pytest.mark.parametrize("text", ["{2018-02-30,2018-03}", "{2018,2018-13}", "{2018}", "{}"])
def test_a_set_with_what_is_no_point_is_not_valid(text: str) -> None:
    assert bounds(text) is None
    assert of_library(text) is None


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2000, 12, 31)))
def test_every_day_of_a_year_is_one_of_every_year(day: date) -> None:
    text = f"XXXX-{day:%m-%d}"
    assert bounds(text) == of_library(text) == (None, None)


@pytest.mark.parametrize("text", ["XXXX-13", "XXXX-00-10", "XXXX-04-32"])
def test_no_day_of_any_year_is_not_valid(text: str) -> None:
    assert bounds(text) is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, (True, True), id="right"),
        pytest.param({"edtf": "2018-12"}, (True, False), id="another end"),
        pytest.param({"edtf": "December"}, (False, True), id="not valid: nothing to agree with"),
        pytest.param(
            {"edtf": "XXXX-12-13", "date_start": None, "date_end": None},
            (True, True),
            id="no year, no days",
        ),
        pytest.param({"date_start": None}, (True, False), id="a day is missing"),
    ],
)
def test_dates_are_measured(changes: dict[str, object], expected: tuple[bool, bool]) -> None:
    frame = store.to_frame(store.conform([example_row(DATES, **changes)], DATES))
    found = measured(DATES, frame, {})
    assert (found["edtf_valid"].tolist(), found["edtf_agrees"].tolist()) == (
        [expected[0]],
        [expected[1]],
    )


def test_findings_are_measured_by_check() -> None:
    rows = [
        example_row(
            FINDINGS, finding_id=f"{index}!c", resolution_id=f"A/RES/1/{n}:en", check_name=c
        )
        for index, (c, n) in enumerate([("gap", 1), ("gap", 1), ("gap", 2), ("damage", 3)])
    ]
    frame = store.to_frame(store.conform(rows, FINDINGS))
    found = measured(FINDINGS, frame, {"resolutions": pd.DataFrame({"n": range(100)})})
    assert found[["check_name", "findings", "resolutions"]].to_numpy().tolist() == [
        ["damage", 1, 1],
        ["gap", 3, 2],
    ]
    assert found["share_at_least"].tolist() == [wilson_low(1, 100), wilson_low(2, 100)]


def test_no_findings_are_no_checks() -> None:
    frame = store.to_frame(store.conform([], FINDINGS))
    assert len(by_check(frame, 0)) == 0


def test_other_tables_are_measured_as_they_are() -> None:
    frame = store.to_frame(store.conform([example_row(CLAUSES)], CLAUSES))
    assert measured(CLAUSES, frame, {}) is frame


@pytest.mark.parametrize(
    ("hits", "n", "low"),
    [
        pytest.param(0, 0, 0.0, id="nothing"),
        pytest.param(0, 10, 0.0, id="none of ten"),
        pytest.param(1, 2, 0.0945, id="one of two says little"),
        pytest.param(500, 1000, 0.4691, id="half of a thousand"),
        pytest.param(10, 10, 0.7225, id="all of ten"),
    ],
)
def test_wilson(hits: int, n: int, low: float) -> None:
    assert wilson_low(hits, n) == pytest.approx(low, abs=1e-4)


@pytest.mark.parametrize("text", [f"XXXX-{month:02}-28" for month in range(1, 13)] + ["XXXX-06"])
def test_what_every_year_has_is_told_as_the_library_does(text: str) -> None:
    assert of_library(text) == bounds(text) == (None, None)


@pytest.mark.parametrize("text", ["XXXX-13", "XXXX-12-32"])
def test_what_no_year_has_is_no_edtf(text: str) -> None:
    assert bounds(text) is None
