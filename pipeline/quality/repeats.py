"""The rows of a table whose key another row has too, found without a look at every value twice."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.derive.arrow import ascends


def repeats(frame: pd.DataFrame, kwargs: Mapping[str, Any]) -> tuple[pd.DataFrame, int]:
    """Return the rows that share their key, in order, and how many rows have none.

    ``kwargs`` are those of an expectation that a column, or columns together, be unique.
    """
    names = kwargs.get("column_list") or [kwargs["column"]]
    keys = pa.Table.from_pandas(frame[names], preserve_index=False)
    if ascends(keys, names, strictly=True):
        return frame.iloc[:0], 0
    counted = keys.group_by(names, use_threads=False).aggregate([([], "count_all")])
    twice = counted.filter(pc.greater(counted.column("count_all"), 1)).select(names)
    missing = keys.column(0).null_count if len(names) == 1 else 0
    if not twice.num_rows:
        return frame.iloc[:0], missing
    wanted = pd.MultiIndex.from_frame(twice.to_pandas(types_mapper=pd.ArrowDtype))
    rows = pd.MultiIndex.from_frame(frame[names]).isin(wanted)
    return frame.loc[rows], missing
