"""The whole reading of a document, from its blocks to records of every kind.

``read_document`` is what every format ends in.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extract.actions import Opening, read_opening
from pipeline.extract.blocks import Block, Document, Facts, Refusal
from pipeline.extract.checks import Seen, findings_of
from pipeline.extract.drafts import ENGLISH, Draft
from pipeline.extract.languages import refuse_language
from pipeline.extract.masthead import Masthead
from pipeline.extract.mentions import Mentions, origin_symbols, read_mentions
from pipeline.extract.notes_kind import note_kind
from pipeline.extract.parts import split_resolutions
from pipeline.extract.records import (
    Clause,
    Footnote,
    FootnoteRef,
    Reading,
    Resolution,
    SourceRole,
    Sponsor,
    Vote,
)
from pipeline.extract.source_map import map_source
from pipeline.extract.states import iso3
from pipeline.extract.symbols import url
from pipeline.extract.texts import Context
from pipeline.extract.votes import VoteReading
from pipeline.extract.whole import check_whole


def read_document(
    source: str, documents: Sequence[Document]
) -> tuple[tuple[Reading, ...], tuple[SourceRole, ...]]:
    """Return the resolutions of a source and the role of each of its characters.

    ``documents`` are what a format's reader made of the source; offsets in them count in
    ``source``. Raises Refusal where one can't be identified, breaks off or stands there twice.
    """
    readings: list[Reading] = []
    symbols: set[str] = set()
    rows: dict[int, str] = {}
    blocks: list[Block] = []
    for document in documents:
        refuse_language(document.facts.language)
        blocks += document.blocks
        for piece in split_resolutions(document.blocks):
            draft = Draft.of(piece, document)
            check_whole(draft)
            if draft.symbol in symbols:
                reason = f"{draft.symbol} stands in the file twice: keep one of the two"
                raise Refusal(reason, draft.symbol)
            symbols.add(draft.symbol)
            readings.append(_reading(draft, source, document))
            rows.update(draft.rows())
    roles = [role for document in documents for role in document.roles]
    return tuple(readings), map_source(source, blocks, roles, rows)


def _reading(draft: Draft, source: str, document: Document) -> Reading:
    context = draft.context()
    openings = _openings(draft)
    name = draft.id
    mentions = read_mentions(name, ENGLISH, context, draft.containers(), openings)
    records = _Records(name, draft, context, mentions, openings)
    clauses = records.clauses()
    seen = Seen(
        source=source, draft=draft, doubts=document.doubts, mentions=mentions, context=context
    )
    return Reading(
        resolution=records.resolution(clauses),
        clauses=clauses,
        footnotes=records.footnotes(),
        footnote_refs=records.refs(),
        citations=mentions.citations,
        dates=mentions.dates,
        meetings=mentions.meetings,
        requests=mentions.requests,
        votes=records.votes(),
        sponsors=records.sponsors(),
        findings=findings_of(seen),
    )


_ACTING = frozenset({"preambular", "operative"})
_NO_ACTION = (None, None, None, None)


def _openings(draft: Draft) -> dict[str, Opening]:
    """Return what each clause opens with, by path."""
    found = {}
    for node in draft.nodes:
        if node.kind in _ACTING:
            opening = read_opening(node.block.text, node.kind)
            if opening is not None:
                found[node.path] = opening
    return found


@dataclass(frozen=True, slots=True)
class _Records:
    """Makes the records of one resolution."""

    id: str
    draft: Draft
    context: Context
    mentions: Mentions
    openings: Mapping[str, Opening]

    def clauses(self) -> tuple[Clause, ...]:
        own, symbol, body = self.id, self.draft.symbol, self.context.body
        made = []
        for position, node in enumerate(self.draft.nodes, start=1):
            block = node.block
            opening = self.openings.get(node.path)
            action = opening.action(block.emphasis, body) if opening else _NO_ACTION
            phrase, lemma, connective, qualifier = action
            clause = Clause(
                clause_id=f"{own}#{node.path}",
                resolution_id=own,
                symbol=symbol,
                language=ENGLISH,
                position=position,
                kind=node.kind,
                number=node.number,
                level=node.level,
                parent_id=f"{own}#{node.parent}" if node.parent else None,
                part=node.part,
                action_phrase=phrase,
                action_lemma=lemma,
                action_connective=connective,
                action_qualifier=qualifier,
                text=block.text,
                source_spans=block.passage.spans(),
            )
            made.append(clause)
        return tuple(made)

    def footnotes(self) -> tuple[Footnote, ...]:
        own, symbol = self.id, self.draft.symbol
        made: list[Footnote] = []
        for note in self.draft.bindings.notes:
            kind = note_kind(note.block.text)
            footnote = Footnote(
                footnote_id=f"{own}#{note.path}",
                resolution_id=own,
                symbol=symbol,
                language=ENGLISH,
                marker=note.marker or None,
                text=note.block.text,
                kind=kind,
                ibid_of=made[-1].footnote_id if kind == "ibid" and made else None,
                source_spans=note.block.passage.spans(),
            )
            made.append(footnote)
        return tuple(made)

    def refs(self) -> tuple[FootnoteRef, ...]:
        own = self.id
        return tuple(
            [
                FootnoteRef(f"{own}#{note}", f"{own}#{path}" if path else None, offset)
                for path, offset, note in dict.fromkeys(self.draft.bindings.refs)
            ]
        )

    def votes(self) -> tuple[Vote, ...]:
        """Return how each State voted; of one that is named twice, the first."""
        printed = [pair for each in self.draft.votes for pair in each.votes]
        named: dict[str, str] = {}
        for state, vote in printed or self.draft.facts.votes:
            named.setdefault(state, vote)
        own, day = self.id, self.draft.adoption_date
        return tuple([Vote(own, state, iso3(state, day), vote) for state, vote in named.items()])

    def sponsors(self) -> tuple[Sponsor, ...]:
        own, named = self.id, dict.fromkeys(self.draft.facts.sponsors)
        return tuple([Sponsor(own, state, role) for state, role in named])

    def resolution(self, clauses: Sequence[Clause]) -> Resolution:
        draft, symbol = self.draft, self.draft.identity.symbol
        mode, counts = _adoption(draft.votes, draft.facts)
        meeting = draft.masthead.meeting_number or _meeting(draft.votes)
        top = Counter(clause.kind for clause in clauses if clause.level == 1)
        return Resolution(
            **_same(draft.masthead, _PRINTED),
            **_same(self.context, _CONTEXT),
            resolution_id=self.id,
            language=ENGLISH,
            document_type="decision" if symbol.series == "DEC" else "resolution",
            number=symbol.number,
            part=symbol.part,
            title=_title(draft.masthead, symbol.part),
            meeting_number=meeting,
            meeting_kind=draft.masthead.meeting_kind or ("meeting" if meeting else None),
            origin_symbols=self._origin() or None,
            adoption_mode=mode,
            votes_in_favour=counts.get("yes"),
            votes_against=counts.get("no"),
            votes_abstaining=counts.get("abstain"),
            enacting_formula=next((b.text for b in draft.piece.body if b.kind == "formula"), None),
            preambular_count=top["preambular"],
            operative_count=top["operative"],
            footnote_count=len(draft.bindings.notes),
            url=url(symbol),
        )

    def _origin(self) -> tuple[str, ...]:
        printed = self.draft.masthead.origin_text
        blocks = [block for block in self.draft.piece.head if block.text == printed]
        return origin_symbols(
            self.mentions.citations, [span for block in blocks for span in _hull(block)]
        )


_PRINTED = (
    "meeting_resumed",
    "agenda_items",
    "agenda_title",
    "origin_kind",
    "committee",
    "origin_paragraph",
)
_CONTEXT = (
    "symbol",
    "body",
    "session",
    "session_number",
    "year",
    "adoption_date",
    "distribution_date",
)


def _same(record: Masthead | Context, names: Sequence[str]) -> dict[str, Any]:
    """Return the fields that a resolution has under the same names."""
    return {name: getattr(record, name) for name in names}


def _hull(block: Block) -> list[tuple[int, int]]:
    spans = block.passage.spans()
    return [(spans[0][0], spans[-1][1])] if spans else []


def _title(masthead: Masthead, part: str | None) -> str | None:
    """Return the title without the letter of the part: "Reports of the Board of Auditors B"."""
    title = masthead.title
    return title.removesuffix(f" {part}") if title and part else title


def _adoption(votes: Sequence[VoteReading], facts: Facts) -> tuple[str | None, dict[str, int]]:
    """Return mode and counts: what is printed wins over what the metadata says."""
    for vote in votes:
        if vote.mode is not None:
            counts = {"yes": vote.in_favour, "no": vote.against, "abstain": vote.abstaining}
            return vote.mode, {key: count for key, count in counts.items() if count is not None}
    return facts.adoption_mode, dict(facts.counts)


def _meeting(votes: Sequence[VoteReading]) -> int | None:
    return next((vote.meeting_number for vote in votes if vote.meeting_number), None)
