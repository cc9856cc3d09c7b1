"""The tables of sources: which files were read, and what each of their characters is."""

from dataclasses import replace

from pipeline.tables.columns import LANGUAGE, SOURCE_ID, SYMBOL
from pipeline.tables.schema import Column, Table


def size(name: str, description: str, example: str) -> Column:
    return Column(
        name=name,
        type="int32",
        description=description,
        origin="computed",
        required=False,
        minimum=0,
        example=example,
    )


SOURCES = Table(
    name="sources",
    title="Sources",
    description="One row for each input file, those that were refused too.",
    columns=(
        Column(
            name="path",
            type="string",
            description="Path relative to raw/; a member of an archive as a.zip!/b.xml.",
            origin="computed",
            example="ga/73/002_0b30e97e298fb7af.txt",
        ),
        replace(
            SOURCE_ID,
            description="SHA-256 of the bytes; null where they could not be read.",
            required=False,
        ),
        Column(
            name="media_type",
            type="string",
            description="Media type, from the content; null where it could not be told.",
            origin="derived",
            required=False,
            pattern=r"^[a-z]+/[a-z0-9.+-]+$",
            example="text/plain",
        ),
        size("bytes", "Length in bytes.", "17310"),
        size("characters", "Length of the text in Unicode code points.", "17168"),
        replace(
            SYMBOL,
            description="Symbol of the resolution; the first where a file holds several; of a "
            "refused file where so much could be read.",
            required=False,
        ),
        replace(LANGUAGE, required=False),
        Column(
            name="status",
            type="string",
            description="What became of the file: read into the tables, the same bytes as another "
            "file, passed over for a better source of the same text, or refused.",
            origin="computed",
            categories=("extracted", "duplicate", "superseded", "quarantined"),
            example="extracted",
        ),
        Column(
            name="reason",
            type="string",
            description="Why it was not extracted, and what would help.",
            origin="computed",
            required=False,
            example="the same bytes as ga/73/a.txt",
        ),
        Column(
            name="rights",
            type="string",
            description="Under which terms the text may be used.",
            origin="computed",
            example="United Nations document, unofficial copy; acknowledge the United Nations",
        ),
    ),
    primary_key=("path",),
    partitioned=False,
)

SOURCE_MAP = Table(
    name="source_map",
    title="Map of the sources",
    description="One row for each range of each extracted source: its ranges cover every "
    "character once, so that nothing is lost.",
    columns=(
        SOURCE_ID,
        Column(
            name="start",
            type="int32",
            description="First character of the range, in Unicode code points of the source.",
            origin="computed",
            minimum=0,
            example="214",
        ),
        Column(
            name="stop",
            type="int32",
            description="One past the last character of the range.",
            origin="computed",
            minimum=1,
            example="958",
        ),
        Column(
            name="role",
            type="string",
            description="What the range is: masthead, title, clause, footnote, marker, emphasis, "
            "link, markup, running head, page number, closing, blank and the like.",
            origin="derived",
            example="clause",
        ),
        Column(
            name="row_id",
            type="string",
            description="The row that the range went into; null where it went into none.",
            origin="computed",
            required=False,
            example="A/RES/73/135:en#PP1",
        ),
    ),
    primary_key=("source_id", "start"),
)
