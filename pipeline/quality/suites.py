"""Suites of expectations, written by hand in the form that Great Expectations itself has.

    {"expectations": [{"type": "expect_...", "kwargs": {...}, "severity": "warning",
                       "notes": "why"}, ...]}

Great Expectations logs what it does not know and goes on without it; here that is an error.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import great_expectations as gx
from great_expectations.exceptions import ExpectationNotFoundError
from great_expectations.expectations.expectation import (
    ColumnMapExpectation,
    ColumnPairMapExpectation,
    Expectation,
    MulticolumnMapExpectation,
)
from great_expectations.expectations.registry import get_expectation_impl

from pipeline.quality.kinds import COLUMNS, ROWS, looks_at_all
from pipeline.quality.measures import measured_as_a_whole
from pipeline.tables import Table

BY_ROW = (ColumnMapExpectation, ColumnPairMapExpectation, MulticolumnMapExpectation)
COUNTS = frozenset({ROWS, COLUMNS})

FIELDS = frozenset({"type", "kwargs", "severity", "notes"})


class SuiteError(ValueError):
    """A suite that does not say what it should; the message names the file and the entry."""


def stated(table: Table, folder: Path) -> list[dict[str, Any]]:
    """Return what <table>.json states; nothing where there is no such file."""
    path = folder / f"{table.name}.json"
    if not path.exists():
        return []
    content = json.loads(path.read_text(encoding="utf-8"))
    for index, entry in enumerate(content["expectations"]):
        if entry.keys() != FIELDS or not entry["notes"]:
            raise SuiteError(
                f"{path.name}, expectation {index}: needs type, kwargs, severity and notes that "
                f"say why, has {sorted(entry)}"
            )
        if problem := of_no_part(table, entry):
            raise SuiteError(f"{path.name}, expectation {index}: {problem}")
    found: list[dict[str, Any]] = content["expectations"]
    return found


def of_no_part(table: Table, entry: Mapping[str, Any]) -> str | None:
    """Say why what an expectation asks can't be told from some rows after the other."""
    if not looks_at_all(entry["type"]):
        if by_row(entry["type"]) or measured_as_a_whole(table):
            return None
        return f"{entry['type']} can't be told from some rows after the other"
    if "row_condition" in entry["kwargs"]:
        return "that values are unique is asked of all rows, not of some"
    if "column_list" in entry["kwargs"] and entry["kwargs"].get("ignore_row_if") != "never":
        return 'that columns are unique together needs "ignore_row_if": "never"'
    return None


def by_row(kind: str) -> bool:
    """Tell whether an expectation looks at each row by itself, or counts; yes for none at all,
    which is told elsewhere."""
    try:
        found = get_expectation_impl(kind)
    except ExpectationNotFoundError:
        return True
    return kind in COUNTS or issubclass(found, BY_ROW)


def suite(name: str, expectations: Sequence[Expectation | dict[str, Any]]) -> gx.ExpectationSuite:
    """Return the expectations as a suite; SuiteError where one is not understood."""
    made = gx.ExpectationSuite(name=name, expectations=list(expectations))
    if len(made.expectations) != len(expectations):  # what is unknown has only been logged
        raise SuiteError(f"{name}.json has an expectation or a severity that does not exist")
    return made
