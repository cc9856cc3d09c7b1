"""Blocks of one resolution to clauses: ids, levels, parents, parts.

Ids are in the terms that diplomats use (PP3, OP5(a)(ii), II/OP3, ANNEX-I/12) and depend on the
document alone.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extract.blocks import Block
from pipeline.extract.openings import Opening, unmarked
from pipeline.extract.ranks import Level, Scope, inner_of, rank, shape
from pipeline.extract.sections import BULLET, lonely, romans, sections_that_count

_ANNEX_LABEL = re.compile(
    r"(?P<word>annex|appendix|enclosure|attachment)(?:es)?(?:\s+(?P<n>[IVXL]+|\d{1,2}|[A-Z])\b)?",
    re.IGNORECASE,
)

# "II. Meetings", "A. List of bridges"
# What a path can name: digits and letters of other scripts are kept as printed, in ``number``.
_DIGITS = frozenset("0123456789")
_NAMES = re.compile(rf"[0-9A-Za-z]|{BULLET.pattern}")
_TITLED = re.compile(r"[IVXL]+\.|[A-Z]\.")


class Node(NamedTuple):
    """A clause before its text is read: its path in the document, level and parent's path."""

    path: str
    kind: str
    number: str | None
    level: int
    parent: str | None
    part: str | None
    block: Block


@dataclass(slots=True)
class _Section:
    """A part, an annex, or the whole body: its own prefix and its own counts."""

    label: str
    """"", "II", "II/A", "ANNEX-I"."""
    prefix: str
    """What stands before ids: the label where the section counts for itself."""
    annex: bool = False
    scope: Scope = field(default_factory=Scope)
    stack: list[tuple[int, str]] = field(default_factory=list)


def build(blocks: Sequence[Block]) -> list[Node]:
    """Return the clauses of a body (from its formula on), in order; notes and closings skipped.

    A number that stands without any text is no clause.
    """
    blocks = [block for block in blocks if block.text]
    outline = _Outline(sections_that_count(blocks), lonely(blocks), romans(blocks))
    for index, block in enumerate(blocks):
        outline.take(index, block)
    return outline.nodes


