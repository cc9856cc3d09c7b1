"""Bare years: a date, part of a name, or no year at all."""

import pytest

from pipeline.extract.dates import find_dates


def years(text: str, kind: str) -> list[str]:
    return [text[one.start : one.stop] for one in find_dates(text) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("the 2030 Agenda for Sustainable Development", ["2030"], id="before capital"),
        pytest.param("of Agenda 2063 of the African Union", ["2063"], id="after capital"),
        pytest.param("its 2025 Programme of Action", ["2025"], id="programme"),
        pytest.param("the 1967 Protocol relating to", ["1967"], id="protocol"),
        pytest.param(
            "the 1995, 2000 and 2010 Review Conferences", ["1995", "2000", "2010"], id="list"
        ),
        pytest.param("for Disaster Risk Reduction 2015–2030,", ["2015–2030"], id="framework"),
        pytest.param("strategic plan for forests 2017–2030", ["2017–2030"], id="after small word"),
        pytest.param("the coronavirus disease 2019 (COVID-19)", ["2019"], id="disease"),
        pytest.param("the Maritime Labour Convention, 2006, as", ["2006"], id="convention, year"),
        pytest.param("Health Regulations (2005)", ["2005"], id="regulations (year)"),
        pytest.param("for the Safety of Life at Sea, 1974", [], id="no instrument is named"),
        pytest.param("Convention for the Safety of Life at Sea, 1974,", ["1974"], id="instrument"),
        pytest.param("the “Space2030” Agenda", ["2030"], id="run on to a name"),
        pytest.param("the Vienna Document 2011 on", ["2011"], id="document"),
        pytest.param("the post-2015 development agenda", ["2015"], id="post-"),
    ],
)
def test_years_in_names(text: str, names: list[str]) -> None:
    assert years(text, "in-name") == names


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param("was adopted in 2009,", ["2009"], id="in"),
        pytest.param("scheduled for 2010", ["2010"], id="for"),
        pytest.param("In 2019 Governments agreed", ["2019"], id="in, before a capital"),
        pytest.param("the 2019 session of", ["2019"], id="before a small word"),
        pytest.param("it proclaimed 2019 the International Year", ["2019"], id="proclaimed"),
        pytest.param("the Council’s 2019 report", ["2019"], id="after a possessive"),
        pytest.param("occupied since 1967", ["1967"], id="since"),
        pytest.param("by mid-2022", ["2022"], id="mid-"),
        pytest.param("the pre‑1967 borders", ["1967"], id="pre-, another hyphen"),
        pytest.param("held in Maputo (1999), Geneva (2000)", ["1999", "2000"], id="in brackets"),
        pytest.param("adopted in2019 by", ["2019"], id="a space lost"),
        pytest.param("the 2016 post adjustment results", ["2016"], id="post, not posts"),
        pytest.param("ended in 1648", ["1648"], id="an old year after in"),
    ],
)
def test_years_that_are_dates(text: str, dates: list[str]) -> None:
    assert years(text, "single") == dates


@pytest.mark.parametrize(
    ("text"),
    [
        pytest.param("resolution 2402 (2018)", id="year of a resolution"),
        pytest.param("resolutions 2042 and 2043 (2012)", id="a list of numbers"),
        pytest.param("resolution 1514 (XV) and 1803 (XVII)", id="roman session"),
        pytest.param("general comment No. 12 (1999)", id="numbered comment"),
        pytest.param("Treaty Series, vol. 1999, No. 2018", id="volume and number"),
        pytest.param("the 1540 Committee and the 1970 sanctions Committee", id="committees"),
        pytest.param("the 1540 programme", id="an old number"),
        pytest.param("a drawdown of 2000 ATMIS personnel", id="troops"),
        pytest.param("up to 2000 police officers", id="police"),
        pytest.param("at least 1950 persons", id="persons"),
        pytest.param("www.newyorkconvention1958.org", id="address"),
        pytest.param("paragraphs 15 and 16 of 1970, as modified", id="paragraphs of a resolution"),
        pytest.param("recommendation (2019)11 of the Committee", id="year before a number"),
        pytest.param("COVID-2019, UNICEF-2018", id="after a hyphen"),
    ],
)
def test_no_years(text: str) -> None:
    assert find_dates(text) == []
