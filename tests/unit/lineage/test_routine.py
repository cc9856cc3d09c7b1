"""What rolls on by itself is routine; anything else is not."""

import pytest

from pipeline.lineage.routine import is_routine, renames

OLD, NEW = "Cooperation with the Union of the Old Coast", "Cooperation with the Union of New Coast"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param("at its seventy-third session", "at its seventy-fifth session", id="session"),
        pytest.param(
            "at its ninth session", "at its ninth and tenth sessions", id="more sessions"
        ),
        pytest.param("held on 3 July 2018", "held on 18 July 2022", id="a day"),
        pytest.param("held from 3 to 5 July 2018", "held 5 and 6 June 2022", id="days"),
        pytest.param("since July 2018", "since May 2020", id="a month"),
        pytest.param("30 April to 2 May 2019", "3 to 5 July 2020", id="days in two months"),
        pytest.param("scheduled for 2020", "scheduled for 2024", id="a year"),
        pytest.param(
            "Recalling its resolution 70/1 of 25 September 2015,",
            "Recalling its resolutions 70/1 of 25 September 2015 and 72/2 of 6 December 2017,",
            id="the latest resolution added",
        ),
        pytest.param("resolution 66/253 A", "resolution 67/1 B", id="a part's letter"),
        pytest.param("resolution 2254 (2015)", "resolution 2449 (2018)", id="of the Council"),
        pytest.param("resolution 3369 (XXX)", "resolution 3412 (XXXI)", id="of an old session"),
        pytest.param("the report A/73/12,", "the report A/75/9/Add.1,", id="a document"),
        pytest.param("the ten areas", "the 10 areas", id="a number in words"),
        pytest.param("paragraphs 9 and 10 (b) of", "paragraphs 7, 8 and 11 of", id="pinpoints"),
        pytest.param("an amount of $1,500.50", "an amount of $12,000", id="money"),
        pytest.param("by Turkey on", "by Türkiye on", id="a State's new name"),
        pytest.param(
            "the Union of the Old Coast and", "the Union of New Coast and", id="a new name"
        ),
    ],
)
def test_routine(earlier: str, later: str) -> None:
    assert is_routine(earlier, later, renames(OLD, NEW))


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param("held in Dakar in 2018", "held in Rabat in 2020", id="a place"),
        pytest.param("Takes note of the report", "Welcomes the report", id="a verb"),
        pytest.param("its tenth session", "its tenth special session", id="a word more"),
        pytest.param("Also welcomes the", "Welcomes the", id="a connective"),
        pytest.param("the reports of the Unit", "the report of the Unit", id="one instead of two"),
        pytest.param(
            "the Union of the High Coast", "the Union of the Low Coast", id="other names"
        ),
    ],
)
def test_not_routine(earlier: str, later: str) -> None:
    assert not is_routine(earlier, later, renames(OLD, NEW))


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        pytest.param(OLD, OLD, {}, id="the same title"),
        pytest.param(None, OLD, {}, id="no title"),
        pytest.param("Rights of the child", "Rights of the aged", {}, id="no name"),
        pytest.param(
            "Situation in Fooland", "Aid for refugees from the whole of the Barland region",
            {}, id="another subject",
        ),
    ],
)  # fmt: skip
def test_titles_without_a_new_name(
    earlier: str | None, later: str | None, expected: dict[str, str]
) -> None:
    assert renames(earlier, later) == expected
