"""Tables in files: read when they are asked for, in parts or in the declared order."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline import store
from pipeline.derive.arrow import arrow_schema, together
from pipeline.store.stored import Stored
from pipeline.tables import CLAUSES, VOTES
from tests.made import example_row

NUMBERS = pa.schema([("n", pa.int64())])
STATES = (("Chad", "Peru", "Togo"), ("Bhutan", "Fiji", "Oman", "Yemen"))


@pytest.fixture
def votes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stored:
    """The votes of two files, a row group of two rows at a time."""
    for module in ("parquet", "merge", "stored"):
        monkeypatch.setattr(f"pipeline.store.{module}.ROW_GROUP", 2)
    paths = [
        store.write(
            [example_row(VOTES, state=state) for state in states],
            VOTES,
            tmp_path / f"{at}.parquet",
        )
        for at, states in enumerate(STATES)
    ]
    return Stored(lambda table: paths if table is VOTES else [])


def states(part: pa.Table) -> list[str]:
    found: list[str] = part.column("state").to_pylist()
    return found


def test_parts_lie_as_the_files_do(votes: Stored) -> None:
    parts = [*votes.parts("votes", ["state", "vote"])]
    assert {tuple(part.column_names) for part in parts} == {("state", "vote")}
    assert [state for part in parts for state in states(part)] == [*STATES[0], *STATES[1]]
    assert max(part.num_rows for part in parts) == 2


@pytest.mark.parametrize("long", [1, 1_000], ids=["merged", "sorted"])
def test_published_rows_are_in_order(
    votes: Stored, long: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.store.stored.LONG", long)
    parts = [*votes.published("votes")]
    assert [state for part in parts for state in states(part)] == sorted(STATES[0] + STATES[1])
    assert [part.num_rows for part in parts] == [2, 2, 2, 1]
    assert votes.whole("votes").equals(pa.concat_tables(parts))


def test_a_table_without_files_has_no_rows(votes: Stored) -> None:
    schema = arrow_schema(CLAUSES)
    assert votes.schema("clauses").equals(schema)
    assert votes.whole("clauses").equals(schema.empty_table())
    (part,) = votes.parts("clauses", ["text"])
    assert part.equals(schema.empty_table().select(["text"]))


def test_the_columns_are_those_of_the_file(votes: Stored) -> None:
    assert votes.schema("votes").equals(arrow_schema(VOTES))


@pytest.mark.parametrize(("rows", "lengths"), [(1, [1, 2, 3]), (2, [3, 3]), (4, [6]), (100, [6])])
def test_parts_are_joined_until_they_have_enough_rows(rows: int, lengths: list[int]) -> None:
    parts = [pa.table({"n": [*range(length)]}, schema=NUMBERS) for length in (1, 2, 0, 3)]
    found = [*together(parts, rows)]
    assert pa.concat_tables(found).equals(pa.concat_tables(parts))
    assert [part.num_rows for part in found] == lengths


@pytest.mark.parametrize("long", [1, 1_000], ids=["merged", "sorted"])
def test_rows_that_do_not_fit_are_refused(
    tmp_path: Path, long: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.store.stored.LONG", long)
    path = store.write([example_row(VOTES)], VOTES, tmp_path / "votes.parquet")
    damaged = pq.read_table(path)
    empty = pa.array([""], pa.string())
    pq.write_table(damaged.set_column(0, damaged.schema.field(0), empty), path)
    tables = Stored(lambda table: [path])
    with pytest.raises(store.SchemaError, match="empty text"):
        tables.whole("votes")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "votes.parquet"
    path.write_bytes(b"no Parquet")
    tables = Stored(lambda table: [path])
    for look in (tables.schema, tables.whole, lambda name: [*tables.parts(name, ["state"])]):
        with pytest.raises(store.SchemaError, match=r"votes\.parquet is no readable Parquet"):
            look("votes")
