"""What is measured, and what a figure of each measure means."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["found", "share", "recall", "precision"]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """``kind`` says which figures there are.

    found: precision, recall and F1. share: one question, one answer; recall is the share that is
    right. recall, precision: only this one can be known.
    """

    name: str
    kind: Kind
    counts: str
    """What one item is, and when it is right."""
    singly: bool = False
    """Items, not documents, were drawn, or a document has one item: Wilson's interval."""


MEASURES = (
    Measure(
        name="document",
        kind="share",
        singly=True,
        counts="a document: read, and known by its symbol",
    ),
    Measure(
        name="whole document",
        kind="share",
        singly=True,
        counts="a document: all its clauses right and in order, none missing, none too many",
    ),
    Measure(
        name="clause",
        kind="found",
        counts="a preambular or operative clause: kind, number and whole text (letters and "
        "digits); a sub-clause is a clause",
    ),
    Measure(name="preambular clause", kind="found", counts="the preambular ones of them"),
    Measure(name="operative clause", kind="found", counts="the operative ones of them"),
    Measure(
        name="numbers run on",
        kind="share",
        singly=True,
        counts="a document with numbered operative paragraphs: 1, 2, 3 without a gap, which is "
        "necessary for a right reading, and not enough",
    ),
    Measure(
        name="annex paragraph",
        kind="found",
        counts="a paragraph of an annex: number and whole text",
    ),
    Measure(
        name="action phrase",
        kind="share",
        counts="a clause that is right otherwise: exactly the words that the UN sets in italics",
    ),
    Measure(name="footnote", kind="found", counts="a footnote: marker and whole text"),
    Measure(
        name="footnote anchor",
        kind="found",
        counts="a reference to a footnote: the marker, in the right clause",
    ),
    Measure(name="adoption date", kind="share", singly=True, counts="a document that states it"),
    Measure(
        name="distribution date", kind="share", singly=True, counts="a document that states it"
    ),
    Measure(name="title", kind="share", singly=True, counts="a document that has one"),
    Measure(name="session", kind="share", singly=True, counts="a document that states it"),
    Measure(name="meeting number", kind="share", singly=True, counts="a document that states it"),
    Measure(
        name="agenda items",
        kind="share",
        singly=True,
        counts="a document that states any: all items and sub-items",
    ),
    Measure(
        name="resolution citation",
        kind="found",
        counts="a resolution that a document cites, once a document; the UN's own links are the "
        "standard and miss about one in a hundred, so that precision reads too low",
    ),
    Measure(
        name="other citation",
        kind="recall",
        counts="another document that a document cites, as far as the UN's own links name it",
    ),
    Measure(
        name="note citation",
        kind="found",
        counts="a citation in a footnote: place, words, target and its kind",
    ),
    Measure(name="date", kind="found", counts="a date: place, words and EDTF value"),
    Measure(
        name="date drawn",
        kind="precision",
        singly=True,
        counts="a date drawn from those found: place, words and EDTF value; what is missed "
        "altogether is not in it",
    ),
    Measure(
        name="date drawn, all columns",
        kind="precision",
        singly=True,
        counts="the same: precision, kind, qualifier, role and about as well",
    ),
    Measure(
        name="meeting",
        kind="found",
        counts="a meeting, session, conference or summit: place and ordinals",
    ),
    Measure(
        name="meeting drawn",
        kind="precision",
        singly=True,
        counts="a meeting drawn from those found: place, words, kind and ordinals",
    ),
    Measure(
        name="meeting drawn, all columns",
        kind="precision",
        singly=True,
        counts="the same: body, place, EDTF value and role as well",
    ),
    Measure(
        name="request",
        kind="found",
        counts="a request: the exact words of the task, and its kind",
    ),
    Measure(
        name="request, all columns",
        kind="share",
        counts="a request that was found: addressee, class, recipient, due session and date",
    ),
    Measure(
        name="ancestor",
        kind="share",
        singly=True,
        counts="a top-level clause: the clause of an earlier resolution that it was made from, "
        "or that it is new",
    ),
    Measure(
        name="relation",
        kind="found",
        counts="a clause that is verbatim, rewritten, moved, dropped, split or routine",
    ),
)

BY_NAME = {measure.name: measure for measure in MEASURES}
ORDER = {measure.name: place for place, measure in enumerate(MEASURES)}
