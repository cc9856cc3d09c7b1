"""How long citations take: on a megabyte of the nastiest repeats, and on texts already parted."""

from collections.abc import Sequence
from time import process_time

from pipeline.extract.citations import extract_citations
from pipeline.extract.records import SourceReading
from pipeline.extract.texts import Context, Text

MEGABYTE = 1_000_000
SESSION = Context(symbol="A/RES/76/13", body="GA", session="76", session_number=76, year=2021)
REPEATS = (
    "1/1, ", "(((((", "I I I I ", "1, ", "its resolution ", "resolutions ", "Council, ", "S-1/",
    "General Assembly and Security Council and ", "Article 1, 2 and ", "para. 1 (a) (b) ", "X.Y.",
    "Report of the ", "Treaty Series, ", "(Vol. ", "report of the report (", "1 May 2018 of ",
)  # fmt: skip


def seconds(texts: Sequence[Text]) -> float:
    start = process_time()
    extract_citations(texts, SESSION)
    return process_time() - start


def repeats(length: int = MEGABYTE) -> dict[str, float]:
    """Return the seconds for each repeat, made so long."""
    return {
        piece: seconds(
            [Text(key="OP1", kind="operative", text=("(1/2 " + piece * length)[:length])]
        )
        for piece in REPEATS
    }


def texts_of(read: SourceReading) -> list[Text]:
    """Return the clauses and notes of what was read."""
    return [
        *(
            Text(key=clause.clause_id, kind=clause.kind, text=clause.text)
            for reading in read.readings
            for clause in reading.clauses
        ),
        *(
            Text(key=note.footnote_id, kind="footnote", text=note.text)
            for reading in read.readings
            for note in reading.footnotes
        ),
    ]
