"""The tables that say how far to trust the others: findings, completeness, corrections, scores."""

from dataclasses import replace

from pipeline.tables.columns import RESOLUTION_ID, SYMBOL
from pipeline.tables.resolutions import RESOLUTIONS
from pipeline.tables.schema import Column, ForeignKey, Table

FINDINGS = Table(
    name="findings",
    title="Findings",
    description="One row for each contradiction or damage met in a source. An error of the "
    "source, or of the conversion of it, is published as it stands; this table tells of it.",
    columns=(
        Column(
            name="finding_id",
            type="string",
            description="The finding: its resolution (or source), an exclamation mark, the check, "
            "an at sign and its start, where it has one; ~2 for a second one.",
            origin="computed",
            pattern=r"^.+![a-z0-9-]+(?:@[0-9]+)?(?:~[0-9]+)?$",
            example="A/RES/63/114:en!damage-lost-hyphen@1638",
        ),
        replace(
            RESOLUTION_ID,
            description="The resolution concerned; null where the source gave none.",
            required=False,
        ),
        Column(
            name="path",
            type="string",
            description="Path of the source concerned, relative to raw/.",
            origin="computed",
            example="ga/63/000_400be7d5aa5039fb.txt",
        ),
        Column(
            name="check_name",
            type="string",
            description="The rule that was not met, or the kind of damage.",
            origin="computed",
            pattern=r"^[a-z][a-z0-9 ,:_-]*$",
            example="damage: lost hyphen",
        ),
        Column(
            name="severity",
            type="string",
            description="How much a reader should care.",
            origin="computed",
            categories=("info", "warning", "error"),
            example="warning",
        ),
        Column(
            name="expected",
            type="string",
            description="What the rule expected.",
            origin="computed",
            required=False,
            example="Ten-year",
            free_text=True,
        ),
        Column(
            name="observed",
            type="string",
            description="What the source has.",
            origin="printed",
            required=False,
            example="Tenyear",
            free_text=True,
        ),
        Column(
            name="start",
            type="int32",
            description="First character concerned, in Unicode code points of the source.",
            origin="computed",
            required=False,
            minimum=0,
            example="1638",
        ),
        Column(
            name="stop",
            type="int32",
            description="One past the last character concerned.",
            origin="computed",
            required=False,
            minimum=0,
            example="1645",
        ),
    ),
    primary_key=("finding_id",),
    foreign_keys=(ForeignKey(columns=("resolution_id",), table="resolutions"),),
)

COMPLETENESS = Table(
    name="completeness",
    title="Completeness",
    description="One row for each resolution that is there, or that numbering or citations show "
    "to exist.",
    columns=(
        RESOLUTIONS.column("body"),
        RESOLUTIONS.column("session"),
        replace(RESOLUTIONS.column("number"), origin="derived", required=True),
        replace(RESOLUTIONS.column("part"), origin="derived"),
        replace(
            SYMBOL,
            description="Canonical symbol; null where the year in it can't be known.",
            required=False,
        ),
        Column(
            name="status",
            type="string",
            description="Whether the release has it. Cited only: other resolutions name it, and "
            "the release has none of its session. Missing: the release has others of its session. "
            "Quarantined: its file was refused.",
            origin="computed",
            categories=("present", "missing", "quarantined", "cited only"),
            example="missing",
        ),
        Column(
            name="reason",
            type="string",
            description="How it is known to exist, or why it is not there.",
            origin="computed",
            required=False,
            example="cited by A/RES/77/18",
        ),
    ),
    primary_key=("body", "session", "number", "part"),
    partitioned=False,
)

CORRECTIONS = Table(
    name="corrections",
    title="Corrections",
    description="One row for each value that was put right because the source is known to be "
    "wrong.",
    columns=(
        SYMBOL,
        Column(
            name="field",
            type="string",
            description="Table and column.",
            origin="computed",
            pattern=r"^[a-z_]+\.[a-z_]+$",
            example="resolutions.adoption_date",
        ),
        Column(
            name="row_id",
            type="string",
            description="Key of the row.",
            origin="computed",
            example="A/RES/63/114:en",
        ),
        Column(
            name="expected",
            type="string",
            description="The value that the source has.",
            origin="printed",
            required=False,
            example="2008-12-50",
            free_text=True,
        ),
        Column(
            name="value",
            type="string",
            description="The value in its place.",
            origin="computed",
            required=False,
            example="2008-12-05",
            free_text=True,
        ),
        Column(
            name="reason",
            type="string",
            description="Why the source is wrong.",
            origin="computed",
            example="the closing line was misprinted",
        ),
        Column(
            name="evidence",
            type="string",
            description="Where the right value stands.",
            origin="computed",
            example="A/63/PV.64",
        ),
    ),
    primary_key=("symbol", "field", "row_id"),
    partitioned=False,
)


def score(name: str, description: str, example: str) -> Column:
    return Column(
        name=name,
        type="float64",
        description=description,
        origin="computed",
        required=False,
        minimum=0,
        example=example,
    )


EVALUATION = Table(
    name="evaluation",
    title="Evaluation",
    description="One row for each measure of accuracy in each stratum of documents. Measured "
    "before the release, on documents of which the right reading is known.",
    columns=(
        Column(
            name="measure",
            type="string",
            description="What was measured; QUALITY.md says what counts as right.",
            origin="computed",
            example="clause",
        ),
        Column(
            name="stratum",
            type="string",
            description="Documents that it was measured on, from wide to narrow: the form of the "
            "source, the organ, the decade of adoption (or plain and complex documents).",
            origin="computed",
            example="XML; SC; 2020s",
        ),
        Column(
            name="n",
            type="int32",
            description="Items that there are to find, or of which one was asked.",
            origin="computed",
            minimum=0,
            example="41250",
        ),
        Column(
            name="documents",
            type="int32",
            description="Documents (or passages drawn) that the items stand in.",
            origin="computed",
            minimum=1,
            example="216",
        ),
        score("precision", "Share of what we found that is right.", "0.999"),
        score("recall", "Share of what is right that we found.", "0.999"),
        score(
            "f1", "Harmonic mean of precision and recall; null where only one is known.", "0.999"
        ),
        score(
            "low",
            "Lower end of the 95 per cent interval of f1, else of the one share that is known.",
            "0.998",
        ),
        score("high", "Upper end of the same interval.", "1.0"),
        Column(
            name="interval",
            type="string",
            description="How the interval was computed. Wilson over documents: no document had an "
            "error.",
            origin="computed",
            categories=(
                "Wilson over items",
                "Wilson over documents",
                "bootstrap over documents",
            ),
            example="bootstrap over documents",
        ),
        Column(
            name="reference",
            type="string",
            description="What the reading was held against.",
            origin="computed",
            example="independent reading of the official XML",
        ),
        Column(
            name="development",
            type="string",
            description="Whether the rules were made with these texts: used (with these very "
            "texts), in sight (with others of the same collection), unseen (with neither).",
            origin="computed",
            categories=("used", "in sight", "unseen"),
            example="used",
        ),
        Column(
            name="code_version",
            type="string",
            description="Hash of the code that was measured.",
            origin="computed",
            example="9f2c61d04b7a",
        ),
    ),
    primary_key=("measure", "stratum"),
    partitioned=False,
)
