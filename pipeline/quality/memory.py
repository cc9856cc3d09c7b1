"""Results of expectations on rows that were looked at before."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence

import pandas as pd
from great_expectations.expectations.expectation_configuration import (
    ExpectationConfiguration as Configuration,
)

from pipeline.quality.kinds import Result


class Memory:
    """What came of the same expectations on the same rows, so that only new ones are looked at.

    ``rows`` gives what stands for the rows of the frame that was given last, their hash: without
    it nothing is remembered. ``known`` are results by name, as JSON.
    """

    def __init__(
        self, rows: Callable[[], str] | None = None, known: Mapping[str, str] | None = None
    ) -> None:
        self._rows = rows
        self._known = known or {}
        self.used: dict[str, str] = {}
        """Those that were asked for: what the next build may know."""

    def results(
        self,
        asked: Sequence[Configuration],
        find: Callable[[], list[Result]],
        few: pd.DataFrame | None = None,
    ) -> list[Result]:
        """Return the results of what is asked of the frame that was given last, or of a few rows:
        of these they are remembered where there are none.
        """
        if self._rows is None or (few is not None and len(few)):
            return find()
        name = f"{named(asked)} {'no rows' if few is not None else self._rows()}"
        known = self._known.get(name)
        self.used[name] = json.dumps(find()) if known is None else known
        found: list[Result] = json.loads(self.used[name])
        return found


def named(expectations: Sequence[Configuration]) -> str:
    """Return what stands for expectations: a hash of all that they say."""
    told = json.dumps([each.to_json_dict() for each in expectations], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
