"""Text that looks damaged: what conversions and scans do to words. It is told, never mended."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.blocks import Block
from pipeline.extract.ordinals import words_of

_PATTERNS = (
    ("replacement character", re.compile("\ufffd")),
    ("private use character", re.compile("[\ue000-\uf8ff]")),
    ("letter of another script", re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")),
    (
        # A mark that an encoding lacks was saved as "?": "organizations,? having".
        "lost character",
        re.compile(r"^\?(?=\s)|[^\W\d_]\?(?=[^\W\d_])|[,;.]\?|\w\?(?=\s[a-z])"),
    ),
    ("lost link text", re.compile(r"\(\s*\)|\(\s*[,;]\s")),
    (
        # Words that the UN never prints without their hyphen.
        "lost hyphen",
        re.compile(
            r"\b(?:Secretary|Director)General\b|\bCounterTerrorism\b|\b[Nn]ongovernmental\b"
            r"|\b(?:[Tt]en|[Ff]ive|[Tt]wo|[Tt]hree|[Ff]our)year\b|\b[Ss]elfdetermination\b"
            rf"|\b[Cc]apacitybuilding\b|\b(?i:(?:{words_of('tens')})(?:{words_of('unit')}))\b"
        ),
    ),
)
_COMPOUND = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{3,})+")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{8,}(?![\w-])")


class Damage(NamedTuple):
    """A damaged place: its kind, the block and the range of its text."""

    kind: str
    block: Block
    start: int
    stop: int


def damage_in(blocks: Sequence[Block]) -> Iterator[Damage]:
    """Return the damaged places of a document's blocks, in their order.

    A hyphen is lost where a word is known to have one, or where the document itself prints the
    word with it more often than without.
    """
    joined = _joined_compounds(blocks)
    for block in blocks:
        known: set[int] = set()
        for kind, pattern in _PATTERNS:
            for match in pattern.finditer(block.text):
                known.add(match.start())
                yield Damage(kind, block, *match.span())
        if joined:
            for match in _WORD.finditer(block.text):
                if match[0].lower() in joined and match.start() not in known:
                    yield Damage("lost hyphen", block, *match.span())


def _joined_compounds(blocks: Sequence[Block]) -> set[str]:
    """Return words without a hyphen that the document prints more often with one."""
    compounds: Counter[str] = Counter()
    for block in blocks:
        compounds.update(match.lower() for match in _COMPOUND.findall(block.text))
    wanted = {compound.replace("-", ""): count for compound, count in compounds.items()}
    words = Counter(
        word
        for block in blocks
        for word in map(str.lower, _WORD.findall(block.text))
        if word in wanted
    )
    return {word for word, count in words.items() if wanted[word] > count}
