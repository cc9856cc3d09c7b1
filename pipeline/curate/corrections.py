"""Values that are put right because a source is known to be wrong.

They are data, ``vocabulary/corrections.toml``, which says what an entry holds. An entry states the
wrong value that it expects: where its document is here and that value is not, the entry no longer
holds, and nothing may be published until somebody has looked.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.curate.rows import Row
from pipeline.tables import RESOLUTIONS, Column, Table

NULL = "null"
"""What stands in the file where a row has no value."""


class CorrectionError(ValueError):
    """An entry that is malformed, or that no longer holds; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One value of one row, and what is to stand in its place."""

    symbol: str
    table: Table
    column: Column
    row_id: str
    expected: object
    value: object
    reason: str
    evidence: str

    @property
    def field(self) -> str:
        return f"{self.table.name}.{self.column.name}"

    @property
    def resolution_id(self) -> str:
        return self.row_id.partition("|")[0].partition("#")[0]

    def __str__(self) -> str:
        return f"the correction of {self.field} in {self.row_id}"

    def row(self) -> Row:
        """Return it as a row of the table ``corrections``."""
        return {
            "symbol": self.symbol,
            "field": self.field,
            "row_id": self.row_id,
            "expected": shown(self.expected),
            "value": shown(self.value),
            "reason": self.reason,
            "evidence": self.evidence,
        }


def corrected(
    rows: Mapping[str, Sequence[Row]], corrections: Iterable[Correction]
) -> dict[str, list[Row]]:
    """Return the rows with every correction of a resolution that is among them.

    CorrectionError where the row is not there, or has another value than the expected one.
    """
    found = {name: list(those) for name, those in rows.items()}
    for each in here(corrections, (row["resolution_id"] for row in found[RESOLUTIONS.name])):
        key = each.table.primary_key
        ids = ["|".join(str(row[name]) for name in key) for row in found[each.table.name]]
        if each.row_id not in ids:
            raise CorrectionError(f"{each} no longer holds: there is no such row")
        at = ids.index(each.row_id)
        row = found[each.table.name][at]
        if row[each.column.name] != each.expected:
            raise CorrectionError(
                f"{each} no longer holds: it expects {shown(each.expected) or NULL}, and there "
                f"is {shown(row[each.column.name]) or NULL}. The source was mended, or is read "
                "otherwise: remove the entry, or change it"
            )
        found[each.table.name][at] = row | {each.column.name: each.value}
    return found


def here(corrections: Iterable[Correction], resolution_ids: Iterable[object]) -> list[Correction]:
    """Return the corrections of resolutions that are there."""
    known = set(resolution_ids)
    return [each for each in corrections if each.resolution_id in known]


def correction_rows(
    corrections: Iterable[Correction], resolution_ids: Iterable[object]
) -> Iterator[Row]:
    """Yield the rows of the table ``corrections``: those that apply to the dataset."""
    return (each.row() for each in here(corrections, resolution_ids))


def shown(value: object) -> str | None:
    """Return a value as the CSV has it; None for null.

    >>> shown(date(2017, 12, 24)), shown(("a", "b")), shown(True), shown(None)
    ('2017-12-24', '["a","b"]', 'true', None)
    """
    match value:
        case None | str():
            return value
        case date():
            return value.isoformat()
        case _:
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
