"""csv/: every table by RFC 4180, lists as JSON."""

from pipeline import store
from pipeline.release.edition import Edition
from pipeline.tables import TABLES


def write(edition: Edition) -> None:
    for table in TABLES:
        arrow = store.read_arrow(table, [edition.parquet(table.name)])
        store.write_csv(arrow, edition.folder / "csv" / f"{table.name}.csv")
