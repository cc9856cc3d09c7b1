"""datapackage.json: the CSV files as a Data Package (version 2)."""

import json
from pathlib import Path
from typing import Any

from pipeline.derive.datapackage import resource as derived
from pipeline.files import file_hash
from pipeline.release.edition import NAME, PUBLISHER, TITLE, Edition
from pipeline.tables import TABLES, Table


def write(edition: Edition) -> None:
    edition.text(
        "datapackage.json", json.dumps(descriptor(edition), indent=2, ensure_ascii=False) + "\n"
    )


def descriptor(edition: Edition) -> dict[str, Any]:
    tables = [measured(edition.folder, table, f"csv/{table.name}.csv") for table in TABLES]
    return described(edition) | {"resources": tables}


def described(edition: Edition) -> dict[str, Any]:
    """Return what a Data Package says of the release as a whole."""
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
    }


def measured(folder: Path, table: Table, path: str) -> dict[str, Any]:
    """Return a table's resource with what only its CSV file can tell: bytes and hash."""
    resource = derived(table, path)
    fields = resource.pop("schema")
    size, digest = (folder / path).stat().st_size, file_hash(folder / path)
    return resource | {"bytes": size, "hash": f"sha256:{digest}", "schema": fields}
