"""The table of requests: who is asked for what, and by when."""

from dataclasses import replace

from pipeline.tables.columns import CLAUSE_ID, RAW, RESOLUTION_ID, START, STOP, mention_id
from pipeline.tables.schema import Column, ForeignKey, Table

WHAT = (
    Column(
        name="kind",
        type="string",
        description="A report, an item on an agenda, or another action.",
        origin="derived",
        categories=("report", "agenda item", "action"),
        example="report",
    ),
    Column(
        name="action_phrase",
        type="string",
        description="The words that ask.",
        origin="printed",
        example="Requests",
    ),
    Column(
        name="addressee",
        type="string",
        description="Who is asked, as printed.",
        origin="printed",
        required=False,
        example="the Secretary-General",
    ),
    Column(
        name="addressee_class",
        type="string",
        description="Kind of addressee, such as secretary-general, member states, un body.",
        origin="derived",
        required=False,
        example="secretary-general",
    ),
    Column(
        name="recipient",
        type="string",
        description="Whom the report is for, as printed.",
        origin="printed",
        required=False,
        example="the General Assembly",
    ),
    Column(
        name="due_session",
        type="string",
        description="Session that it is due at, of the body that the text names; several are "
        "parted by semicolons.",
        origin="derived",
        required=False,
        example="75",
    ),
    Column(
        name="due_edtf",
        type="string",
        description="Date that it is due by, in the Extended Date/Time Format.",
        origin="derived",
        required=False,
        pattern=r"^\S+$",
        example="2020",
    ),
)

REQUESTS = Table(
    name="requests",
    title="Requests",
    description="One row for each thing that a clause asks somebody for, secondary actions inside "
    "a clause too.",
    columns=(
        mention_id("request_id", "request", "A/RES/73/135:en#OP25@0"),
        RESOLUTION_ID,
        replace(CLAUSE_ID, description="The clause that asks."),
        *WHAT,
        START,
        STOP,
        replace(RAW, example="Requests the Secretary-General to report to the General Assembly"),
    ),
    primary_key=("request_id",),
    foreign_keys=(
        ForeignKey(columns=("resolution_id",), table="resolutions"),
        ForeignKey(columns=("clause_id",), table="clauses"),
    ),
)
