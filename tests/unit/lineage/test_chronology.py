"""Resolutions are ordered by session and number, special sessions by their day."""

from datetime import date

import pytest

from pipeline.lineage.chronology import moment


@pytest.mark.parametrize(
    ("symbol", "adopted", "session"),
    [
        pytest.param("A/RES/73/135", None, 73, id="a session"),
        pytest.param("A/RES/3369(XXX)", None, 30, id="an old session"),
        pytest.param("A/RES/ES-11/1", date(2022, 3, 2), 76, id="before September"),
        pytest.param("A/RES/S-32/1", date(2021, 9, 2), 76, id="in September"),
        pytest.param("A/RES/ES-11/1", None, 0, id="a day that is not known"),
        pytest.param("S/RES/2254(2015)", None, 2015, id="the Council's year"),
        pytest.param("E/RES/2018/12", None, 2018, id="a year"),
    ],
)
def test_session(symbol: str, adopted: date | None, session: int) -> None:
    found = moment(symbol, adopted)
    assert found is not None
    assert found.session == session


@pytest.mark.parametrize("symbol", ["A/73/L.45", "S/2018/592", "no symbol"])
def test_what_is_no_resolution(symbol: str) -> None:
    assert moment(symbol, None) is None


def test_parts_follow_one_another() -> None:
    symbols = ["A/RES/66/253B", "A/RES/66/30", "A/RES/3369(XXX)", "A/RES/66/253A"]
    ordered = sorted(filter(None, (moment(symbol, None) for symbol in symbols)))
    assert [each.symbol for each in ordered] == [symbols[2], symbols[1], symbols[3], symbols[0]]
