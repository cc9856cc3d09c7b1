"""csv/: every table by RFC 4180, lists as JSON."""

from pipeline import store
from pipeline.derive.arrow import arrow_schema
from pipeline.release.edition import Edition
from pipeline.tables import TABLES


def write(edition: Edition) -> None:
    for table in TABLES:
        with edition.opened(f"csv/{table.name}.csv") as file:
            parts = store.batches(table, edition.parquet(table.name))
            store.csv_to(file, arrow_schema(table), parts)
