"""The tables of the whole corpus: what can be said only when all documents have been read."""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from importlib import import_module
from itertools import islice
from typing import Any

import pyarrow as pa

from pipeline import store
from pipeline.curate.agreement import disagreements
from pipeline.curate.citations import link
from pipeline.curate.completeness import completeness
from pipeline.curate.corrections import correction_rows
from pipeline.curate.differences import differences
from pipeline.curate.rows import Row, finding_row, numbered
from pipeline.curated.comparisons import remember, remembered, remembered_shares
from pipeline.curated.groups import Groups
from pipeline.curated.layout import CORPUS_FINDINGS, LINKED_CITATIONS, Curated
from pipeline.curated.worded import read_worded
from pipeline.evaluation import kept
from pipeline.files import file_hash
from pipeline.lineage import LINEAGE_NEEDS, REUSE_NEEDS, SERIES_NEEDS
from pipeline.lineage.ancestry import lineage
from pipeline.lineage.overlaps import Overlaps
from pipeline.lineage.reuse import reuse
from pipeline.lineage.series import series
from pipeline.tables import (
    CITATIONS,
    CLAUSES,
    COMPLETENESS,
    CORRECTIONS,
    DATES,
    EVALUATION,
    FINDINGS,
    FOOTNOTES,
    LINEAGE,
    REQUESTS,
    RESOLUTIONS,
    REUSE,
    SERIES,
    SOURCES,
    Table,
)

BATCH = 8_192
"""Rows that are in memory as Python has them, where they are looked at one by one."""

DISAGREEMENTS_NEED = frozenset(
    {"symbol", "resolution_id", "source_id", "adoption_date", "role", "start", "date_start"}
    | {"clause_id", "footnote_id", "source_spans", "date_id"}
)
"""Columns of resolutions, clauses, footnotes and dates that ``disagreements`` reads."""


def linked_citations(curated: Curated) -> store.Data:
    """Return all citations with what is known of their targets."""
    return link(frame(curated, CITATIONS), frame(curated, RESOLUTIONS))


def corpus_findings(curated: Curated) -> store.Data:
    """Return what documents, and sources of one document, disagree on."""
    citations = store.to_frame(curated.corpus(LINKED_CITATIONS, CITATIONS))
    tables = (RESOLUTIONS, CLAUSES, FOOTNOTES, DATES)
    others = {table.name: frame(curated, table, DISAGREEMENTS_NEED) for table in tables}
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
    wanted = {"symbol", "target_symbol"}
    citations = store.to_frame(curated.corpus(LINKED_CITATIONS, CITATIONS, wanted))
    sources = store.to_frame(curated.whole(SOURCES))
    return completeness(frame(curated, RESOLUTIONS, wanted), citations, sources)


def known_series(curated: Curated) -> store.Data:
    """Return which resolutions continue which."""
    resolutions = one_by_one(curated.lying(RESOLUTIONS, SERIES_NEEDS))
    clauses = Groups(curated.lying(CLAUSES, SERIES_NEEDS))
    citations = Groups(curated.corpus(LINKED_CITATIONS, CITATIONS, SERIES_NEEDS))
    requests = one_by_one(curated.lying(REQUESTS, SERIES_NEEDS))
    stamps, shares = stamped(curated), remembered_shares(curated.overlaps)
    overlaps = Overlaps(clauses, stamps.__getitem__, shares)
    found = series(resolutions, clauses, citations, requests, overlaps)
    remember(overlaps.used, curated.overlaps)
    return found


def stamped(curated: Curated) -> dict[str, str]:
    """Return what stands for the texts of each resolution: the hash of its session's clauses."""
    stamps: dict[str, str] = {}
    for partition in curated.partitions:
        file = curated.session_file(RESOLUTIONS, partition)
        ids = store.as_they_lie(RESOLUTIONS.alone, [file], {"resolution_id"}).column(0)
        stamp = file_hash(curated.session_file(CLAUSES, partition))
        stamps |= dict.fromkeys(ids.to_pylist(), stamp)
    return stamps


def clause_lineage(curated: Curated) -> store.Data:
    """Return what each clause was made from."""
    resolutions = one_by_one(curated.lying(RESOLUTIONS, LINEAGE_NEEDS))
    clauses = Groups(curated.lying(CLAUSES, LINEAGE_NEEDS))
    chains = curated.corpus(SERIES.name, SERIES).to_pylist()
    memory = remembered(curated.comparisons)
    found = tabled(lineage(chains, resolutions, clauses, memory), LINEAGE)
    remember(memory.used, curated.comparisons)
    return found


def reused_language(curated: Curated) -> store.Data:
    """Return the clauses that are near-duplicates of others."""
    resolutions = one_by_one(curated.lying(RESOLUTIONS, REUSE_NEEDS))
    clauses = read_worded(map(curated.worded_file, curated.partitions))
    chains = curated.corpus(SERIES.name, SERIES).to_pylist()
    return tabled(reuse(resolutions, clauses, chains), REUSE)


def applied_corrections(curated: Curated) -> store.Data:
    """Return the corrections of resolutions that are here: each of them has been applied."""
    here = curated.sessions(RESOLUTIONS, {"resolution_id"})["resolution_id"].to_pylist()
    return list(correction_rows(curated.corrections, here))


def one_by_one(table: pa.Table) -> Iterator[Row]:
    """Yield the rows of a table without holding all of them as Python has them."""
    for batch in table.to_batches(max_chunksize=BATCH):
        yield from batch.to_pylist()


def tabled(rows: Iterable[Row], table: Table) -> pa.Table:
    """Return rows as a table without holding all of them as Python has them."""
    left = iter(rows)
    parts = [store.conform([], table)]
    while some := list(islice(left, BATCH)):
        parts.append(store.conform(some, table))
    return pa.concat_tables(parts)


def measured_accuracy(curated: Curated) -> store.Data:
    """Return the figures that are kept with the code: a build reads them and measures nothing."""
    return kept.read()


def frame(curated: Curated, table: Table, columns: AbstractSet[str] | None = None) -> Any:
    return store.to_frame(curated.sessions(table, columns))


MAKERS: dict[str, tuple[Table, Callable[[Curated], store.Data]]] = {
    EVALUATION.name: (EVALUATION, measured_accuracy),
    CORRECTIONS.name: (CORRECTIONS, applied_corrections),
    LINKED_CITATIONS: (CITATIONS, linked_citations),
    CORPUS_FINDINGS: (FINDINGS, corpus_findings),
    COMPLETENESS.name: (COMPLETENESS, known_resolutions),
    SERIES.name: (SERIES, known_series),
    LINEAGE.name: (LINEAGE, clause_lineage),
    REUSE.name: (REUSE, reused_language),
}
"""Each table of the whole corpus with the table it declares and the function that makes it; one
that is made from others stands after them."""


HEAVY = ("datasketch", "scipy.optimize", "scipy.sparse")
"""What lineage and reuse import when they need it: it takes half a second."""


def import_heavy() -> None:
    """Import what the makers will import: what a helper can do before there is work."""
    for name in HEAVY:
        import_module(name)


def write_corpus_table(curated: Curated, name: str) -> int:
    """Make one table of the whole corpus and write it; return its rows."""
    table, make = MAKERS[name]
    rows = make(curated)
    store.write(rows, table, curated.corpus_file(name))
    count = len(rows)
    del rows
    store.give_back()
    return count
