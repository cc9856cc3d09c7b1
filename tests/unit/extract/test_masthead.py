"""What the masthead, the title and the closing say, in each printed form."""

from datetime import date

import pytest

from pipeline.extract.dates import parse_day
from pipeline.extract.masthead import Masthead, plain_day
from pipeline.extract.records import Resolution
from pipeline.vocabulary import rows
from tests.unit.extract.printed import CLOSING, FORMULA, document, reading

TITLE = "73/135. Rivers and bridges"
ADOPTED = "Resolution adopted by the General Assembly"


def row(*head: str, closing: tuple[str, ...] = CLOSING, formula: str = FORMULA) -> Resolution:
    """Return the row of a resolution with this masthead."""
    return reading(
        document("1. Decides it.", head=head, closing=closing, formula=formula)
    ).resolution


def council(*head: str, closing: tuple[str, ...] = ()) -> Resolution:
    return row(*head, closing=closing, formula="The Security Council,")


@pytest.mark.parametrize(
    ("line", "session", "number"),
    [
        pytest.param("Sixty-third session", "63", 63, id="regular"),
        pytest.param("SEVENTY-THIRD SESSION", "73", 73, id="capitals"),
        pytest.param("Seventythird session", "73", 73, id="hyphen lost"),
        pytest.param("73rd session", "73", 73, id="in figures"),
        pytest.param("Tenth session", "10", 10, id="one word"),
        pytest.param("One hundredth session", "100", 100, id="hundred"),
        pytest.param("Twenty-sixth special session", "S-26", 26, id="special"),
        pytest.param("Eleventh emergency special session", "ES-11", 11, id="emergency"),
        pytest.param("2018 session", "2018", 2018, id="ECOSOC"),
        pytest.param("Substantive session of 2008", "2008", 2008, id="substantive"),
    ],
)
def test_sessions(line: str, session: str, number: int) -> None:
    found = row(line, "Agenda item 3", "73/135. Rivers")
    assert (found.session, found.session_number) == (session, number)


def test_a_session_that_is_not_printed_is_the_symbols() -> None:
    assert (row(TITLE).session, row(TITLE).session_number) == ("73", 73)
    old = row("1721 (XVI). Rivers")
    assert (old.session, old.session_number) == ("XVI", 16)


@pytest.mark.parametrize(
    ("line", "items"),
    [
        pytest.param("Agenda item 15", ("15",), id="one"),
        pytest.param("Agenda item 128 (b)", ("128 (b)",), id="sub-item"),
        pytest.param("Agenda item 114 (*r*)", ("114 (r)",), id="emphasis"),
        pytest.param("Agenda item 114(r)", ("114 (r)",), id="no space"),
        pytest.param("Agenda item 114 (ss)", ("114 (ss)",), id="two letters"),
        pytest.param("Agenda items 14 and 122", ("14", "122"), id="two"),
        pytest.param(
            "Agenda items 14, 68 (a) and (b) and 122", ("14", "68 (a)", "68 (b)", "122"), id="many"
        ),
        pytest.param("Agenda item 72 (b), (c) and (d)", ("72 (b)", "72 (c)", "72 (d)"), id="list"),
    ],
)
def test_agenda_items(line: str, items: tuple[str, ...]) -> None:
    assert row("Seventy-third session", line, TITLE).agenda_items == items


def test_merged_lines() -> None:
    found = row("Sixty-third session Agenda item 114 (*r*)", "63/114. Rivers")
    assert (found.session, found.agenda_items, found.agenda_title) == ("63", ("114 (r)",), None)


def test_the_name_of_the_agenda_item() -> None:
    found = row(
        "Agenda item 63",
        "Rivers of the world",
        "Resolution adopted by the General Assembly",
        TITLE,
    )
    assert found.agenda_title == "Rivers of the world"


