"""What two places of one text must agree on: each disagreement is a finding, none an error."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.blocks import Block, Doubt
from pipeline.extract.checks_citations import contradictions
from pipeline.extract.damage import damage_in
from pipeline.extract.drafts import Draft, vote_groups
from pipeline.extract.mentions import Mentions
from pipeline.extract.records import Finding
from pipeline.extract.sessions import ga_years
from pipeline.extract.texts import Context

_MARKS = (",", ";", ".", ":", "?", "!", "…", "; and", "; or")
"""What nearly every clause ends with: a pattern is asked of the others only."""
_ENDS = re.compile(r"[,;.:?!…][”’\"')\]\s*]*$|[;,:] (?:and|or)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Everything that the checks of one resolution look at."""

    source: str
    draft: Draft
    doubts: Sequence[Doubt]
    mentions: Mentions
    context: Context


def findings_of(seen: Seen) -> tuple[Finding, ...]:
    """Return the contradictions and the damage of one resolution, in the order of the checks."""
    found = [
        *_doubts(seen),
        *_identity(seen),
        *_dates(seen),
        *_session(seen),
        *_notes(seen),
        *_numbers(seen),
        *_bare_numbers(seen),
        *_ends(seen),
        *_damage(seen),
        *_votes(seen),
        *_citations(seen),
        *_tables(seen),
        *_closing(seen),
        *_formula(seen),
        *_stated(seen),
    ]
    return tuple(found)


def _finding(
    seen: Seen,
    name: str,
    expected: object,
    observed: object,
    block: Block | None = None,
    span: tuple[int, int] | None = None,
    severity: str = "warning",
) -> Finding:
    pieces = block.passage.pieces if block is not None else ()
    start, stop = span or ((pieces[0].start, pieces[-1].stop) if pieces else (None, None))
    return Finding(
        resolution_id=seen.draft.id,
        check_name=name,
        severity=severity,
        expected=None if expected is None else str(expected),
        observed=None if observed is None else str(observed),
        start=start,
        stop=stop,
    )


def _doubts(seen: Seen) -> Iterator[Finding]:
    for doubt in seen.doubts:
        yield Finding(
            resolution_id=seen.draft.id,
            check_name=doubt.check_name,
            severity=doubt.severity,
            expected=doubt.expected,
            observed=doubt.observed,
            start=doubt.start,
            stop=doubt.stop,
        )


def _identity(seen: Seen) -> Iterator[Finding]:
    if seen.draft.identity.disagreement:
        yield _finding(
            seen,
            "symbol in the masthead is that of the title",
            seen.draft.identity.symbol.canonical,
            seen.draft.identity.disagreement,
        )


def _dates(seen: Seen) -> Iterator[Finding]:
    heading, closing = seen.draft.masthead.heading_date, seen.draft.masthead.closing_date
    meta = seen.draft.facts.adoption_date
    if heading and closing and heading != closing:
        yield _finding(seen, "heading date is the closing date", heading, closing)
    printed = heading or closing
    if printed and meta and meta not in (heading, closing):
        yield _finding(seen, "metadata date is the printed date", printed, meta)


def _session(seen: Seen) -> Iterator[Finding]:
    adopted, number = seen.context.adoption_date, seen.context.session_number
    own, printed = seen.draft.identity.symbol.session, seen.draft.masthead.session
    stated = seen.draft.facts.session
    if stated and printed and stated != printed:
        yield _finding(seen, "metadata session is the printed session", printed, stated)
    if printed and own and printed.isdigit() and own.isdigit() and printed != own:
        yield _finding(seen, "session is the one of the symbol", own, printed)
    if (
        seen.context.body == "GA"
        and adopted
        and number
        and number > 30
        and (seen.context.session or "").isdigit()
        and adopted.year not in ga_years(number)
    ):
        opens, closes = ga_years(number)
        yield _finding(seen, "adoption year fits the session", f"{opens} or {closes}", adopted)
    year = seen.draft.identity.symbol.year
    if seen.context.body == "SC" and adopted and year and adopted.year != year:
        yield _finding(seen, "adoption year is the one of the symbol", year, adopted)


def _notes(seen: Seen) -> Iterator[Finding]:
    referred = {note for _, _, note in seen.draft.bindings.refs}
    for note in seen.draft.bindings.notes:
        if note.path not in referred:
            yield _finding(
                seen, "every note has a marker", f"a marker {note.marker}", None, note.block
            )
    for block, at, marker in seen.draft.bindings.unbound:
        place = block.passage.origin(max(at - 1, 0), max(at, 1)) if block.text else None
        yield _finding(seen, "every marker has a note", f"a note {marker}", None, block, place)


