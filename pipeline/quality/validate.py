"""Run a table's expectations on its rows, which come in data frames."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.expectation_configuration import (
    ExpectationConfiguration as Configuration,
)

from pipeline.derive.expectations import structural_expectations
from pipeline.quality.engine import run_at_once
from pipeline.quality.in_parts import Asked, Frames, InParts
from pipeline.quality.kinds import Result
from pipeline.quality.measures import COUNTED, measured, measured_as_a_whole
from pipeline.quality.memory import Memory
from pipeline.quality.report import Report, failure
from pipeline.quality.suites import stated, suite
from pipeline.tables import Table


def validate(
    table: Table,
    frames: Frames,
    folder: Path,
    beside: Mapping[str, pd.DataFrame] | None = None,
    memory: Memory | None = None,
) -> Report:
    """Return what came of the declared and the stated expectations.

    ``beside`` holds the frames that ``needs(table)`` names. Stated expectations see the columns
    that ``measured`` adds. SuiteError where a suite is wrong. How rows are cut into frames makes
    no difference, nor does what ``memory`` knows.
    """
    memory = memory or Memory()
    declared = Asked(configured(table, structural_expectations(table)), lambda frame: frame)
    wanted = Asked(
        configured(table, stated(table, folder)),
        lambda frame: measured(table, frame, beside or {}),
    )
    if measured_as_a_whole(table) and wanted.expectations:
        rows, own = run(table, frames, [declared], memory)
        whole = pd.concat(frame[list(COUNTED)] for frame in frames())
        own += run_at_once(wanted.measure(whole), wanted.expectations)
    else:
        rows, own = run(table, frames, [declared, wanted], memory)
    failed = tuple(failure(result) for result in own if not result["success"])
    return Report(
        table=table.name, rows=rows, evaluated=len(own), failures=failed, results=tuple(own)
    )


def configured(
    table: Table, expectations: Sequence[Expectation | dict[str, Any]]
) -> list[Configuration]:
    found: list[Configuration] = suite(table.name, expectations).expectation_configurations
    return found


def run(
    table: Table, frames: Frames, suites: Sequence[Asked], memory: Memory
) -> tuple[int, list[Result]]:
    """Return how many rows there are, and the results of all suites."""
    asked = [InParts(each, table.sort_key, memory) for each in suites if each.expectations]
    rows = 0
    for frame in frames():
        rows += len(frame)
        for each in asked:
            each.see(frame)
    return rows, [result for each in asked for result in each.results(frames, rows)]
