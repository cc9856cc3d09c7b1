"""Each changed row says why it changed."""

from dataclasses import replace

import pyarrow as pa
import pytest

from pipeline.release.causes import cause
from pipeline.release.circumstances import Circumstances
from pipeline.release.diff import TableDiff
from pipeline.tables import BY_NAME

CORRECTED, SAME = "A/RES/73/2:en", "A/RES/73/3:en"
KNOWN = Circumstances(
    touched={"A/RES/73/1:en", "A/RES/73/1", "GA|73|1|", "3f2a"},
    corrected={("resolutions", CORRECTED): {"adoption_date"}},
    near={
        "citations": {f"{SAME}#OP1@5", "A/RES/73/1:en#OP1@5"},
        "series": {"A/RES/37/4|A/RES/73/3"},
    },
    same_code=False,
)
QUIET = replace(KNOWN, touched=frozenset(), corrected={}, near={})
SAME_CODE = replace(KNOWN, near={}, same_code=True)
DIFF = TableDiff(
    table="",
    old_rows=1,
    new_rows=1,
    added_columns=("mood",),
    removed_columns=("tone",),
    retyped_columns=(),
    rows=pa.table({"row_id": [], "change": [], "columns": []}),
)
LINKS = ["in_dataset", "date_agrees"]


@pytest.mark.parametrize(
    ("table", "row_id", "columns", "known", "expected"),
    [
        pytest.param("clauses", SAME, ["mood"], KNOWN, "schema", id="a new column"),
        pytest.param("clauses", SAME, ["tone"], KNOWN, "schema", id="a column gone"),
        pytest.param("clauses", SAME, ["mood", "text"], KNOWN, "parser", id="and the text"),
        pytest.param(
            "resolutions", CORRECTED, ["adoption_date"], KNOWN, "correction", id="corrected"
        ),
        pytest.param(
            "resolutions", CORRECTED, ["adoption_date", "title"], KNOWN, "parser", id="and more"
        ),
        pytest.param("corrections", "x|y|z", None, KNOWN, "correction", id="the correction"),
        pytest.param("evaluation", "clause|GA", ["f1"], SAME_CODE, "parser", id="a measure"),
        pytest.param("clauses", "A/RES/73/1:en#OP1", ["text"], KNOWN, "source", id="bytes"),
        pytest.param("source_map", "3f2a|120", None, KNOWN, "source", id="map of a source"),
        pytest.param("series", "A/RES/9/1|A/RES/73/1", None, KNOWN, "source", id="a new member"),
        pytest.param("completeness", "GA|73|1|", ["status"], KNOWN, "source", id="now present"),
        pytest.param("citations", f"{SAME}#OP1@5", LINKS, KNOWN, "context", id="target came"),
        pytest.param("citations", f"{SAME}#OP1@6", LINKS, KNOWN, "parser", id="target stayed"),
        pytest.param(
            "citations", "A/RES/73/1:en#OP1@5", LINKS, KNOWN, "context", id="of a new source"
        ),
        pytest.param(
            "series", "A/RES/37/4|A/RES/73/3", None, KNOWN, "context", id="another member came"
        ),
        pytest.param("series", "A/RES/37/4|A/RES/73/3", None, QUIET, "parser", id="none came"),
        pytest.param("clauses", f"{SAME}#OP1", ["text"], KNOWN, "parser", id="same bytes"),
        pytest.param("findings", f"{SAME}!x@1", None, SAME_CODE, "context", id="same code too"),
        pytest.param("sources", "a.txt", ["source_id"], KNOWN, "source", id="other bytes"),
        pytest.param("sources", "a.txt", ["symbol"], KNOWN, "parser", id="read otherwise"),
        pytest.param("sources", "a.txt", ["status", "reason"], KNOWN, "context", id="passed over"),
        pytest.param("sources", "a.txt", ["status"], QUIET, "parser", id="now refused"),
    ],
)
def test_cause(table, row_id, columns, known, expected):
    row = {"row_id": row_id, "change": "changed" if columns else "added", "columns": columns}
    assert cause(BY_NAME[table], DIFF, row, known) == expected


def test_rows_of_a_new_table_are_the_schemas_doing():
    row = {"row_id": "A/RES/73/1:en|Benin", "change": "added", "columns": None}
    assert cause(BY_NAME["votes"], replace(DIFF, is_new=True), row, KNOWN) == "schema"


@pytest.mark.parametrize("change", ["added", "removed"])
def test_a_file_that_came_or_went_is_a_source(change):
    row = {"row_id": "a.txt", "change": change, "columns": None}
    assert cause(BY_NAME["sources"], DIFF, row, QUIET) == "source"
