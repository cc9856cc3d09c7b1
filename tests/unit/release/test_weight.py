"""Changes of words are read first, and mere places are counted apart."""

import pyarrow as pa
import pytest

from pipeline.release.changes import Comparison
from pipeline.release.diff import TableDiff
from pipeline.release.highlights import replaced, since, tally
from pipeline.release.rekeys import GONE, MOVED, Rekey
from pipeline.release.weight import kind


def change(row_id, what, *columns, cause="parser"):
    return {"row_id": row_id, "change": what, "columns": list(columns) or None, "cause": cause}


ROWS = (
    change("a", "changed", "source_spans"),
    change("b", "added", cause="source"),
    change("c", "changed", "number"),
    change("d", "changed", "source_spans"),
    change("e", "changed", "text", "source_spans"),
)


def of(rows):
    return tally(pa.Table.from_pylist(list(rows)))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(change("a", "added"), "added", id="added"),
        pytest.param(change("a", "removed"), "removed", id="removed"),
        pytest.param(change("a", "changed", "text"), "changed in text", id="text"),
        pytest.param(
            change("a", "changed", "source_spans"), "changed in source_spans alone", id="places"
        ),
        pytest.param(
            change("a", "changed", "number", "source_spans"), "changed", id="places and more"
        ),
    ],
)
def test_kinds(row, expected):
    assert kind(row) == expected


def test_counts_begin_with_text_and_end_with_places():
    assert of(ROWS).counted == (
        "1 changed in text (parser), 1 added (source), 1 changed (parser), "
        "2 changed in source_spans alone (parser)"
    )


def test_examples_begin_with_text():
    assert [row["row_id"] for row in of(ROWS).examples] == ["e", "b", "c"]


def test_examples_show_each_cause_before_a_second_of_one():
    rows = [*(change(name, "added") for name in "abc"), change("d", "added", cause="context")]
    assert [row["row_id"] for row in of(rows).examples] == ["a", "d", "b"]


def test_tables_with_changes_of_text_come_first(tmp_path):
    diffs = tuple(
        TableDiff(
            table=name,
            old_rows=2,
            new_rows=2,
            added_columns=(),
            removed_columns=(),
            retyped_columns=(),
            rows=pa.table({"row_id": ["a"], "change": ["changed"]}),
        )
        for name in ("resolutions", "clauses")
    )
    changes = {
        "resolutions": pa.Table.from_pylist([change("a", "changed", "source_id")]),
        "clauses": pa.Table.from_pylist([change("a", "changed", "text")]),
    }
    said = since(Comparison(diffs=diffs, rekeys=(), vanished=()), changes, tmp_path, tmp_path)
    assert [sentence.split(":")[0] for sentence in said] == ["`clauses`", "`resolutions`"]


def test_replaced_and_lost_ids_are_told_apart():
    rekeys = [
        Rekey(table_name="clauses", old_id="OP1", new_id=None, reason=GONE),
        Rekey(table_name="clauses", old_id="OP2", new_id="OP3", reason=MOVED),
    ]
    assert list(replaced(rekeys)) == [
        "Ids replaced: 1, for example `OP2` by `OP3`; `rekeys` has them all.",
        "Ids that are gone: 1, for example `OP1`.",
    ]
    assert list(replaced([])) == []
