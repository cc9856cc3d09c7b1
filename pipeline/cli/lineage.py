"""``resolutions lineage`` and ``compare``: on the terminal, as a page, as a picture."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from rich.console import Console

from pipeline.cli.console import errors, output
from pipeline.cli.dossier import Dossier, NotFound, find, release_in
from pipeline.cli.lineage_page import members_table, page
from pipeline.files import write_whole
from pipeline.lineage.comparison import Comparison, comparison
from pipeline.lineage.page import html
from pipeline.lineage.picture import svg
from pipeline.release.edition import parquet_path

Row = Mapping[str, Any]

WIDEST, PIPED = 160, 120
"""Columns beyond which lines are hard to read, and columns of what goes to a file."""


def run(
    symbol: str, release: Path, language: str, page_file: Path | None, picture: Path | None
) -> None:
    """Show a resolution's series, and its clauses beside those that they were made from."""
    folder = release_in(release)
    dossier = find(symbol, folder, language)
    members = series_of(folder, dossier.resolution["symbol"])
    if not members:
        raise NotFound(
            f"{dossier.resolution['symbol']} continues no other resolution, and none continues "
            "it; `resolutions compare` compares it with any other"
        )
    before = nearest(dossier, members, folder, language)
    compared = compared_with(before, dossier) if before else None
    if picture:
        save(picture, svg(members, *series_rows(folder, members, language)))
    if page_file and compared:
        save(page_file, html(compared, members))
    output.print(members_table(members, dossier.resolution["symbol"]))
    if compared:
        show(compared)
    else:
        output.print("No earlier member of the series is in the release.")


def run_compare(
    earlier: str, later: str, release: Path, language: str, page_file: Path | None
) -> None:
    """Show two resolutions side by side, whatever their series."""
    folder = release_in(release)
    compared = compared_with(find(earlier, folder, language), find(later, folder, language))
    if page_file:
        save(page_file, html(compared, ()))
    show(compared)


def show(compared: Comparison) -> None:
    if output.is_terminal:
        output.print(page(compared, not output.no_color), width=min(output.width, WIDEST))
    else:
        Console(file=output.file, width=PIPED, highlight=False).print(page(compared, False))


def save(file: Path, text: str) -> None:
    write_whole(file, text.encode())
    errors.print(f"Written: {file}", soft_wrap=True)


def compared_with(before: Dossier, dossier: Dossier) -> Comparison:
    return comparison(before.resolution, dossier.resolution, before.clauses, dossier.clauses)


def series_of(folder: Path, symbol: str) -> list[Row]:
    """Return the members of the series that a resolution belongs to, in order."""
    rows: list[Row] = pq.read_table(parquet_path(folder, "series")).to_pylist()
    names = {row["series_id"] for row in rows if row["symbol"] == symbol}
    return sorted(
        (row for row in rows if row["series_id"] in names), key=lambda row: row["position"]
    )


def nearest(
    dossier: Dossier, members: Sequence[Row], folder: Path, language: str
) -> Dossier | None:
    """Return the nearest earlier member that is in the release."""
    rows = {row["symbol"]: row for row in members}
    symbol = rows[dossier.resolution["symbol"]]["predecessor"]
    while symbol is not None:
        if rows[symbol]["resolution_id"] is not None:
            return find(symbol, folder, language)
        symbol = rows[symbol]["predecessor"]
    return None


def series_rows(
    folder: Path, members: Sequence[Row], language: str
) -> tuple[list[Row], list[Row]]:
    """Return the clauses of a series in one language, and their lineage."""
    symbols = [row["symbol"] for row in members]
    condition = [("symbol", "in", symbols), ("language", "=", language)]
    clauses = pq.read_table(parquet_path(folder, "clauses"), filters=condition).to_pylist()
    names = {clause["clause_id"] for clause in clauses}
    table = pq.read_table(
        parquet_path(folder, "lineage"),
        columns=["clause_id", "ancestor_clause_id", "relation", "join", "routine"],
    )
    rows = [
        row
        for row in table.to_pylist()
        if row["clause_id"] in names or row["ancestor_clause_id"] in names
    ]
    return clauses, rows
