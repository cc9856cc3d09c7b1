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
_SIGNS = {
    "letter of another script": re.compile("[\u0400-\u04ff]"),
    "lost character": re.compile(r"\?"),
}
_LOST = tuple(
    re.compile(sign)
    for sign in (
        "General(?<=[yr]General)",
        "rTerrorism",
        "ongovernmental",
        "year(?<=[neor]year)",
        "elfdetermination",
        "apacitybuilding",
    )
)
_LOST_IN_NUMBER = re.compile(f"ty(?:{words_of('unit')})")
"""What a text has in which a pattern finds anything: each begins with a certain character, so that
a search passes over a text ten times as fast."""

_COMPOUND = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{3,})+")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{8,}(?![\w-])")
_LONG = 8
"""Letters that a word has at least that a lost hyphen is looked for in."""


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
    text = "\n".join(block.text for block in blocks)
    joined = _joined_compounds(text)
    patterns = [(kind, pattern) for kind, pattern in _PATTERNS if _may_hold(text, kind)]
    for block in blocks if patterns or joined else ():
        known: set[int] = set()
        for kind, pattern in patterns:
            for match in pattern.finditer(block.text):
                known.add(match.start())
                yield Damage(kind, block, *match.span())
        if joined:
            for match in _WORD.finditer(block.text):
                if match[0].lower() in joined and match.start() not in known:
                    yield Damage("lost hyphen", block, *match.span())


def _may_hold(text: str, kind: str) -> bool:
    if kind == "lost hyphen":
        lost = any(sign.search(text) for sign in _LOST)
        return lost or _LOST_IN_NUMBER.search(text.casefold()) is not None
    return kind not in _SIGNS or _SIGNS[kind].search(text) is not None


def _joined_compounds(text: str) -> set[str]:
    """Return words without a hyphen that the document prints more often with one."""
    pieces = text.split()  # no word has white space in it: most are passed over as a whole
    printed = (_COMPOUND.findall(piece) for piece in pieces if "-" in piece)
    compounds = Counter(compound.lower() for found in printed for compound in found)
    wanted = {compound.replace("-", ""): count for compound, count in compounds.items()}
    long = " ".join(piece for piece in pieces if len(piece) >= _LONG)
    words = Counter(word for word in map(str.lower, _WORD.findall(long)) if word in wanted)
    return {word for word, count in words.items() if wanted[word] > count}
