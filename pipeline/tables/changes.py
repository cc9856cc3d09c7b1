"""The tables that join a release to the one before: changes and rekeys."""

from pipeline.tables.schema import Column, Table

TABLE_NAME = Column(
    name="table_name",
    type="string",
    description="Table of the row.",
    origin="computed",
    pattern=r"^[a-z_]+$",
    example="clauses",
)

CHANGES = Table(
    name="changes",
    title="Changes",
    description="One row for each row that was added, removed or changed since the release "
    "before; empty in the first.",
    columns=(
        TABLE_NAME,
        Column(
            name="row_id",
            type="string",
            description="Key of the row; the parts of a compound key are joined by vertical bars.",
            origin="computed",
            example="A/RES/73/135:en#OP5",
        ),
        Column(
            name="change",
            type="string",
            description="What happened to the row.",
            origin="computed",
            categories=("added", "removed", "changed"),
            example="changed",
        ),
        Column(
            name="columns",
            type="list",
            description="Columns whose values changed; null for added and removed rows.",
            origin="computed",
            required=False,
            example='["text","source_spans"]',
        ),
        Column(
            name="cause",
            type="string",
            description="Why: the source, the code that reads it, the schema, a correction, or "
            "another document that came, went or changed.",
            origin="computed",
            categories=("source", "parser", "schema", "correction", "context"),
            example="parser",
        ),
        Column(
            name="previous_version",
            type="string",
            description="The release that this one is compared with.",
            origin="computed",
            pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$",
            example="1.0.0",
        ),
    ),
    primary_key=("table_name", "row_id"),
    partitioned=False,
)

REKEYS = Table(
    name="rekeys",
    title="Rekeys",
    description="One row for each id that a better reading replaced.",
    columns=(
        TABLE_NAME,
        Column(
            name="old_id",
            type="string",
            description="The id in earlier releases.",
            origin="computed",
            example="A/RES/73/135:en#OP5",
        ),
        Column(
            name="new_id",
            type="string",
            description="The id of the same content now; null where it is gone.",
            origin="computed",
            required=False,
            example="A/RES/73/135:en#OP6",
        ),
        Column(
            name="version",
            type="string",
            description="The release that replaced it.",
            origin="computed",
            pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$",
            example="2.0.0",
        ),
        Column(
            name="reason",
            type="string",
            description="Why it was replaced.",
            origin="computed",
            example="a clause joined across a page break is read as one",
        ),
    ),
    primary_key=("table_name", "old_id"),
    partitioned=False,
)
