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
    taken = [(start, stop) for start, stop, _ in roles]
    for block in blocks:
        taken += block.passage.spans()
        if block.number:
            taken += block.number.spans()
    taken.sort()
    at, end = bounds
    for low, high in [*taken, (end, end)]:
        if at < low:
            markup = source.find("<", at, low) >= 0 or source.find(">", at, low) >= 0
            roles.append(RoleRange(at, low, "markup" if markup else "blank"))
        if at < high:
            at = high
    roles.sort()
    return tuple(roles)


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
            elif not child.text.isspace() and any(map(str.isalnum, child.text)):
                yield RoleRange(child.start, child.stop, _role(node, child))


def _role(node: Node, chars: Chars) -> Role:
    if node.tag == "organization":
        return "vote"
    return "job number" if _JOB_NUMBER.fullmatch(chars.text) else "unread"
