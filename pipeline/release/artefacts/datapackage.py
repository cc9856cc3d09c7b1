"""datapackage.json: the CSV files as a Data Package (version 2)."""

import hashlib
import json
from typing import Any

from pipeline.derive.datapackage import resource
from pipeline.release.edition import NAME, PUBLISHER, TITLE, Edition
from pipeline.tables import TABLES


def write(edition: Edition) -> None:
    edition.text(
        "datapackage.json", json.dumps(descriptor(edition), indent=2, ensure_ascii=False) + "\n"
    )


def descriptor(edition: Edition) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": TITLE,
        "description": "Resolutions of the United Nations as tables: every clause, note, date, "
        "meeting, request and citation, each with its place in the source. README.md explains it.",
        "version": str(edition.version),
        "created": f"{edition.date.isoformat()}T00:00:00Z",
        "contributors": [{"title": PUBLISHER, "roles": ["author", "publisher"]}],
        "licenses": [
            {
                "name": "CC0-1.0",
                "title": "CC0 1.0 for what the project adds; the texts are documents of the "
                "United Nations (see LICENSE)",
                "path": "https://creativecommons.org/publicdomain/zero/1.0/",
            }
        ],
        "sources": [{"title": "United Nations documents", "path": "https://documents.un.org/"}],
        "keywords": ["United Nations", "resolutions", "citations", "international law"],
        "resources": [measured(edition, table.name) for table in TABLES],
    }


def measured(edition: Edition, name: str) -> dict[str, Any]:
    """Return a table's resource with what only its CSV file can tell: bytes and hash."""
    table = next(table for table in TABLES if table.name == name)
    path = f"csv/{name}.csv"
    with (edition.folder / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    size = (edition.folder / path).stat().st_size
    described = resource(table, path)
    fields = described.pop("schema")
    return described | {"bytes": size, "hash": f"sha256:{digest}", "schema": fields}
