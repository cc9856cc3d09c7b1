"""Run a table's expectations on a data frame."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations.data_context.types.base import ProgressBarsConfig

from pipeline.derive.expectations import structural_expectations
from pipeline.quality.measures import measured
from pipeline.quality.report import Report, failure, plain
from pipeline.quality.suites import stated, suite
from pipeline.tables import Table


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
    own = [*run(frame, suite(table.name, structural_expectations(table)))]
    wanted = stated(table, folder)
    if wanted:
        own += run(measured(table, frame, beside or {}), suite(table.name, wanted))
    failed = tuple(failure(result) for result in own if not result["success"])
    return Report(
        table=table.name, rows=len(frame), evaluated=len(own), failures=failed, results=tuple(own)
    )


def run(frame: pd.DataFrame, expectations: gx.ExpectationSuite) -> list[dict[str, Any]]:
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    batch = context.data_sources.pandas_default.read_dataframe(frame)
    outcome = batch.validate(expectations, result_format="SUMMARY")
    return [plain(result.to_json_dict()) for result in outcome.results]
