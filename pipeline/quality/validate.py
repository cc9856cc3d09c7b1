"""Run a table's expectations on a data frame."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation_configuration import (
    ExpectationConfiguration as Configuration,
)
from great_expectations.validator.validator import Validator

from pipeline.derive.expectations import structural_expectations
from pipeline.quality.joined import joined, looks_at_all
from pipeline.quality.measures import measured
from pipeline.quality.repeats import repeats
from pipeline.quality.report import Report, failure, plain
from pipeline.quality.suites import stated, suite
from pipeline.tables import Table

ROWS = 131_072
"""Rows that are validated in one go: what lies in memory beside the table itself."""


def validate(
    table: Table,
    frame: pd.DataFrame,
    folder: Path,
    beside: Mapping[str, pd.DataFrame] | None = None,
) -> Report:
    """Return what came of the declared and the stated expectations.

    ``beside`` holds the frames that ``needs(table)`` names. Stated expectations see the columns
    that ``measured`` adds. SuiteError where a suite is wrong.
    """
    own = run(frame, suite(table.name, structural_expectations(table)))
    wanted = stated(table, folder)
    if wanted:
        own += run(measured(table, frame, beside or {}), suite(table.name, wanted))
    failed = tuple(failure(result) for result in own if not result["success"])
    return Report(
        table=table.name, rows=len(frame), evaluated=len(own), failures=failed, results=tuple(own)
    )


def run(frame: pd.DataFrame, expectations: gx.ExpectationSuite) -> list[dict[str, Any]]:
    """Return the results of a suite; of a long table part by part, which comes to the same."""
    whole = expectations.expectation_configurations
    if len(frame) <= ROWS:
        return run_at_once(frame, whole)
    by_row = [each for each in whole if not looks_at_all(each.type)]
    results = iter(joined([run_at_once(part, by_row) for part in parts(frame)]))
    return [over_all(frame, each) if looks_at_all(each.type) else next(results) for each in whole]


def over_all(frame: pd.DataFrame, unique: Configuration) -> dict[str, Any]:
    """Return the result of an expectation that no key comes twice, seen on those that do."""
    few, missing = repeats(frame, unique.kwargs)
    (found,) = joined([run_at_once(few, [unique])], counted=[(len(frame), missing)])
    return found


def parts(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for start in range(0, len(frame), ROWS):
        yield frame.iloc[start : start + ROWS]


def run_at_once(
    frame: pd.DataFrame, expectations: Sequence[Configuration]
) -> list[dict[str, Any]]:
    """Return the results of expectations on a frame as it is.

    The frame is given to the engine itself: a data source would first hash all that it holds.
    """
    engine = PandasExecutionEngine()
    engine.load_batch_data("rows", frame)
    validator = Validator(execution_engine=engine, data_context=context())
    outcome = validator.graph_validate(
        validator.process_expectations_for_validation([*expectations]),
        runtime_configuration={"result_format": "SUMMARY"},
    )
    return [plain(result.to_json_dict()) for result in outcome]


@cache
def context() -> Any:
    """Return the settings of Great Expectations: no project of its own, and no bars."""
    found = gx.get_context(mode="ephemeral")
    found.variables.progress_bars = ProgressBarsConfig(globally=False)
    return found
