"""What notes cite, on real documents: a sample of notes read by hand, for right and missing."""

import pytest

from pipeline.evaluation.counts import Count
from pipeline.evaluation.golden import load
from pipeline.evaluation.independent import Record, context_of, texts_of
from pipeline.evaluation.mentions import TARGET, by_symbol, compared_rows
from pipeline.evaluation.run import GOLDEN
from pipeline.extract.citations import extract_citations

pytestmark = pytest.mark.corpus

FIELDS = (*TARGET, "pinpoint", "stated_date", "derivation")


@pytest.mark.parametrize("fields", [TARGET, FIELDS], ids=["target", "all fields"])
def test_citations_of_notes_read_by_hand(
    records: dict[str, Record], fields: tuple[str, ...]
) -> None:
    drawn = by_symbol(load(GOLDEN / "mentions" / "note_citations.json")["notes"])
    sums = Count()
    for symbol, notes in drawn.items():
        found = extract_citations(texts_of(records[symbol]), context_of(records[symbol]))
        for note in notes:
            got = [each for each in found if each.key == note["key"]]
            sums += compared_rows(note["citations"], got, fields)
    assert sums.wanted >= 260
    assert sums.right >= 0.99 * max(sums.found, sums.wanted)
