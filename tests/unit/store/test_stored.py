"""Tables in files: read when they are asked for, in parts or in the declared order."""

from pathlib import Path

import pyarrow as pa
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
