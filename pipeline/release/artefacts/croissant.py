"""croissant.json: the Parquet files in the vocabulary that machine-learning tools read.

Ranges of the source (lists of start and stop) are left out: the vocabulary's reader has no such
values. Keys of other tables are left to the Data Package: the reader would join the tables.
"""

import json
from typing import Any

from pipeline.files import file_hash
from pipeline.release.artefacts.citation import ABSTRACT, KEYWORDS
from pipeline.release.edition import NAME, PUBLISHER, TITLE, Edition
from pipeline.tables import TABLES, Column, Table

VERSION = "http://mlcommons.org/croissant/1.1"
LICENSE = "https://creativecommons.org/publicdomain/zero/1.0/"
DATA_TYPES = {
    "string": "TEXT",
    "int32": "INTEGER",
    "int16": "INTEGER",
    "boolean": "BOOL",
    "date": "DATE",
    "float64": "FLOAT",
    "list": "TEXT",
    "integer list": "INTEGER",
}
LISTS = frozenset({"list", "integer list"})


def write(edition: Edition) -> None:
    content = json.dumps(described(edition), indent=1, ensure_ascii=False, default=str)
    edition.text("croissant.json", content + "\n")


def described(edition: Edition) -> dict[str, Any]:
    """Return the release as a Croissant dataset."""
    import mlcroissant as mlc  # takes most of a second to import

    context = mlc.Context(conforms_to=VERSION)
    metadata = mlc.Metadata(
        ctx=context,
        name=NAME,
        description=ABSTRACT,
        version=str(edition.version),
        date_published=edition.date.isoformat(),
        license=[LICENSE],
        keywords=list(KEYWORDS),
        creators=[mlc.Organization(ctx=context, name=PUBLISHER)],
        publisher=[mlc.Organization(ctx=context, name=PUBLISHER)],
        cite_as=f"{PUBLISHER}. {TITLE}. Version {edition.version}, {edition.date.isoformat()}.",
        url="https://documents.un.org/",
        distribution=[file_object(mlc, context, edition, table) for table in TABLES],
        record_sets=[record_set(mlc, context, table) for table in TABLES],
    )
    found: dict[str, Any] = metadata.to_json()
    return found


def file_object(mlc: Any, context: Any, edition: Edition, table: Table) -> Any:
    return mlc.FileObject(
        ctx=context,
        id=f"{table.name}.parquet",
        name=f"{table.name}.parquet",
        description=table.description,
        content_url=f"parquet/{table.name}.parquet",
        encoding_formats=["application/x-parquet"],
        sha256=file_hash(edition.parquet(table.name)),
    )


def record_set(mlc: Any, context: Any, table: Table) -> Any:
    return mlc.RecordSet(
        ctx=context,
        id=table.name,
        name=table.name,
        description=table.description,
        key=[f"{table.name}/{name}" for name in table.primary_key],
        fields=[
            field(mlc, context, table, column)
            for column in table.columns
            if column.type in DATA_TYPES
        ],
    )


def field(mlc: Any, context: Any, table: Table, column: Column) -> Any:
    return mlc.Field(
        ctx=context,
        id=f"{table.name}/{column.name}",
        name=column.name,
        description=column.description,
        data_types=[getattr(mlc.DataType, DATA_TYPES[column.type])],
        repeated=column.type in LISTS or None,
        source=mlc.Source(
            ctx=context,
            file_object=f"{table.name}.parquet",
            extract=mlc.Extract(ctx=context, column=column.name),
        ),
    )
