"""What needs the whole corpus: links, disagreements, completeness, differences."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from pipeline import store
from pipeline.curate.agreement import disagreements
from pipeline.curate.citations import link
from pipeline.curate.completeness import completeness
from pipeline.curate.differences import differences
from pipeline.curate.rows import rows_of
from pipeline.tables import BY_NAME, CITATIONS, COMPLETENESS, FINDINGS, SOURCES
from tests.made import Cites, Kept, kept, reading, source_row

OCTOBER = date(1982, 10, 22)
TEXTS = ("Recalling its resolution 37/4 of 22 October 1982,", "Decides.")


def frames_of(*sources: Kept, refused: tuple[str, ...] = ()) -> dict[str, pd.DataFrame]:
    rows = rows_of(sources)
    frames = {
        name: store.to_frame(store.conform(found, BY_NAME[name].alone))
        for name, found in rows.items()
    }
    known = [source_row(source) for source in sources]
    known += [
        source_row(kept(reading(symbol), path=f"bad/{symbol}"), status="quarantined", reason="cut")
        for symbol in refused
    ]
    frames["sources"] = store.to_frame(store.conform(known, SOURCES))
    frames["citations"] = link(frames["citations"], frames["resolutions"])
    return frames


def citing(symbol: str, target: str, of: date | None = None, path: str = "citing.txt") -> Kept:
    return kept(reading(symbol, TEXTS, cites=[Cites(raw="37/4", target=target, of=of)]), path=path)


def adopted(symbol: str, on: date | None, path: str = "target.txt") -> Kept:
    return kept(reading(symbol, adoption_date=on), path=path)


@pytest.mark.parametrize(
    ("target", "stated", "on", "expected"),
    [
        pytest.param("A/RES/37/4", OCTOBER, OCTOBER, (True, True), id="there, same date"),
        pytest.param("A/RES/37/4", OCTOBER, date(1982, 10, 2), (True, False), id="other date"),
        pytest.param("A/RES/37/4", None, OCTOBER, (True, None), id="no date stated"),
        pytest.param("A/RES/37/4", OCTOBER, None, (True, None), id="target's date unknown"),
        pytest.param("A/RES/37/5", OCTOBER, OCTOBER, (False, None), id="not there"),
        pytest.param("A/RES/37/4/Add.1", OCTOBER, OCTOBER, (False, None), id="another document"),
    ],
)
def test_links(
    target: str, stated: date | None, on: date | None, expected: tuple[bool, bool | None]
) -> None:
    linked = frames_of(citing("A/RES/73/135", target, stated), adopted("A/RES/37/4", on))
    (row,) = store.conform(linked["citations"], CITATIONS).to_pylist()
    assert (row["in_dataset"], row["date_agrees"]) == expected


def test_of_two_languages_the_first_gives_the_date() -> None:
    frames = frames_of(
        citing("A/RES/73/135", "A/RES/37/4", OCTOBER), adopted("A/RES/37/4", OCTOBER)
    )
    resolutions = frames["resolutions"]
    french = resolutions.assign(
        resolution_id=resolutions["resolution_id"].str.replace(":en", ":fr"),
        adoption_date=date(1982, 10, 2),
    )
    for both in ([french, resolutions], [resolutions, french]):
        linked = link(frames["citations"], pd.concat(both))
        assert linked["date_agrees"].tolist() == [True]


def test_a_citation_without_a_symbol_links_to_nothing() -> None:
    source = citing("A/RES/73/135", "A/RES/37/4")
    (one,) = source.readings
    nameless = replace(one, citations=(one.citations[0]._replace(target_symbol=None),))
    frames = frames_of(replace(source, readings=(nameless,)))
    (row,) = store.conform(frames["citations"], CITATIONS).to_pylist()
    assert (row["in_dataset"], row["date_agrees"]) == (False, None)
    assert disagreements(frames) == []


def test_a_corpus_without_citations_links() -> None:
    frames = frames_of(kept(reading()))
    assert store.conform(frames["citations"], CITATIONS).num_rows == 0
    assert disagreements(frames) == []


def test_a_date_that_is_not_the_targets_is_a_finding_of_the_one_that_cites() -> None:
    frames = frames_of(
        citing("A/RES/73/135", "A/RES/37/4", OCTOBER), adopted("A/RES/37/4", date(1982, 10, 2))
    )
    (row,) = disagreements(frames)
    assert row == {
        "finding_id": "A/RES/73/135:en#PP1@25!a-stated-date-is-the-date-of-adoption@0",
        "path": "citing.txt",
        "resolution_id": "A/RES/73/135:en",
        "check_name": "a stated date is the date of adoption",
        "severity": "warning",
        "expected": "A/RES/37/4 of 1982-10-02",
        "observed": "A/RES/37/4 of 1982-10-22 at A/RES/73/135:en#PP1@25",
        "start": 0,
        "stop": len(TEXTS[0]),
    }
    store.conform([row], FINDINGS)


def test_a_finding_tells_where_the_target_prints_its_date() -> None:
    on = date(1982, 10, 2)
    frames = frames_of(citing("A/RES/73/135", "A/RES/37/4", OCTOBER), adopted("A/RES/37/4", on))
    place = {"resolution_id": "A/RES/37/4:en", "symbol": "A/RES/37/4", "date_start": on}
    rows = [
        {**place, "role": "distribution", "start": 5, "date_id": "A/RES/37/4:en#masthead@5"},
        {**place, "role": "adoption", "start": 90, "date_id": "A/RES/37/4:en#masthead@90"},
        {**place, "role": "adoption", "start": 20, "date_id": "A/RES/37/4:en#masthead@20"},
    ]
    (row,) = disagreements({**frames, "dates": pd.DataFrame(rows)})
    assert row["expected"] == "A/RES/37/4 of 1982-10-02 at A/RES/37/4:en#masthead@20"


def test_a_finding_names_the_source_that_was_read_not_its_copy() -> None:
    frames = frames_of(
        citing("A/RES/73/135", "A/RES/37/4", OCTOBER), adopted("A/RES/37/4", date(1982, 10, 2))
    )
    copies = frames["sources"].assign(status="duplicate", path="z/copy.txt")
    frames["sources"] = pd.concat([frames["sources"], copies])
    assert [row["path"] for row in disagreements(frames)] == ["citing.txt"]


def ledger(frames: dict[str, pd.DataFrame]) -> dict[str, tuple[str, str | None]]:
    rows = completeness(frames["resolutions"], frames["citations"], frames["sources"])
    store.conform(rows, COMPLETENESS)
    return {
        str(row["symbol"] or row["number"]): (str(row["status"]), row["reason"])  # type: ignore[misc]
        for row in rows
    }


def test_the_ledger_has_what_is_there_what_is_cited_and_the_gaps() -> None:
    frames = frames_of(
        adopted("A/RES/73/1", None, "1"),
        citing("A/RES/73/4", "A/RES/73/2", path="4"),
        citing("A/RES/73/5", "A/RES/73/2", path="5"),
        citing("A/RES/73/6", "A/RES/37/4", path="6"),
        citing("A/RES/73/7", "A/RES/73/9", path="7"),
    )
    assert ledger(frames) == {
        **{f"A/RES/73/{n}": ("present", None) for n in (1, 4, 5, 6, 7)},
        "A/RES/73/2": ("missing", "cited by A/RES/73/4 and 1 other"),
        "A/RES/73/3": ("missing", "numbers run to 7"),
        "A/RES/73/9": ("missing", "cited by A/RES/73/7"),
        "A/RES/37/4": ("cited only", "cited by A/RES/73/6"),
    }


def test_a_refused_source_is_in_the_ledger_with_its_reason() -> None:
    frames = frames_of(adopted("A/RES/73/1", None), refused=("A/RES/73/2", "A/RES/73/1"))
    assert ledger(frames) == {
        "A/RES/73/1": ("present", None),
        "A/RES/73/2": ("quarantined", "bad/A/RES/73/2 was refused: cut"),
    }


def test_a_refused_source_shows_that_there_are_numbers_below_its_own() -> None:
    frames = frames_of(adopted("A/RES/73/1", None), refused=("A/RES/73/3", "A/RES/74/2"))
    assert {symbol: status for symbol, (status, _) in ledger(frames).items()} == {
        "A/RES/73/1": "present",
        "A/RES/73/2": "missing",
        "A/RES/73/3": "quarantined",
        "A/RES/74/1": "missing",
        "A/RES/74/2": "quarantined",
    }


def test_a_refused_part_of_what_is_there_is_not_missed() -> None:
    frames = frames_of(adopted("A/RES/57/130A-B", None), refused=("A/RES/57/130B",))
    assert "A/RES/57/130B" not in ledger(frames)


def test_a_citation_shows_no_numbers_but_its_own() -> None:
    frames = frames_of(adopted("A/RES/57/1", None, "1"), citing("A/RES/57/2", "A/RES/57/5"))
    assert ledger(frames).keys() == {f"A/RES/57/{n}" for n in (1, 2, 5)}


def test_numbers_that_run_on_through_sessions_begin_where_the_dataset_does() -> None:
    frames = frames_of(adopted("A/RES/302(IV)", None, "1"), adopted("A/RES/304(IV)", None, "2"))
    assert ledger(frames).keys() == {f"A/RES/{n}(IV)" for n in (302, 303, 304)}


def test_the_year_of_a_council_number_is_told_only_if_it_is_certain() -> None:
    symbols = ("S/RES/2401(2018)", "S/RES/2403(2018)", "S/RES/2405(2019)")
    frames = frames_of(*(adopted(symbol, None, symbol) for symbol in symbols))
    assert ledger(frames).keys() == {*symbols, "S/RES/2402(2018)", "2404"}


def test_a_number_far_out_opens_no_gap() -> None:
    frames = frames_of(adopted("A/RES/73/1", None, "1"), adopted("A/RES/73/13500", None, "2"))
    assert len(ledger(frames)) == 2


@pytest.mark.parametrize(
    ("there", "cited", "held"),
    [
        pytest.param("A/RES/57/130A-C", "A/RES/57/130B", True, id="one of several parts"),
        pytest.param("A/RES/57/130B-C", "A/RES/57/130B", True, id="the first of the parts"),
        pytest.param("A/RES/57/130A", "A/RES/57/130", True, id="the whole, a part is there"),
        pytest.param("A/RES/57/130", "A/RES/57/130B", True, id="a part of the whole"),
        pytest.param("A/RES/57/130A", "A/RES/57/130B", False, id="another part"),
        pytest.param("A/RES/57/130A-B", "A/RES/57/130C", False, id="beyond the parts"),
    ],
)
def test_parts_are_held_by_what_holds_them(there: str, cited: str, held: bool) -> None:
    found = ledger(frames_of(adopted(there, None), citing("A/RES/58/1", cited)))
    assert (cited in found) is not held


def test_the_same_symbol_in_two_languages_is_present_once() -> None:
    frames = frames_of(adopted("A/RES/73/1", None))
    english = frames["resolutions"]
    french = english.assign(resolution_id="A/RES/73/1:fr", language="fr")
    both = pd.concat([english, french])
    (row,) = completeness(both, frames["citations"], frames["sources"])
    assert (row["symbol"], row["status"]) == ("A/RES/73/1", "present")


@pytest.mark.parametrize(
    ("other", "observed"),
    [
        pytest.param(reading(), [], id="the same"),
        pytest.param(
            reading(adoption_date=date(2018, 12, 31)),
            ["adoption_date 2018-12-31 in b.xml"],
            id="another fact",
        ),
        pytest.param(reading(adoption_date=None), [], id="a fact that one does not state"),
        pytest.param(
            reading(texts=("Recalling its resolution 37/5 of 22 October 1982,", "Decides.")),
            ["PP1: Recalling its resolution 37/5 of 22 October 1982, in b.xml"],
            id="another figure",
        ),
        pytest.param(
            reading(texts=("Recalling  its resolution 37/4 of 22 October 1982", "decides;")),
            [],
            id="marks, spaces and case",
        ),
        pytest.param(
            reading(
                texts=("Recalling its resolution 37/4 of 22 October 1982,", "Noting,", "Decides.")
            ),
            ["PP2: Noting, in b.xml"],
            id="a clause more",
        ),
        pytest.param(reading(note="A/75/75."), ["FN1: A/75/75. in b.xml"], id="another note"),
    ],
)
def test_differences_of_two_sources(other: object, observed: list[str]) -> None:
    found = list(differences(reading(), other, "b.xml"))  # type: ignore[arg-type]
    assert [finding.observed for finding in found] == observed