def _numbers(seen: Seen) -> Iterator[Finding]:
    last, section = 0, None
    for node in seen.draft.nodes:
        if node.kind != "operative" or not (node.number or "").isdecimal() or node.level != 1:
            continue
        number = int(node.number or 0)
        if node.part != section and number == 1:
            last = 0
        section = node.part
        if number != last + 1:
            yield _finding(seen, "operative numbers run on", last + 1, number, node.block)
        last = number


def _bare_numbers(seen: Seen) -> Iterator[Finding]:
    piece = seen.draft.piece
    for check, blocks in (
        ("a number has its text", piece.body),
        ("a note has a text", piece.notes),
    ):
        for number in (block.number for block in blocks if not block.text):
            if number is not None and number.text:
                span = number.origin(0, len(number.text))
                yield _finding(seen, check, "a text", number.text, span=span)


def _ends(seen: Seen) -> Iterator[Finding]:
    for node in seen.draft.nodes:
        text = node.block.passage.text
        if node.kind not in ("preambular", "operative") or text.endswith(_MARKS):
            continue
        if not _ENDS.search(text):
            yield _finding(
                seen,
                "a clause ends with its mark",
                ", ; : or .",
                text[-30:],
                node.block,
                severity="info",
            )


def _damage(seen: Seen) -> Iterator[Finding]:
    notes = [note.block for note in seen.draft.bindings.notes]
    for damage in damage_in([*(node.block for node in seen.draft.nodes), *notes]):
        span = damage.block.passage.origin(damage.start, damage.stop)
        observed = damage.block.text[damage.start : damage.stop]
        yield _finding(seen, f"damage: {damage.kind}", None, observed, span=span, severity="info")


def _votes(seen: Seen) -> Iterator[Finding]:
    for vote, group in zip(seen.draft.votes, vote_groups(seen.draft.piece), strict=True):
        for doubt in vote.doubts:
            yield _finding(
                seen,
                doubt.check_name,
                doubt.expected,
                doubt.observed,
                group[0],
                severity=doubt.severity,
            )
    yield from _repeated_states(seen)
    counts = seen.draft.facts.counts
    for choice in ("yes", "no", "abstain"):
        names = sum(vote == choice for _, vote in seen.draft.facts.votes)
        if seen.draft.facts.votes and choice in counts and counts[choice] != names:
            yield _finding(
                seen, "counts and lists of votes agree", f"{choice}: {counts[choice]}", names
            )


def _repeated_states(seen: Seen) -> Iterator[Finding]:
    """Yield the States that vote in one closing paragraph and again in another."""
    first: dict[str, str] = {}
    for vote in seen.draft.votes:
        own = dict(vote.votes)
        for state in sorted(own.keys() & first.keys()):
            yield _finding(
                seen,
                "counts and lists of votes agree",
                f"{state} once: {first[state]}",
                f"{state} again: {own[state]}",
            )
        first = own | first


def _citations(seen: Seen) -> Iterator[Finding]:
    own, draft = seen.draft.id, seen.draft
    passages = {f"{own}#{node.path}": node.block.passage for node in draft.nodes}
    passages |= {f"{own}#{note.path}": note.block.passage for note in draft.bindings.notes}
    for each in contradictions(seen.mentions.citations, seen.context, passages):
        yield _finding(seen, each.check_name, each.expected, each.observed, span=each.place)


def _tables(seen: Seen) -> Iterator[Finding]:
    for node in seen.draft.nodes:
        if node.block.kind == "table":
            yield _finding(
                seen,
                "a table is kept as text",
                None,
                node.block.text[:80],
                node.block,
                severity="info",
            )


def _stated(seen: Seen) -> Iterator[Finding]:
    if seen.context.adoption_date is None:
        yield _finding(seen, "the adoption date is stated", "a date", None)
    numbers = [seen.draft.masthead.meeting_number, *(v.meeting_number for v in seen.draft.votes)]
    named = [block for block in seen.draft.piece.closing if "meeting" in block.text]
    if named and not any(numbers):
        name = "the number of the meeting can be read"
        yield _finding(seen, name, "a number", named[0].text[:80], named[0])


def _formula(seen: Seen) -> Iterator[Finding]:
    if not any(block.kind == "formula" for block in seen.draft.piece.body):
        yield _finding(seen, "the enacting formula is there", "The ..., alone on its line", None)


def _closing(seen: Seen) -> Iterator[Finding]:
    if seen.context.body in ("GA", "HRC", "ECOSOC") and not seen.draft.piece.closing:
        yield _finding(seen, "the closing line is there", "meeting and date", None)
