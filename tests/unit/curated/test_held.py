"""Tables are read when they are asked for, and as many are kept as there is room for."""

import pyarrow as pa
import pytest

from pipeline.curated import held
from pipeline.tables import BY_NAME


def test_what_there_is_room_for_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def read(name: str) -> pa.Table:
        asked.append(name)
        return pa.table({"n": pa.array(range(10), pa.int64())})

    monkeypatch.setattr(held, "HELD", 200)
    tables = held.Held(read)
    for name in ("clauses", "dates", "clauses", "votes", "dates", "votes", "clauses"):
        assert tables[name].num_rows == 10
    assert asked == ["clauses", "dates", "votes", "dates", "clauses"]


def test_every_table_has_its_name() -> None:
    tables = held.Held(lambda _: pa.table({}))
    assert list(tables) == list(BY_NAME)
    assert len(tables) == len(BY_NAME)
