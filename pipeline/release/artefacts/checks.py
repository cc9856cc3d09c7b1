"""checks.json: which expectations ran on how many rows, and with what result."""

import json

from pipeline.release.edition import Edition

FILE = "checks.json"


def write(edition: Edition) -> None:
    edition.text(FILE, json.dumps(edition.checks, indent=1, ensure_ascii=False) + "\n")
