"""Which resolutions have another source, and which are only read otherwise."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.release.changes import Comparison
from pipeline.release.circumstances import circumstances
from pipeline.release.diff import TableDiff
from pipeline.release.rekeys import GONE, MOVED, Rekey


@pytest.fixture
def release(tmp_path):
    def of(name, taken_from, sources):
        folder = tmp_path / name / "parquet"
        folder.mkdir(parents=True)
        keys = {"body": "GA", "session": "73", "part": None}
        rows = [
            {"resolution_id": f"A/RES/73/{n}:en", "symbol": f"A/RES/73/{n}", "number": n} | keys
            for n in taken_from
        ]
        for row in rows:
            row["source_id"] = taken_from[row["number"]]
        pq.write_table(pa.Table.from_pylist(rows), folder / "resolutions.parquet")
        pq.write_table(pa.table({"source_id": sources}), folder / "sources.parquet")
        return tmp_path / name

    return of


ONE = {"A/RES/73/1:en", "A/RES/73/1", "GA|73|1|"}


@pytest.mark.parametrize(
    ("before", "after", "touched"),
    [
        pytest.param(({1: "a", 2: "b"}, ["a", "b"]), ({2: "b"}, ["b"]), ONE | {"a"}, id="gone"),
        pytest.param(({2: "b"}, ["b"]), ({1: "a", 2: "b"}, ["a", "b"]), ONE | {"a"}, id="new"),
        pytest.param(
            ({1: "a", 2: "b"}, ["a", "b"]),
            ({1: "c", 2: "b"}, ["c", "b"]),
            ONE | {"a", "c"},
            id="other bytes",
        ),
        pytest.param(
            ({1: "a", 2: "b"}, ["a", "b"]),
            ({1: "c", 2: "b"}, ["a", "b", "c"]),
            ONE | {"c"},
            id="a better source came",
        ),
        pytest.param(
            ({2: "b"}, ["a", "b"]), ({1: "a", 2: "b"}, ["a", "b"]), set(), id="once refused"
        ),
        pytest.param(
            ({2: "b"}, [None, "b"]),
            ({1: "a", 2: "b"}, ["a", "b"]),
            ONE | {"a"},
            id="once not to be opened",
        ),
    ],
)
def test_touched(release, before, after, touched):
    old, new = release("old", *before), release("new", *after)
    assert circumstances(old, new, {}, same_code=True).touched == touched


def clauses(*rekeys, **changes):
    rows = [(row_id, change) for change, ids in changes.items() for row_id in ids]
    table = {"row_id": [row[0] for row in rows], "change": [row[1] for row in rows]}
    usual = {"added_columns": (), "removed_columns": (), "retyped_columns": ()}
    diff = TableDiff(table="clauses", old_rows=3, new_rows=3, rows=pa.table(table), **usual)
    moved = tuple(
        Rekey(table_name="clauses", old_id=old, new_id=new, reason=MOVED if new else GONE)
        for old, new in rekeys
    )
    return Comparison(diffs=(diff,), rekeys=moved, vanished=())


@pytest.mark.parametrize(
    ("comparison", "step"),
    [
        pytest.param(clauses(changed=["OP1"]), "patch", id="edited"),
        pytest.param(
            clauses(("OP1", "OP2"), ("OP2", "OP3"), changed=["OP1", "OP2"], added=["OP3"]),
            "minor",
            id="a clause put in first: the others move on",
        ),
        pytest.param(
            clauses(("OP1", "OP2"), ("OP2", "OP1"), changed=["OP1", "OP2"]),
            "patch",
            id="two change places",
        ),
        pytest.param(
            clauses(("OP2", "OP3"), removed=["OP2"], added=["OP3"]), "patch", id="one moved"
        ),
        pytest.param(clauses(("OP2", None), removed=["OP2"]), "major", id="one is lost"),
        pytest.param(
            clauses(("OP1", None), changed=["OP1"]), "major", id="an id holds other content"
        ),
    ],
)
def test_the_step_counts_content_and_not_ids(comparison, step):
    assert comparison.difference.step == step
