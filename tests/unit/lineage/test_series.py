"""Which resolutions continue which: by recitals, by titles, by what was taken over."""

from datetime import date

import pytest

from pipeline.lineage.grouped import by_resolution
from pipeline.lineage.links import title_links
from pipeline.lineage.members import members_of
from pipeline.lineage.recitals import by_clause, runs
from pipeline.lineage.series import rhythm_of, series
from tests.unit.lineage.rows import Row, citations, clause, clauses, resolution

TITLE = "Care of mountain forests"
BODY = {
    "OP1": "Invites regional banks to fund terraces, wells and schools in remote valleys;",
    "OP2": "Encourages universities to teach the care of slopes and to exchange seeds;",
}


class Corpus:
    """Invented resolutions, each with one recital and a body."""

    def __init__(self) -> None:
        self.resolutions: list[Row] = []
        self.clauses: list[Row] = []
        self.citations: list[Row] = []

    def add(self, symbol: str, title: str | None, recital: str = "", *cited: str, **texts: str):
        self.resolutions.append(resolution(symbol, title, date(2000, 1, 1)))
        rows = clauses(symbol, **({"PP1": recital} if recital else {}), **(texts or BODY))
        self.clauses += rows
        if cited:
            self.citations += citations(rows[0], *cited)
        return self

    def series(self) -> dict[str, Row]:
        found = series(
            self.resolutions, by_resolution(self.clauses), by_resolution(self.citations)
        )
        assert len({(row["series_id"], row["symbol"]) for row in found}) == len(found)
        return {row["symbol"]: row for row in found}


def test_the_same_title() -> None:
    found = Corpus().add("A/RES/60/5", TITLE).add("A/RES/62/7", TITLE).series()
    assert [row["position"] for row in found.values()] == [1, 2]
    assert {row["series_id"] for row in found.values()} == {"A/RES/60/5"}
    assert found["A/RES/62/7"]["predecessor"] == "A/RES/60/5"
    assert found["A/RES/62/7"]["evidence"] == "title"


def test_a_list_of_recitals_bridges_what_is_not_there() -> None:
    recital = "Recalling its resolutions 58/3 of 1 May 2003, 60/5 and 61/9 of 2 May 2006,"
    cited = ("A/RES/58/3", "A/RES/60/5", "A/RES/61/9")
    found = Corpus().add("A/RES/60/5", TITLE).add("A/RES/62/7", TITLE, recital, *cited).series()
    assert list(found) == ["A/RES/58/3", "A/RES/60/5", "A/RES/61/9", "A/RES/62/7"]
    assert [row["resolution_id"] is None for row in found.values()] == [True, False, True, False]
    assert found["A/RES/62/7"]["predecessor"] == "A/RES/61/9"
    assert {row["evidence"] for row in found.values()} == {"recital", "both"}
    assert {row["series_id"] for row in found.values()} == {"A/RES/58/3"}


def test_a_body_that_was_renamed() -> None:
    old = "Cooperation between the United Nations and the Organization of the Islamic Conference"
    new = "Cooperation between the United Nations and the Organization of Islamic Cooperation"
    found = Corpus().add("A/RES/60/5", old).add("A/RES/62/7", new).series()
    assert found["A/RES/62/7"]["predecessor"] == "A/RES/60/5"


def test_another_title_continues_what_it_names_and_takes_over() -> None:
    recital = "Recalling its resolution 60/5,"
    corpus = Corpus().add("A/RES/60/5", TITLE)
    found = corpus.add("A/RES/62/7", "Slopes and seeds", recital, "A/RES/60/5").series()
    assert found["A/RES/62/7"]["evidence"] == "recital"


@pytest.mark.parametrize(
    ("recital", "texts"),
    [
        pytest.param("Recalling its resolution 60/5,", {"OP1": "Decides to meet."}, id="no words"),
        pytest.param("Recalling its resolution 60/5, by which it met,", BODY, id="something else"),
        pytest.param("Recalling section II of its resolution 60/5,", BODY, id="a part of it"),
    ],
)
def test_another_title_that_continues_nothing(recital: str, texts: Row) -> None:
    corpus = Corpus().add("A/RES/60/5", TITLE)
    corpus.add("A/RES/62/7", "Slopes and seeds", recital, "A/RES/60/5", **texts)
    assert corpus.series() == {}


def test_a_series_that_goes_on_is_not_continued_under_another_title() -> None:
    third = {
        "OP1": BODY["OP1"].replace("in remote valleys", "on islands"),
        "OP2": "Proclaims a year of glaciers, of ice and of snow, of hail and of autumn rain;",
        "OP3": "Calls upon all to measure how fast they melt and to tell those who live below.",
    }
    corpus = Corpus().add("A/RES/60/5", TITLE).add("A/RES/64/1", TITLE)
    corpus.add("A/RES/62/7", "Glaciers", "Recalling its resolution 60/5,", "A/RES/60/5", **third)
    assert set(corpus.series()) == {"A/RES/60/5", "A/RES/64/1"}


