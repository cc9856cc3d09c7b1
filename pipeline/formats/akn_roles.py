"""What the characters of an XML source are that stand in no block: each has a role."""

import re
from collections.abc import Iterable, Iterator

from pipeline.extract.blocks import Block, Role, RoleRange
from pipeline.extract.passages import Span

_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>"
    r"""|<(?:[^<>"']|"[^"]*"|'[^']*')*>"""
    r"|[^<\]]+|\]",
    re.S,
)
"""A comment, an instruction, the ends of literal text, a tag, characters."""

_LETTER = re.compile(r"[^\W_]")

_JOB_NUMBER = re.compile(r"\s*\d\d-\d{5}\b[\s(A-Z)]*")
"""22-28198 (E): the number of the print job, in the metadata of the first page's foot."""


def roles_of_rest(
    source: str, start: int, stop: int, blocks: Iterable[Block], known: Iterable[RoleRange]
) -> tuple[RoleRange, ...]:
    """Return the known roles and those of all other characters of ``source[start:stop]``.

    Together with the passages and numbers of the blocks they cover each character once.
    """
    known = tuple(known)
    taken = sorted({*_block_spans(blocks), *((r.start, r.stop) for r in known)})
    roles = list(known)
    at = start
    for low, high in taken:
        if at < low:
            roles.extend(_gap(source, at, low))
        at = max(at, high)
    if at < stop:
        roles.extend(_gap(source, at, stop))
    return tuple(sorted(roles))


def _block_spans(blocks: Iterable[Block]) -> Iterator[Span]:
    for block in blocks:
        yield from block.passage.spans()
        if block.number:
            yield from block.number.spans()


def _gap(source: str, start: int, stop: int) -> Iterator[RoleRange]:
    """Yield the roles of a stretch without text: one for white space and tags together."""
    text = source[start:stop]
    if "<" not in text and not _LETTER.search(text):
        yield RoleRange(start, stop, "blank")
        return
    at = start
    for token in _TOKEN.finditer(text):
        if token[0][0] == "<" or not _LETTER.search(token[0]):
            continue
        low, high = start + token.start(), start + token.end()
        if at < low:
            yield RoleRange(at, low, "markup")
        yield RoleRange(low, high, _role(token[0]))
        at = high
    if at < stop:
        yield RoleRange(at, stop, "markup")


def _role(text: str) -> Role:
    return "job number" if _JOB_NUMBER.fullmatch(text) else "unread"
