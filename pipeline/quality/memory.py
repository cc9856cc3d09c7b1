"""Results of expectations on rows that were looked at before."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence

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

    def of_frame(
        self, asked: Sequence[Configuration], find: Callable[[], list[Result]]
    ) -> list[Result]:
        """Return the results of what is asked of the frame that was given last."""
        return find() if self._rows is None else self._kept(asked, self._rows(), find)

    def of_nothing(
        self, asked: Sequence[Configuration], find: Callable[[], list[Result]]
    ) -> list[Result]:
        """Return the results of what is asked of no rows."""
        return find() if self._rows is None else self._kept(asked, "no rows", find)

    def _kept(
        self, asked: Sequence[Configuration], rows: str, find: Callable[[], list[Result]]
    ) -> list[Result]:
        name = f"{named(asked)} {rows}"
        known = self._known.get(name)
        found: list[Result] = find() if known is None else json.loads(known)
        if not any("error" in each["observed"] for each in found):  # as for want of memory
            self.used[name] = json.dumps(found)
        return found


def named(expectations: Sequence[Configuration]) -> str:
    """Return what stands for expectations: a hash of all that they say."""
    told = json.dumps([each.to_json_dict() for each in expectations], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
