"""resolutions.bib: each resolution as an entry for LaTeX, Zotero, EndNote and the like.

The fields are those of BibTeX, and of biblatex where BibTeX has none (``date``, ``langid``). The
United Nations is the author, the symbol the number.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline import store
from pipeline.release.edition import Edition
from pipeline.tables import RESOLUTIONS
from pipeline.vocabulary.bodies import bodies

FILE = "resolutions.bib"

SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {sign: f"\\{sign}" for sign in "&%$#_"}
"""Signs that mean something to LaTeX; a brace would end the field even after a backslash."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

LANGUAGES = {
    "ar": "arabic",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "ru": "russian",
    "zh": "chinese",
}
"""Names that babel knows of the official languages."""

OUTSIDE_KEYS = re.compile(
    r"\(([A-Za-z0-9-]+)\)(?:\[([A-Za-z0-9-]+)\])?(?=[/:])"  # 3369(XXX), 217(III)[A]
    r"|[^A-Za-z0-9./:-]"  # anything else that some program does not take in a key
)


def write(edition: Edition) -> None:
    resolutions = store.read_arrow(RESOLUTIONS, [edition.parquet(RESOLUTIONS.name)])
    edition.text(FILE, "\n".join(entry(row) for row in resolutions.to_pylist()))


def entry(row: Mapping[str, Any]) -> str:
    """Return a resolution as an entry; ``row`` is one of the table of resolutions."""
    lines = [f"    {name} = {value}," for name, value in fields(row)]
    return "\n".join([f"@techreport{{{key(row['resolution_id'])},", *lines, "}", ""])


def key(resolution_id: str) -> str:
    """Return the id as a key that BibTeX, biber and pandoc take; no two ids have the same.

    >>> key("A/RES/73/135:en"), key("A/RES/217(III)[A]:en")
    ('A/RES/73/135:en', 'A/RES/217+III+A:en')
    """
    return OUTSIDE_KEYS.sub(in_key, resolution_id)


def in_key(found: re.Match[str]) -> str:
    enclosed = [each for each in found.groups() if each]
    return "".join(f"+{each}" for each in enclosed) if enclosed else f"_{ord(found[0]):x}_"


def fields(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    organ = organ_name(row["body"])
    kind = row["document_type"].capitalize()
    adopted = row["adoption_date"]
    yield "author", whole(f"United Nations, {organ}")
    yield "title", whole(row["title"] or f"{kind} {row['symbol']}")
    yield "institution", whole("United Nations")
    yield "type", whole(kind)
    yield "number", whole(row["symbol"])
    if row["year"] is not None:
        yield "year", f"{{{row['year']}}}"
    if adopted is not None:
        yield "month", MONTHS[adopted.month - 1]
        yield "date", f"{{{adopted.isoformat()}}}"
    if note := adopted_at(row):
        yield "note", f"{{{escaped(note)}}}"
    if row["language"] in LANGUAGES:
        yield "langid", f"{{{LANGUAGES[row['language']]}}}"
    yield "url", f"{{{row['url']}}}"


def organ_name(code: str) -> str:
    return bodies()[code].name if code in bodies() else code


def adopted_at(row: Mapping[str, Any]) -> str:
    """Return session and meeting as one says them: "session 73, plenary meeting 52"."""
    meeting = "plenary meeting" if row["meeting_kind"] == "plenary" else "meeting"
    parts = [
        f"session {row['session']}" if row["session"] else "",
        f"{meeting} {row['meeting_number']}" if row["meeting_number"] is not None else "",
    ]
    return ", ".join(filter(None, parts))


def whole(text: str) -> str:
    """Return a text that no style changes the capitals of, or takes apart as a person's name."""
    return f"{{{{{escaped(text)}}}}}"


def escaped(text: str) -> str:
    return "".join(SPECIAL.get(sign, sign) for sign in text)
