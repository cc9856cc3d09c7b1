"""The tables of votes and sponsors, where the source names States."""

from pipeline.tables.columns import RESOLUTION_ID
from pipeline.tables.schema import Column, ForeignKey, Table

STATE = Column(
    name="state",
    type="string",
    description="The State, or the body that sponsors, as the source prints it.",
    origin="printed",
    example="BOSNIA AND HERZEGOVINA",
)
OF_RESOLUTION = ForeignKey(columns=("resolution_id",), table="resolutions")

VOTES = Table(
    name="votes",
    title="Votes",
    description="One row for each State and how it voted.",
    columns=(
        RESOLUTION_ID,
        STATE,
        Column(
            name="iso3",
            type="string",
            description="ISO 3166-1 alpha-3 code of the State at the time; null for none.",
            origin="derived",
            required=False,
            pattern="^[A-Z]{3}$",
            example="BIH",
        ),
        Column(
            name="vote",
            type="string",
            description="How it voted.",
            origin="derived",
            categories=("yes", "no", "abstain"),
            example="yes",
        ),
    ),
    primary_key=("resolution_id", "state"),
    foreign_keys=(OF_RESOLUTION,),
)

SPONSORS = Table(
    name="sponsors",
    title="Sponsors",
    description="One row for each sponsor of the draft that the source names.",
    columns=(
        RESOLUTION_ID,
        STATE,
        Column(
            name="role",
            type="string",
            description="Whether it sponsored the draft as submitted or joined later.",
            origin="derived",
            categories=("sponsor", "additional sponsor"),
            example="additional sponsor",
        ),
    ),
    primary_key=("resolution_id", "state", "role"),
    foreign_keys=(OF_RESOLUTION,),
)
