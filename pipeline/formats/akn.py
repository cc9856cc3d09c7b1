"""Akoma Ntoso XML as the United Nations publishes it (AKN4UN), read by its structure.

One file holds one statement, or a collection of several: each becomes a document of blocks. Every
character of the file is in exactly one block's passage or number, or in one range of the roles.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.extract.blocks import Document, Doubt, Facts, Refusal, RoleRange
from pipeline.extract.passages import Span
from pipeline.formats.akn_body import read_statement
from pipeline.formats.akn_facts import facts_of
from pipeline.formats.akn_gathered import Gathered
from pipeline.formats.akn_links import link_doubts
from pipeline.formats.akn_roles import roles_of_rest, roles_of_unread
from pipeline.formats.akn_tree import Node, parse
from pipeline.formats.language import language_of
from pipeline.formats.plain import check_size
from pipeline.formats.sniff import BYTE_ORDER_MARKS, wide_encoding

_DECLARED = re.compile(r"""\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")

_ENCODINGS = re.compile(r"utf-?8|us-ascii|ascii|iso-?8859-\d{1,2}|windows-125\d|cp125\d", re.I)
"""Encodings that a declaration may name; those with a byte order show it in their bytes."""

_WORDED = frozenset({"preambular", "operative", "annex"})
"""Kinds of blocks whose words tell the language."""


def read_akn(data: bytes) -> tuple[str, list[Document]]:
    """Return the decoded text and its documents, one a statement, in the file's order.

    A paragraph that is but a number and a list ("11. (a) ...") is a block with an empty passage.
    Raises Refusal for a file that is damaged, hostile, beyond the limits or holds no statement.
    """
    source = _decode(data)
    root = parse(source)
    statements = _statements(root)
    if not statements:
        raise Refusal(
            "XML without a statement of Akoma Ntoso: it is not a resolution, take it out of the "
            "folder"
        )
    around = sorted(roles_of_unread(root, statements))
    bounds = [0, *(s.start for s in statements[1:]), len(source)]
    return source, [
        _document(source, statement, around, (start, stop))
        for statement, start, stop in zip(statements, bounds, bounds[1:], strict=False)
    ]


def _statements(root: Node) -> list[Node]:
    """Return the statements in document order; one within another is a part of it.

    A file without any may call its resolution a document.
    """
    for tag in ("statement", "doc"):
        found: list[Node] = []
        stack = [root]
        while stack:
            node = stack.pop()
            if node.tag == tag:
                found.append(node)
            else:
                stack.extend(c for c in reversed(node.children) if isinstance(c, Node))
        if found:
            return found
    return []


def _document(source: str, statement: Node, around: list[RoleRange], bounds: Span) -> Document:
    """Read a statement; its part of the source goes on to where the next statement begins."""
    body = read_statement(source, statement)
    first, last = (bisect_left(around, (offset,)) for offset in bounds)
    body.roles += around[first:last]
    facts, doubts = facts_of(statement)
    facts, spoken = _spoken(body, facts)
    return Document(
        blocks=tuple(body.blocks),
        roles=roles_of_rest(source, bounds, body.blocks, body.roles),
        facts=facts,
        doubts=(
            *body.doubts,
            *doubts,
            *spoken,
            *link_doubts(body.blocks),
            *_unread_doubts(source, body.roles),
        ),
    )


def _spoken(body: Gathered, facts: Facts) -> tuple[Facts, list[Doubt]]:
    """Return the facts with the language that the text is in, whatever the metadata say."""
    found = language_of(block.text for block in body.blocks if block.kind in _WORDED)
    if found is None or found == facts.language:
        return facts, []
    doubt = Doubt(
        check_name="the language is the one stated", expected=facts.language, observed=found
    )
    return replace(facts, language=found), [doubt] if facts.language else []


def _unread_doubts(source: str, roles: Iterable[RoleRange]) -> Iterator[Doubt]:
    """Yield a doubt for each text that stands where no text is read."""
    for start, stop, role in roles:
        if role == "unread":
            yield Doubt(
                check_name="every text is read",
                expected=None,
                observed=" ".join(source[start:stop].split())[:200],
                start=start,
                stop=stop,
            )


def _decode(data: bytes) -> str:
    """Return an XML file's text by its byte order mark, its declaration or, else, as UTF-8."""
    check_size(data)
    codec = next((codec for mark, codec in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    codec = codec or wide_encoding(data)
    if codec is None:
        declared = _DECLARED.match(data[:200].decode("latin-1"))
        codec = declared[1] if declared else "utf-8"
        if not _ENCODINGS.fullmatch(codec):
            raise Refusal(f"XML that claims to be {codec} and is not: save it as UTF-8")
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError) as error:
        raise Refusal(
            f"XML that is not in the encoding it claims ({error}): save it as UTF-8"
        ) from error
