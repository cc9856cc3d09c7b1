"""What the citations of one text contradict: later sessions, dates against numbers."""

import pytest

from pipeline.extract.checks_citations import contradictions
from pipeline.extract.mentions import Container, read_mentions
from pipeline.extract.passages import Passage
from pipeline.extract.texts import Context, Text

OFFSET = 1000
"""Where the clause stands in the source."""


def found(text: str, context: Context | None = None) -> list[tuple[str, str, str]]:
    context = context or Context(symbol="A/RES/76/13", body="GA", session="76", session_number=76)
    passage = Passage.of(text, OFFSET)
    clause = Container(text=Text(key="PP1", kind="preambular", text=text), passage=passage)
    mentions = read_mentions("A/RES/76/13:en", "en", context, [clause], {})
    each = contradictions(mentions.citations, context, {"A/RES/76/13:en#PP1": passage})
    return [
        (one.expected, one.observed, text[one.place[0] - OFFSET : one.place[1] - OFFSET])
        for one in each
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "Recalling its resolutions 72/256 of 24 December 2107 and 73/276 of 22 December 2018,",
            [
                (
                    "after A/RES/72/256 of 2107-12-24 at 1026-1032",
                    "A/RES/73/276 of 2018-12-22",
                    "73/276",
                )
            ],
            id="a misprinted year",
        ),
        pytest.param(
            "Recalling its resolutions 73/276 of 22 December 2018 and 72/256 of 24 May 2019,",
            [
                (
                    "before A/RES/73/276 of 2018-12-22 at 1026-1032",
                    "A/RES/72/256 of 2019-05-24",
                    "72/256",
                )
            ],
            id="against a falling list",
        ),
        pytest.param(
            "Security Council resolutions 1368 (2001) of 12 September 2001 and 1373 (2001) of"
            " 28 August 2001",
            [
                (
                    "after S/RES/1368(2001) of 2001-09-12 at 1029-1040",
                    "S/RES/1373(2001) of 2001-08-28",
                    "1373 (2001)",
                )
            ],
            id="of the Security Council",
        ),
    ],
)
def test_dates_go_the_way_of_numbers(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert found(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("resolutions 72/256 of 24 May 2018 and 73/276 of 2 June 2019", id="rising"),
        pytest.param("resolutions 73/276 of 2 June 2019 and 72/256 of 24 May 2018", id="falling"),
        pytest.param("resolutions 72/1 and 72/2 of 24 May 2018", id="one day"),
        pytest.param(
            "resolutions 72/1 of 2 May 2018 and Security Council resolution 2402 (2018) of"
            " 26 February 2018",
            id="another body's",
        ),
        pytest.param("resolutions 72/1 of 2 May 2018 and S-10/2 of 30 June 1978", id="special"),
        pytest.param("resolutions 72/266 B of 2 May 2018 and 72/266 A of 3 May 2018", id="parts"),
        pytest.param(
            "resolutions 194 (III) of 11 December 1948 and 212 (III) of 19 November 1948",
            id="within an early session",
        ),
        pytest.param(
            "resolution 73/276 of 2 June 2019, and stressing that resolution 74/1 of 3 May 2018",
            id="no list",
        ),
    ],
)
def test_what_contradicts_nothing(text: str) -> None:
    assert found(text) == []


def test_a_later_session_is_told_with_its_place() -> None:
    assert found("Recalling its resolution 80/1,") == [("76", "80/1", "80/1")]


def test_another_bodys_sessions_count_for_themselves() -> None:
    council = Context(symbol="A/HRC/RES/37/1", body="HRC", session="37", session_number=37)
    assert found("Recalling General Assembly resolution 70/1,", council) == []


def test_a_special_session_has_no_later_one() -> None:
    special = Context(symbol="A/RES/S-10/2", body="GA", session="S-10", session_number=10)
    assert found("Recalling its resolution 32/88,", special) == []
