"""A table as a resource of a Data Package (version 2), with the CSV file that holds it.

Names of types and constraints are those of the Table Schema standard.
"""

from typing import Any

from pipeline.tables import BY_NAME
from pipeline.tables.schema import Column, ForeignKey, Table

Json = dict[str, Any]

FIELD_TYPES: dict[str, Json] = {
    "string": {"type": "string"},
    "int32": {"type": "integer"},
    "int16": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date"},
    "float64": {"type": "number"},
    "list": {"type": "array"},
    "integer list": {"type": "array"},
    "spans": {"type": "array"},
}
"""Lists stand as JSON in their cell: that is what ``array`` means in the standard."""


def resource(table: Table, path: str) -> Json:
    """Return the descriptor of the table in a CSV file, without what only the file can tell."""
    return {
        "name": table.name,
        "type": "table",
        "path": path,
        "title": table.title,
        "description": table.description,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": schema(table),
    }


def schema(table: Table) -> Json:
    """Return the Table Schema: fields, keys, and what an empty cell means."""
    found: Json = {
        "fields": [field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
    }
    if table.foreign_keys:
        found["foreignKeys"] = [foreign_key(key, table) for key in table.foreign_keys]
    return found


def field(column: Column) -> Json:
    found: Json = {
        "name": column.name,
        **FIELD_TYPES[column.type],
        "description": column.description,
        "example": column.example,
    }
    constraints: Json = {}
    if column.required:
        constraints["required"] = True
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.categories:
        constraints["enum"] = list(column.categories)
    return found | ({"constraints": constraints} if constraints else {})


def foreign_key(key: ForeignKey, table: Table) -> Json:
    """Return a foreign key; a table that refers to itself is named by an empty string."""
    return {
        "fields": list(key.columns),
        "reference": {
            "resource": "" if key.table == table.name else key.table,
            "fields": list(BY_NAME[key.table].primary_key),
        },
    }
