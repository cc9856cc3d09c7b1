"""The dictionary has an entry for each column, in words a reader can use."""

import pytest

from pipeline.derive.dictionary import entries, markdown
from pipeline.tables import CITATIONS, CLAUSES, TABLES, Table

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@each_table
def test_there_is_an_entry_for_each_column(table: Table) -> None:
    found = list(entries(table))
    assert [entry.column for entry in found] == list(table.names)
    assert all(entry.description and entry.example and entry.origin for entry in found)


def test_an_entry_says_what_a_column_may_hold() -> None:
    found = {entry.column: entry for entry in entries(CLAUSES)}
    assert found["clause_id"].key == "primary key"
    assert found["resolution_id"].key == "refers to resolutions"
    assert found["kind"].allowed == "preambular, operative, heading, annex, formula"
    assert found["position"].allowed == "at least 1"
    assert found["clause_id"].allowed.startswith("matches ^")
    assert found["number"].nullable


def test_the_page_has_a_row_for_each_column_and_no_broken_cells() -> None:
    page = markdown(TABLES, {("citations", "pinpoint"): 0.125})
    assert page.count("\n## ") == len(TABLES)
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert len(rows) == sum(len(table.columns) for table in TABLES)
    assert {row.replace("\\|", "").count("|") for row in rows} == {9}
    assert "| 12.5% |" in next(row for row in rows if row.startswith("| `pinpoint` "))
    assert CITATIONS.description in page
