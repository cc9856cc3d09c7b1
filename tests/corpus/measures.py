"""One document of the corpus: read, held against the independent reading, and against its source.

Only sums of these measures are asserted: the independent reading has errors of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from pipeline.evaluation.agreement import held_against
from pipeline.evaluation.counts import Count
from pipeline.evaluation.independent import Record
from pipeline.extract.blocks import Refusal
from pipeline.extract.characters import INVISIBLE, letters
from pipeline.extract.records import Reading, SourceReading
from pipeline.formats import AKN, read_source
from pipeline.formats.plain import decode


@dataclass
class Measures:
    """Sums over documents. ``faults``: in words."""

    documents: int = 0
    refused: list[str] = field(default_factory=list)
    counts: dict[str, Count] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Measures") -> None:
        self.documents += other.documents
        self.refused += other.refused
        self.faults += other.faults
        for measure, count in other.counts.items():
            self.counts[measure] = self.counts.get(measure, Count()) + count

    def f1(self, measure: str) -> float:
        """Return the F1 of a measure; of nothing to find and nothing found, 1."""
        count = self.counts.get(measure, Count())
        right = 2 * count.right
        return (right / whole) if (whole := right + count.missing + count.extra) else 1.0

    def share(self, measure: str) -> float:
        """Return the share of what there is to find that is right; of nothing, 1."""
        count = self.counts.get(measure, Count())
        return (count.right / count.wanted) if count.wanted else 1.0


def measured(name: str, data: bytes, gold: Record | None) -> Measures:
    """Return what one file's reading is worth; never raises for a refusal."""
    found = Measures(documents=1)
    try:
        read = read_source(data)
    except Refusal as refusal:
        found.refused.append(f"{name}: {refusal}")
        return found
    text = source_of(data, read)
    found.faults += [f"{name}: {fault}" for fault in faults(text, read)]
    if gold is not None:
        found.counts |= held_against(gold, read.readings)
    return found


def source_of(data: bytes, read: SourceReading) -> str:
    """Return the characters that offsets count in: the XML's declaration is one of them."""
    return decode(data).text if read.media_type != AKN else data.decode("utf-8-sig")


def faults(text: str, read: SourceReading) -> Iterator[str]:
    """Yield what is wrong between a reading and its source, in words."""
    at = 0
    for each in read.source_map:
        if each.start != at or each.stop <= each.start:
            yield f"a gap or an overlap at {each.start}"
        at = each.stop
        if each.role == "unread" and letters(text[each.start : each.stop]):
            yield f"unread at {each.start}: {text[each.start : each.stop][:40]!r}"
    if not at == len(text) == read.characters:
        yield f"the map ends at {at} of {len(text)}"
    ids = Counter(row for reading in read.readings for row in ids_of(reading))
    yield from (f"{row} is the id of {count} rows" for row, count in ids.items() if count > 1)
    for row, value, spans in texts_of(read.readings):
        if derived(text, spans, read.media_type == AKN) != value:
            yield f"{row} is not what its spans hold"


def ids_of(reading: Reading) -> Iterator[str]:
    yield reading.resolution.resolution_id
    yield from (clause.clause_id for clause in reading.clauses)
    yield from (note.footnote_id for note in reading.footnotes)
    yield from (citation.citation_id for citation in reading.citations)
    yield from (f"date {date.date_id}" for date in reading.dates)
    yield from (f"meeting {meeting.meeting_id}" for meeting in reading.meetings)
    yield from (f"request {request.request_id}" for request in reading.requests)


def texts_of(
    readings: Sequence[Reading],
) -> Iterator[tuple[str, str, Sequence[tuple[int, int]]]]:
    for reading in readings:
        for clause in reading.clauses:
            yield clause.clause_id, clause.text, clause.source_spans
        for note in reading.footnotes:
            yield note.footnote_id, note.text, note.source_spans


def derived(text: str, spans: Sequence[tuple[int, int]], markup: bool) -> str:
    """Return the text of a row by the stated steps: spans, entities, no invisibles, one space."""
    whole = "".join(text[start:stop] for start, stop in spans)
    if markup:
        whole = unescape(whole)
    whole = "".join(character for character in whole if character not in INVISIBLE)
    return re.sub(r"\s+", " ", whole).strip()
