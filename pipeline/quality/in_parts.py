"""A suite whose rows are seen some after the other, which comes to the same as all at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import pandas as pd
from great_expectations.expectations.expectation_configuration import (
    ExpectationConfiguration as Configuration,
)

from pipeline.quality.engine import run_at_once
from pipeline.quality.joined import joined
from pipeline.quality.kinds import Result, looks_at_all
from pipeline.quality.memory import Memory
from pipeline.quality.repeats import Keys

Frames: TypeAlias = Callable[[], Iterable[pd.DataFrame]]
"""Gives the rows of a table from the first on, in the declared order, some after the other: only
those of a frame are in memory. There is one frame at least."""


@dataclass(frozen=True)
class Asked:
    """Expectations of one suite, and the measure that rows are first given."""

    expectations: Sequence[Configuration]
    measure: Callable[[pd.DataFrame], pd.DataFrame]

    @property
    def by_row(self) -> list[Configuration]:
        return [each for each in self.expectations if not looks_at_all(each.type)]


class InParts:
    """A suite of which rows are seen some after the other."""

    def __init__(self, asked: Asked, order: Sequence[str], memory: Memory) -> None:
        """``order`` are the columns that the rows are sorted by."""
        self._asked = asked
        self._memory = memory
        self._parts: list[list[Result]] = []
        unique = (each for each in asked.expectations if looks_at_all(each.type))
        self._keys = [Keys(each.kwargs, order) for each in unique]

    def see(self, frame: pd.DataFrame) -> None:
        rows = cache(lambda: self._asked.measure(frame))  # which takes long, and is seldom needed
        asked = self._asked.by_row
        self._parts.append(self._memory.of_frame(asked, lambda: run_at_once(rows(), asked)))
        for keys in self._keys:
            keys.see(frame if {*keys.names} <= {*frame.columns} else rows())

    def _of_none(self, unique: Configuration, nothing: pd.DataFrame) -> list[Result]:
        return self._memory.of_nothing([unique], lambda: run_at_once(nothing, [unique]))

    def results(self, frames: Frames, rows: int) -> list[Result]:
        """Return one result for each expectation: those on each row, those on all together."""
        by_row, keys = iter(joined(self._parts)), iter(self._keys)

        def over_all(unique: Configuration) -> Result:
            few, missing = next(keys).repeats(map(self._asked.measure, frames()))
            seen = run_at_once(few, [unique]) if len(few) else self._of_none(unique, few)
            (found,) = joined([seen], counted=[(rows, missing)])
            return found

        return [
            over_all(each) if looks_at_all(each.type) else next(by_row)
            for each in self._asked.expectations
        ]
