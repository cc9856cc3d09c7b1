"""Suites say why, name what exists, and fail where they should."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline import store
from pipeline.derive.beside import needs
from pipeline.quality.measures import measured
from pipeline.quality.suites import SuiteError, stated
from pipeline.quality.validate import validate
from pipeline.tables import BY_NAME, CLAUSES, RESOLUTIONS, TABLES, VOTES, Table
from tests.made import example_row

EXPECTATIONS = Path(__file__).parents[3] / "expectations"
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def rows(table: Table, *found: dict[str, Any]) -> Callable[[], list[pd.DataFrame]]:
    return lambda: [frame_of(table, *found)]


def frame_of(table: Table, *found: dict[str, Any]) -> pd.DataFrame:
    return store.to_frame(store.conform(found, table))


def beside(table: Table) -> dict[str, pd.DataFrame]:
    return {name: frame_of(BY_NAME[name], example_row(BY_NAME[name])) for name in needs(table)}


def entry(**changes: object) -> dict[str, object]:
    return {
        "type": "expect_table_row_count_to_be_between",
        "kwargs": {"min_value": 2},
        "severity": "warning",
        "notes": "Two at least.",
    } | changes


def suite_of(folder: Path, *entries: dict[str, object]) -> Path:
    (folder / "votes.json").write_text(json.dumps({"expectations": entries}), encoding="utf-8")
    return folder


def test_every_suite_is_of_a_table() -> None:
    names = {path.stem for path in EXPECTATIONS.glob("*.json")}
    assert names
    assert names <= BY_NAME.keys()


@each_table
def test_suites_are_understood_and_say_why(table: Table) -> None:
    for each in stated(table, EXPECTATIONS):
        assert each["severity"] in {"critical", "warning", "info"}
        assert len(each["notes"]) > 20
        regex = each["kwargs"].get("regex", "")
        assert not regex or each["type"].endswith("not_match_regex") or anchored(regex)


def anchored(regex: str) -> bool:
    """An expected form is anchored: Great Expectations searches anywhere in the text."""
    return regex[0] == "^" or regex[-1] == "$" or regex in {"[0-9]", "/RES/|/Res\\."}


@each_table
def test_example_rows_meet_what_must_hold(table: Table) -> None:
    report = validate(table, rows(table, example_row(table)), EXPECTATIONS, beside(table))
    assert [each for each in report.failures if each.severity == "critical"] == []
    assert report.evaluated == len(report.results)
    errors = [each["observed"].get("error") for each in report.results]
    assert not any(errors), errors


@each_table
def test_an_empty_table_fails_only_where_it_must_have_rows(table: Table) -> None:
    report = validate(table, rows(table), EXPECTATIONS, beside(table))
    assert report.critical is (table.name in {"resolutions", "clauses"})
    assert not any(each["observed"].get("error") for each in report.results)


@each_table
def test_stated_columns_exist(table: Table) -> None:
    columns = set(measured(table, frame_of(table, example_row(table)), beside(table)).columns)
    for each in stated(table, EXPECTATIONS):
        named = [value for key, value in each["kwargs"].items() if key.startswith("column")]
        assert {
            name for value in named for name in ([value] if isinstance(value, str) else value)
        } <= columns


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"type": "expect_rows"}, id="unknown expectation"),
        pytest.param({"severity": "fatal"}, id="unknown severity"),
        pytest.param({"notes": ""}, id="no reason"),
        pytest.param({"meta": {}}, id="more than is read"),
        pytest.param(
            {
                "type": "expect_column_values_to_be_unique",
                "kwargs": {"column": "state", "row_condition": {}},
            },
            id="unique among some rows",
        ),
        pytest.param(
            {
                "type": "expect_compound_columns_to_be_unique",
                "kwargs": {"column_list": ["resolution_id", "state"]},
            },
            id="unique where nothing may be missing",
        ),
    ],
)
def test_a_wrong_suite_is_refused(changes: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match=r"votes\.json"):
        validate(VOTES, rows(VOTES), suite_of(tmp_path, entry(**changes)))


def test_an_expectation_on_a_column_that_is_not_there_fails(tmp_path: Path) -> None:
    wrong = entry(type="expect_column_values_to_not_be_null", kwargs={"column": "country"})
    report = validate(VOTES, rows(VOTES, example_row(VOTES)), suite_of(tmp_path, wrong))
    (failure,) = report.failures
    assert "country" in failure.text
    assert "does not exist" in failure.text


def test_severity_decides_what_blocks(tmp_path: Path) -> None:
    frames = rows(VOTES, example_row(VOTES))
    warned = validate(VOTES, frames, suite_of(tmp_path, entry()))
    assert (len(warned.failures), warned.critical) == (1, False)
    blocked = validate(VOTES, frames, suite_of(tmp_path, entry(severity="critical")))
    assert (len(blocked.failures), blocked.critical) == (1, True)


@pytest.mark.parametrize(
    ("table", "damage", "told"),
    [
        pytest.param(CLAUSES, {"kind": "recital"}, "kind: column_values_to_be_in_set", id="set"),
        pytest.param(RESOLUTIONS, {"symbol": "A"}, "symbol: column_values_to_match", id="pattern"),
        pytest.param(CLAUSES, {"position": 0}, "position: column_values_to_be_bet", id="least"),
    ],
)
def test_what_is_declared_is_checked(table: Table, damage: dict[str, object], told: str) -> None:
    report = validate(table, rows(table, example_row(table, **damage)), EXPECTATIONS)
    assert report.critical
    assert any(each.text.startswith(told) for each in report.failures)


@pytest.mark.parametrize("table", [RESOLUTIONS, BY_NAME["footnote_refs"]], ids=lambda t: t.name)
def test_a_key_twice_is_critical(table: Table) -> None:
    row = example_row(table)
    report = validate(table, rows(table, row, row), EXPECTATIONS)
    assert any("unique" in each.text and each.severity == "critical" for each in report.failures)


def test_results_are_plain_and_the_same_every_time() -> None:
    frames = rows(CLAUSES, example_row(CLAUSES, text="Takes  note;"))
    first, second = (validate(CLAUSES, frames, EXPECTATIONS).results for _ in range(2))
    assert json.dumps(first) == json.dumps(second)
    assert "batch_id" not in json.dumps(first)


@pytest.mark.parametrize(
    "letter", [*"\n\r\t\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"], ids=ascii
)
@pytest.mark.parametrize("table", [CLAUSES, BY_NAME["footnotes"]], ids=lambda table: table.name)
def test_letters_that_nobody_sees_are_told(table: Table, letter: str) -> None:
    report = validate(
        table, rows(table, example_row(table, text=f"re{letter}solution")), EXPECTATIONS
    )
    assert any(
        each.text.startswith("text: column_values_to_not_match") for each in report.failures
    )


def test_whoever_is_told_of_checks_needs_no_great_expectations() -> None:
    """A build waits for the reports of its helpers: importing it would take as long as a check."""
    code = (
        "import sys, pipeline.quality, pipeline.release.validation, pipeline.defs.build;"
        "sys.exit('great_expectations' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "kind",
    [
        "expect_column_mean_to_be_between",
        "expect_column_max_to_be_between",
        "expect_column_distinct_values_to_be_in_set",
    ],
)
def test_what_is_told_of_all_values_together_is_refused(kind: str, tmp_path: Path) -> None:
    """Rows are seen some after the other; only findings are counted as a whole."""
    entry = {"type": kind, "kwargs": {"column": "findings"}, "severity": "info", "notes": "why"}
    content = json.dumps({"expectations": [entry]})
    for table in (CLAUSES, BY_NAME["findings"]):
        (tmp_path / f"{table.name}.json").write_text(content, encoding="utf-8")
    with pytest.raises(SuiteError, match=f"clauses.json, expectation 0: {kind} can't be told"):
        stated(CLAUSES, tmp_path)
    assert stated(BY_NAME["findings"], tmp_path) == [entry]
