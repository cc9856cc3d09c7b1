"""metadata-only/: the tables without texts, to download quickly or where texts may not be kept.

A release of its own in small: Parquet, compressed CSV with a Data Package, the loader. Which
columns hold text is said where they are declared; ``source_map``, which leads into the texts, is
left out.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

import pyarrow as pa

from pipeline import store
from pipeline.derive.arrow import arrow_schema
from pipeline.release.artefacts import datapackage, loader, rights
from pipeline.release.edition import NAME, TITLE, Edition, parquet_path
from pipeline.tables import BY_NAME, SOURCE_MAP, TABLES, Table

FOLDER = "metadata-only"
TEMPLATE = Template(Path(__file__).with_name("metadata_only.md").read_text(encoding="utf-8"))

KEPT = tuple(table.without_texts for table in TABLES if table is not SOURCE_MAP)


def write(edition: Edition) -> None:
    for table in KEPT:
        with edition.opened(parquet_path(Path(FOLDER), table.name).as_posix()) as file:
            store.parquet_to(file, table, projected(edition, table))
        with edition.opened(f"{FOLDER}/{csv_path(table)}") as file:
            file.write(compressed(csv_content(edition, table)))
    package = json.dumps(descriptor(edition), indent=2, ensure_ascii=False) + "\n"
    edition.text(f"{FOLDER}/datapackage.json", package)
    edition.text(f"{FOLDER}/README.md", TEMPLATE.substitute(facts(edition)))
    edition.text(f"{FOLDER}/LICENSE", rights.STATEMENT)
    edition.text(f"{FOLDER}/resolutions.py", loader.source())


def projected(edition: Edition, table: Table) -> Iterator[pa.RecordBatch]:
    """Yield the columns that are kept of a table of the release, its rows in their order."""
    return store.batches(BY_NAME[table.name], edition.parquet(table.name), table.names)


def csv_path(table: Table) -> str:
    return f"csv/{table.name}.csv.gz"


def csv_content(edition: Edition, table: Table) -> pa.Buffer:
    content = pa.BufferOutputStream()
    store.csv_to(content, arrow_schema(table), projected(edition, table))
    return content.getvalue()


def compressed(content: pa.Buffer) -> bytes:
    """Return the content in the format of gzip, without the time that gzip itself would note.

    Arrow brings its own zlib: another one, of a system or of Python, may give other bytes.
    """
    found: bytes = pa.Codec("gzip", compression_level=6).compress(content, asbytes=True)
    return found


def descriptor(edition: Edition) -> dict[str, Any]:
    """Return the Data Package of the compressed CSV files."""
    resources = [
        datapackage.measured(edition.folder / FOLDER, table, csv_path(table))
        | {"compression": "gz"}
        for table in KEPT
    ]
    return datapackage.described(edition) | {
        "name": f"{NAME}-metadata",
        "title": f"{TITLE} (without texts)",
        "resources": resources,
    }


def facts(edition: Edition) -> dict[str, str]:
    left_out = [
        f"| `{table.name}` | {', '.join(f'`{name}`' for name in gone)} |"
        for table in TABLES
        if (gone := [name for name in table.names if name not in table.without_texts.names])
        and table is not SOURCE_MAP
    ]
    return {
        "title": TITLE,
        "version": str(edition.version),
        "date": edition.date.isoformat(),
        "left_out": "\n".join(left_out),
        "table": SOURCE_MAP.name,
    }
