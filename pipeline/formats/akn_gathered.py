"""What has been read of an Akoma Ntoso statement so far: blocks, roles, doubts, notes."""

import re
from dataclasses import dataclass, field

from pipeline.extract.blocks import Block, Doubt, Kind, Ref, Refusal, RoleRange
from pipeline.extract.passages import Passage
from pipeline.formats.akn_lines import Line, Run
from pipeline.formats.akn_tree import Chars, Node

MAX_PIECES = 500_000
"""Stretches of text without a tag or a double space; the UN's largest documents have 3,000."""

_MARKER = re.compile(r"""\smarker\s*=\s*["']\s*([^"'<>&\s]+)""")


@dataclass(slots=True)
class Gathered:
    """Collects the blocks of one statement, in the order in which they are printed."""

    source: str
    blocks: list[Block] = field(default_factory=list)
    roles: list[RoleRange] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    markers: set[str] = field(default_factory=set)
    """Markers of the notes so far."""
    attached: bool = False
    """Whether an attachment has begun, and nothing in it has come yet."""
    pieces: int = 0
    latest: int = -1
    """Index of the last block that is no note."""
    later: dict[int, list[str]] = field(default_factory=dict)
    """Markers that came after the text of the block with that index."""

    def add(
        self, kind: Kind, line: Line, number: Passage | None = None, level: int | None = None
    ) -> None:
        """Add a block, and the notes that it refers to after it."""
        self.attached = False
        self.pieces += len(line.passage.pieces)
        if self.pieces > MAX_PIECES:
            raise Refusal(
                f"XML whose text is in more than {MAX_PIECES:,} pieces: it is damaged, fetch it "
                "again"
            )
        self.blocks.append(
            Block(
                kind=kind,
                passage=line.passage,
                number=number,
                level=level,
                refs=line.refs,
                emphasis=line.emphasis,
                links=line.links,
            )
        )
        if line.markers:
            self.roles += [RoleRange(start, stop, "marker") for start, stop in line.markers]
        if kind != "note":
            self.latest = len(self.blocks) - 1
        for note in line.notes:
            self._note(note)

    def _note(self, node: Node) -> None:
        """Add a note after the block that refers to it."""
        run = Run()
        for child in node.children:
            if isinstance(child, Chars):
                run.take(child)
            else:
                run.add(child, self.markers)
        line = run.line()
        if line is None:
            self.doubts.append(
                Doubt(
                    check_name="a note has a text",
                    expected=None,
                    observed=node.attributes.get("marker"),
                    start=node.start,
                    stop=node.inside,
                )
            )
            return
        number, roles = _marker(self.source, node)
        self.roles += roles
        self.add("note", line, number)

    def refer(self, line: Line) -> None:
        """Give the notes of a line without text to the block before it."""
        self.later.setdefault(self.latest, []).extend(marker for _, marker in line.refs)
        for note in line.notes:
            self._note(note)

    def refer_later(self) -> None:
        """Give references that came after the text of a block to it."""
        for index, markers in self.later.items():
            if index >= 0:
                block = self.blocks[index]
                refs = tuple(Ref(len(block.text), marker) for marker in markers)
                self.blocks[index] = block._replace(refs=block.refs + refs)

    def doubt(self, check: str, expected: str | None, observed: str, line: Line) -> None:
        """Say where the words tell something else than the elements."""
        start, stop = line.passage.origin(0, len(line.passage))
        self.doubts.append(
            Doubt(
                check_name=check,
                expected=expected,
                observed=observed,
                start=start,
                stop=stop,
                severity="info",
            )
        )


def _marker(source: str, note: Node) -> tuple[Passage | None, list[RoleRange]]:
    """Return a note's marker, an attribute, with its place, and the roles of the tag around it."""
    marker = note.attributes.get("marker", "").strip()
    for found in _MARKER.finditer(source, note.start, note.inside):
        if found[1] == marker:
            return Passage.of(marker, found.start(1)), [
                RoleRange(note.start, found.start(1), "markup"),
                RoleRange(found.end(1), note.inside, "markup"),
            ]
    return (Passage.made(marker, note.start, note.inside) if marker else None), []
