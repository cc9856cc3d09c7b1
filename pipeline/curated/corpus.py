"""The tables of the whole corpus: what can be said only when all documents have been read."""

from collections.abc import Callable, Iterator
from typing import Any

from pipeline import store
from pipeline.curate.agreement import disagreements
from pipeline.curate.citations import link
from pipeline.curate.completeness import completeness
from pipeline.curate.differences import differences
from pipeline.curate.rows import Row, finding_row, numbered
from pipeline.curated.layout import CORPUS_FINDINGS, LINKED_CITATIONS, Curated
from pipeline.tables import (
    BY_NAME,
    CITATIONS,
    CLAUSES,
    COMPLETENESS,
    FINDINGS,
    FOOTNOTES,
    RESOLUTIONS,
    SOURCES,
    Table,
)


def linked_citations(curated: Curated) -> store.Data:
    """Return all citations with what is known of their targets."""
    return link(frame(curated, CITATIONS), frame(curated, RESOLUTIONS))


def corpus_findings(curated: Curated) -> store.Data:
    """Return what documents, and sources of one document, disagree on."""
    citations = store.to_frame(curated.corpus(LINKED_CITATIONS, CITATIONS))
    others = {table.name: frame(curated, table) for table in (RESOLUTIONS, CLAUSES, FOOTNOTES)}
    sources = store.to_frame(curated.whole(SOURCES))
    frames = {**others, SOURCES.name: sources, CITATIONS.name: citations}
    return list(numbered([*disagreements(frames), *rival_findings(curated)]))


def rival_findings(curated: Curated) -> Iterator[Row]:
    """Yield what the sources that were passed over have otherwise."""
    cache = curated.cache
    for rival in curated.ledger.rivals:
        kept = cache.reading(rival.kept_id).readings[rival.kept_index]
        other = cache.reading(rival.other_id).readings[rival.other_index]
        for finding in differences(kept, other, rival.other_path):
            yield finding_row(finding, rival.other_path, rival.resolution_id)


def known_resolutions(curated: Curated) -> store.Data:
    """Return which resolutions there are, and which are not here."""
    citations = store.to_frame(curated.corpus(LINKED_CITATIONS, CITATIONS))
    sources = store.to_frame(curated.whole(SOURCES))
    return completeness(frame(curated, RESOLUTIONS), citations, sources)


def nothing_yet(curated: Curated) -> store.Data:
    """Return no rows: the table is declared and published, and nothing fills it so far."""
    return []


def frame(curated: Curated, table: Table) -> Any:
    return store.to_frame(curated.sessions(table))


MAKERS: dict[str, tuple[Table, Callable[[Curated], store.Data]]] = {
    LINKED_CITATIONS: (CITATIONS, linked_citations),
    CORPUS_FINDINGS: (FINDINGS, corpus_findings),
    COMPLETENESS.name: (COMPLETENESS, known_resolutions),
    **{
        name: (BY_NAME[name], nothing_yet)
        for name in ("series", "lineage", "reuse", "corrections", "evaluation")
    },
}
"""Each table of the whole corpus with the table it declares and the function that makes it."""


def write_corpus_table(curated: Curated, name: str) -> int:
    """Make one table of the whole corpus and write it; return its rows."""
    table, make = MAKERS[name]
    rows = make(curated)
    store.write(rows, table, curated.corpus_file(name))
    return len(rows)
