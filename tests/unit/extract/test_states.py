"""What the table of States promises: a code for every printed form, and none out of its time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.states import is_state, iso3, nearest, split_names
from pipeline.vocabulary import rows


@pytest.mark.parametrize(
    ("name", "on", "code"),
    [
        pytest.param("Bolivia (Plurinational State of)", None, "BOL", id="short form"),
        pytest.param("BOLIVIA (PLURINATIONAL STATE OF)", None, "BOL", id="capitals"),
        pytest.param("Lao People's Democratic Republic", None, "LAO", id="straight apostrophe"),
        pytest.param("Lao People’s Democratic Republic", None, "LAO", id="curly apostrophe"),
        pytest.param("COTE D'IVOIRE", None, "CIV", id="no accent"),
        pytest.param("Türkiye", date(2023, 1, 1), "TUR", id="present name"),
        pytest.param("Turkey", date(1950, 1, 1), "TUR", id="name of its time"),
        pytest.param("TURKIYE", date(2023, 1, 1), "TUR", id="capitals without umlaut"),
        pytest.param("Turkey", date(2023, 1, 1), "TUR", id="former name, same State"),
        pytest.param("Netherlands (Kingdom of the)", None, "NLD", id="Kingdom"),
        pytest.param("Union of Soviet Socialist Republics", date(1980, 1, 1), "SUN", id="USSR"),
        pytest.param("Union of Soviet Socialist Republics", date(1995, 1, 1), None, id="ended"),
        pytest.param("Zaire", date(1980, 1, 1), "ZAR", id="code of its time"),
        pytest.param("Zaire", date(2000, 1, 1), None, id="code withdrawn"),
        pytest.param("Czechoslovakia", date(1992, 12, 31), "CSK", id="last day"),
        pytest.param("Yugoslavia", date(1950, 1, 1), "YUG", id="Yugoslavia"),
        pytest.param("Serbia and Montenegro", date(2005, 1, 1), "SCG", id="Serbia and Montenegro"),
        pytest.param("Swaziland", date(2000, 1, 1), "SWZ", id="Swaziland"),
        pytest.param("Eswatini", date(2020, 1, 1), "SWZ", id="Eswatini"),
        pytest.param("United Arab Republic", date(1965, 1, 1), None, id="before there were codes"),
        pytest.param("the former Yugoslav Republic of Macedonia", None, "MKD", id="article"),
        pytest.param(
            "United King- dom of Great Britain and Northern Ireland", None, "GBR", id="torn"
        ),
        pytest.param("Holy See", None, "VAT", id="observer"),
        pytest.param("Cameron", None, "CMR", id="misprint"),
        pytest.param("Atlantis", None, None, id="no State"),
        pytest.param("", None, None, id="nothing"),
    ],
)
def test_code_of_a_printed_name(name: str, on: date | None, code: str | None) -> None:
    assert iso3(name, on) == code


def test_the_table_holds_every_member_once() -> None:
    members = [row for row in rows("states") if row["note"] == "Member State"]
    assert len(members) == 193
    assert len({row["iso3"] for row in members}) == 193


@pytest.mark.parametrize("row", rows("states"), ids=lambda row: str(row["name"]))
def test_rows_are_sound(row: dict[str, str]) -> None:
    assert row["iso3"] == "" or (len(row["iso3"]) == 3 and row["iso3"].isupper())
    assert row["note"]
    dates = [row[name] for name in ("since", "until", "ended") if row[name]]
    assert dates == sorted(dates)
    assert all(date.fromisoformat(day) for day in dates)
    assert is_state(row["name"].upper())


def test_names_are_misprints_of_no_other_name() -> None:
    assert nearest("Iran") is None
    assert nearest("Niger") is None


NAMES = st.sampled_from([row["name"] for row in rows("states")])


@given(st.lists(NAMES, min_size=1, max_size=8))
def test_lists_divide_into_their_names(names: list[str]) -> None:
    assert [name.removeprefix("the ") for name in names] == list(split_names(", ".join(names)))


@given(st.lists(NAMES, min_size=2, max_size=2))
def test_and_joins_two_names_that_hold_an_and_too(names: list[str]) -> None:
    together = " and ".join(names)
    if not is_state(together):
        assert list(split_names(together)) == [name.removeprefix("the ") for name in names]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        pytest.param("Union of So-viet Socialist Republics", None, id="within a word"),
        pytest.param("German Democratic Re- public", None, id="space behind"),
        pytest.param("Guinea- Bissau", "Guinea-Bissau", id="at the name's own hyphen"),
        pytest.param("Guinea-Bissau", "Guinea-Bissau", id="whole"),
        pytest.param("Atlan-tis", "Atlan-tis", id="no State"),
    ],
)
def test_hyphen_of_a_broken_line_is_undone(printed: str, name: str | None) -> None:
    expected = name or printed.replace("- ", "").replace("-", "")
    assert split_names(f"Peru, {printed}") == ("Peru", expected)
