"""The keys that several rows of a table have, found without a look at every value twice."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.derive.arrow import ascends


class Keys:
    """The keys of rows that are seen some after the other.

    Where rows are sorted by their key, none comes twice as long as each is higher than the last:
    such keys are not kept, and taken from the rows once more where they turn out otherwise.
    ``kwargs`` are those of an expectation that a column, or columns together, be unique; ``order``
    are the columns that the rows are sorted by.
    """

    def __init__(self, kwargs: Mapping[str, Any], order: Sequence[str] = ()) -> None:
        self.names: list[str] = kwargs.get("column_list") or [kwargs["column"]]
        self._rise = tuple(self.names) == tuple(order[: len(self.names)])
        self._kept: list[pd.DataFrame] | None = None if self._rise else []
        self._end: pa.Table | None = None
        self._none: pd.DataFrame | None = None

    def see(self, frame: pd.DataFrame) -> None:
        """Look at the next rows."""
        keys = frame[self.names]
        self._none = keys.iloc[:0]
        if self._kept is not None:
            self._kept.append(keys)
        if self._rise:
            some = pa.Table.from_pandas(keys, preserve_index=False)
            since = some if self._end is None else pa.concat_tables([self._end, some])
            self._rise = ascends(since, self.names, strictly=True)
            self._end = since.slice(max(since.num_rows - 1, 0))

    def repeats(self, frames: Iterable[pd.DataFrame]) -> tuple[pd.DataFrame, int]:
        """Return the keys that several rows have, in order, and how many rows have none.

        ``frames`` are the same rows once more: only where keys are not kept are they looked at.
        """
        if self._rise and self._none is not None:
            return self._none, 0
        parts = (frame[self.names] for frame in frames) if self._kept is None else self._kept
        whole = pd.concat(parts, ignore_index=True)
        keys = pa.Table.from_pandas(whole, preserve_index=False)
        counted = keys.group_by(self.names, use_threads=False).aggregate([([], "count_all")])
        twice = counted.filter(pc.greater(counted.column("count_all"), 1)).select(self.names)
        missing = keys.column(0).null_count if len(self.names) == 1 else 0
        if not twice.num_rows:
            return whole.iloc[:0], missing
        wanted = pd.MultiIndex.from_frame(twice.to_pandas(types_mapper=pd.ArrowDtype))
        return whole.loc[pd.MultiIndex.from_frame(whole).isin(wanted)], missing
