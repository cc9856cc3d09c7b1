"""A changed row is shown before and after, cut to what a person has to see."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.release.artefacts.changelog import entries, lines
from pipeline.release.pairs import Pair, excerpt, pairs

LONG = "the Secretary-General to submit to the General Assembly at its session a report on this"


def pair(old, new):
    return Pair(
        change={"row_id": "a", "change": "changed", "columns": ["text"], "cause": "source"},
        old={"text": old},
        new={"text": new},
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("Notes it", "Welcomes it", ("Notes it", "Welcomes it"), id="short"),
        pytest.param(None, "Welcomes it", ("", "Welcomes it"), id="nothing before"),
        pytest.param("Notes it", None, ("Notes it", ""), id="nothing after"),
        pytest.param(
            f"Requests {LONG}",
            f"Invites {LONG}",
            ("Requests the Secretary-General to …", "Invites the Secretary-General to …"),
            id="at the head",
        ),
        pytest.param(
            f"{LONG} matter",
            f"{LONG} question",
            ("… its session a report on this matter", "… its session a report on this question"),
            id="at the end",
        ),
        pytest.param(
            f"{LONG} question, and {LONG} too",
            f"{LONG} matter, and {LONG} also",
            (
                "… its session a report on this question, and the Secretary-General …",
                "… its session a report on this matter, and the Secretary-General …",
            ),
            id="the first of two",
        ),
    ],
)
def test_excerpt(old, new, expected):
    assert excerpt(pair(old, new), "text") == expected


def test_rows_are_found_in_both_releases(tmp_path):
    votes = {"resolution_id": ["r", "r"], "state": ["Benin", "Chad"], "vote": ["yes", "no"]}
    for name, rows in (("old", votes), ("new", votes | {"state": ["Benin", "Chile"]})):
        (tmp_path / name / "parquet").mkdir(parents=True)
        pq.write_table(pa.table(rows), tmp_path / name / "parquet" / "votes.parquet")
    changes = [{"row_id": f"r|{state}", "columns": None} for state in ("Chad", "Chile", "Benin")]
    found = list(pairs("votes", changes, tmp_path / "old", tmp_path / "new"))
    states = [[row and row["state"] for row in (each.old, each.new)] for each in found]
    assert states == [["Chad", None], [None, "Chile"], ["Benin", "Benin"]]


def test_a_table_that_a_release_has_not_has_no_rows(tmp_path):
    (found,) = pairs("votes", [{"row_id": "r|Chad", "columns": None}], tmp_path, tmp_path)
    assert (found.old, found.new, found.words) == (None, None, None)


def test_values_are_told_as_csv_has_them():
    found = Pair(
        change={"columns": ["adoption_date", "agenda_items"]},
        old={"adoption_date": date(2008, 12, 5), "agenda_items": ["9", "10"]},
        new={"adoption_date": None, "agenda_items": []},
    )
    assert found.values("adoption_date") == ("2008-12-05", None)
    assert found.values("agenda_items") == ('["9","10"]', "[]")


def test_a_changelog_is_read_entry_by_entry(tmp_path):
    first, second = "## 1.1.0 - x\n\n- One\n  - e\n- Two\n", "## 1.0.0 - y\n\n- First\n"
    (tmp_path / "CHANGELOG.md").write_text(f"# Changes\n\nHead.\n\n{first}\n{second}")
    assert entries(tmp_path) == (first, second)
    assert lines(first) == ("One\n  - e", "Two")
