"""One source, several resolutions: lettered parts with their own formula, or a printed page.

A letter alone on its line is a part of the resolution only where an enacting formula follows;
otherwise it is a section.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.blocks import Block

_LETTER = re.compile(r"(?P<letter>[A-Z])(?:\s+(?P<title>\S.*))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The blocks of one resolution: above its formula, from the formula on, after the clauses."""

    head: tuple[Block, ...]
    body: tuple[Block, ...]
    closing: tuple[Block, ...]
    notes: tuple[Block, ...]
    letter: str | None


def split_resolutions(blocks: Sequence[Block]) -> list[Piece]:
    """Return the resolutions of a document, at least one; blocks keep their order."""
    formulas = [index for index, block in enumerate(blocks) if block.kind == "formula"]
    starts = [0, *(_start(blocks, index) for index in formulas[1:])]
    cuts = sorted({start for start in starts if start is not None})
    bounds = [*cuts, len(blocks)]
    groups = [blocks[low:high] for low, high in pairwise(bounds)]
    shared = _head(groups[0])
    pieces = [_piece(group, shared, first=index == 0) for index, group in enumerate(groups)]
    return _with_closings(pieces)


def _start(blocks: Sequence[Block], formula: int) -> int | None:
    """Return where the resolution of a later formula begins: its title or its letter."""
    index = formula - 1
    while index > 0 and blocks[index].kind in ("heading", "masthead", "title", "part", "note"):
        block = blocks[index]
        if block.kind == "title" and block.text[:1].isdigit():
            return index
        if block.kind == "part" and _LETTER.fullmatch(block.text):
            return index
        index -= 1
    return None


def _head(group: Sequence[Block]) -> list[Block]:
    return [block for block in group[: _body(group)] if block.kind != "note"]


def _body(group: Sequence[Block]) -> int:
    """Return where the body begins: at the formula, or at the first clause of a text without."""
    return next(
        (
            i
            for i, block in enumerate(group)
            if block.kind not in ("masthead", "title", "part", "note")
        ),
        len(group),
    )


def _piece(group: Sequence[Block], shared: Sequence[Block], *, first: bool) -> Piece:
    head = _head(group)
    own_title = any(block.kind == "title" for block in head)
    if not first:
        common = [
            b for b in shared if b.kind == "masthead" or (b.kind == "title" and not own_title)
        ]
        head = [*common, *head]
    letters = [_LETTER.fullmatch(block.text) for block in head if block.kind == "part"]
    letter = next((match["letter"] for match in letters if match), None)
    start = _body(group)
    return Piece(
        head=tuple(head),
        body=tuple(b for b in group[start:] if b.kind not in ("closing", "vote", "note")),
        closing=tuple(b for b in group if b.kind in ("closing", "vote")),
        notes=tuple(b for b in group if b.kind == "note"),
        letter=letter,
    )


def _with_closings(pieces: list[Piece]) -> list[Piece]:
    """A part without a closing of its own was adopted with the next one that has it."""
    done: list[Piece] = []
    closing: tuple[Block, ...] = ()
    for piece in reversed(pieces):
        closing = piece.closing or closing
        done.append(
            Piece(
                head=piece.head,
                body=piece.body,
                closing=closing,
                notes=piece.notes,
                letter=piece.letter,
            )
        )
    return done[::-1]
