"""The table of clauses: every paragraph of the body, in order."""

from dataclasses import replace

from pipeline.tables.columns import CLAUSE_ID, LANGUAGE, RESOLUTION_ID, SOURCE_SPANS, SYMBOL
from pipeline.tables.schema import Column, ForeignKey, Table

PLACE = (
    Column(
        name="position",
        type="int32",
        description="Place of the paragraph in the resolution, counted from 1.",
        origin="computed",
        minimum=1,
        example="36",
    ),
    Column(
        name="kind",
        type="string",
        description="What the paragraph is. Preambular includes the invocation of Chapter VII, "
        "operative a declaration that is adopted in the body.",
        origin="derived",
        categories=("preambular", "operative", "heading", "annex", "formula"),
        example="operative",
    ),
    Column(
        name="number",
        type="string",
        description="Number or letter as printed, without the dot.",
        origin="printed",
        required=False,
        example="(a)",
    ),
    Column(
        name="level",
        type="int16",
        description="Depth of the paragraph: 1 at the top.",
        origin="derived",
        minimum=1,
        example="2",
    ),
    replace(
        CLAUSE_ID,
        name="parent_id",
        description="The clause that this one stands under; null at the top.",
        origin="derived",
        required=False,
        example="A/RES/73/135:en#OP5",
    ),
    Column(
        name="part",
        type="string",
        description="Part, section or annex that the paragraph belongs to, as its id has it.",
        origin="derived",
        required=False,
        example="ANNEX-I",
    ),
)

ACTION = (
    Column(
        name="action_phrase",
        type="string",
        description="The opening words that the UN sets in italics.",
        origin="printed",
        required=False,
        example="Takes note with satisfaction",
    ),
    Column(
        name="action_lemma",
        type="string",
        description="The verb of the action phrase in its base form.",
        origin="derived",
        required=False,
        example="take note",
    ),
    Column(
        name="action_connective",
        type="string",
        description="The word of the action phrase that joins it to the clauses before.",
        origin="derived",
        required=False,
        example="also",
    ),
    Column(
        name="action_qualifier",
        type="string",
        description="The words of the action phrase that say with what feeling.",
        origin="derived",
        required=False,
        example="with satisfaction",
    ),
)

CLAUSES = Table(
    name="clauses",
    title="Clauses",
    description="One row for each paragraph of the body of a resolution: preambular and operative "
    "clauses with their sub-clauses, headings, formulas and the paragraphs of annexes.",
    columns=(
        CLAUSE_ID,
        RESOLUTION_ID,
        SYMBOL,
        LANGUAGE,
        *PLACE,
        *ACTION,
        Column(
            name="text",
            type="string",
            description="Running text joined across lines and pages, without number, markers, "
            "emphasis and links; spelling and damage as printed.",
            origin="printed",
            example="Takes note with appreciation of the report of the Secretary-General;",
            free_text=True,
        ),
        SOURCE_SPANS,
    ),
    primary_key=("clause_id",),
    order=("resolution_id", "position"),
    foreign_keys=(
        ForeignKey(columns=("resolution_id",), table="resolutions"),
        ForeignKey(columns=("parent_id",), table="clauses"),
    ),
)
