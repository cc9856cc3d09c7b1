"""The table of citations: which mention cites which document."""

from dataclasses import replace

from pipeline.tables.columns import (
    IN_CLAUSE,
    IN_FOOTNOTE,
    LANGUAGE,
    RAW,
    RESOLUTION_ID,
    START,
    STOP,
    SYMBOL,
    SYMBOL_PATTERN,
    mention_id,
)
from pipeline.tables.schema import Column, ForeignKey, Table

TARGET = (
    Column(
        name="target_symbol",
        type="string",
        description="Canonical symbol of the cited document; null where it has none.",
        origin="derived",
        required=False,
        pattern=SYMBOL_PATTERN,
        example="A/RES/37/4",
    ),
    Column(
        name="target_part",
        type="string",
        description="Letter of the part that is cited.",
        origin="derived",
        required=False,
        example="B",
    ),
    Column(
        name="target_kind",
        type="string",
        description="What is cited.",
        origin="derived",
        categories=(
            "resolution",
            "decision",
            "report",
            "draft",
            "meeting record",
            "presidential statement",
            "treaty",
            "official record",
            "charter article",
            "other",
        ),
        example="resolution",
    ),
    Column(
        name="target_body",
        type="string",
        description="Code of the body that issued the cited document, or its name if it has none.",
        origin="derived",
        required=False,
        example="GA",
    ),
    Column(
        name="pinpoint",
        type="string",
        description="The cited part of the document, as printed.",
        origin="printed",
        required=False,
        example="paras. 4 and 5",
    ),
    Column(
        name="stated_date",
        type="date",
        description="Date that the citation gives to its target.",
        origin="derived",
        required=False,
        example="1982-10-22",
    ),
    Column(
        name="derivation",
        type="string",
        description="How the target was found: named, continued from a list, taken over by Ibid., "
        "one half of a double symbol, a suffix to the symbol before, or named by the note that "
        "the clause refers to.",
        origin="derived",
        categories=("explicit", "list", "ibid", "double symbol", "suffix", "note"),
        example="list",
    ),
    Column(
        name="in_dataset",
        type="boolean",
        description="Whether the target is a resolution of this release.",
        origin="computed",
        example="false",
        from_corpus=True,
    ),
    Column(
        name="date_agrees",
        type="boolean",
        description="Whether the stated date is the target's adoption date; null where either is "
        "not known.",
        origin="computed",
        required=False,
        example="true",
        from_corpus=True,
    ),
)

CITATIONS = Table(
    name="citations",
    title="Citations",
    description="One row for each mention of one cited document. A double symbol is two rows. The "
    "target need not be in the release.",
    columns=(
        mention_id("citation_id", "citation", "A/RES/73/135:en#PP1@26"),
        RESOLUTION_ID,
        SYMBOL,
        LANGUAGE,
        IN_CLAUSE,
        IN_FOOTNOTE,
        START,
        STOP,
        replace(RAW, example="37/4"),
        *TARGET,
    ),
    primary_key=("citation_id",),
    foreign_keys=(
        ForeignKey(columns=("resolution_id",), table="resolutions"),
        ForeignKey(columns=("clause_id",), table="clauses"),
        ForeignKey(columns=("footnote_id",), table="footnotes"),
    ),
)
