"""What Dagster shows of a table, derived from its declaration."""

from collections.abc import Mapping
from typing import Any

import dagster as dg

from pipeline.tables import BY_NAME, RESOLUTIONS, Table


def column_schema(table: Table) -> dg.TableSchema:
    """Return columns with types, descriptions and constraints, and the primary key."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                column.name,
                column.type,
                description=column.description,
                constraints=dg.TableColumnConstraints(
                    nullable=not column.required,
                    unique=table.primary_key == (column.name,),
                    other=[f"one of: {', '.join(column.categories)}"] if column.categories else [],
                ),
            )
            for column in table.columns
        ],
        constraints=dg.TableConstraints(other=[f"primary key: {', '.join(table.primary_key)}"]),
    )


def foreign_lineage(table: Table) -> dict[str, list[dg.TableColumnDep]]:
    """Return where columns that are keys of other tables come from."""
    return {
        column: [dg.TableColumnDep(asset_key=key.table, column_name=parent)]
        for key in table.foreign_keys
        if key.table != table.name
        for column, parent in zip(key.columns, BY_NAME[key.table].primary_key, strict=True)
    }


def linked_lineage(table: Table) -> dict[str, list[dg.TableColumnDep]]:
    """Return where the columns of a table come from that adds to the sessions' own table."""
    return {
        column.name: [
            dg.TableColumnDep(asset_key=RESOLUTIONS.name, column_name="symbol")
            if column.from_corpus
            else dg.TableColumnDep(asset_key=table.name, column_name=column.name)
        ]
        for column in table.columns
    }


def rows_metadata(rows: int, lineage: Mapping[str, list[dg.TableColumnDep]]) -> dict[str, Any]:
    """Return what a materialisation says: rows, and the columns' lineage where there is one."""
    found: dict[str, Any] = {"dagster/row_count": rows}
    if lineage:
        found["dagster/column_lineage"] = dg.TableColumnLineage(dict(lineage))
    return found
