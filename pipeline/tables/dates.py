"""The table of dates: every mention of a day, month, year or decade."""

from pipeline.tables.columns import (
    IN_CLAUSE,
    IN_FOOTNOTE,
    LANGUAGE,
    MENTION_ID_PATTERN,
    RAW,
    RESOLUTION_ID,
    START,
    STOP,
    SYMBOL,
    mention_id,
)
from pipeline.tables.schema import Column, ForeignKey, Table

VALUE = (
    Column(
        name="edtf",
        type="string",
        description="The date in the Extended Date/Time Format (ISO 8601-2).",
        origin="derived",
        pattern=r"^\S+$",
        example="2018-12-13",
    ),
    Column(
        name="date_start",
        type="date",
        description="First day that is meant; null where the mention leaves it open.",
        origin="derived",
        required=False,
        example="2018-12-13",
    ),
    Column(
        name="date_end",
        type="date",
        description="Last day that is meant; null where the mention leaves it open.",
        origin="derived",
        required=False,
        example="2018-12-13",
    ),
    Column(
        name="precision",
        type="string",
        description="Unit of the mention.",
        origin="derived",
        categories=("day", "month", "year", "decade"),
        example="day",
    ),
)

MEANING = (
    Column(
        name="kind",
        type="string",
        description="Form of the mention. In-name is a year inside a name, which is no event.",
        origin="derived",
        categories=("single", "interval", "set", "open", "recurring", "in-name"),
        example="single",
    ),
    Column(
        name="qualifier",
        type="string",
        description="Word that bounds or blurs the date: by, before, until, since and the like.",
        origin="derived",
        required=False,
        example="by",
    ),
    Column(
        name="role",
        type="string",
        description="What the date is the date of.",
        origin="derived",
        categories=(
            "adoption",
            "distribution",
            "citation",
            "meeting",
            "event",
            "deadline",
            "period",
            "name",
        ),
        example="adoption",
    ),
    Column(
        name="about",
        type="string",
        description="The citation or meeting that the date belongs to.",
        origin="derived",
        required=False,
        pattern=MENTION_ID_PATTERN,
        example="A/RES/73/135:en#PP1@26",
    ),
    Column(
        name="year_inferred_from",
        type="string",
        description="Where the year was taken from; null where the mention prints it.",
        origin="derived",
        required=False,
        example="adoption date",
    ),
)

DATES = Table(
    name="dates",
    title="Dates",
    description="One row for each mention of a date, the masthead's and the notes' too.",
    columns=(
        mention_id("date_id", "date", "A/RES/73/135:en#PP1@34"),
        RESOLUTION_ID,
        SYMBOL,
        LANGUAGE,
        IN_CLAUSE,
        IN_FOOTNOTE,
        START,
        STOP,
        RAW,
        *VALUE,
        *MEANING,
    ),
    primary_key=("date_id",),
    foreign_keys=(
        ForeignKey(columns=("resolution_id",), table="resolutions"),
        ForeignKey(columns=("clause_id",), table="clauses"),
        ForeignKey(columns=("footnote_id",), table="footnotes"),
    ),
)
