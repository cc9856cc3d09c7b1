"""One input, read as the build reads it: rows that hold together, or a refusal with a reason."""

from collections.abc import Iterator

from pipeline.extract.blocks import Refusal
from pipeline.extract.records import SourceReading
from pipeline.formats import read_source
from pipeline.formats.archives import ARCHIVES, members
from pipeline.formats.sniff import media_type
from pipeline.sources.document import refuse_faulty
from pipeline.sources.outcome import summarise

FAULT = "the reader failed"
"""How a refusal begins that is a fault of ours: rows that the declarations don't allow."""

SOURCE_ID = "0" * 64


class Broken(AssertionError):
    """A reading that does not hold together; the message says in what."""


def trial(data: bytes) -> bool:
    """Read an input; return whether anything but refusals came of it.

    Whatever else is raised is a fault of the reader, and so is a reading that is ``Broken``.
    """
    if media_type(data) not in ARCHIVES:
        return held(data)
    found = [held(content) for _, content in members(data) if isinstance(content, bytes)]
    return any(found)


def held(data: bytes) -> bool:
    """Read one source; False where it is refused."""
    try:
        reading = read_source(data)
    except Refusal as refusal:
        reason = str(refusal)
        if len(reason.split()) < 3 or "\n" in reason:
            raise Broken(f"no reason that a person can act on: {reason!r}") from refusal
        return False
    summarise(reading)
    try:
        refuse_faulty(reading, SOURCE_ID)
    except Refusal as refusal:
        raise Broken(str(refusal)) from refusal
    for fault in faults(reading):
        raise Broken(fault)
    return bool(reading.readings)


def faults(reading: SourceReading) -> Iterator[str]:
    """Yield what does not hold together in a reading."""
    at = 0
    for part in reading.source_map:
        if part.start != at or part.stop <= part.start:
            yield f"the source map has {part.start}-{part.stop} after {at}"
        at = part.stop
    if at != reading.characters:
        yield f"the source map ends at {at} of {reading.characters} characters"
    for each in reading.readings:
        ids = [clause.clause_id for clause in each.clauses]
        ids += [note.footnote_id for note in each.footnotes]
        ids += [citation.citation_id for citation in each.citations]
        ids += [f"d{day.date_id}" for day in each.dates]
        if len(set(ids)) != len(ids):
            yield f"an id stands twice in {each.resolution.resolution_id}"
        texts = {clause.clause_id: clause.text for clause in each.clauses}
        texts |= {note.footnote_id: note.text for note in each.footnotes}
        for mention in (*each.citations, *each.dates, *each.meetings, *each.requests):
            where = mention.clause_id or getattr(mention, "footnote_id", None)
            if where and texts[where][mention.start : mention.stop] != mention.raw:
                yield f"{mention.raw!r} does not stand at {mention.start} of {where}"
