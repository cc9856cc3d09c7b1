"""A reader of sources of one line each, so that these tests know nothing of real documents."""

from collections.abc import Callable

import pytest

from pipeline.extract.blocks import Refusal
from pipeline.extract.records import Clause, Reading, Resolution, SourceReading, SourceRole


def toy_resolution(symbol: str, session: str | None, year: int | None) -> Resolution:
    return Resolution(
        resolution_id=f"{symbol}:en",
        symbol=symbol,
        language="en",
        body="SC" if symbol.startswith("S/") else "GA",
        document_type="resolution",
        session=session,
        session_number=None,
        number=None,
        part=None,
        year=year,
        title=None,
        adoption_date=None,
        distribution_date=None,
        meeting_number=None,
        meeting_kind=None,
        meeting_resumed=None,
        agenda_items=None,
        agenda_title=None,
        origin_kind=None,
        committee=None,
        origin_symbols=None,
        origin_paragraph=None,
        adoption_mode=None,
        votes_in_favour=None,
        votes_against=None,
        votes_abstaining=None,
        enacting_formula=None,
        preambular_count=0,
        operative_count=1,
        footnote_count=0,
        url=f"https://docs.un.org/en/{symbol}",
    )


def toy_reading(line: str) -> Reading:
    """Read "A/RES/63/114 and its text": the symbol, and one clause."""
    symbol, _, text = line.partition(" ")
    session, year = (None, 1995) if symbol.startswith("S/") else (symbol.split("/")[2], None)
    clause = Clause(
        clause_id=f"{symbol}:en#OP1",
        resolution_id=f"{symbol}:en",
        symbol=symbol,
        language="en",
        position=1,
        kind="operative",
        number="1",
        level=1,
        parent_id=None,
        part=None,
        action_phrase=None,
        action_lemma=None,
        action_connective=None,
        action_qualifier=None,
        text=text,
        source_spans=((len(symbol) + 1, len(line)),),
    )
    return Reading(
        resolution=toy_resolution(symbol, session, year),
        clauses=(clause,),
        footnotes=(),
        footnote_refs=(),
        citations=(),
        dates=(),
        meetings=(),
        requests=(),
        votes=(),
        sponsors=(),
        findings=(),
    )


def parse(data: bytes) -> SourceReading:
    """Read lines of toy resolutions; refuse "no ...", fail on "fault", die on "crash"."""
    text = data.decode()
    match text.split(" ")[0]:
        case "no":
            raise Refusal("it is no resolution")
        case "fault":
            raise IndexError("out of range")
        case _:
            pass
    media_type = "application/akn+xml" if text.startswith("<") else "text/plain"
    lines = text.removeprefix("<").splitlines()
    return SourceReading(
        media_type=media_type,
        characters=len(text),
        readings=tuple(toy_reading(line) for line in lines),
        source_map=(SourceRole(start=0, stop=len(text), role="clause", row_id=None),),
    )


@pytest.fixture
def toy_parse() -> Callable[[bytes], SourceReading]:
    return parse