class _Outline:
    """Walks the blocks and names each."""

    def __init__(self, counting: set[int], lonely: set[int], romans: set[int]) -> None:
        self.counting = counting
        self.lonely = lonely
        self.romans = romans
        self.nodes: list[Node] = []
        self.section = self.main = _Section("", "")
        self.roman = ""
        self.annex = ""
        self.counts: dict[str, int] = defaultdict(int)
        self.used: dict[str, int] = defaultdict(int)
        self.operative_seen = False

    def take(self, index: int, block: Block) -> None:
        if self.annex and block.kind in ("preambular", "operative"):
            self.annex, self.section = "", self.main  # the quotation has ended
        if block.kind == "formula":
            self._add(block, self._next("F"), level=1, parent=None)
        elif block.kind == "part":
            self._part(index, block)
        elif block.kind == "annex heading":
            self._annex(block)
        elif block.kind in ("heading", "table"):
            self._heading(block)
        elif block.kind == "preambular":
            self._preambular(block)
        elif block.kind in ("operative", "annex"):
            self._clause(index, block)

    def _next(self, letter: str) -> str:
        key = self.section.prefix + letter
        self.counts[key] += 1
        return f"{key}{self.counts[key]}"

    def _add(self, block: Block, path: str, *, level: int, parent: str | None) -> str:
        self.used[path] += 1
        if self.used[path] > 1:
            path = f"{path}~{self.used[path]}"
        kind = "heading" if block.kind in ("part", "annex heading", "table") else block.kind
        number = block.number.text.strip('“„«"., ') if block.number is not None else None
        part = self.section.label or None
        self.nodes.append(Node(path, kind, number or None, level, parent, part, block))
        return path

    def _part(self, index: int, block: Block) -> None:
        label = re.sub(r"^(?:part|section|chapter)\s+", "", block.text, flags=re.IGNORECASE)
        label = label.split(" ")[0].rstrip(".")
        is_roman = bool(re.fullmatch(r"[IVXL]+", label)) and not (
            self.roman
            and label in ("C", "D", "I")
            and self.section.label.endswith(chr(ord(label) - 1))
        )
        self.roman = label if is_roman else self.roman
        full = label if is_roman or not self.roman else f"{self.roman}/{label}"
        if self.annex:
            full = f"{self.annex}/{full}"
        prefix = f"{full}/" if index in self.counting else (f"{self.annex}/" if self.annex else "")
        self._open_section(full, prefix)
        self._add(block, self._heading_path(), level=1, parent=None)

    def _open_section(self, label: str, prefix: str) -> None:
        scope = Scope() if prefix else Scope(last=self.section.scope.last)
        self.section = _Section(label, prefix, annex=bool(self.annex), scope=scope)

    def _annex(self, block: Block) -> None:
        self.main = self.main if self.annex else self.section
        match = _ANNEX_LABEL.match(block.text)
        # A draft that is recommended is quoted from its enacting formula on.
        word = match["word"].upper() if match else "DRAFT"
        number = match["n"] if match else None
        self.annex = f"{word}-{number.upper()}" if number else word
        self.roman = ""
        self._open_section(self.annex, f"{self.annex}/")
        self._add(block, self._heading_path(), level=1, parent=None)

    def _heading_path(self) -> str:
        key = (f"{self.annex}/" if self.annex else "") + "H"
        self.counts[key] += 1
        return f"{key}{self.counts[key]}"

    def _heading(self, block: Block) -> None:
        self.section.stack = []
        self.section.scope.plain()
        self.section.scope.heading()
        self._add(block, self._heading_path(), level=1, parent=None)

    def _preambular(self, block: Block) -> None:
        self.section.scope.plain()
        path = self._add(block, self._next("PP"), level=1, parent=None)
        self.section.stack = [(1, path)]

    def _clause(self, index: int, block: Block) -> None:
        if block.number is None or not _NAMES.search(block.number.text):
            self._unnumbered(index, block)
        elif BULLET.fullmatch(block.number.text):
            self._bullet(block)
        elif block.number.text.lstrip('“„«"')[:1] in _DIGITS:
            self._numbered(block)
        else:
            self._lettered(index, block)

    def _stem(self) -> str:
        return self.section.prefix + ("" if self.section.annex else "OP")

    def _unnumbered(self, index: int, block: Block) -> None:
        """Text after a list goes on with the clause; other text is a clause of its own."""
        stack = self.section.stack
        if len(stack) > 1 and (block.text[:1].islower() or block.text[:1] in ",;–"):
            level, parent = stack[0]
            self.counts[f"{parent}+"] += 1
            path = f"{parent}+{self.counts[f'{parent}+']}"
            self._add(block, path, level=level + 1, parent=parent)
            self.section.stack = stack[:1]
            return
        self.section.scope.plain()
        if self.section.annex:
            path = self._next("¶")
        elif index in self.lonely:
            path = f"{self.section.prefix}OP1"
        else:
            key = f"{self.section.prefix}OP-"
            self.counts[key] += 1
            path = key + _letters(self.counts[key])
        self.section.stack = [(1, self._add(block, path, level=1, parent=None))]

    def _bullet(self, block: Block) -> None:
        level, parent = self.section.stack[-1] if self.section.stack else (0, self._stem())
        key = f"{parent}•"
        self.counts[key] += 1
        known = parent if self.section.stack else None
        self._add(block, f"{key}{self.counts[key]}", level=level + 1, parent=known)

    def _numbered(self, block: Block) -> None:
        assert block.number is not None
        number = block.number.text.strip('“„«".,) ')
        self.section.scope.take(Opening("number", block.number.text))
        dots = number.count(".")
        stack = [entry for entry in self.section.stack if entry[0] <= dots]
        parent = stack[-1][1] if dots and stack else None
        path = self._add(block, self._stem() + number, level=dots + 1, parent=parent)
        self.section.stack = [*(stack if dots else []), (dots + 1, path)]

    def _lettered(self, index: int, block: Block) -> None:
        assert block.number is not None
        printed = block.number.text
        if self.annex and _TITLED.fullmatch(printed) and unmarked(block.text):
            self._titled(block, printed)
            return
        top = (
            bool(self.section.stack)
            and self.section.stack[0][0] == 1
            and not re.match(r"^(?:.*/)?(?:OP)?\(", self.section.stack[0][1])
        )
        self._count(index, printed)
        level = len(self.section.scope.levels) + (1 if top else 0)
        stack = [entry for entry in self.section.stack if entry[0] < level]
        parent = stack[-1][1] if stack else None
        mark = printed if printed.startswith("(") else f"({inner_of(printed)})"
        stem = parent if parent is not None else self._stem()
        path = self._add(block, stem + mark, level=level, parent=parent)
        self.section.stack = [*stack, (level, path)]

    def _titled(self, block: Block, printed: str) -> None:
        """Name a heading that has a number: it stands above the lists, not in them."""
        self.section.stack = []
        self.section.scope.plain()
        self.section.scope.heading()
        path = f"{self._stem()}({inner_of(printed)})"
        self._add(block, path, level=1, parent=None)

    def _count(self, index: int, printed: str) -> None:
        """Enter a marker into the lists that are open."""
        scope = self.section.scope
        eighth = Level(shape(printed), "letter", rank("h", "letter") or 0)
        if index in self.romans and eighth in scope.levels:
            del scope.levels[scope.levels.index(eighth) + 1 :]
            scope.levels.append(Level(shape(printed), "roman", 1))
        else:
            scope.take(Opening("letter", printed))


def _letters(count: int) -> str:
    """Return a, b, ... z, aa, ab, ...

    >>> _letters(1), _letters(27)
    ('a', 'aa')
    """
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(97 + rest) + letters
    return letters
