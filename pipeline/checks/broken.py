"""How a broken invariant is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A rule that some rows of a table do not meet."""

    table: str
    rule: str
    rows: int
    example: str

    def __str__(self) -> str:
        rows = "1 row" if self.rows == 1 else f"{self.rows} rows"
        return f"{self.table}: {self.rule}: {rows}, first {self.example}"


def told(table: str, rule: str, found: Iterable[object]) -> Iterator[Broken]:
    """Yield one broken rule with how many rows break it and the first of them; none for none."""
    examples = list(found)
    if examples:
        yield Broken(table=table, rule=rule, rows=len(examples), example=str(examples[0]))
