"""The whole reading of a document, from its blocks to records of every kind.

``read_document`` is what every format ends in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.extract.actions import read_action
from pipeline.extract.binding import Bindings, BoundNote, bind
from pipeline.extract.blocks import Block, Document, Facts
from pipeline.extract.checks import Seen, findings_of
from pipeline.extract.furniture import SYMBOL_LINE
from pipeline.extract.identity import Identity, identify
from pipeline.extract.masthead import Masthead, read_masthead
from pipeline.extract.mentions import (
    Container,
    Mentions,
    first_date,
    origin_symbols,
    read_mentions,
)
from pipeline.extract.notes_kind import note_kind
from pipeline.extract.parts import Piece, split_resolutions
from pipeline.extract.records import (
    Clause,
    Context,
    Footnote,
    FootnoteRef,
    Reading,
    Resolution,
    SourceRole,
    Sponsor,
    Text,
    Vote,
)
from pipeline.extract.source_map import map_source
from pipeline.extract.states import iso3
from pipeline.extract.structure import Node, build
from pipeline.extract.symbols import url
from pipeline.extract.votes import VoteReading, read_vote

ENGLISH = "en"


def read_document(
    source: str, documents: Sequence[Document]
) -> tuple[tuple[Reading, ...], tuple[SourceRole, ...]]:
    """Return the resolutions of a source and the role of each of its characters.

    ``documents`` are what a format's reader made of the source; offsets in them count in
    ``source``. Raises Refusal where one can't be identified.
    """
    readings: list[Reading] = []
    rows: dict[int, str] = {}
    blocks: list[Block] = []
    for document in documents:
        blocks += document.blocks
        for piece in split_resolutions(document.blocks):
            draft = _Draft.of(piece, document)
            readings.append(draft.reading(source, document))
            rows.update(draft.rows())
    roles = [role for document in documents for role in document.roles]
    return tuple(readings), map_source(source, blocks, roles, rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """One resolution, read as far as its structure."""

    piece: Piece
    masthead: Masthead
    identity: Identity
    nodes: list[Node]
    bindings: Bindings
    votes: tuple[VoteReading, ...]
    facts: Facts

    @classmethod
    def of(cls, piece: Piece, document: Document) -> "_Draft":
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
        return cls(
            piece=piece,
            masthead=masthead,
            identity=identity,
            nodes=nodes,
            bindings=bind(piece.notes, piece.head, nodes),
            facts=document.facts,
            votes=tuple(read_vote(b.text) for b in piece.closing if b.kind == "vote"),
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
        return first_date(heading, closing, self.facts.adoption_date)

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

    def reading(self, source: str, document: Document) -> Reading:
        context = self.context()
        containers = [*self._head(), *self._clauses(), *self._notes()]
        mentions = read_mentions(self.id, ENGLISH, context, containers)
        clauses = tuple(self._clause(i, node) for i, node in enumerate(self.nodes, start=1))
        seen = Seen(
            source=source,
            resolution_id=self.id,
            masthead=self.masthead,
            identity=self.identity,
            nodes=self.nodes,
            bindings=self.bindings,
            piece=self.piece,
            facts=self.facts,
            doubts=document.doubts,
            mentions=mentions,
            votes=self.votes,
            context=context,
        )
        return Reading(
            resolution=self._resolution(context, mentions, clauses),
            clauses=clauses,
            footnotes=tuple(self._footnote(i, n) for i, n in enumerate(self.bindings.notes)),
            footnote_refs=self._refs(),
            citations=mentions.citations,
            dates=mentions.dates,
            meetings=mentions.meetings,
            requests=mentions.requests,
            votes=self._votes(),
            sponsors=self._sponsors(),
            findings=findings_of(seen),
        )

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

    def _clause(self, position: int, node: Node) -> Clause:
        action = None
        if node.kind in ("preambular", "operative"):
            action = read_action(node.block.text, node.kind, node.block.emphasis)
        return Clause(
            clause_id=f"{self.id}#{node.path}",
            resolution_id=self.id,
            symbol=self.symbol,
            language=ENGLISH,
            position=position,
            kind=node.kind,
            number=node.number,
            level=node.level,
            parent_id=f"{self.id}#{node.parent}" if node.parent else None,
            part=node.part,
            action_phrase=action.phrase if action else None,
            action_lemma=action.lemma if action else None,
            action_connective=action.connective if action else None,
            action_qualifier=action.qualifier if action else None,
            text=node.block.text,
            source_spans=node.block.passage.spans(),
        )

    def _footnote(self, index: int, note: BoundNote) -> Footnote:
        kind = note_kind(note.block.text)
        before = self.bindings.notes[index - 1] if index else None
        return Footnote(
            footnote_id=f"{self.id}#{note.path}",
            resolution_id=self.id,
            symbol=self.symbol,
            language=ENGLISH,
            marker=note.marker,
            text=note.block.text,
            kind=kind,
            ibid_of=f"{self.id}#{before.path}" if kind == "ibid" and before else None,
            source_spans=note.block.passage.spans(),
        )

    def _refs(self) -> tuple[FootnoteRef, ...]:
        return tuple(
            FootnoteRef(
                footnote_id=f"{self.id}#{note}",
                offset=offset,
                clause_id=f"{self.id}#{path}" if path else None,
            )
            for path, offset, note in self.bindings.refs
        )

    def _votes(self) -> tuple[Vote, ...]:
        printed = [(state, vote) for each in self.votes for state, vote in each.votes]
        return tuple(
            Vote(
                resolution_id=self.id, state=state, iso3=iso3(state, self.adoption_date), vote=vote
            )
            for state, vote in printed or self.facts.votes
        )

    def _sponsors(self) -> tuple[Sponsor, ...]:
        return tuple(
            Sponsor(resolution_id=self.id, state=state, role=role)
            for state, role in dict.fromkeys(self.facts.sponsors)
        )

    def _resolution(
        self, context: Context, mentions: Mentions, clauses: Sequence[Clause]
    ) -> Resolution:
        masthead, symbol = self.masthead, self.identity.symbol
        count = {
            kind: sum(clause.kind == kind and clause.level == 1 for clause in clauses)
            for kind in ("preambular", "operative")
        }
        mode, counts = _adoption(self.votes, self.facts)
        origin = [b for b in self.piece.head if masthead.origin_text == b.text]
        return Resolution(
            resolution_id=self.id,
            symbol=self.symbol,
            language=ENGLISH,
            body=context.body,
            document_type="decision" if symbol.series == "DEC" else "resolution",
            session=context.session,
            session_number=context.session_number,
            number=symbol.number,
            part=symbol.part,
            year=context.year,
            title=_title(masthead, symbol.part),
            adoption_date=context.adoption_date,
            distribution_date=context.distribution_date,
            meeting_number=masthead.meeting_number or _meeting(self.votes),
            meeting_kind=masthead.meeting_kind or ("meeting" if _meeting(self.votes) else None),
            meeting_resumed=masthead.meeting_resumed,
            agenda_items=masthead.agenda_items,
            agenda_title=masthead.agenda_title,
            origin_kind=masthead.origin_kind,
            committee=masthead.committee,
            origin_symbols=origin_symbols(
                mentions.citations, [span for block in origin for span in _hull(block)]
            )
            or None,
            origin_paragraph=masthead.origin_paragraph,
            adoption_mode=mode,
            votes_in_favour=counts.get("yes"),
            votes_against=counts.get("no"),
            votes_abstaining=counts.get("abstain"),
            enacting_formula=next((b.text for b in self.piece.body if b.kind == "formula"), None),
            preambular_count=count["preambular"],
            operative_count=count["operative"],
            footnote_count=len(self.bindings.notes),
            url=url(symbol),
        )


def _hull(block: Block) -> list[tuple[int, int]]:
    spans = block.passage.spans()
    return [(spans[0][0], spans[-1][1])] if spans else []


def _adopting(piece: Piece) -> str:
    """Return the line that names the adopting organ, for a text that lost its formula."""
    lines = (block.text for block in piece.head if "dopted by" in block.text)
    return next(lines, "")


def _title(masthead: Masthead, part: str | None) -> str | None:
    """Return the title without the letter of the part: "Reports of the Board of Auditors B"."""
    title = masthead.title
    return title.removesuffix(f" {part}") if title and part else title


def _printed_symbol(piece: Piece) -> str | None:
    for block in piece.head:
        match = SYMBOL_LINE.match(block.text) if block.kind == "masthead" else None
        if match is None and block.text.startswith("United Nations"):
            match = SYMBOL_LINE.search(block.text)
        if match:
            return match["symbol"]
    return None


def _session_number(session: str | None) -> int | None:
    from pipeline.extract.ordinals import roman_value

    if session is None:
        return None
    tail = session.rsplit("-", 1)[-1]
    return int(tail) if tail.isdigit() else roman_value(tail)


def _adoption(votes: Sequence[VoteReading], facts: Facts) -> tuple[str | None, dict[str, int]]:
    """Return mode and counts: what is printed wins over what the metadata says."""
    for vote in votes:
        if vote.mode is not None:
            counts = {"yes": vote.in_favour, "no": vote.against, "abstain": vote.abstaining}
            return vote.mode, {key: count for key, count in counts.items() if count is not None}
    return facts.adoption_mode, dict(facts.counts)


def _meeting(votes: Sequence[VoteReading]) -> int | None:
    return next((vote.meeting_number for vote in votes if vote.meeting_number), None)
