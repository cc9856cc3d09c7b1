"""Invented resolutions printed in small pieces, and what the reader makes of them."""

from collections.abc import Sequence

from pipeline.extract.flat import read_flat
from pipeline.extract.lines import Line, split_lines
from pipeline.extract.markup import find_markup
from pipeline.extract.records import Reading, SourceRole
from pipeline.extract.resolution import read_document

HEAD = (
    "United Nations",
    "General Assembly",
    "Distr.: General",
    "9 January 2019",
    "Seventy-third session",
    "Agenda item 128 (b)",
    "Resolution adopted by the General Assembly on 13 December 2018",
    "[without reference to a Main Committee (A/73/L.45)]",
    "73/135. Cooperation between rivers and bridges",
)
FORMULA = "The General Assembly,"
CLOSING = ("52nd plenary meeting", "13 December 2018")


def document(
    *body: str,
    head: Sequence[str] = HEAD,
    formula: str = FORMULA,
    closing: Sequence[str] = CLOSING,
    between: str = "\n\n",
) -> str:
    """Return a resolution with these paragraphs of the body."""
    paragraphs = [*head, *([formula] if formula else []), *body, *closing]
    return between.join(paragraphs) + "\n"


def lines_of(text: str) -> list[Line]:
    return split_lines(text, find_markup(text).cuts)


def read(text: str) -> tuple[tuple[Reading, ...], tuple[SourceRole, ...]]:
    return read_document(text, [read_flat(text)])


def reading(text: str) -> Reading:
    """Return the only resolution of a text."""
    readings, _ = read(text)
    assert len(readings) == 1
    return readings[0]


def path(row_id: str | None) -> str | None:
    return row_id.split("#", 1)[1] if row_id else None


def clauses(text: str) -> list[tuple[str | None, str]]:
    """Return path and text of each clause below the formula."""
    return [(path(c.clause_id), c.text) for c in reading(text).clauses if c.kind != "formula"]


def paths(*body: str) -> list[str | None]:
    """Return the paths of the clauses that these paragraphs make, the formula left out."""
    return [path_ for path_, _ in clauses(document(*body))]


def texts(text: str) -> list[str]:
    return [each for _, each in clauses(text)]


def notes(text: str) -> list[tuple[str | None, str]]:
    return [(path(note.footnote_id), note.text) for note in reading(text).footnotes]


def anchors(text: str) -> list[tuple[str | None, str | None]]:
    """Return (path of the note, path of the clause) of each reference."""
    return [(path(ref.footnote_id), path(ref.clause_id)) for ref in reading(text).footnote_refs]


def parts_with(role: str, text: str) -> list[str]:
    """Return what of the source has a role."""
    return [text[each.start : each.stop] for each in read(text)[1] if each.role == role]
