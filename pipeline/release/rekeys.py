"""Ids that a better reading replaced: where the content of an old id stands now.

An old row is looked for when its id is gone, or when its id now holds other content. It is found
again by its content, in the same resolution (or one read from the same source), the nth of equal
rows by the nth. What is not found has no new id: that is a loss, and the version says so.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]

CONTENT: dict[str, tuple[str, ...]] = {
    "sources": ("source_id",),
    "resolutions": ("source_id", "part"),
    "clauses": ("kind", "text"),
    "footnotes": ("text",),
    "citations": ("raw", "target_symbol", "target_kind", "pinpoint"),
    "dates": ("raw", "edtf"),
    "meetings": ("raw", "ordinals"),
    "requests": ("kind", "raw"),
    "findings": ("check_name", "expected", "observed"),
}
"""What a row is about, apart from its id and its place. Rows of other tables have keys that say
themselves what they are about."""

NAMED = frozenset({"sources", "resolutions"})
"""Tables whose rows have a name of their own."""

MOVED = "the same content has another id"
GONE = "its content is no longer there"
ALIKE = 0.3
"""Share of common words above which a row that kept its id is taken as edited, not replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekey:
    """An old id, and the new one of the same content; None where the content is gone."""

    table_name: str
    old_id: str
    new_id: str | None
    reason: str


def rekeyed(
    table: str, key: str, old: Sequence[Row], new: Sequence[Row], moved: Mapping[str, str]
) -> list[Rekey]:
    """Return what became of the old rows whose id is gone or holds other content.

    ``old`` and ``new`` are the rows that differ, in order; ``moved`` maps the resolutions that
    have another id now.
    """
    now = {row[key]: row for row in new}
    left = [
        row for row in old if row[key] not in now or not same(table, row, now[row[key]], moved)
    ]
    known, leaving = ({row[key] for row in rows} for rows in (old, left))
    fresh: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for row in new:
        if row[key] in leaving or row[key] not in known:
            fresh[signature(table, row, {})].append(row[key])
    return list(found_again(table, key, left, now, fresh, moved))


def found_again(
    table: str,
    key: str,
    left: Sequence[Row],
    now: Mapping[str, Row],
    fresh: Mapping[tuple[Any, ...], list[str]],
    moved: Mapping[str, str],
) -> Iterator[Rekey]:
    """Yield a row for each content that has left its id, unless it was only edited there."""
    for row in left:
        places = fresh.get(signature(table, row, moved))
        if places:
            yield Rekey(table_name=table, old_id=row[key], new_id=places.pop(0), reason=MOVED)
        elif row[key] not in now or not alike(table, row, now[row[key]]):
            yield Rekey(table_name=table, old_id=row[key], new_id=None, reason=GONE)


def same(table: str, old: Row, new: Row, moved: Mapping[str, str]) -> bool:
    return signature(table, old, moved) == signature(table, new, {})


def signature(table: str, row: Row, moved: Mapping[str, str]) -> tuple[Any, ...]:
    """Return what a row is about, as something that can be compared."""
    scope = row.get("resolution_id") if table != "resolutions" else None
    return (moved.get(scope or "", scope), *(frozen(row[name]) for name in CONTENT[table]))


def frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def alike(table: str, old: Row, new: Row) -> bool:
    """Return whether two rows of one id are the same thing, edited: they share enough words.

    A path is the same file, and a symbol the same resolution, whatever is in it.
    """
    if table in NAMED:
        return True
    before, after = words(table, old), words(table, new)
    return len(before & after) >= ALIKE * len(before | after)


def words(table: str, row: Row) -> set[str]:
    return {word for name in CONTENT[table] for word in str(row[name]).split()}
