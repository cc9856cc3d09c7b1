"""The tables that look at the whole corpus, one asset each."""

import dagster as dg

from pipeline.curated.corpus import MAKERS, write_corpus_table
from pipeline.curated.layout import CORPUS_FINDINGS, LINKED_CITATIONS
from pipeline.defs.ahead import made_ahead
from pipeline.defs.metadata import column_schema, foreign_lineage, linked_lineage, rows_metadata
from pipeline.defs.resources import Folders, Means

DEPENDENCIES = {
    LINKED_CITATIONS: ("citations", "resolutions"),
    CORPUS_FINDINGS: (
        LINKED_CITATIONS,
        "clauses",
        "dates",
        "footnotes",
        "findings",
        "resolutions",
        "sources",
    ),
    "completeness": (LINKED_CITATIONS, "resolutions", "sources"),
    "series": (LINKED_CITATIONS, "resolutions", "clauses", "requests"),
    "lineage": ("series", "resolutions", "clauses"),
    "reuse": ("series", "resolutions", "clauses"),
    "corrections": ("resolutions",),
    "evaluation": (),
}

DESCRIPTIONS = {
    LINKED_CITATIONS: "The citations of all sessions, with what is known of their targets.",
    CORPUS_FINDINGS: "What documents, and sources of one document, disagree on.",
}


def corpus_asset(name: str) -> dg.AssetsDefinition:
    """Declare the asset that is one table of the whole corpus."""
    table = MAKERS[name][0]

    @dg.asset(
        name=name,
        deps=list(DEPENDENCIES[name]),
        group_name="corpus",
        description=DESCRIPTIONS.get(name, table.description),
        kinds={"parquet"},
        metadata={"dagster/column_schema": column_schema(table)},
    )
    def made(folders: Folders, means: dg.ResourceParam[Means]) -> dg.MaterializeResult:
        with folders.patiently():
            rows = made_ahead(folders, means, name)
            if rows is None:
                rows = write_corpus_table(folders.tables, name)
        lineage = linked_lineage(table) if name == LINKED_CITATIONS else foreign_lineage(table)
        return dg.MaterializeResult(metadata=rows_metadata(rows, lineage))

    return made


corpus_assets = [corpus_asset(name) for name in MAKERS]
