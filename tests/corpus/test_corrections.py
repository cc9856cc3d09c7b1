"""The project's own corrections hold for the documents as they are, in every form of them."""

import pytest

from pipeline.curate.corrections import corrected
from pipeline.curate.corrections_file import load_corrections
from pipeline.curate.rows import rows_of
from pipeline.formats import read_source
from pipeline.sources.code import CORRECTIONS
from pipeline.sources.ledger import Kept

ENTRIES = load_corrections(CORRECTIONS)
FORMS = ("akn/{}.xml", "text/markdown/{}.txt", "text/wrapped/{}.txt", "text/clean/{}.txt")

pytestmark = pytest.mark.corpus


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("symbol", sorted({entry.symbol for entry in ENTRIES}))
def test_own_corrections_hold(corpus, symbol, form):
    path = corpus / form.format(symbol.replace("/", "_"))
    if not path.exists():
        pytest.skip(f"the corpus has no {path.name} in this form")
    (reading,) = read_source(path.read_bytes()).readings
    kept = Kept(path=path.name, source_id="0" * 64, readings=(reading,), source_map=())
    found = corrected(rows_of([kept]), ENTRIES)
    for entry in ENTRIES:
        if entry.symbol == symbol:
            (key,) = entry.table.primary_key
            (row,) = (row for row in found[entry.table.name] if row[key] == entry.row_id)
            assert row[entry.column.name] == entry.value
