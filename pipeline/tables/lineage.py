"""The tables of series, lineage and reuse: how resolutions continue earlier ones."""

from dataclasses import replace

from pipeline.tables.columns import CLAUSE_ID, RESOLUTION_ID, SYMBOL
from pipeline.tables.schema import Column, ForeignKey, Table

SERIES = Table(
    name="series",
    title="Series",
    description="One row for each member of a chain of resolutions that continue one another; "
    "members that are known from citations alone have no resolution_id.",
    columns=(
        Column(
            name="series_id",
            type="string",
            description="The chain, named after its earliest known member.",
            origin="computed",
            example="A/RES/37/4",
        ),
        SYMBOL,
        replace(
            RESOLUTION_ID,
            description="The member in this release; null where it is known from citations alone.",
            required=False,
        ),
        Column(
            name="position",
            type="int32",
            description="Place in the chain, counted from 1.",
            origin="computed",
            minimum=1,
            example="28",
        ),
        replace(
            SYMBOL,
            name="predecessor",
            description="The member before; null for the first.",
            origin="computed",
            required=False,
            example="A/RES/72/74",
        ),
        Column(
            name="evidence",
            type="string",
            description="What shows that it belongs to the chain.",
            origin="computed",
            categories=("recital", "title", "both"),
            example="both",
        ),
        Column(
            name="confidence",
            type="float64",
            description="How sure that is, from 0 to 1.",
            origin="computed",
            minimum=0,
            example="0.9",
        ),
        Column(
            name="rhythm",
            type="string",
            description="How often the series has come back lately; null where too little is "
            "known.",
            origin="computed",
            required=False,
            categories=("annual", "biennial", "triennial", "irregular"),
            example="biennial",
        ),
    ),
    primary_key=("series_id", "symbol"),
    foreign_keys=(ForeignKey(columns=("resolution_id",), table="resolutions"),),
    partitioned=False,
)

LINEAGE = Table(
    name="lineage",
    title="Lineage of clauses",
    description="One row for each clause and what it was made from in the nearest earlier member "
    "of its series that is in the release, and one for each clause that was dropped.",
    columns=(
        replace(
            CLAUSE_ID,
            description="The later clause; null where the earlier one was dropped.",
            required=False,
        ),
        replace(
            CLAUSE_ID,
            name="ancestor_clause_id",
            description="The earlier clause; null where the later one is new.",
            required=False,
            example="A/RES/63/114:en#OP5",
        ),
        Column(
            name="relation",
            type="string",
            description="What became of the words.",
            origin="computed",
            categories=("verbatim", "edited", "rewritten", "moved", "new", "dropped"),
            example="edited",
        ),
        Column(
            name="join",
            type="string",
            description="Null for the one heir of a clause; split: cut from a clause whose heir "
            "is another; merge: taken into a clause that is the heir of another.",
            origin="computed",
            required=False,
            categories=("split", "merge"),
            example="split",
        ),
        Column(
            name="routine",
            type="boolean",
            description="Whether only numbers, dates, symbols, ordinals or the name of a renamed "
            "body rolled on.",
            origin="computed",
            required=False,
            example="true",
        ),
        Column(
            name="similarity",
            type="float64",
            description="Likeness of the two texts, from 0 to 1.",
            origin="computed",
            required=False,
            minimum=0,
            example="0.93",
        ),
        Column(
            name="edits",
            type="string",
            description="Word-level edit script from the earlier to the later text, JSON.",
            origin="computed",
            required=False,
            example='[["=",4],["-","third"],["+","fifth"]]',
            free_text=True,
        ),
        replace(
            SYMBOL,
            name="first_symbol",
            description="Resolution in which the clause first appeared.",
            origin="computed",
            required=False,
            example="A/RES/63/114",
        ),
        replace(
            SYMBOL,
            name="dropped_in",
            description="For a dropped clause: the resolution that no longer has it.",
            origin="computed",
            required=False,
        ),
    ),
    primary_key=("clause_id", "ancestor_clause_id"),
    foreign_keys=(
        ForeignKey(columns=("clause_id",), table="clauses"),
        ForeignKey(columns=("ancestor_clause_id",), table="clauses"),
    ),
    partitioned=False,
)

REUSE = Table(
    name="reuse",
    title="Reuse of language",
    description="One row for each clause of a cluster of near-duplicates, whatever their series.",
    columns=(
        Column(
            name="cluster_id",
            type="string",
            description="The cluster, named after its earliest clause.",
            origin="computed",
            example="A/RES/63/114:en#OP5",
        ),
        CLAUSE_ID,
        replace(
            SYMBOL,
            name="first_symbol",
            description="Resolution in which the language first appeared.",
            origin="computed",
            example="A/RES/63/114",
        ),
        Column(
            name="size",
            type="int32",
            description="Clauses in the cluster.",
            origin="computed",
            minimum=2,
            example="14",
        ),
        Column(
            name="spread",
            type="int32",
            description="Series, and resolutions in no series, that the cluster reaches into.",
            origin="computed",
            minimum=1,
            example="3",
        ),
    ),
    primary_key=("cluster_id", "clause_id"),
    foreign_keys=(ForeignKey(columns=("clause_id",), table="clauses"),),
    partitioned=False,
)
