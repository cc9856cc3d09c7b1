"""Expectations by what they look at, and what Great Expectations says of one, as plain data."""

from typing import Any, TypeAlias

Result: TypeAlias = dict[str, Any]

UNIQUE = frozenset({"expect_column_values_to_be_unique", "expect_compound_columns_to_be_unique"})
"""What looks at all rows together; the others look at each row, or count."""


ROWS = "expect_table_row_count_to_be_between"
COLUMNS = "expect_table_columns_to_match_ordered_list"


def looks_at_all(kind: str) -> bool:
    return kind in UNIQUE
