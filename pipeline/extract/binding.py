"""Notes and the places that refer to them: which note does a marker mean.

Notes are numbered through; an annex or a part may begin anew. A marker means the note of its
number that follows it most closely; where none follows, the last one before it: a note may be
referred to twice.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.blocks import Block
from pipeline.extract.notes import plain_marker
from pipeline.extract.structure import Node


@dataclass(frozen=True, slots=True)
class BoundNote:
    """A note, its path in the document, and its marker without the marks of its style."""

    path: str
    marker: str
    block: Block


@dataclass(frozen=True, slots=True)
class Bindings:
    """``refs``: (path of the clause or None for the title, offset, path of the note)."""

    notes: tuple[BoundNote, ...]
    refs: tuple[tuple[str | None, int, str], ...]
    unbound: tuple[tuple[Block, int, str], ...]
    """Markers without a note: block, offset in its text, marker."""


def bind(notes: Sequence[Block], outside: Sequence[Block], nodes: Sequence[Node]) -> Bindings:
    """Return the notes with their paths and every reference that finds its note.

    ``outside`` are the blocks of the masthead, the title and the closing.
    """
    named = _named(notes, nodes)
    by_marker: dict[str, list[BoundNote]] = defaultdict(list)
    standing: dict[str, list[int]] = defaultdict(list)
    for note in named:
        by_marker[note.marker].append(note)
        standing[note.marker].append(_place(note.block, 0))
    refs: list[tuple[str | None, int, str]] = []
    unbound: list[tuple[Block, int, str]] = []
    places: list[tuple[str | None, Block]] = [(None, block) for block in outside if block.refs]
    places += [(node.path, node.block) for node in nodes if node.block.refs]
    for path, block in places:
        for ref in block.refs:
            found = _following(
                by_marker.get(ref.marker, ()), standing.get(ref.marker, ()), _place(block, ref.at)
            )
            if found is None:
                unbound.append((block, ref.at, ref.marker))
            else:
                refs.append((path, ref.at, found.path))
    return Bindings(named, tuple(refs), tuple(unbound))


def _named(notes: Sequence[Block], nodes: Sequence[Node]) -> tuple[BoundNote, ...]:
    """Give each note its path: FN3, FN*, and ANNEX-I/FN1 where an annex begins anew.

    One without a marker, such as XML may have, is named by its order: FN¶1.
    """
    annexes = [
        (node.block.passage.pieces[0].start, node.part)
        for node in nodes
        if node.part and node.block.kind == "annex heading" and node.block.passage.pieces
    ]
    used: Counter[str] = Counter()
    named: list[BoundNote] = []
    anew: str | None = None
    for block in notes:
        marker = plain_marker(block.number.text if block.number is not None else "")
        if not marker:
            used["FN¶"] += 1
            named.append(BoundNote(f"FN¶{used['FN¶']}", marker, block))
            continue
        annex = None
        if annexes:
            place = _place(block, 0)
            annex = next((label for at, label in reversed(annexes) if at < place), None)
        repeated = bool(used[f"FN{marker}"]) and annex is not None
        if repeated and marker.isdigit():
            anew = annex  # from here to the annex's end numbers are counted anew
        own = repeated or (annex is not None and annex == anew)
        path = f"{annex}/FN{marker}" if own else f"FN{marker}"
        used[path] += 1
        if used[path] > 1:
            path = f"{path}~{used[path]}"
        named.append(BoundNote(path, marker, block))
    return tuple(named)


def _place(block: Block, at: int) -> int:
    """Return the source offset of a place in a block's text."""
    pieces = block.passage.pieces
    if not pieces:
        return block.number.pieces[0].start if block.number and block.number.pieces else 0
    return block.passage.place(max(at - 1, 0)) if block.text else pieces[0].start


def _following(
    notes: Sequence[BoundNote], standing: Sequence[int], place: int
) -> BoundNote | None:
    """Return the first note that stands after a place, else the last; ``standing`` says where."""
    return notes[min(bisect_left(standing, place), len(notes) - 1)] if notes else None
