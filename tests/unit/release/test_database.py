"""The database is written beside what makes the rest of a release, and no longer than that."""

import time
from pathlib import Path

import duckdb
import pytest

from pipeline import store
from pipeline.release.artefacts import database
from pipeline.release.edition import parquet_path
from pipeline.tables import TABLES
from tests.made import example_row


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for table in TABLES:
        store.write([], table, parquet_path(tmp_path, table.name))
    return tmp_path


def test_it_has_all_tables_when_it_is_complete(folder: Path) -> None:
    with database.begun(folder) as complete:
        complete()
    with duckdb.connect(str(folder / database.FILE), read_only=True) as opened:
        names = {row[0] for row in opened.sql("SHOW TABLES").fetchall()}
    assert names >= {table.name for table in TABLES}


def test_where_there_is_no_release_nobody_waits(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = "SELECT count(*) FROM range(1_000_000_000_000) t(n) WHERE sqrt(n) < 0"
    monkeypatch.setattr(database, "filled", lambda *_: iter([endless]))
    with pytest.raises(ValueError, match="damaged"), database.begun(folder):
        compare()


def compare() -> None:
    time.sleep(0.5)  # in which writing begins
    raise ValueError("the release before is damaged")


def test_what_goes_wrong_is_told(folder: Path) -> None:
    parquet_path(folder, "clauses").write_bytes(b"no Parquet")
    with pytest.raises(duckdb.Error, match="clauses"), database.begun(folder) as complete:
        complete()


def test_a_row_that_refers_to_nothing_is_none_of_a_release(folder: Path) -> None:
    (notes,) = (table for table in TABLES if table.name == "footnotes")
    store.write([example_row(notes)], notes, parquet_path(folder, notes.name))
    with pytest.raises(duckdb.ConstraintException), database.begun(folder) as complete:
        complete()
