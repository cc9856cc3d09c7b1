"""Prints a document again as other converters would: what the reader is measured on beside the
conversions that exist. Each style is a set of habits of real converters; the text is the same.
"""

import random
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.evaluation.independent import Record
from pipeline.extract.blocks import Block
from pipeline.extract.flat import read_flat
from pipeline.extract.notes import plain_marker
from pipeline.formats.plain import decode

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_PLACE = "\ue000"
"""Goes with each marker until its line is printed: the note stands at the foot of that page."""

MARKERS: dict[str, Callable[[str], str]] = {
    "superscript": lambda n: n.translate(_SUPERSCRIPT),
    "bracket": lambda n: f"[{n}]",
    "paren": lambda n: f"({n})",
    "caret": lambda n: f"^{n}^",
    "slash": lambda n: f" {n}/",
    "bare": lambda n: n,
}


@dataclass(frozen=True, kw_only=True)
class Style:
    """The habits of one converter."""

    name: str
    marker: str
    blank: bool = True
    """An empty line between paragraphs."""
    width: int | None = None
    """Hard wraps at about this many characters."""
    hyphenate: bool = False
    page: int | None = None
    """Lines a page; notes stand at its foot, a running head at its top."""
    note_apart: bool = False
    """A note's number on a line of its own."""
    emphasis: str = ""
    rule: bool = False
    form_feed: bool = False
    ends: str = "\n"
    comment: bool = False
    merge: bool = False
    """Masthead and closing lines merged two by two."""


STYLES = (
    Style(
        name="pdf-bare", marker="bare", blank=False, width=92, page=46, note_apart=True, rule=True
    ),
    Style(name="pdf-sup", marker="superscript", blank=False, width=88, page=44, hyphenate=True),
    Style(
        name="pdf-feed",
        marker="bare",
        blank=False,
        width=96,
        page=48,
        form_feed=True,
        hyphenate=True,
    ),
    Style(name="old-slash", marker="slash", width=78, page=50, rule=True),
    Style(name="paren", marker="paren", emphasis="_", page=60, width=100),
    Style(name="caret", marker="caret", emphasis="**", ends="\r\n", page=30, comment=True),
    Style(name="flat-bare", marker="bare", merge=True, page=24),
    Style(name="bracket-dense", marker="bracket", blank=False, width=84, page=40),
)


class Printer:
    """Prints the blocks of one document in one style, page by page."""

    def __init__(self, style: Style, seed: str) -> None:
        self.style = style
        self.random = random.Random(f"{style.name}:{seed}")
        self.out: list[str] = []
        self.rows = 0
        self.page = 1
        self.pending: list[Block] = []

    def print(self, blocks: Sequence[Block], symbol: str, title: str) -> str:
        notes = {note_key(block): block for block in blocks if block.kind == "note"}
        self.symbol, self.title = symbol, title
        body = [block for block in blocks if block.kind != "note"]
        if self.style.merge:
            self.out.append(" ".join(block.text for block in body[:2]))
            body = body[2:]
        for block in body:
            self._paragraph(block, notes)
        self._foot()
        return self.style.ends.join(self.out) + self.style.ends

    def _paragraph(self, block: Block, notes: dict[str, Block]) -> None:
        markers = [ref.marker for ref in block.refs]
        for line in self._lines(block):
            if self.style.page and self.rows >= self.style.page:
                self._foot()
                self._turn()
            self.out.append(line.replace(_PLACE, ""))
            self.rows += 1
            for marker in markers[: line.count(_PLACE)]:
                self.pending += [notes.pop(marker)] if marker in notes else []
            del markers[: line.count(_PLACE)]
        if self.style.blank:
            self.out.append("")
            self.rows += 1

    def _lines(self, block: Block) -> list[str]:
        text = self._marked(block)
        if block.number is not None:
            text = f"{block.number.text} {text}"
        if self.style.width is None:
            return self._broken(text)
        width = self.style.width + self.random.randint(-4, 4)
        lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=True) or [text]
        return self._hyphenated(lines) if self.style.hyphenate else lines

    def _broken(self, text: str) -> list[str]:
        """A paragraph on one line; a page may end inside it."""
        if self.style.page and self.rows + 1 >= self.style.page and len(text) > 200:
            at = text.index(" ", len(text) // 2) if " " in text[len(text) // 2 :] else len(text)
            return [text[:at].rstrip(), text[at:].strip()] if at < len(text) else [text]
        return [text]

    def _hyphenated(self, lines: list[str]) -> list[str]:
        """Break the first word of some lines: "coopera-" / "tion"."""
        for index in range(1, len(lines)):
            word = re.match(r"[a-z]{7,}", lines[index])
            if word and self.random.random() < 0.4:
                cut = self.random.randint(3, len(word[0]) - 3)
                lines[index - 1] += " " + word[0][:cut] + "-"
                lines[index] = lines[index][cut:]
        return lines

    def _marked(self, block: Block) -> str:
        text, marks = block.text, MARKERS[self.style.marker]
        places: dict[int, list[str]] = {}
        for ref in block.refs:
            places.setdefault(ref.at, []).append(_PLACE + marks(ref.marker))
        inserts = [(at, ",".join(each)) for at, each in places.items()]
        if self.style.emphasis and block.kind == "operative" and block.emphasis:
            start, stop = block.emphasis[0]
            inserts += [(start, self.style.emphasis), (stop, self.style.emphasis)]
        for at, mark in sorted(inserts, key=lambda each: each[0], reverse=True):
            text = text[:at] + mark + text[at:]
        return text

    def _foot(self) -> None:
        if self.pending and self.style.rule:
            self.out.append("_" * 12)
        for note in self.pending:
            marker = MARKERS[self.style.marker](note_key(note)).strip()
            lines = [f"{marker} {note.text}"]
            if self.style.note_apart:
                lines = [marker, note.text]
            for line in lines:
                wrapped = textwrap.wrap(line, self.style.width) if self.style.width else [line]
                self.out += wrapped
            if self.style.blank:
                self.out.append("")
        self.pending = []

    def _turn(self) -> None:
        self.rows, self.page = 0, self.page + 1
        if self.style.comment:
            self.out += [f"<!-- Page {self.page} -->", ""]
        elif self.style.form_feed:
            self.out.append(f"\f{self.symbol}")
        elif self.style.width:
            self.out += [f"20-16317 {self.page}/9", f"{self.symbol} {self.title}"]
            if self.style.blank:
                self.out.insert(-2, "")
                self.out.append("")
        elif self.style.blank and self.out and self.out[-1]:
            self.out.append("")


def printed_again(style: Style, name: str, data: bytes, record: Record) -> bytes:
    """Return a document of the corpus as another converter would print it."""
    blocks = read_flat(decode(data).text).blocks
    title = record["meta"].get("title") or ""
    return Printer(style, name).print(blocks, record["meta"]["symbol"], title).encode()


def note_key(block: Block) -> str:
    return plain_marker(block.number.text) if block.number is not None else ""
