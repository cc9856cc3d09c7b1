"""Whether the hyphen at a line's end is the word's own ("cost-/effective") or the line's.

What the text prints within a line tells, and where it doesn't, two lists of the words that
resolutions print with a hyphen and without one where a hyphen might be looked for.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property

from pipeline.extract.lines import Line
from pipeline.extract.ordinals import words_of
from pipeline.vocabulary import rows

# Within a line: what a line begins with may be the half of a word, a page after the other half.
_WORD = re.compile(r"(?<![\w\n-])[^\W\d_]{2,}(?![\w-])")
_ADDRESS = re.compile(r"://|www\.|\.(?:org|int|net)/")
_SUSPENDED = re.compile(r"(and|or|to)(?=\s|/or\b|$)")
_ACRONYM = re.compile(r"\b[A-Z]{2,}s?-$")  # "UN-" / "affiliated"
# "point-to-" / "point", "state-" / "of-the-art"
_LINKED = re.compile(r"-(?:to|by|of|and|the|in|on|for)-/|/(?:to|by|of|and|the|in|on|for)-")
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}(?:-[^\W\d_]{2,})+")


class Hyphens:
    """What a text tells of its own hyphens: the compounds that it prints within a line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines

    @cached_property
    def text(self) -> str:
        return "".join(f"\n{line.text}" for line in self.lines).lower()

    @cached_property
    def compounds(self) -> set[str]:
        """Words with hyphens. Made only where a line ends with a hyphen, as few texts' do."""
        pieces = (piece for piece in self.text.split() if "-" in piece)
        return {compound for piece in pieces for compound in _COMPOUND.findall(piece)}

    @cached_property
    def words(self) -> set[str]:
        """Words without a hyphen that stand within a line."""
        return set(_WORD.findall(self.text))

    def suspended(self, before: str, after: str) -> bool:
        """Return whether a hyphen stands for what comes: "cell-" / "and gene-based therapies".

        "underst-" / "and" and "Ecuad-" / "or" are one word.
        """
        match = _SUSPENDED.match(after)
        if match is None:
            return False
        left, right = halves(before, match[1])
        known = left in self.words or left in PREFIXES or left in first_halves()
        return (known or match[1] == "and") and not self.joins(left, right)

    def joins(self, left: str, right: str) -> bool:
        """Return whether two halves are a word without a hyphen, here or in resolutions."""
        return left + right in self.words or left + right in closed()

    def keeps(self, before: str, after: str) -> bool:
        """Return whether the hyphen at a line's end belongs to the word."""
        last = before.rsplit(None, 1)[-1]
        if _ADDRESS.search(last) or _ACRONYM.search(last) or not after[:1].islower():
            return True
        left, right = halves(before, after)
        if f"{left}-{right}" in self.compounds:
            return True
        if self.joins(left, right):
            return False
        if left in PREFIXES or known(left.rpartition("-")[2], right.partition("-")[0]):
            return True
        if _LINKED.search(f"{left}-/{right}"):
            return True
        return left in self.words and right in self.words


def halves(before: str, after: str) -> tuple[str, str]:
    """Return what stands before and behind a hyphen at a line's end, in small letters."""
    match = re.match(r"[\w-]*", after)
    return re.split(r"[^\w-]", before[:-1])[-1].lower(), match[0].lower() if match else ""


def known(left: str, right: str) -> bool:
    """Return whether resolutions print two words, in small letters, with a hyphen between them.

    >>> known("cost", "effective"), known("environ", "ment"), known("munitions", "related")
    (True, False, True)
    """
    general = right in second_halves() and left not in BOUND
    return f"{left}-{right}" in hyphened() or general


@cache
def hyphened() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("words_hyphened"))


@cache
def closed() -> frozenset[str]:
    """Return words that begin or end as compounds do: "exchange", "peacebuilding"."""
    return frozenset(row["word"] for row in rows("words_closed"))


@cache
def first_halves() -> frozenset[str]:
    return frozenset(word.partition("-")[0] for word in hyphened())


@cache
def second_halves() -> frozenset[str]:
    """Return what ends compounds of many kinds: "gender-", "trade-" and "health-related"."""
    ends = Counter(word.partition("-")[2] for word in hyphened())
    return frozenset(end for end, kinds in ends.items() if kinds >= MANY and len(end) >= LONG)


BOUND = frozenset(("un", "in", "im", "dis", "re", "de", "mis", "over", "under", "out", "inter"))
"""What begins words without a hyphen: "unrelated", "reoriented"."""
MANY = 10
"""Compounds with one second half from which any first half may stand before it."""
LONG = 4
"""Letters of such a half at least: what is shorter ends words of all kinds ("sup-/per")."""

_FIRST_HALVES = """self non inter sub co pre post anti counter multi cross long short high low
well follow decision policy peace gender human middle south north east west socio ad ex one two
three four five six seven eight nine ten age child people evidence results rules community family
climate disaster conflict trans intra vice capacity"""
PREFIXES = frozenset((*_FIRST_HALVES.split(), *words_of("tens").split("|")))
"""First halves of compounds that the UN hyphenates; "seventy-" / "fourth" is one too."""
