"""Text that looks damaged: what conversions and scans do to words. It is told, never mended."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
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
# What a text has, in lower case and UTF-8, in which a pattern finds anything: a look at the bytes
# of a whole document tells, and most documents are passed over.
_ODD = b"?\xd0\xd1\xd2\xd3\xee\xef"
"""The question mark, and the first bytes of Cyrillic letters, private use and U+FFFD."""
_PLAIN = bytes(sorted({*range(256)}.difference(_ODD)))
_LINKS = re.compile(rb"\(\s*[),;]")
_LOST = (
    b"ygeneral", b"rgeneral", b"rterrorism", b"ongovernmental", b"tenyear", b"fiveyear",
    b"twoyear", b"threeyear", b"fouryear", b"elfdetermination", b"apacitybuilding",
)  # fmt: skip
_LOST_IN_NUMBER = re.compile(f"ty(?:{words_of('unit')})".encode())
_CASED = ("\u017f", "\u212a")
"""Long s and the kelvin sign: beyond ASCII, and yet letters of it where case is not looked at."""

_COMPOUND = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{3,})+")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{8,}(?![\w-])")
_LONG = 8
"""Letters that a word has at least that a lost hyphen is looked for in."""
_FEW = 16
"""Words that are looked for one by one; with more, all words of a text are looked at once."""


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
    texts = [block.passage.text for block in blocks]
    text = "\n".join(texts)
    lowered = _lowered(text)
    joined = _joined_compounds(text, lowered)
    if not (joined or _patterns_for(lowered)):
        return
    for block, printed in zip(blocks, texts, strict=True):
        known: set[int] = set()
        for kind, pattern in _patterns_for(_lowered(printed)):
            for match in pattern.finditer(printed):
                known.add(match.start())
                yield Damage(kind, block, *match.span())
        for start, stop, _ in sorted(_words(printed, joined)):
            if start not in known:
                yield Damage("lost hyphen", block, start, stop)


def _lowered(text: str) -> bytes:
    """Return the UTF-8 of a text with the letters of ASCII in lower case."""
    if any(character in text for character in _CASED):
        text = text.casefold()
    return text.encode("utf-8", "surrogatepass").lower()


def _patterns_for(lowered: bytes) -> list[tuple[str, re.Pattern[str]]]:
    """Return the patterns that may find something in the text with these bytes."""
    odd = lowered.translate(None, _PLAIN) != b""
    links = _LINKS.search(lowered) is not None
    hyphen = any(lost in lowered for lost in _LOST) or bool(_LOST_IN_NUMBER.search(lowered))
    if not (odd or links or hyphen):
        return []
    may_hold = {"lost hyphen": hyphen, "lost link text": links}
    return [(kind, pattern) for kind, pattern in _PATTERNS if may_hold.get(kind, odd)]


def _joined_compounds(text: str, lowered: bytes) -> set[str]:
    """Return words without a hyphen that the document prints more often with one."""
    compounds = Counter(_COMPOUND.findall(_small(" ".join(_hyphenated(text)))))
    wanted = {compound.replace("-", ""): count for compound, count in compounds.items()}
    standing = {word for word in wanted if _may_stand(word, lowered)}
    words = Counter(word for _, _, word in _words(text, standing))
    return {word for word, count in words.items() if wanted[word] > count}


def _hyphenated(text: str) -> Iterator[str]:
    """Yield what stands between two spaces and has a hyphen: all else is passed over."""
    start, hyphen = 0, text.find("-")
    while hyphen >= 0:
        start = max(text.rfind(" ", start, hyphen) + 1, start)
        stop = text.find(" ", hyphen)
        if stop < 0:
            stop = len(text)
        yield text[start:stop]
        start, hyphen = stop, text.find("-", stop)


def _may_stand(word: str, lowered: bytes) -> bool:
    return len(word) >= _LONG and (not word.isascii() or word.encode() in lowered)


def _words(text: str, wanted: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the range of each whole word of a text that is, in small letters, one of these."""
    small = _small(text) if wanted else ""
    if len(wanted) > _FEW:
        found = (match for match in _WORD.finditer(small) if match[0] in wanted)
        yield from ((*match.span(), match[0]) for match in found)
        return
    for word in wanted:
        start = small.find(word)
        while start >= 0:
            stop = start + len(word)
            if not any(map(_joins, (small[start - 1 : start], small[stop : stop + 1]))):
                yield start, stop, word
            start = small.find(word, stop)


def _small(text: str) -> str:
    """Return a text in small letters, each in its place: of a dotted I Python makes two signs, and
    what it makes of a capital sigma depends on what follows."""
    return text.replace("\u0130", "\u0131").lower().replace("\u03c2", "\u03c3")


def _joins(character: str) -> bool:
    return character.isalnum() or character in {"_", "-"}
