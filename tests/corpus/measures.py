"""One document of the corpus: read, held against the independent reading, and against its source.

Texts are compared by their letters and digits, so that quotation marks and spaces do not count.
Only sums of these measures are asserted: the independent reading has errors of its own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from pipeline.extract.blocks import Refusal
from pipeline.extract.characters import INVISIBLE, letters
from pipeline.extract.flat import read_flat
from pipeline.extract.records import Reading, SourceReading
from pipeline.formats import AKN, read_source
from pipeline.formats.plain import decode
from tests.corpus.conversions import Printer, Style

KINDS = {"pre": "preambular", "op": "operative"}
FIELDS = ("adoption_date", "distribution_date", "title", "session", "meeting", "agenda_item")


@dataclass
class Measures:
    """Sums over documents. ``counts``: measure to right, missing, extra; ``faults``: in words."""

    documents: int = 0
    refused: list[str] = field(default_factory=list)
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def compare(self, measure: str, want: Iterable[object], got: Iterable[object]) -> None:
        wanted, found = Counter(want), Counter(got)
        both = (wanted & found).total()
        sums = self.counts.setdefault(measure, Counter())
        sums.update(right=both, missing=wanted.total() - both, extra=found.total() - both)

    def add(self, other: "Measures") -> None:
        self.documents += other.documents
        self.refused += other.refused
        self.faults += other.faults
        for measure, sums in other.counts.items():
            self.counts.setdefault(measure, Counter()).update(sums)

    def f1(self, measure: str) -> float:
        """Return the F1 of a measure; of nothing to find and nothing found, 1."""
        sums = self.counts.get(measure, Counter())
        right = 2 * sums["right"]
        return (right / whole) if (whole := right + sums["missing"] + sums["extra"]) else 1.0

    def share(self, measure: str) -> float:
        """Return the share of what there is to find that is right; of nothing, 1."""
        sums = self.counts.get(measure, Counter())
        return (sums["right"] / whole) if (whole := sums["right"] + sums["missing"]) else 1.0


def measured(name: str, data: bytes, gold: dict[str, Any] | None) -> Measures:
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
        hold_against(gold, read.readings, found)
    return found


def source_of(data: bytes, read: SourceReading) -> str:
    """Return the characters that offsets count in: the XML's declaration is one of them."""
    return decode(data).text if read.media_type != AKN else data.decode("utf-8-sig")


def printed_again(style: Style, name: str, data: bytes, gold: dict[str, Any]) -> bytes:
    """Return a document of the corpus as another converter would print it."""
    blocks = read_flat(decode(data).text).blocks
    title = gold["meta"].get("title") or ""
    return Printer(style, name).print(blocks, gold["meta"]["symbol"], title).encode()


def hold_against(gold: dict[str, Any], readings: Sequence[Reading], found: Measures) -> None:
    reading = next((r for r in readings if canonical(r) == gold["symbol"]), None)
    found.compare("found", [True], [True] if reading else [])
    rows = [(c, letters((c.number or "") + c.text)) for r in readings for c in r.clauses]
    want = [
        (KINDS[c["kind"]], letters((c["num"] or "") + c["text"]))
        for c in gold["clauses"]
        if c["kind"] in KINDS
    ]
    want = [each for each in want if each[1]]
    got = [(c.kind, key) for c, key in rows if c.kind in KINDS.values() and key]
    found.compare("clauses", want, got)
    found.compare("documents right", [tuple(want)], [tuple(got)])
    _notes(gold, readings, {c.clause_id: key for c, key in rows}, found)
    if reading is not None:
        _masthead(gold["meta"], reading, found)


def canonical(reading: Reading) -> str:
    return re.sub(r"(?<=\d)[A-Z](?=\([IVXL]+\)$)", "", reading.resolution.symbol)


def _notes(
    gold: dict[str, Any], readings: Sequence[Reading], keys: dict[str, str], found: Measures
) -> None:
    notes = [note for reading in readings for note in reading.footnotes]
    found.compare(
        "notes",
        [(note["marker"], letters(note["text"])) for note in gold["footnotes"]],
        [(note.marker, letters(note.text)) for note in notes],
    )
    markers = {note.footnote_id: note.marker for note in notes}
    kept = set().union(*(in_clauses(reading) for reading in readings))
    got = [
        (markers[ref.footnote_id], keys[ref.clause_id])
        for reading in readings
        for ref in reading.footnote_refs
        if ref.clause_id in kept
    ]
    found.compare("anchors", anchors(gold), got)


def anchors(gold: dict[str, Any]) -> list[tuple[str, str]]:
    """Return (marker, clause) of each reference that stands in a clause."""
    clauses = gold["clauses"]
    return [
        (note["marker"], letters((clauses[at]["num"] or "") + clauses[at]["text"]))
        for note in gold["footnotes"]
        for at in note["at"]
        if clauses[at]["kind"] in ("pre", "op", "annex")
    ]


def in_clauses(reading: Reading) -> set[str]:
    kinds = ("preambular", "operative", "annex")
    return {clause.clause_id for clause in reading.clauses if clause.kind in kinds}


def _masthead(meta: dict[str, Any], reading: Reading, found: Measures) -> None:
    row = reading.resolution
    printed = {
        "adoption_date": row.adoption_date,
        "distribution_date": row.distribution_date,
        "title": row.title if row.body != "SC" else meta.get("title"),
        "session": row.session if row.body != "SC" else meta.get("session"),
        "meeting": row.meeting_number,
        "agenda_item": " ".join(row.agenda_items or ()),
    }
    for name in FIELDS:
        want, got = str(meta.get(name) or ""), str(printed[name] or "")
        if name == "agenda_item":
            want, got = " ".join(sorted(items(want))), " ".join(sorted(items(got)))
        if want:
            found.compare(name, [letters(want)], [letters(got)])


def items(text: str) -> set[str]:
    """Return agenda items one by one: "68 (a) and (b)" is 68a and 68b."""
    found: set[str] = set()
    head = ""
    for number, letter in re.findall(r"(\d+)|\(\s*([a-z]{1,2})\s*\)", text.lower()):
        head = number or head
        found.discard(head)
        found.add(head + letter)
    return found


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
