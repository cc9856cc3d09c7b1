"""The proof that nothing is lost: every character of a source has one role."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.blocks import Block, RoleRange
from pipeline.extract.records import SourceRole

_ROLE = {
    "preambular": "clause",
    "operative": "clause",
    "annex": "clause",
    "part": "heading",
    "annex heading": "heading",
    "note": "footnote",
}


def map_source(
    source: str, blocks: Sequence[Block], roles: Iterable[RoleRange], rows: Mapping[int, str]
) -> tuple[SourceRole, ...]:
    """Return ranges that cover the source from its first character to its last, in order.

    ``rows`` gives the row that a block went into, by the block's id. What no step has claimed is
    "blank" where it is white space and "unread" where it is not.
    """
    claimed: list[tuple[int, int, str, str | None]] = [
        (role.start, role.stop, role.role, None) for role in roles
    ]
    for block in blocks:
        row = rows.get(id(block))
        role = _ROLE.get(block.kind, block.kind)
        claimed += [(start, stop, role, row) for start, stop in block.passage.spans()]
        if block.number is not None:
            mark = "marker" if block.kind == "note" else "number"
            claimed += [(start, stop, mark, row) for start, stop in block.number.spans()]
    return tuple(_covering(source, sorted(claimed, key=lambda each: (each[0], each[1]))))


def _covering(
    source: str, claimed: Sequence[tuple[int, int, str, str | None]]
) -> Iterable[SourceRole]:
    at = 0
    for start, stop, role, row in claimed:
        if start > at:
            yield from _unclaimed(source, at, start)
        if max(start, at) < stop:
            yield SourceRole(start=max(start, at), stop=stop, role=role, row_id=row)
        at = max(at, stop)
    if at < len(source):
        yield from _unclaimed(source, at, len(source))


def _unclaimed(source: str, start: int, stop: int) -> Iterable[SourceRole]:
    """Yield a range that no step has claimed, white space at its ends apart from the rest."""
    text = source[start:stop]
    left = start + len(text) - len(text.lstrip())
    right = max(start + len(text.rstrip()), left)
    for low, high, role in (
        (start, left, "blank"),
        (left, right, "unread"),
        (right, stop, "blank"),
    ):
        if low < high:
            yield SourceRole(start=low, stop=high, role=role, row_id=None)
