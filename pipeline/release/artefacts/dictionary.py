"""DICTIONARY.md and dictionary.csv: every column of every table, with its fill rate."""

import csv
import io
from dataclasses import asdict

from pipeline.derive.dictionary import entries, markdown
from pipeline.release.edition import Edition
from pipeline.tables import TABLES


def write(edition: Edition) -> None:
    shares = filled(edition)
    edition.text("DICTIONARY.md", markdown(TABLES, shares))
    rows = [
        asdict(entry)
        | {
            "nullable": str(entry.nullable).lower(),
            "filled": share_text(shares.get((entry.table, entry.column))),
        }
        for table in TABLES
        for entry in entries(table)
    ]
    page = io.StringIO()
    writer = csv.DictWriter(page, fieldnames=list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    edition.text("dictionary.csv", page.getvalue())


def filled(edition: Edition) -> dict[tuple[str, str], float]:
    """Return the share of rows that have a value, by table and column; none for empty tables."""
    return {
        (name, column): 1 - nulls / found.rows
        for name, found in edition.tables
        for column, nulls in found.nulls.items()
        if found.rows
    }


def share_text(share: float | None) -> str:
    return "" if share is None else f"{share:.4f}"
