"""What differs between two releases of a table, row by row, by primary key.

The comparison runs in DuckDB over the Parquet files, so that it does not matter how large they
are. A row's id is its key; the parts of a compound key are joined by vertical bars.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from filecmp import cmp
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.derive.sql import named, quoted
from pipeline.release.asking import database
from pipeline.tables import Table


@dataclass(frozen=True, kw_only=True)
class TableDiff:
    """The differences of one table; ``rows`` has row_id, change and columns, in order of id."""

    table: str
    old_rows: int
    new_rows: int
    added_columns: tuple[str, ...]
    removed_columns: tuple[str, ...]
    retyped_columns: tuple[str, ...]
    rows: pa.Table
    is_new: bool = False
    """True: the old release has no such table."""

    @property
    def fresh_columns(self) -> frozenset[str]:
        """Columns whose values differ because the schema does."""
        return frozenset({*self.added_columns, *self.removed_columns, *self.retyped_columns})

    def ids(self, change: str) -> set[str]:
        """Return the rows that were added, removed or changed."""
        found = self.rows.filter(pc.equal(self.rows["change"], change))
        return set(found["row_id"].to_pylist())


ROWS = """
    SELECT {row_id} AS row_id,
           CASE WHEN o.present IS NULL THEN 'added'
                WHEN n.present IS NULL THEN 'removed' ELSE 'changed' END AS change,
           CASE WHEN o.present AND n.present
                THEN list_filter([{columns}], lambda each: each IS NOT NULL) END AS columns
    FROM (SELECT *, true AS present FROM {old}) o
    FULL OUTER JOIN (SELECT *, true AS present FROM {new}) n ON {same_key}
    WHERE o.present IS NULL OR n.present IS NULL OR {differs}
    ORDER BY row_id
"""


ROWS_SCHEMA = pa.schema(
    {"row_id": pa.string(), "change": pa.string(), "columns": pa.list_(pa.string())}
)


def compare(table: Table, old: Path, new: Path) -> TableDiff:
    """Compare two Parquet files of one table; a file that is not there is a table without rows."""
    (found,) = compare_all([(table, old, new)])
    return found


def compare_all(files: Iterable[tuple[Table, Path, Path]]) -> Iterator[TableDiff]:
    """Compare the files of several tables, an old and a new one each."""
    with database() as opened:
        for table, old, new in files:
            if old.exists() and new.exists() and cmp(old, new, shallow=False):
                yield unchanged(table, new)
            else:
                for name, path in (("old", old), ("new", new)):
                    there = path if path.exists() else new if name == "old" else old
                    open_table(opened, name, there, empty=not path.exists())
                yield replace(compared(table, opened), is_new=not old.exists())


def unchanged(table: Table, path: Path) -> TableDiff:
    """Return that nothing differs: the files are the same to the byte."""
    rows = pq.read_metadata(path).num_rows
    return TableDiff(
        table=table.name,
        old_rows=rows,
        new_rows=rows,
        added_columns=(),
        removed_columns=(),
        retyped_columns=(),
        rows=ROWS_SCHEMA.empty_table(),
    )


def open_table(
    database: duckdb.DuckDBPyConnection, name: str, path: Path, *, empty: bool = False
) -> None:
    rows = f"FROM read_parquet({quoted(str(path))}){' LIMIT 0' if empty else ''}"
    database.execute(f"CREATE OR REPLACE VIEW {name} AS {rows}").complete()


def compared(table: Table, database: duckdb.DuckDBPyConnection) -> TableDiff:
    old, new = column_types(database, "old"), column_types(database, "new")
    shared = [name for name in new if old.get(name) == new[name]]
    fresh = [name for name in new if name not in shared]
    gone = [name for name in old if name not in new]
    return TableDiff(
        table=table.name,
        old_rows=count(database, "old"),
        new_rows=count(database, "new"),
        added_columns=tuple(name for name in new if name not in old),
        removed_columns=tuple(gone),
        retyped_columns=tuple(name for name in new if name in old and name not in shared),
        rows=database.sql(rows_query(table, shared, fresh, gone)).to_arrow_table(),
    )


def rows_query(table: Table, shared: list[str], fresh: list[str], gone: list[str]) -> str:
    """Compare the values of shared columns; of others, every value is a difference."""
    tests = {name: f"o.{named(name)} IS DISTINCT FROM n.{named(name)}" for name in shared}
    tests |= {name: f"n.{named(name)} IS NOT NULL" for name in fresh}
    tests |= {name: f"o.{named(name)} IS NOT NULL" for name in gone}
    tests = {name: test for name, test in tests.items() if name not in table.primary_key}
    columns = (f"CASE WHEN {test} THEN {quoted(name)} END" for name, test in tests.items())
    return ROWS.format(
        row_id=row_id(table),
        columns=", ".join(columns) or "NULL",
        old="old",
        new="new",
        same_key=" AND ".join(
            f"o.{named(name)} IS NOT DISTINCT FROM n.{named(name)}" for name in table.primary_key
        ),
        differs=" OR ".join(tests.values()) or "false",
    )


def key_parts(table: Table) -> str:
    """Return a row's id as an expression of SQL, for one release."""
    return " || '|' || ".join(
        f"coalesce(CAST({named(name)} AS VARCHAR), '')" for name in table.primary_key
    )


def row_id(table: Table) -> str:
    parts = (
        f"coalesce(CAST(n.{named(name)} AS VARCHAR), CAST(o.{named(name)} AS VARCHAR), '')"
        for name in table.primary_key
    )
    return " || '|' || ".join(parts)


def column_types(database: duckdb.DuckDBPyConnection, name: str) -> dict[str, str]:
    described = database.sql(f"DESCRIBE {name}").fetchall()
    return {row[0]: row[1] for row in described}


def count(database: duckdb.DuckDBPyConnection, name: str) -> int:
    ((rows,),) = database.sql(f"SELECT count(*) FROM {name}").fetchall()
    return int(rows)
