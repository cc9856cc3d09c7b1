"""Great Expectations itself: expectations on one data frame, and nothing around it."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation_configuration import (
    ExpectationConfiguration as Configuration,
)
from great_expectations.validator.validator import Validator

from pipeline.quality.kinds import Result
from pipeline.quality.report import plain


def run_at_once(frame: pd.DataFrame, expectations: Sequence[Configuration]) -> list[Result]:
    """Return the results of expectations on a frame as it is.

    The frame is given to the engine itself: a data source would first hash all that it holds.
    """
    if not expectations:
        return []
    engine = PandasExecutionEngine()
    engine.load_batch_data("rows", frame)
    validator = Validator(execution_engine=engine, data_context=context())
    outcome = validator.graph_validate(
        validator.process_expectations_for_validation([*expectations]),
        runtime_configuration={"result_format": "BASIC"},
    )
    engine.batch_manager.batch_data_cache.clear()  # it hangs in a circle with the rows
    return [plain(result.to_json_dict()) for result in outcome]


@cache
def context() -> Any:
    """Return the settings of Great Expectations: no project of its own, and no bars."""
    found = gx.get_context(mode="ephemeral")
    found.variables.progress_bars = ProgressBarsConfig(globally=False)
    return found
