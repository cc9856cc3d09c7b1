"""How the time of each reader grows with a text that is one piece again and again.

A pattern that looks back or ahead too far shows here, as a power of the size well above 1.
"""

import gc
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from benchmarks.documents import documents
from benchmarks.measure import exponent, processor_seconds
from pipeline.extract.calendar import extract_calendar
from pipeline.extract.citations import extract_citations
from pipeline.extract.notes_kind import note_kind
from pipeline.extract.texts import Context, Text
from pipeline.lineage.reuse import reuse
from pipeline.lineage.reuse_texts import worded
from pipeline.lineage.routine import is_routine

SHARES = (16, 4, 1)
"""Of the largest size, the sizes that are measured."""
SHORTEST = 0.005
"""Seconds below which a time is the clock's, and says nothing of growth."""
RUNS = 2
"""The quicker counts: the first also pays for what is done once a process."""
CLAUSE = 200
"""Characters that stand for a clause where the size is one of clauses."""

CONTEXT = Context(symbol="A/RES/76/13", body="GA", session="76", session_number=76, year=2021)

# Nothing, or next to nothing, is found in these: the patterns alone are timed.
NO_CITATIONS = (
    "1/1, ", "(((((", "I I I I ", "1, ", "its resolution ", "resolutions ", "Council, ", "S-1/",
    "General Assembly and Security Council and ", "Article 1, 2 and ", "para. 1 (a) (b) ", "X.Y.",
    "Report of the ", "Treaty Series, ", "(Vol. ", "report of the report (", "1 May 2018 of ",
)  # fmt: skip
NO_DATES = (
    "1/1, ", "(((((", "I I I I ", "1, 2, 3 and ", "hundred and ", "first ", "first, ", "Session ",
    "General Assembly ", "held held ", "A, B and ", "and on the ", "from ", "twenty-", "its ",
    "Conference of the ", "the working group ", "20 to ", "( ", "Council, Committee and ", "aaaaa",
)  # fmt: skip
# In these every repeat is a citation, a date or a meeting: what grows is the number of rows.
CITATIONS = (
    "resolution 1/1, ", "A/1 ", "A/1-S/1 ", "A/1 (Vol. ", "A/1 and Add.1 and ", "Ibid., ",
    "ibid.; ", "1 (I) of 1 May 2018, ", "70/1 A, B and C, ", "Treaty Series, vol. 1, No. 1; ",
    "Official Records of the General Assembly ", "decision 1/CP.1, ", "resolution 1/1, para. 1, ",
    "Council, in its resolution 1/1 of ", "Article 51 of the Charter; ", "A/1(I), annex, ",
)  # fmt: skip
DATES = (
    "1 May, ", "1 May and ", "from 1 May to ", "2018 and ", "January ", "first session ",
    "at its first session ", "First Meeting of the ", "first session, held in A, ", "XX Summit ",
    "31 December 2020, in Aaa, Bbb, on ", "Group. first session of the Working Group ",
    "First session ",
)  # fmt: skip
ROUTINE = ("70/1 of 2 May 2015, ", "1 and 2, ", "third, ", "A/1/", "May to ", "1,000.", "and ")
MADE = "made documents"
"""Clauses of documents from the grammar, no piece."""


@dataclass(frozen=True)
class Reader:
    """A function that reads texts, and what it is given."""

    name: str
    read: Callable[[str], object]
    pieces: Sequence[str]
    part: int = 1
    """The largest text is this part of the size: where rows are many, or each takes longer."""


@dataclass(frozen=True)
class Grown:
    """The seconds of the processor for one piece, at each size."""

    reader: str
    piece: str
    sizes: tuple[int, ...]
    seconds: tuple[float, ...]

    @property
    def power(self) -> float | None:
        """The power of the size that time grows with; None where it's too quick to tell."""
        told = [each for each in zip(self.sizes, self.seconds, strict=True) if each[1] > SHORTEST]
        return exponent(*zip(*told, strict=True)) if len(told) > 1 else None


def citations(text: str) -> None:
    for opening in ("(1/2 ", "resolutions "):
        whole = opening + text
        extract_citations(
            [Text(key="FN1", kind="footnote", text=whole, notes=((len(whole), "FN1"),))], CONTEXT
        )


def calendar(kind: str) -> Callable[[str], object]:
    return lambda text: extract_calendar([Text(key="1", kind=kind, text=text)], CONTEXT, [])


def routine(text: str) -> None:
    is_routine(text, text + "x", {})


def alike(text: str) -> None:
    """Compare as many clauses of made documents as a text of that length has."""
    rows = list(islice(clauses(), len(text) // CLAUSE))
    symbols = sorted({str(row["symbol"]) for row in rows})
    deque(reuse([resolution(symbol) for symbol in symbols], [worded(rows)]), maxlen=0)


def clauses() -> Iterator[dict[str, object]]:
    count = 1_000_000
    for each in documents(count):
        for position, clause in enumerate(each.clauses, start=1):
            yield {
                "clause_id": f"{each.symbol}#{position}",
                "resolution_id": each.symbol,
                "symbol": each.symbol,
                "position": position,
                "kind": clause.kind,
                "language": "en",
                "text": clause.text,
            }


def resolution(symbol: str) -> dict[str, object]:
    day = date(2000, 1, 1)
    known = {"adoption_date": day, "year": day.year, "number": 1}
    return {"resolution_id": symbol, "symbol": symbol, **known}


READERS = (
    Reader("citations, none there", citations, NO_CITATIONS),
    Reader("citations", citations, CITATIONS, 8),
    Reader("kind of a note", note_kind, (*NO_CITATIONS, *CITATIONS)),
    Reader("dates and meetings, none there", calendar("operative"), NO_DATES),
    Reader("dates and meetings", calendar("operative"), DATES, 8),
    Reader("dates and meetings of a masthead", calendar("masthead"), DATES, 8),
    Reader("routine of a clause", routine, ROUTINE, 4),
    Reader("near-duplicates", alike, (MADE,)),
)


def repeats(length: int) -> list[Grown]:
    """Return how long each reader takes for each of its pieces, up to so many characters."""
    return [grown(reader, piece, length) for reader in READERS for piece in reader.pieces]


def grown(reader: Reader, piece: str, length: int) -> Grown:
    sizes = tuple(length // reader.part // share for share in SHARES)
    texts = [(piece * (size // len(piece) + 1))[:size] for size in sizes]
    # each run reads another text, a character shorter: what is kept of a text helps no other
    taken = (min(once(reader, text[turn:]) for turn in range(RUNS)) for text in texts)
    return Grown(reader.name, piece, sizes, tuple(taken))


def once(reader: Reader, text: str) -> float:
    gc.collect()  # of what was read before, at nobody's cost
    return processor_seconds(lambda: reader.read(text))
