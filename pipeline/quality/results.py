"""What Great Expectations says of one expectation, as plain data."""

from typing import Any, TypeAlias

Result: TypeAlias = dict[str, Any]
