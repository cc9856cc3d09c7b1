"""Texts are found in their source, and what is not there is told."""

from dataclasses import replace

import pytest

from pipeline import store
from pipeline.checks import broken_derivation
from pipeline.curate.rows import rows_of
from pipeline.tables import BY_NAME, SOURCES
from tests.made import kept, reading, source_row


def told(text: str, printed: str, media_type: str = "text/plain") -> list[str]:
    """Return what is broken where a clause's text was printed so."""
    one = reading(texts=("Recalling,", text))
    clause = one.clauses[1]._replace(source_spans=((100, 100 + len(printed)),))
    source = kept(replace(one, clauses=(one.clauses[0], clause)))
    whole = "Recalling,".ljust(11) + text + " A/75/74."
    whole = whole.ljust(100)[:100] + printed
    rows = rows_of([replace(source, readings=(replace(one, clauses=(one.clauses[0], clause)),))])
    tables = {
        name: store.conform(rows[name], BY_NAME[name].alone)
        for name in ("resolutions", "clauses", "footnotes")
    }
    tables["sources"] = store.conform([source_row(source, media_type=media_type)], SOURCES)
    return [str(each) for each in broken_derivation(tables, {source.source_id: whole}.__getitem__)]


@pytest.mark.parametrize(
    ("text", "printed", "media_type"),
    [
        pytest.param("Decides to meet.", "Decides to meet.", "text/plain", id="as it is"),
        pytest.param(
            "Decides to meet.", "*Decides* to\nmeet.", "text/plain", id="marks and lines"
        ),
        pytest.param("Notes Peru & Chad.", "Notes Peru &amp; Chad.", "text/xml", id="an entity"),
    ],
)
def test_what_is_printed_is_found(text: str, printed: str, media_type: str) -> None:
    assert told(text, printed, media_type) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("Decides to meet.", "Decides to meat.", id="another letter"),
        pytest.param("Decides to meet.", "Decides to meet in 2019.", id="something left out"),
        pytest.param("Notes Peru & Chad.", "Notes Peru &amp; Chad.", id="an entity in plain text"),
    ],
)
def test_what_is_not_printed_is_told(text: str, printed: str) -> None:
    assert told(text, printed) == [
        "clauses: text is what source_spans hold: 1 row, first A/RES/73/135:en#OP1"
    ]
