"""Resources are valid by the standard and agree with the CSV that they describe."""

from pathlib import Path

import pytest
from frictionless import Package, Schema

from pipeline import store
from pipeline.derive.datapackage import resource, schema
from pipeline.tables import BY_NAME, CLAUSES, TABLES, Table
from tests.made import example_row

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@each_table
def test_the_schema_is_valid_and_has_every_column(table: Table) -> None:
    descriptor = schema(table)
    assert not list(Schema.metadata_validate(descriptor))
    assert [field["name"] for field in descriptor["fields"]] == list(table.names)
    assert descriptor["primaryKey"] == list(table.primary_key)


@each_table
def test_foreign_keys_name_the_parents_key(table: Table) -> None:
    for key in schema(table).get("foreignKeys", []):
        parent = BY_NAME[key["reference"]["resource"] or table.name]
        assert key["reference"]["fields"] == list(parent.primary_key)


def test_a_table_that_refers_to_itself_is_named_by_nothing() -> None:
    keys = {
        key["fields"][0]: key["reference"]["resource"] for key in schema(CLAUSES)["foreignKeys"]
    }
    assert keys == {"resolution_id": "resolutions", "parent_id": ""}


@each_table
def test_frictionless_reads_the_csv_by_its_resource(table: Table, tmp_path: Path) -> None:
    store.write_csv(store.conform([example_row(table)], table), tmp_path / f"{table.name}.csv")
    descriptor = resource(table, f"{table.name}.csv")
    descriptor["schema"].pop("foreignKeys", None)  # the parents' rows are not here
    package = Package.from_descriptor(
        {"name": "made", "resources": [descriptor]}, basepath=str(tmp_path)
    )
    report = package.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


@pytest.mark.parametrize(
    ("column", "constraints"),
    [
        pytest.param("clause_id", {"required", "pattern"}, id="required and pattern"),
        pytest.param("kind", {"required", "enum"}, id="categories"),
        pytest.param("position", {"required", "minimum"}, id="least value"),
        pytest.param("number", set(), id="nothing"),
    ],
)
def test_constraints_are_those_declared(column: str, constraints: set[str]) -> None:
    fields = {field["name"]: field for field in schema(CLAUSES)["fields"]}
    assert set(fields[column].get("constraints", {})) == constraints
