"""Each invariant is broken once and told."""

from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pytest

from pipeline import store
from pipeline.checks import Broken
from pipeline.checks import broken as invariants
from pipeline.curate.citations import link
from pipeline.curate.rows import rows_of
from pipeline.tables import BY_NAME, CITATIONS, SOURCES, TABLES
from tests.made import Cites, Loaded, example_row, kept, reading, source_row

Rows = dict[str, list[dict[str, Any]]]


ID = "A/RES/73/135:en"
SOURCE = kept(reading()).source_id


def whole() -> Rows:
    source = kept(reading(cites=[Cites(raw="37/4", target="A/RES/37/4")]))
    rows: Rows = {table.name: [] for table in TABLES} | rows_of([source])
    rows["sources"] = [source_row(source)]
    for row in rows["citations"]:
        row |= {"in_dataset": False, "date_agrees": None}
    return rows


def broken(tables: Mapping[str, pa.Table]) -> list[Broken]:
    """Return what is broken of tables, which is the same however they are cut."""
    whole, *cut = (invariants(Loaded(tables, rows)) for rows in (1_000, 1, 2))
    assert cut == [whole, whole]
    return whole


def tables_of(rows: Rows) -> dict[str, pa.Table]:
    return {name: store.conform(found, BY_NAME[name]) for name, found in rows.items()}


def test_a_sound_set_of_tables_has_nothing_broken() -> None:
    assert broken(tables_of(whole())) == []


def test_clauses_below_the_top_are_not_counted() -> None:
    rows = whole()
    rows["clauses"].append(
        rows["clauses"][1] | {"clause_id": f"{ID}#OP1(a)", "position": 3, "level": 2}
    )
    assert broken(tables_of(rows)) == []


def test_empty_tables_have_nothing_broken() -> None:
    assert broken(tables_of({table.name: [] for table in TABLES})) == []


def add(name: str, **changes: object) -> Callable[[Rows], None]:
    return lambda rows: rows[name].append(example_row(BY_NAME[name], **changes))


def change(name: str, index: int = 0, **changes: object) -> Callable[[Rows], None]:
    return lambda rows: rows[name][index].update(changes)


