"""The tables of footnotes and of the places that refer to them."""

from dataclasses import replace

from pipeline.tables.columns import (
    FOOTNOTE_ID,
    IN_CLAUSE,
    LANGUAGE,
    RESOLUTION_ID,
    SOURCE_SPANS,
    SYMBOL,
)
from pipeline.tables.schema import Column, ForeignKey, Table

FOOTNOTES = Table(
    name="footnotes",
    title="Footnotes",
    description="One row for each footnote.",
    columns=(
        FOOTNOTE_ID,
        RESOLUTION_ID,
        SYMBOL,
        LANGUAGE,
        Column(
            name="marker",
            type="string",
            description="Number or sign of the note as printed; null where it has none.",
            origin="printed",
            required=False,
            example="3",
        ),
        Column(
            name="text",
            type="string",
            description="Running text of the note without its marker.",
            origin="printed",
            example="Ibid., sect. II.L.",
            free_text=True,
        ),
        Column(
            name="kind",
            type="string",
            description="What the note is, by its opening words.",
            origin="derived",
            categories=(
                "document",
                "resolution",
                "treaty",
                "official record",
                "publication",
                "ibid",
                "url",
                "explanatory",
            ),
            example="ibid",
        ),
        replace(
            FOOTNOTE_ID,
            name="ibid_of",
            description="For Ibid.: the note whose document is meant.",
            origin="derived",
            required=False,
            example="A/RES/73/135:en#FN2",
        ),
        SOURCE_SPANS,
    ),
    primary_key=("footnote_id",),
    foreign_keys=(
        ForeignKey(columns=("resolution_id",), table="resolutions"),
        ForeignKey(columns=("ibid_of",), table="footnotes"),
    ),
)

FOOTNOTE_REFS = Table(
    name="footnote_refs",
    title="References to footnotes",
    description="One row for each place that refers to a footnote; a note may have several.",
    columns=(
        FOOTNOTE_ID,
        replace(IN_CLAUSE, description="The clause with the marker; null in the title."),
        Column(
            name="offset",
            type="int32",
            description="Place of the marker in the text of the clause or title.",
            origin="computed",
            minimum=0,
            example="187",
        ),
    ),
    primary_key=("footnote_id", "clause_id", "offset"),
    foreign_keys=(
        ForeignKey(columns=("footnote_id",), table="footnotes"),
        ForeignKey(columns=("clause_id",), table="clauses"),
    ),
)
