"""What the characters of an XML source are that stand in no block: each has a role."""

import re
from collections.abc import Iterable, Iterator

from pipeline.extract.blocks import Block, Role, RoleRange
from pipeline.extract.passages import Span
from pipeline.formats.akn_tree import Chars, Node

_JOB_NUMBER = re.compile(r"\s*\d\d-\d{5}\b[\s(A-Z)]*")
"""22-28198 (E): the number of the print job, in the metadata of the first page's foot."""


def roles_of_rest(
    source: str, bounds: Span, blocks: Iterable[Block], known: Iterable[RoleRange]
) -> tuple[RoleRange, ...]:
    """Return the known roles and those of all other characters within the bounds.

    Together with the passages and numbers of the blocks they cover each character once.
    """
    roles = list(known)
    taken = sorted({*_block_spans(blocks), *((r.start, r.stop) for r in roles)})
    at, stop = bounds
    for low, high in [*taken, (stop, stop)]:
        if at < low:
            markup = source.find("<", at, low) >= 0 or source.find(">", at, low) >= 0
            roles.append(RoleRange(at, low, "markup" if markup else "blank"))
        at = max(at, high)
    return tuple(sorted(roles))


def _block_spans(blocks: Iterable[Block]) -> Iterator[Span]:
    for block in blocks:
        yield from block.passage.spans()
        if block.number:
            yield from block.number.spans()


def roles_of_unread(node: Node, read: Iterable[Node] = ()) -> Iterator[RoleRange]:
    """Yield the character data of an element, but for those of the elements that are read."""
    known = {id(each) for each in read}
    stack = [node]
    while stack:
        node = stack.pop()
        for child in node.children:
            if isinstance(child, Node):
                if id(child) not in known:
                    stack.append(child)
            elif any(map(str.isalnum, child.text)):
                yield RoleRange(child.start, child.stop, _role(node, child))


def _role(node: Node, chars: Chars) -> Role:
    if node.tag == "organization":
        return "vote"
    return "job number" if _JOB_NUMBER.fullmatch(chars.text) else "unread"