def test_no_agenda_item_is_stated() -> None:
    found = row("Seventy-third session", TITLE)
    assert (found.agenda_items, found.agenda_title) == (None, None)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(("9 January 2019",), date(2019, 1, 9), id="line"),
        pytest.param(("Distr.: General", "9 January 2019"), date(2019, 1, 9), id="below Distr."),
        pytest.param(("Distr.: General\n9 January 2019",), date(2019, 1, 9), id="no empty line"),
        pytest.param(("Distr.: General 9 January 2019",), date(2019, 1, 9), id="merged"),
        pytest.param(("Distr. GENERAL", "9 January 2019"), date(2019, 1, 9), id="old"),
        pytest.param((), None, id="none"),
    ],
)
def test_distribution_dates(lines: tuple[str, ...], expected: date | None) -> None:
    assert row("General Assembly", *lines, TITLE).distribution_date == expected


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"{ADOPTED} on 13 December 2018", id="one line"),
        pytest.param(f"{ADOPTED}\non 13 December 2018", id="two lines"),
        pytest.param(f"{ADOPTED} on 13\u00a0December\u00a02018", id="no-break space"),
        pytest.param(f"{ADOPTED.upper()} ON 13 December 2018", id="capitals"),
    ],
)
def test_heading_dates(line: str) -> None:
    assert row(line, TITLE, closing=()).adoption_date == date(2018, 12, 13)


@pytest.mark.parametrize(
    ("lines", "meeting", "adopted"),
    [
        pytest.param(
            ("Adopted by the Security Council at its 8190th meeting, on 26 February 2018",),
            8190,
            date(2018, 2, 26),
            id="one line",
        ),
        pytest.param(
            ("Adopted by the Security Council at its 8190th meeting, on\n26 February 2018",),
            8190,
            date(2018, 2, 26),
            id="two lines",
        ),
        pytest.param(
            ("Adopted by the Security Council at its 8190th meeting, on", "26 February 2018"),
            8190,
            date(2018, 2, 26),
            id="an empty line between",
        ),
        pytest.param(
            ("Adopted by the Security Council on 30 March 2018",),
            None,
            date(2018, 3, 30),
            id="written procedure",
        ),
    ],
)
def test_the_councils_heading(lines: tuple[str, ...], meeting: int | None, adopted: date) -> None:
    found = council("Resolution 2402 (2018)", *lines)
    assert (found.symbol, found.title) == ("S/RES/2402(2018)", None)
    assert (found.meeting_number, found.adoption_date) == (meeting, adopted)
    assert found.meeting_kind == ("meeting" if meeting else None)


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(("47 (1948). Resolution of 21 April 1948", "[S/726]"), id="one line"),
        pytest.param(("Resolution 47 (1948)", "of 21 April 1948", "[S/726]"), id="two lines"),
        pytest.param(("Resolution 47 (1948) of 21 April 1948", "[S/726]"), id="merged"),
    ],
)
def test_the_councils_volumes(head: tuple[str, ...]) -> None:
    found = council(*head, closing=("Adopted unanimously at the 286th meeting.",))
    assert (found.symbol, found.title) == ("S/RES/47(1948)", None)
    assert (found.adoption_date, found.meeting_number) == (date(1948, 4, 21), 286)


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        pytest.param(("64th plenary meeting", "5 May 2018"), (64, "plenary", False), id="two"),
        pytest.param(("64th plenary meeting 5 May 2018",), (64, "plenary", False), id="merged"),
        pytest.param(("*64th plenary meeting\n5 May 2018*",), (64, "plenary", False), id="italic"),
        pytest.param(("64th plenary meeting,\n5 May 2018.",), (64, "plenary", False), id="old"),
        pytest.param(
            ("53rd (resumed) plenary meeting", "5 May 2018"), (53, "plenary", True), id="resumed"
        ),
        pytest.param(("55th meeting", "5 May 2018"), (55, "meeting", False), id="HRC"),
        pytest.param(
            ("Hundred and eighteenth plenary meeting,", "5 May 2018."),
            (118, "plenary", False),
            id="in words",
        ),
    ],
)
def test_closings(closing: tuple[str, ...], expected: tuple[int, str, bool]) -> None:
    found = row("Seventy-third session", TITLE, closing=closing)
    assert (found.meeting_number, found.meeting_kind, found.meeting_resumed) == expected
    assert found.adoption_date == date(2018, 5, 5)


def test_the_written_procedure_has_no_meeting() -> None:
    found = row(f"{ADOPTED} on 5 May 2018", TITLE, closing=())
    assert (found.meeting_number, found.meeting_kind, found.meeting_resumed) == (None, None, None)


def test_nothing_is_stated_by_default() -> None:
    assert all(getattr(Masthead(), name) is None for name in Masthead.__dataclass_fields__)


@pytest.mark.parametrize("day", [1, 28, 29, 31])
def test_plain_days_are_read_as_all_others(day: int) -> None:
    months = [row["word"] for row in rows("months") if row["word"].isalpha()]
    printed = [f"{day} {month} 2018" for month in months]
    assert [plain_day(text) for text in printed] == [parse_day(text) for text in printed]
