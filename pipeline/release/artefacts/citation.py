"""CITATION.cff and .zenodo.json: how to cite the release, said once and written in two forms."""

import json

from pipeline.release.edition import PUBLISHER, TITLE, Edition

ABSTRACT = (
    "Resolutions of the United Nations as tables: every clause, note, citation, date, meeting and "
    "request, each with its place in the text and in the source."
)
KEYWORDS = ("United Nations", "resolutions", "citations", "international law")
LICENSE = "CC0-1.0"


def write(edition: Edition) -> None:
    edition.text("CITATION.cff", citation(edition))
    edition.text(".zenodo.json", zenodo(edition))


def citation(edition: Edition) -> str:
    """Return a Citation File Format file; JSON strings are YAML strings too."""
    lines = [
        "cff-version: 1.2.0",
        "message: Please cite this dataset, and acknowledge the United Nations as its source.",
        "type: dataset",
        f"title: {json.dumps(TITLE)}",
        f"version: {json.dumps(str(edition.version))}",
        f"date-released: {json.dumps(edition.date.isoformat())}",
        f"license: {LICENSE}",
        "authors:",
        f"- name: {json.dumps(PUBLISHER)}",
        f"abstract: {json.dumps(ABSTRACT)}",
        "keywords:",
        *(f"- {json.dumps(word)}" for word in KEYWORDS),
    ]
    return "\n".join(lines) + "\n"


def zenodo(edition: Edition) -> str:
    described = {
        "upload_type": "dataset",
        "title": TITLE,
        "version": str(edition.version),
        "publication_date": edition.date.isoformat(),
        "creators": [{"name": PUBLISHER}],
        "description": ABSTRACT,
        "keywords": list(KEYWORDS),
        "license": LICENSE.lower(),
        "access_right": "open",
    }
    return json.dumps(described, indent=2) + "\n"
