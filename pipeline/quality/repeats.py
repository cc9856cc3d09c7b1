"""The rows of a table whose key another row has too, found without a look at every value twice."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.derive.arrow import ascends


class Keys:
    """The keys of rows that are seen some after the other: whether each is higher than the last.

    ``kwargs`` are those of an expectation that a column, or columns together, be unique.
    """

    def __init__(self, kwargs: Mapping[str, Any]) -> None:
        self.names: list[str] = kwargs.get("column_list") or [kwargs["column"]]
        self.rise = True
        self._end: pa.Table | None = None
        self._none: pd.DataFrame | None = None

    def see(self, frame: pd.DataFrame) -> None:
        """Look at the next rows."""
        self._none = frame[self.names].iloc[:0]
        if not self.rise:
            return
        keys = pa.Table.from_pandas(frame[self.names], preserve_index=False)
        since = keys if self._end is None else pa.concat_tables([self._end, keys])
        self.rise = ascends(since, self.names, strictly=True)
        self._end = since.slice(max(since.num_rows - 1, 0))

    def repeats(self, frames: Iterable[pd.DataFrame]) -> tuple[pd.DataFrame, int]:
        """Return the keys that several rows have, in order, and how many rows have none.

        ``frames`` are the same rows once more; where keys rise nothing is looked at again.
        """
        if self.rise and self._none is not None:
            return self._none, 0
        whole = pd.concat((frame[self.names] for frame in frames), ignore_index=True)
        keys = pa.Table.from_pandas(whole, preserve_index=False)
        counted = keys.group_by(self.names, use_threads=False).aggregate([([], "count_all")])
        twice = counted.filter(pc.greater(counted.column("count_all"), 1)).select(self.names)
        missing = keys.column(0).null_count if len(self.names) == 1 else 0
        if not twice.num_rows:
            return whole.iloc[:0], missing
        wanted = pd.MultiIndex.from_frame(twice.to_pandas(types_mapper=pd.ArrowDtype))
        return whole.loc[pd.MultiIndex.from_frame(whole).isin(wanted)], missing
