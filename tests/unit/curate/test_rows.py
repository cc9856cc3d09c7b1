"""Readings become rows of every partitioned table."""

import pytest

from pipeline import store
from pipeline.curate.faults import faults
from pipeline.curate.rows import NAMES, finding_rows, rows_of, tables_of
from pipeline.extract.records import Finding, Resolution, SourceRole
from pipeline.sources.cache import KINDS
from pipeline.tables import BY_NAME, FINDINGS, TABLES
from tests.made import Cites, Row, kept, reading

CITES = Cites(raw="37/4", target="A/RES/37/4")


def finding(
    start: int | None, check: str = "damage: lost hyphen", of: str | None = "A/RES/1/1:en"
) -> Finding:
    return Finding(
        resolution_id=of,
        check_name=check,
        severity="warning",
        expected=None,
        observed=None,
        start=start,
        stop=None,
    )


def test_every_partitioned_table_gets_rows_that_conform() -> None:
    source = kept(reading(cites=[CITES], findings=(finding(3, of="A/RES/73/135:en"),)))
    rows = rows_of([source])
    assert list(rows) == [table.name for table in TABLES if table.partitioned]
    for name, found in rows.items():
        store.conform(found, BY_NAME[name].alone)
    assert {name: len(found) for name, found in rows.items() if found} == {
        "resolutions": 1,
        "clauses": 2,
        "footnotes": 1,
        "footnote_refs": 1,
        "citations": 1,
        "source_map": 6,
        "findings": 1,
    }
    assert faults(tables_of(source)) == []


def test_a_record_has_its_values_in_the_order_of_its_table() -> None:
    """A row is a record as it stands: what is declared in another order would be mixed up."""
    for name, kind in KINDS.items():
        if name != FINDINGS.name:
            assert kind._fields == NAMES[name]
    assert (*Resolution._fields, "source_id") == NAMES["resolutions"]
    assert ("source_id", *SourceRole._fields) == NAMES["source_map"]


def test_the_source_goes_into_its_rows() -> None:
    source = kept(reading(findings=(finding(3),)), path="ga/73/b.xml")
    rows = rows_of([source])
    assert {row["source_id"] for row in rows["resolutions"] + rows["source_map"]} == {
        source.source_id
    }
    assert rows["findings"][0]["path"] == "ga/73/b.xml"


def test_the_map_names_no_rows_that_are_taken_from_another_source() -> None:
    both = kept(reading("A/RES/1/1"), reading("A/RES/1/2"))
    one = type(both)(
        path=both.path,
        source_id=both.source_id,
        readings=both.readings[:1],
        source_map=both.source_map,
    )
    rows = rows_of([one])["source_map"]
    assert len(rows) == len(both.source_map)
    assert {str(row["row_id"])[:9] for row in rows} == {"A/RES/1/1", "None"}


@pytest.mark.parametrize(
    ("found", "ids"),
    [
        pytest.param([finding(7)], ["A/RES/1/1:en!damage-lost-hyphen@7"], id="a place"),
        pytest.param([finding(None)], ["A/RES/1/1:en!damage-lost-hyphen"], id="no place"),
        pytest.param([finding(7, of=None)], ["hash!damage-lost-hyphen@7"], id="no resolution"),
        pytest.param(
            [finding(7), finding(7), finding(7, "operative numbers run on"), finding(7)],
            [
                "A/RES/1/1:en!damage-lost-hyphen@7",
                "A/RES/1/1:en!damage-lost-hyphen@7~2",
                "A/RES/1/1:en!operative-numbers-run-on@7",
                "A/RES/1/1:en!damage-lost-hyphen@7~3",
            ],
            id="one place several times",
        ),
    ],
)
def test_findings_are_named_after_what_they_are_about(
    found: list[Finding], ids: list[str]
) -> None:
    assert [row["finding_id"] for row in finding_rows(found, "a.txt", "hash")] == ids


@pytest.mark.parametrize(
    ("table", "change", "fault"),
    [
        pytest.param("clauses", {"text": ""}, "clauses.text: an empty text", id="empty"),
        pytest.param("clauses", {"text": None}, "clauses.text: null", id="null"),
        pytest.param("clauses", {"position": "1"}, "'1' is no int32", id="type"),
        pytest.param("clauses", {"position": True}, "True is no int32", id="flag for a number"),
        pytest.param("clauses", {"position": 0}, "0 is out of range", id="below the least"),
        pytest.param("clauses", {"level": 40_000}, "40000 is out of range", id="too large"),
        pytest.param("resolutions", {"number": -(2**31)}, "out of range", id="too small"),
        pytest.param("clauses", {"kind": "recital"}, "'recital' is none", id="category"),
        pytest.param("resolutions", {"symbol": "A RES"}, "does not match", id="pattern"),
        pytest.param("resolutions", {"agenda_items": ("",)}, "empty text in the", id="in a list"),
        pytest.param("clauses", {"source_spans": [(0, 1)]}, "[(0, 1)] is no spans", id="a list"),
        pytest.param("clauses", {"level": None}, "clauses.level: null", id="no number"),
        pytest.param("clauses", {"parent_id": "x"}, "there is no 'x' in clauses", id="reference"),
        pytest.param("clauses", {"clause_id": "A/RES/73/135:en#OP1"}, "2 rows have", id="key"),
    ],
)
def test_faults_name_what_does_not_fit(table: str, change: Row, fault: str) -> None:
    tables = tables_of(kept(reading()))
    row = dict(zip(NAMES[table], tables[table][0], strict=True)) | change
    tables[table][0] = tuple(row.values())
    assert any(fault in line for line in faults(tables))


def test_each_value_that_does_not_fit_is_named() -> None:
    tables = tables_of(kept(reading(texts=("Recalling", "Noting", "Decides."))))
    at = NAMES["clauses"].index("text")
    tables["clauses"] = [(*row[:at], "", *row[at + 1 :]) for row in tables["clauses"]]
    assert faults(tables) == ["clauses.text: an empty text"] * 3