def drop(name: str, index: int) -> Callable[[Rows], None]:
    return lambda rows: rows[name].pop(index) and None


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(
            lambda rows: rows["clauses"].append(rows["clauses"][0]),
            f"clauses: the primary key is unique: 1 row, first ('{ID}#PP1',)",
            id="key twice",
        ),
        pytest.param(
            lambda rows: rows["footnote_refs"].append(rows["footnote_refs"][0]),
            f"footnote_refs: the primary key is unique: 1 row, first ('{ID}#FN1', '{ID}#PP1', 3)",
            id="compound key twice",
        ),
        pytest.param(
            change("clauses", parent_id="A/RES/1/1:en#OP1"),
            "clauses: parent_id is found in clauses: 1 row, first A/RES/1/1:en#OP1",
            id="parent missing",
        ),
        pytest.param(
            add("votes", resolution_id="A/RES/1/1:en"),
            "votes: resolution_id is found in resolutions: 1 row, first A/RES/1/1:en",
            id="resolution missing",
        ),
        pytest.param(
            add("dates", **dict.fromkeys(("clause_id", "footnote_id")), about=f"{ID}#PP1@99"),
            f"dates: about is found in citations or meetings: 1 row, first {ID}#PP1@99",
            id="date about nothing",
        ),
        pytest.param(
            change("source_map", row_id=f"{ID}#PP9"),
            f"source_map: row_id is found in resolutions or clauses or footnotes: 1 row, "
            f"first {ID}#PP9",
            id="range of no row",
        ),
        pytest.param(
            change("citations", raw="37/5"),
            f"citations: raw is the text from start to stop: 1 row, first {ID}#PP1@25",
            id="misquoted",
        ),
        pytest.param(
            change("citations", footnote_id=f"{ID}#FN1"),
            f"citations: a mention stands in one place: 1 row, first {ID}#PP1@25",
            id="two places",
        ),
        pytest.param(
            change(
                "footnote_refs",
                offset=len("Recalling its resolution 37/4 of 22 October 1982,") + 1,
            ),
            f"footnote_refs: the offset lies in the text of the clause: 1 row, "
            f"first {ID}#FN1 in {ID}#PP1",
            id="marker beyond the text",
        ),
        pytest.param(
            change("resolutions", preambular_count=2),
            f"resolutions: preambular_count counts its clauses at the top: 1 row, first {ID}",
            id="preambular count",
        ),
        pytest.param(
            change("resolutions", operative_count=0),
            f"resolutions: operative_count counts its clauses at the top: 1 row, first {ID}",
            id="operative count",
        ),
        pytest.param(
            change("resolutions", footnote_count=0),
            f"resolutions: footnote_count counts its footnotes: 1 row, first {ID}",
            id="footnote count",
        ),
        pytest.param(
            change("citations", in_dataset=True),
            f"citations: in_dataset is true of resolutions here: 1 row, first {ID}#PP1@25",
            id="flag untrue",
        ),
        pytest.param(
            drop("source_map", 2),
            f"source_map: its ranges cover each character once: 1 row, first {SOURCE}",
            id="gap in the map",
        ),
        pytest.param(
            change("source_map", 2, start=48),
            f"source_map: its ranges cover each character once: 1 row, first {SOURCE}",
            id="overlap in the map",
        ),
        pytest.param(
            lambda rows: rows["source_map"].append(
                rows["source_map"][-1] | {"start": rows["source_map"][-1]["stop"]}
            ),
            f"source_map: its ranges cover each character once: 1 row, first {SOURCE}",
            id="empty range in the map",
        ),
        pytest.param(
            drop("source_map", -1),
            f"source_map: its ranges cover each character once: 1 row, first {SOURCE}",
            id="map ends early",
        ),
        pytest.param(
            lambda rows: rows["source_map"].clear(),
            f"sources: an extracted source has a map: 1 row, first {SOURCE}",
            id="no map",
        ),
        pytest.param(
            change("sources", status="superseded", reason="b has more"),
            f"source_map: only extracted sources have one: 1 row, first {SOURCE}",
            id="map of a source that is not used",
        ),
        pytest.param(
            change("resolutions", source_id="0" * 64),
            f"resolutions: source_id is an extracted source: 1 row, first {'0' * 64}",
            id="read from nowhere",
        ),
        pytest.param(
            change("clauses", source_spans=((10, 20), (15, 30))),
            f"clauses: source_spans ascend within the source: 1 row, first {ID}#PP1",
            id="spans overlap",
        ),
        pytest.param(
            change("footnotes", source_spans=((0, 9_999),)),
            f"footnotes: source_spans ascend within the source: 1 row, first {ID}#FN1",
            id="spans leave the source",
        ),
        pytest.param(
            change("clauses", source_spans=()),
            f"clauses: source_spans ascend within the source: 1 row, first {ID}#PP1",
            id="no spans",
        ),
    ],
)
def test_what_is_broken_is_told(damage: Callable[[Rows], None], message: str) -> None:
    rows = whole()
    damage(rows)
    told = [str(each) for each in broken(tables_of(rows))]
    assert any(line.startswith(message) for line in told), told


def test_wrong_columns_are_told() -> None:
    tables = tables_of(whole())
    tables["votes"] = tables["votes"].drop_columns(["iso3"])
    told = [str(each) for each in broken(tables)]
    assert told == ["tables: columns and types are as declared: 1 row, first votes"]


def test_linked_citations_are_sound() -> None:
    rows = whole()
    frames = {
        name: store.to_frame(store.conform(rows[name], BY_NAME[name].alone))
        for name in ("resolutions",)
    }
    citations = [{name: row[name] for name in CITATIONS.alone.names} for row in rows["citations"]]
    linked = link(store.to_frame(store.conform(citations, CITATIONS.alone)), frames["resolutions"])
    tables = tables_of(rows) | {
        "citations": store.conform(linked, CITATIONS),
        "sources": store.conform(rows["sources"], SOURCES),
    }
    assert broken(tables) == []
