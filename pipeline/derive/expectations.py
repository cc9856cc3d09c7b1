"""The Great Expectations that a table's declaration implies: what must hold of any release."""

from collections.abc import Iterator

import great_expectations.expectations as gxe
from great_expectations.expectations.expectation import Expectation

from pipeline.tables.schema import Column, Table


def structural_expectations(table: Table) -> list[Expectation]:
    """Return columns, key, nulls, patterns, ranges and categories as critical expectations.

    Types are left out: the Arrow schema enforces them when the table is written.
    """
    return [
        gxe.ExpectTableColumnsToMatchOrderedList(column_list=list(table.names)),
        unique_key(table),
        *(each for column in table.columns for each in column_expectations(column)),
    ]


def unique_key(table: Table) -> Expectation:
    if len(table.primary_key) == 1:  # the compound expectation refuses a single column
        return gxe.ExpectColumnValuesToBeUnique(column=table.primary_key[0])
    return gxe.ExpectCompoundColumnsToBeUnique(
        column_list=list(table.primary_key), ignore_row_if="never"
    )


def column_expectations(column: Column) -> Iterator[Expectation]:
    name = column.name
    if column.required:
        yield gxe.ExpectColumnValuesToNotBeNull(column=name)
    if column.pattern:
        yield gxe.ExpectColumnValuesToMatchRegex(column=name, regex=column.pattern)
    if column.minimum is not None:
        yield gxe.ExpectColumnValuesToBeBetween(column=name, min_value=column.minimum)
    if column.categories:
        yield gxe.ExpectColumnValuesToBeInSet(column=name, value_set=list(column.categories))
