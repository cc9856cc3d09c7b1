"""What a reading of a made document says otherwise than its truth."""

from collections.abc import Iterator

from benchmarks.documents import Made
from pipeline.extract.records import Reading, SourceReading


def differences(made: Made, read: SourceReading) -> list[str]:
    """Return each thing that was not read as it was written, one line each; nothing is right."""
    if len(read.readings) != 1:
        return [f"{made.symbol}: {len(read.readings)} resolutions"]
    (reading,) = read.readings
    unread = sum(role.stop - role.start for role in read.source_map if role.role == "unread")
    found = list(_differences(made, reading))
    if unread:
        found.append(f"{unread} characters unread")
    return [f"{made.symbol}: {each}" for each in found]


def _differences(made: Made, reading: Reading) -> Iterator[str]:
    one = reading.resolution
    head = (made.symbol, made.title, made.session, made.adopted, made.meeting)
    seen = (one.symbol, one.title, one.session, one.adoption_date, one.meeting_number)
    if head != seen:
        yield f"{seen} is not {head}"
    wanted = [(each.kind, each.number, each.action, each.text) for each in made.clauses]
    clauses = [
        (each.kind, each.number, each.action_phrase, each.text)
        for each in reading.clauses
        if each.kind in ("preambular", "operative")
    ]
    yield from _unequal("clauses", wanted, clauses)
    yield from _unequal("notes", list(made.notes), [note.text for note in reading.footnotes])
    in_clauses = [row for row in reading.citations if row.clause_id and row.footnote_id is None]
    yield from _unequal(
        "citations",
        [(cited.symbol, cited.day) for each in made.clauses for cited in each.cites],
        [(row.target_symbol, row.stated_date) for row in in_clauses if row.start < row.stop],
    )
    yield from _unequal(
        "dates",
        [day for each in made.clauses for day in each.days],
        [row.date_start for row in reading.dates if row.clause_id],
    )
    yield from _unequal("requests", 1, sum(row.kind == "report" for row in reading.requests))


def _unequal(what: str, wanted: object, found: object) -> Iterator[str]:
    if wanted != found:
        yield f"{what}: {found!r} instead of {wanted!r}"