def test_what_many_lean_on_belongs_to_none() -> None:
    corpus = Corpus()
    for number, subject in enumerate(("Oceans", "Deserts", "Rivers"), start=1):
        body = {"OP1": f"Invites all who care for {subject} to say what they need and when;"}
        corpus.add(f"A/RES/60/{number}", subject, **body)
        recital = f"Recalling its resolutions 55/2 of 8 May 2000 and 60/{number},"
        later = f"A/RES/61/{number}"
        corpus.add(later, subject, recital, "A/RES/55/2", f"A/RES/60/{number}", **body)
    found = corpus.series()
    assert "A/RES/55/2" not in found
    assert len({row["series_id"] for row in found.values()}) == 3


def test_the_order_of_rows_is_nothing() -> None:
    recital = "Recalling its resolutions 58/3 of 1 May 2003 and 60/5,"
    corpus = Corpus().add("A/RES/60/5", TITLE)
    corpus.add("A/RES/62/7", TITLE, recital, "A/RES/58/3", "A/RES/60/5")
    rows = (corpus.resolutions, corpus.clauses, corpus.citations)
    forward, backward = (
        series(first, by_resolution(clauses), by_resolution(citations))
        for first, clauses, citations in (rows, [each[::-1] for each in rows])
    )
    assert forward == backward


@pytest.mark.parametrize(
    ("sessions", "rhythm"),
    [
        pytest.param([70, 71, 72], "annual", id="each session"),
        pytest.param([60, 61, 62, 64, 66, 68, 70, 72], "biennial", id="what it is lately"),
        pytest.param([60, 63, 66], "triennial", id="each third"),
        pytest.param([60, 65, 66, 70], "irregular", id="no rhythm"),
        pytest.param([60, 62], None, id="one step tells nothing"),
        pytest.param([], None, id="none"),
    ],
)
def test_rhythm(sessions: list[int], rhythm: str | None) -> None:
    assert rhythm_of(sessions) == rhythm


@pytest.mark.parametrize(
    ("text", "own", "plain"),
    [
        pytest.param("Recalling its resolution 60/5,", True, True, id="its resolution"),
        pytest.param("Recalling all its previous resolutions on seeds, including 60/5,", True,
                     True, id="all its previous ones"),
        pytest.param("Recalling also its relevant resolutions, the most recent of which is "
                     "resolution 60/5,", True, True, id="the most recent"),
        pytest.param("Guided by resolution 60/5,", False, True, id="not its own words"),
        pytest.param("Recalling its resolution 60/5 of 2 May 2005, entitled “Seeds”,", True, False,
                     id="a title follows"),
        pytest.param("Recalling paragraph 4 of its resolution 60/5,", True, False, id="pinpoint"),
    ],
)  # fmt: skip
def test_how_a_list_is_led_in(text: str, own: bool, plain: bool) -> None:
    recital = clause("A/RES/62/7", "PP1", text, 1)
    (run,) = runs("A/RES/62/7", [recital], by_clause(citations(recital, "A/RES/60/5")))
    assert (run.own, run.plain) == (own, plain)


def test_words_end_a_list() -> None:
    text = "Recalling its resolutions 58/3 of 1 May 2003 and 60/5, and bearing in mind 61/9,"
    recital = clause("A/RES/62/7", "PP1", text, 1)
    cited = by_clause(citations(recital, "A/RES/58/3", "A/RES/60/5", "A/RES/61/9"))
    found = runs("A/RES/62/7", [recital], cited)
    assert [run.symbols for run in found] == [("A/RES/58/3", "A/RES/60/5"), ("A/RES/61/9",)]


@pytest.mark.parametrize(
    ("items", "confidence"),
    [
        pytest.param(("Report of the board", "Report of the board"), 0.85, id="same item"),
        pytest.param(("Report of the board", "Another matter"), 0.8, id="another item"),
        pytest.param((None, None), 0.8, id="none stated"),
    ],
)
def test_one_agenda_item_makes_surer(
    items: tuple[str | None, str | None], confidence: float
) -> None:
    rows = [
        resolution("A/RES/70/5", "Reports of the board", agenda_title=items[0]),
        resolution("A/RES/71/6", "Reports of the board", agenda_title=items[1]),
    ]
    (link,) = title_links(members_of(rows, {}, {}, []))
    assert link.confidence == confidence
