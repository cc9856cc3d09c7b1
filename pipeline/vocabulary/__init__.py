"""Word lists of the field as CSV files: one thing a row, each file with a header row.

What is a list of words stands here and is reviewed as data; what is a rule stands in code.
"""

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``{name}.csv`` in their order, as column: value; an empty cell is "".

    Raises FileNotFoundError for a name that is not a file here.
    """
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
