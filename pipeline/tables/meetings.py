"""The table of meetings: every meeting, session, conference or summit that has an ordinal."""

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
    mention_id,
)
from pipeline.tables.schema import Column, ForeignKey, Table

WHAT = (
    Column(
        name="kind",
        type="string",
        description="What is mentioned.",
        origin="derived",
        categories=("meeting", "session", "conference", "summit"),
        example="session",
    ),
    Column(
        name="ordinals",
        type="integer list",
        description="Its number; several where one mention names several.",
        origin="derived",
        example="[73]",
    ),
    Column(
        name="body",
        type="string",
        description="Full name of the body that meets.",
        origin="derived",
        required=False,
        example="General Assembly",
    ),
    Column(
        name="place",
        type="string",
        description="Place, as printed.",
        origin="printed",
        required=False,
        example="Istanbul, Turkey",
    ),
    Column(
        name="edtf",
        type="string",
        description="When it was or will be held, in the Extended Date/Time Format.",
        origin="derived",
        required=False,
        pattern=r"^\S+$",
        example="2016-04-14/2016-04-15",
    ),
    Column(
        name="role",
        type="string",
        description="Whether it adopted the text, is only mentioned, or lies ahead of the text.",
        origin="derived",
        categories=("adopting", "cited", "future"),
        example="future",
    ),
)

MEETINGS = Table(
    name="meetings",
    title="Meetings",
    description="One row for each mention of a numbered meeting, session, conference or summit.",
    columns=(
        mention_id("meeting_id", "meeting", "A/RES/73/135:en#OP25@78"),
        RESOLUTION_ID,
        SYMBOL,
        LANGUAGE,
        IN_CLAUSE,
        IN_FOOTNOTE,
        START,
        STOP,
        replace(RAW, example="seventy-fifth session"),
        *WHAT,
    ),
    primary_key=("meeting_id",),
    foreign_keys=(
        ForeignKey(columns=("resolution_id",), table="resolutions"),
        ForeignKey(columns=("clause_id",), table="clauses"),
        ForeignKey(columns=("footnote_id",), table="footnotes"),
    ),
)
