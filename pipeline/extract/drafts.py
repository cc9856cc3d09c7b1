"""One resolution as far as its structure: who it is, its clauses and notes, how adopted."""

import re
from dataclasses import dataclass, replace
from datetime import date

from pipeline.extract.binding import Bindings, bind
from pipeline.extract.blocks import Block, Document, Facts
from pipeline.extract.furniture import SYMBOL_LINE
from pipeline.extract.identity import Identity, identify
from pipeline.extract.masthead import Masthead, read_masthead
from pipeline.extract.mentions import Container
from pipeline.extract.parts import Piece
from pipeline.extract.romans import roman_value
from pipeline.extract.structure import Node, build
from pipeline.extract.texts import Context, Text
from pipeline.extract.votes import VoteReading, read_vote

ENGLISH = "en"

_LIST = re.compile(r"(?:In favour|Against|Abstaining|Abstentions)\s?:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One resolution, read as far as its structure."""

    piece: Piece
    masthead: Masthead
    identity: Identity
    nodes: list[Node]
    bindings: Bindings
    votes: tuple[VoteReading, ...]
    facts: Facts

    @classmethod
    def of(cls, piece: Piece, document: Document) -> "Draft":
        masthead = read_masthead(piece.head, piece.closing)
        formula = next((block.text for block in piece.body if block.kind == "formula"), "")
        identity = identify(
            formula or _adopting(piece),
            masthead,
            _printed_symbol(piece),
            piece.letter,
            document.facts,
        )
        nodes = build(piece.body)
        notes = [note for note in piece.notes if note.text]
        bindings = bind(notes, (*piece.head, *piece.closing), nodes)
        return cls(
            piece=piece,
            masthead=masthead,
            identity=identity,
            nodes=nodes,
            bindings=bindings,
            facts=document.facts,
            votes=_votes(piece, bindings),
        )

    @property
    def symbol(self) -> str:
        return self.identity.symbol.canonical

    @property
    def id(self) -> str:
        return f"{self.symbol}:{ENGLISH}"

    @property
    def adoption_date(self) -> date | None:
        """The date that two places agree on, else the heading's, the closing's, the metadata's."""
        heading, closing = self.masthead.heading_date, self.masthead.closing_date
        if heading and closing and heading != closing and self.facts.adoption_date == closing:
            return closing
        return heading or closing or self.facts.adoption_date

    def rows(self) -> dict[int, str]:
        """Return the row that each block went into, by the block's id."""
        rows = {id(block): self.id for block in (*self.piece.head, *self.piece.closing)}
        rows |= {id(node.block): f"{self.id}#{node.path}" for node in self.nodes}
        return rows | {id(note.block): f"{self.id}#{note.path}" for note in self.bindings.notes}

    def context(self) -> Context:
        adopted = self.adoption_date
        session = self.masthead.session or self.identity.symbol.session
        if self.identity.body == "ECOSOC" and session is None and self.identity.symbol.year:
            session = str(self.identity.symbol.year)  # since 1978 sessions are years
        return Context(
            symbol=self.symbol,
            body=self.identity.body,
            session=session,
            session_number=self.masthead.session_number or _session_number(session),
            adoption_date=adopted,
            distribution_date=self.masthead.distribution_date or self.facts.distribution_date,
            year=adopted.year if adopted else self.identity.symbol.year,
        )

    def containers(self) -> list[Container]:
        """Return every text that mentions may stand in, in the order of the document."""
        return [*self._head(), *self._clauses(), *self._notes()]

    def _head(self) -> list[Container]:
        blocks = [block for block in (*self.piece.head, *self.piece.closing) if block.text]
        return [
            Container(
                text=Text(key=f"masthead:{i}", kind=block.kind, text=block.text),
                passage=block.passage,
            )
            for i, block in enumerate(blocks)
        ]

    def _clauses(self) -> list[Container]:
        notes: dict[str | None, list[tuple[int, str]]] = {}
        for path, offset, note in self.bindings.refs:
            notes.setdefault(path, []).append((offset, note))
        return [
            Container(
                text=Text(
                    key=node.path,
                    kind=node.kind,
                    text=node.block.text,
                    notes=tuple(notes.get(node.path, ())),
                    parent=node.parent,
                ),
                passage=node.block.passage,
            )
            for node in self.nodes
        ]

    def _notes(self) -> list[Container]:
        return [
            Container(
                text=Text(key=note.path, kind="footnote", text=note.block.text),
                passage=note.block.passage,
            )
            for note in self.bindings.notes
        ]


def vote_groups(piece: Piece) -> list[list[Block]]:
    """Return the closing paragraphs on each vote: "[Adopted by ..." and the lists below it.

    The names may stand on a line of their own below their label: "In favour:".
    """
    groups: list[list[Block]] = []
    for block in piece.closing:
        if block.kind != "vote":
            continue
        if groups and (_LIST.match(block.text) or groups[-1][-1].text.endswith(":")):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _votes(piece: Piece, bindings: Bindings) -> tuple[VoteReading, ...]:
    """Read the closing paragraphs on the vote; a note may say "Adopted without vote."."""
    text_of = {note.marker: note.block.text for note in bindings.notes}
    votes = []
    for group in vote_groups(piece):
        vote = read_vote(" ".join(block.text for block in group))
        if vote.mode is None:
            markers = [ref.marker for block in group for ref in block.refs]
            notes = [read_vote(text_of[marker]) for marker in markers if marker in text_of]
            mode = next((note.mode for note in notes if note.mode), None)
            vote = replace(vote, mode=mode)
        votes.append(vote)
    return tuple(votes)


def _adopting(piece: Piece) -> str:
    """Return the line that names the adopting organ, for a text that lost its formula."""
    lines = (block.text for block in piece.head if "dopted by" in block.text)
    return next(lines, "")


def _printed_symbol(piece: Piece) -> str | None:
    for block in piece.head:
        match = SYMBOL_LINE.match(block.text) if block.kind == "masthead" else None
        if match is None and block.text.startswith("United Nations"):
            match = SYMBOL_LINE.search(block.text)
        if match:
            return match["symbol"]
    return None


def _session_number(session: str | None) -> int | None:
    if session is None:
        return None
    tail = session.rsplit("-", 1)[-1]
    return int(tail) if tail.isdigit() else roman_value(tail)
