"""The table of resolutions: masthead, title, adoption and counts."""

from dataclasses import replace

from pipeline.tables.columns import LANGUAGE, RESOLUTION_ID, SOURCE_ID, SYMBOL
from pipeline.tables.schema import Column, Table

IDENTITY = (
    RESOLUTION_ID,
    SYMBOL,
    LANGUAGE,
    Column(
        name="body",
        type="string",
        description="Code of the organ that adopted the text: GA General Assembly, SC Security "
        "Council, ECOSOC Economic and Social Council, HRC Human Rights Council; others by their "
        "root.",
        origin="derived",
        pattern=r"^[A-Z][A-Za-z0-9./-]*$",
        example="GA",
    ),
    Column(
        name="document_type",
        type="string",
        description="What was adopted.",
        origin="derived",
        categories=("resolution", "decision", "presidential statement"),
        example="resolution",
    ),
    Column(
        name="session",
        type="string",
        description="Session as the symbol has it: a number, a roman number, S- or ES- for "
        "special and emergency special sessions; a year for bodies that count by years. Null for "
        "the Security Council.",
        origin="derived",
        required=False,
        pattern=r"^[A-Z0-9][A-Za-z0-9-]*$",
        example="73",
    ),
    Column(
        name="session_number",
        type="int32",
        description="Number of the session within its kind: 30 for XXX, 11 for ES-11.",
        origin="derived",
        required=False,
        example="73",
    ),
    Column(
        name="number",
        type="int32",
        description="Number of the resolution within its session, year or series.",
        origin="printed",
        required=False,
        example="135",
    ),
    Column(
        name="part",
        type="string",
        description="Letter of one of several resolutions adopted under one number.",
        origin="printed",
        required=False,
        pattern=r"^[A-Z][A-Z0-9-]*$",
        example="B",
    ),
    Column(
        name="year",
        type="int32",
        description="Year of adoption.",
        origin="derived",
        required=False,
        example="2018",
    ),
    Column(
        name="title",
        type="string",
        description="Title without its number and without the letter of a part. The Security "
        "Council prints none.",
        origin="printed",
        required=False,
        example="Cooperation between the United Nations and the Organization of Islamic "
        "Cooperation",
    ),
)

ADOPTION = (
    Column(
        name="adoption_date",
        type="date",
        description="Day of adoption, from the heading or the closing line.",
        origin="derived",
        required=False,
        example="2018-12-13",
    ),
    Column(
        name="distribution_date",
        type="date",
        description="Day of distribution, from the masthead.",
        origin="derived",
        required=False,
        example="2019-01-09",
    ),
    Column(
        name="meeting_number",
        type="int32",
        description="Number of the meeting that adopted the text.",
        origin="derived",
        required=False,
        example="52",
    ),
    Column(
        name="meeting_kind",
        type="string",
        description="Whether the source calls it a plenary meeting or a meeting.",
        origin="derived",
        required=False,
        categories=("plenary", "meeting"),
        example="plenary",
    ),
    Column(
        name="meeting_resumed",
        type="boolean",
        description="Whether the source calls the meeting resumed.",
        origin="derived",
        required=False,
        example="false",
    ),
    Column(
        name="agenda_items",
        type="list",
        description="Agenda items and sub-items under which the text was adopted, one each.",
        origin="derived",
        required=False,
        example='["128 (b)"]',
    ),
    Column(
        name="agenda_title",
        type="string",
        description="Name of the agenda item, where the source has it.",
        origin="printed",
        required=False,
        example="Promotion and protection of human rights",
    ),
    Column(
        name="origin_kind",
        type="string",
        description="How the draft reached the organ.",
        origin="printed",
        required=False,
        categories=(
            "without reference to a Main Committee",
            "on the report of",
            "on the recommendation of",
            "on a proposal considered",
        ),
        example="without reference to a Main Committee",
    ),
    Column(
        name="committee",
        type="string",
        description="Committee or commission that reported or recommended it.",
        origin="printed",
        required=False,
        example="Third Committee",
    ),
    Column(
        name="origin_symbols",
        type="list",
        description="Symbols of the draft or report, elliptic ones written out.",
        origin="derived",
        required=False,
        example='["A/73/L.45"]',
    ),
    Column(
        name="origin_paragraph",
        type="string",
        description="Paragraph of the report that holds the draft.",
        origin="printed",
        required=False,
        example="para. 12",
    ),
    Column(
        name="adoption_mode",
        type="string",
        description="How it was adopted, where the source says so.",
        origin="derived",
        required=False,
        categories=("without vote", "recorded vote", "unanimous"),
        example="recorded vote",
    ),
)


def votes(name: str, description: str, example: str) -> Column:
    return Column(
        name=name,
        type="int32",
        description=description,
        origin="printed",
        required=False,
        minimum=0,
        example=example,
    )


def count(name: str, description: str, example: str) -> Column:
    return Column(
        name=name,
        type="int32",
        description=description,
        origin="computed",
        minimum=0,
        example=example,
    )


CONTENT = (
    votes("votes_in_favour", "Votes in favour, as the source counts them.", "32"),
    votes("votes_against", "Votes against, as the source counts them.", "14"),
    votes("votes_abstaining", "Abstentions, as the source counts them.", "0"),
    Column(
        name="enacting_formula",
        type="string",
        description="The words that name the organ as the subject of all clauses.",
        origin="printed",
        required=False,
        example="The General Assembly,",
    ),
    count("preambular_count", "Preambular clauses at the top level.", "29"),
    count("operative_count", "Operative clauses at the top level.", "26"),
    count("footnote_count", "Footnotes.", "6"),
    Column(
        name="url",
        type="string",
        description="Where the UN serves the document.",
        origin="computed",
        pattern=r"^https://\S+$",
        example="https://docs.un.org/en/A/RES/73/135",
    ),
    replace(
        SOURCE_ID, description="SHA-256 of the bytes of the source that the row was read from."
    ),
)

RESOLUTIONS = Table(
    name="resolutions",
    title="Resolutions",
    description="One row for each resolution in each language.",
    columns=(*IDENTITY, *ADOPTION, *CONTENT),
    primary_key=("resolution_id",),
)
