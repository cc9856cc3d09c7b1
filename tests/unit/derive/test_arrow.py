"""Arrow schemas are what the declarations say."""

import pyarrow as pa
import pytest

from pipeline.derive.arrow import arrow_schema
from pipeline.tables import CITATIONS, CLAUSES, MEETINGS, TABLES, Table

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@each_table
def test_fields_have_the_declared_order_nullability_and_description(table: Table) -> None:
    schema = arrow_schema(table)
    assert tuple(schema.names) == table.names
    for field, column in zip(schema, table.columns, strict=True):
        assert field.nullable is not column.required
        assert field.metadata == {b"description": column.description.encode()}


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [
        pytest.param(CLAUSES, "position", pa.int32(), id="integer"),
        pytest.param(CLAUSES, "level", pa.int16(), id="small integer"),
        pytest.param(CLAUSES, "text", pa.string(), id="text"),
        pytest.param(CITATIONS, "stated_date", pa.date32(), id="date"),
        pytest.param(CITATIONS, "in_dataset", pa.bool_(), id="flag"),
    ],
)
def test_types_are_those_of_the_contract(table: Table, column: str, kind: pa.DataType) -> None:
    assert arrow_schema(table).field(column).type == kind


def test_lists_hold_no_nulls() -> None:
    ordinals = arrow_schema(MEETINGS).field("ordinals").type
    assert (ordinals.value_type, ordinals.value_field.nullable) == (pa.int32(), False)
    spans = arrow_schema(CLAUSES).field("source_spans").type
    assert [field.name for field in spans.value_type] == ["start", "stop"]
    assert not any(field.nullable for field in spans.value_type)
