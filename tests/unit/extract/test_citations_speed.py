"""No pattern takes more than linear time on the nastiest repeats; ``benchmarks`` has more."""

from time import process_time

import pytest

from pipeline.extract.citations import extract_citations
from pipeline.extract.notes_kind import note_kind
from pipeline.extract.symbols import SymbolError, split_symbols
from pipeline.extract.texts import Context, Text

CONTEXT = Context(symbol="A/RES/76/13", body="GA", session="76", session_number=76, year=2021)
# Nothing, or next to nothing, is found in these: the patterns alone are timed.
BARREN = (
    "1/1, ", "(((((", "I I I I ", "1, ", "its resolution ", "resolutions ", "Council, ", "S-1/",
    "General Assembly and Security Council and ", "Article 1, 2 and ", "para. 1 (a) (b) ", "X.Y.",
    "Report of the ", "Treaty Series, ",
)  # fmt: skip
# In these every repeat is a citation: what grows is the number of rows.
FERTILE = (
    "resolution 1/1, ", "A/1 ", "A/1-S/1 ", "A/1 (Vol. ", "A/1 and Add.1 and ", "Ibid., ",
    "ibid.; ", "1 (I) of 1 May 2018, ", "70/1 A, B and C, ", "Treaty Series, vol. 1, No. 1; ",
    "Official Records of the General Assembly ", "decision 1/CP.1, ", "resolution 1/1, para. 1, ",
    "Council, in its resolution 1/1 of ", "Article 51 of the Charter; ", "A/1(I), annex, ",
)  # fmt: skip


def seconds(opening: str, piece: str, size: int) -> float:
    text = opening + (piece * (size // len(piece) + 1))[:size]
    note = Text(key="FN1", kind="footnote", text=text, notes=((len(text), "FN1"),))
    start = process_time()
    extract_citations([note], CONTEXT)
    note_kind(text)
    return process_time() - start


@pytest.mark.parametrize("opening", ["(1/2 ", "resolutions "])
@pytest.mark.parametrize("piece", BARREN)
def test_texts_without_citations_take_time_by_their_length(opening: str, piece: str) -> None:
    few, many = seconds(opening, piece, 4_000), seconds(opening, piece, 32_000)
    assert many < 20 * few + 0.2


@pytest.mark.parametrize("piece", FERTILE)
def test_rows_take_the_same_time_each_however_many_there_are(piece: str) -> None:
    few, many = seconds("resolutions ", piece, 2_000), seconds("resolutions ", piece, 16_000)
    assert many < 20 * few + 0.2


@pytest.mark.parametrize("piece", ["A/", "1/1, ", "(", ")", "A-S/1", "A/1(I)", "-1", "A."])
def test_a_megabyte_is_no_symbol(piece: str) -> None:
    with pytest.raises(SymbolError):
        split_symbols("A/1" + piece * (1_000_000 // len(piece)))
