"""What must be known of a whole body before its clauses are named.

Whether a section counts for itself, whether an operative clause stands alone, whether (i) is a
letter or a roman: each shows only in what follows.
"""

import re
from collections.abc import Sequence

from pipeline.extract.blocks import Block
from pipeline.extract.ranks import inner_of, shape

BULLET = re.compile(r"[•·▪●○‣◦■□\-–—−]")


def sections_that_count(blocks: Sequence[Block]) -> set[int]:
    """Return the indexes of part blocks whose section's numbers begin at 1 again."""
    found: set[int] = set()
    current: int | None = None
    top_seen = False
    restarts = _restarts(blocks)
    for index, block in enumerate(blocks):
        if block.kind == "part":
            current = index
        elif block.kind == "annex heading":
            current, top_seen = None, False
        elif block.kind in ("operative", "annex") and block.number is not None:
            number = inner_of(block.number.text)
            if number.isdigit() and block.number.text[:1].isdigit():
                if current is not None and number == "1" and restarts:
                    found.add(current)
                top_seen = True
                current = None
        elif block.kind == "operative" and current is not None and top_seen:
            found.add(current)
    return found


def _restarts(blocks: Sequence[Block]) -> bool:
    """Return whether "1." stands in more than one part, so that each must say which."""
    ones = sum(
        block.number is not None and block.number.text in ("1.", "1", "1)") for block in blocks
    )
    return ones > 1


def lonely(blocks: Sequence[Block]) -> set[int]:
    """Return the indexes of operative clauses without a number that stand alone in their part."""
    found: set[int] = set()
    part: list[int] = []
    for index, block in enumerate([*blocks, None]):
        if block is None or block.kind in ("part", "annex heading", "formula"):
            if len(part) == 1 and blocks[part[0]].number is None:
                found.add(part[0])
            part = []
        elif block.kind == "operative" and _is_top(block):
            part.append(index)
    return found


def romans(blocks: Sequence[Block]) -> set[int]:
    """Return the indexes of the markers (i) that (ii) follows: romans, even right after (h)."""
    found: set[int] = set()
    if not any(block.number is not None and "i" in block.number.text for block in blocks):
        return found
    following: dict[str, str] = {}
    for index in range(len(blocks) - 1, -1, -1):
        number = blocks[index].number
        if number is None or BULLET.fullmatch(number.text):
            continue
        inner = inner_of(number.text)
        if inner.isdigit() and number.text[:1].isdigit():
            following = {}
        elif inner == "i" and following.get(shape(number.text)) == "ii":
            found.add(index)
        following[shape(number.text)] = inner
    return found


def _is_top(block: Block) -> bool:
    if block.number is None:
        return not (block.text[:1].islower())
    return block.number.text[:1].isdigit()
