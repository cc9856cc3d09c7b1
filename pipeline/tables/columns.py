"""Columns that more than one table has, declared once so that they mean the same everywhere."""

from dataclasses import replace

from pipeline.tables.schema import Column

SYMBOL_PATTERN = r"^[A-Z][A-Za-z0-9().-]*(?:/[^/\s]+)+$"
"""A root and at least one more part: A/RES/73/135, A/RES/217(III)[A], GC(64)/RES/9."""

RESOLUTION_ID_PATTERN = r"^[A-Z][^\s#]*:[a-z]{2}$"
ITEM_ID_PATTERN = r"^[A-Z][^\s#]*:[a-z]{2}#\S+$"
MENTION_ID_PATTERN = r"^[A-Z][^\s#]*:[a-z]{2}#\S+@[0-9]+(?:~[0-9]+)?$"

RESOLUTION_ID = Column(
    name="resolution_id",
    type="string",
    description="One resolution in one language: its symbol, a colon, the language.",
    origin="computed",
    pattern=RESOLUTION_ID_PATTERN,
    example="A/RES/73/135:en",
)
SYMBOL = Column(
    name="symbol",
    type="string",
    description="Canonical symbol of the document, without spaces, as the UN's servers know it.",
    origin="derived",
    pattern=SYMBOL_PATTERN,
    example="A/RES/73/135",
)
LANGUAGE = Column(
    name="language",
    type="string",
    description="Language of the text, ISO 639-1.",
    origin="derived",
    pattern="^[a-z]{2}$",
    example="en",
)
CLAUSE_ID = Column(
    name="clause_id",
    type="string",
    description="The clause: the resolution, a hash sign, its path in the terms diplomats use.",
    origin="computed",
    pattern=ITEM_ID_PATTERN,
    example="A/RES/73/135:en#OP5(a)",
)
FOOTNOTE_ID = Column(
    name="footnote_id",
    type="string",
    description="The footnote: the resolution, a hash sign, FN and the marker.",
    origin="computed",
    pattern=ITEM_ID_PATTERN,
    example="A/RES/73/135:en#FN3",
)
IN_CLAUSE = replace(
    CLAUSE_ID,
    description="The clause that the mention stands in; null in a footnote or the masthead.",
    required=False,
)
IN_FOOTNOTE = replace(
    FOOTNOTE_ID,
    description="The footnote that the mention stands in; null in a clause or the masthead.",
    required=False,
)
START = Column(
    name="start",
    type="int32",
    description="First character of the mention, counted from 0 in Unicode code points in the "
    "text of its clause or footnote; in the source where it stands in the masthead.",
    origin="computed",
    minimum=0,
    example="11",
)
STOP = Column(
    name="stop",
    type="int32",
    description="One past the last character of the mention, counted as start is.",
    origin="computed",
    minimum=1,
    example="36",
)
RAW = Column(
    name="raw",
    type="string",
    description="The words of the mention exactly as printed.",
    origin="printed",
    example="13 December 2018",
    free_text=True,
)
SOURCE_SPANS = Column(
    name="source_spans",
    type="spans",
    description="Ranges of the source that the text was made from, in Unicode code points.",
    origin="computed",
    example='[{"start":214,"stop":958}]',
)
SOURCE_ID = Column(
    name="source_id",
    type="string",
    description="SHA-256 of the bytes of the source.",
    origin="computed",
    pattern="^[0-9a-f]{64}$",
    example="3484d05d104b959bd5ad2b66dffbadc3e3ebab6c68c821856dc33dc5d7e9c9f5",
)


def mention_id(name: str, of: str, example: str) -> Column:
    """Return the key of a table of mentions."""
    return Column(
        name=name,
        type="string",
        description=f"The {of}: the id of what it stands in (or the resolution's id and "
        "#masthead), an at sign, its start; ~2 for a second row at one place.",
        origin="computed",
        pattern=MENTION_ID_PATTERN,
        example=example,
    )
