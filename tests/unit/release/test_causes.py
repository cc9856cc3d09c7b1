"""Each changed row says why it changed."""

import pyarrow as pa
import pytest

from pipeline.release.causes import Circumstances, cause
from pipeline.release.diff import TableDiff
from pipeline.tables import BY_NAME

KNOWN = Circumstances(
    touched={"A/RES/73/1:en", "3f2a"},
    corrected={("resolutions", "A/RES/73/2:en")},
    same_code=False,
)
QUIET = Circumstances(touched=frozenset(), corrected=frozenset(), same_code=True)


@pytest.mark.parametrize(
    ("table", "row_id", "columns", "known", "expected"),
    [
        pytest.param(
            "clauses", "A/RES/73/2:en#OP1", ["mood"], KNOWN, "schema", id="a new column's values"
        ),
        pytest.param(
            "resolutions", "A/RES/73/2:en", ["title"], KNOWN, "correction", id="corrected"
        ),
        pytest.param("clauses", "A/RES/73/1:en#OP1", ["text"], KNOWN, "source", id="other bytes"),
        pytest.param("source_map", "3f2a|120", None, KNOWN, "source", id="map of a new source"),
        pytest.param("sources", "a.txt", None, KNOWN, "source", id="a file came or went"),
        pytest.param(
            "citations",
            "A/RES/73/3:en#OP1@5",
            ["in_dataset", "date_agrees"],
            KNOWN,
            "context",
            id="what it cites came or went",
        ),
        pytest.param(
            "series", "A/RES/37/4|A/RES/73/3", None, KNOWN, "context", id="of the corpus"
        ),
        pytest.param(
            "series",
            "A/RES/37/4|A/RES/73/3",
            None,
            Circumstances(touched=frozenset(), corrected=frozenset(), same_code=False),
            "parser",
            id="of the corpus, with the same sources",
        ),
        pytest.param("clauses", "A/RES/73/3:en#OP1", ["text"], KNOWN, "parser", id="same bytes"),
        pytest.param("findings", "A/RES/73/3:en!x@1", None, QUIET, "context", id="same code too"),
    ],
)
def test_cause(table, row_id, columns, known, expected):
    diff = TableDiff(
        table=table,
        old_rows=1,
        new_rows=1,
        added_columns=("mood",),
        removed_columns=(),
        retyped_columns=(),
        rows=pa.table({"row_id": [], "change": [], "columns": []}),
    )
    assert cause(BY_NAME[table], diff, row_id, columns, known) == expected
