"""How right the release is, for QUALITY.md: the figures of the table ``evaluation``."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import pyarrow.parquet as pq

from pipeline.evaluation.figures import widest
from pipeline.evaluation.measures import MEASURES, ORDER
from pipeline.release.artefacts.markdown import lines, shown
from pipeline.release.edition import Edition

Row = dict[str, Any]

NOT_MEASURED = (
    "It was not measured for this release: the table `evaluation` is empty. The checks below "
    "show that the tables agree with themselves and with the sources; how often a clause is cut "
    "in the wrong place, or a citation missed, they do not show."
)
SAME = "All figures are of the code that made this release."


def accuracy(edition: Edition) -> str:
    """Return the measures with their intervals, and whether they are of this code."""
    rows: list[Row] = pq.read_table(edition.parquet("evaluation")).to_pylist()
    if not rows:
        return NOT_MEASURED
    rows.sort(key=lambda row: (row["stratum"], ORDER[row["measure"]]))
    parts = [
        age(rows, edition.code_version),
        "### Clauses",
        flowing(CLAUSES),
        lines(
            (
                "documents like",
                "documents",
                "clauses",
                "right (F1)",
                "95 %",
                "wholly right",
                "held against",
                "texts",
            ),
            clauses(rows),
        ),
        "### Everything that was measured",
        flowing(EVERYTHING),
        *everything(rows),
        "### What the figures mean",
        *meanings(rows),
    ]
    return "\n\n".join(parts)


CLAUSES = """
How often a preambular or operative clause has the right kind, number and whole text: the share
of clauses as F1, which counts those missed and those too many, and the share of documents in
which every clause is right. Look for the form, organ and decade of what you use; what is not
listed was not measured."""

EVERYTHING = """
By form of the source; the table `evaluation` has the same by organ, by decade, and for plain and
complex documents (parts, annexes, numbers that begin anew)."""


def age(rows: Sequence[Row], code_version: str) -> str:
    """Say whether the figures are of the code that made the release."""
    older = [row for row in rows if row["code_version"] != code_version]
    if not older:
        return SAME
    versions = ", ".join(sorted({f"`{row['code_version'][:12]}`" for row in older}))
    which = "All" if len(older) == len(rows) else f"{len(older):,} of {len(rows):,}"
    strata = sorted({row["stratum"].split(";")[0] for row in older})
    where = "" if len(older) == len(rows) else f" ({'; '.join(strata)})"
    return (
        f"**{which} figures are of older code than this release's**{where}: they were measured "
        f"with {versions}, the release was made with `{code_version[:12]}`. What changed between "
        "the two may have made it better or worse."
    )


def clauses(rows: Sequence[Row]) -> Iterator[Sequence[object]]:
    """Yield clauses and whole documents of each stratum."""
    whole = {row["stratum"]: row for row in rows if row["measure"] == "whole document"}
    for row in rows:
        if row["measure"] == "clause":
            documents = whole[row["stratum"]]
            yield (
                row["stratum"],
                documents["n"],
                row["n"],
                row["f1"],
                interval(row),
                f"{shown(documents['recall'])} ({interval(documents)})",
                row["reference"],
                row["development"],
            )


def interval(row: Row) -> str:
    """Return the ends of an interval; a star where no error was seen.

    >>> interval({"low": 0.9981, "high": 1.0, "interval": "Wilson over documents"})
    '0.9981 to 1.0000*'
    """
    star = "*" if row["interval"] == "Wilson over documents" else ""
    return f"{row['low']:.4f} to {row['high']:.4f}{star}"


def everything(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a table for each form of the source."""
    header = ("measure", "documents", "n", "precision", "recall", "F1", "95 %")
    for stratum, of in groupby(widest(rows), key=lambda row: row["stratum"]):
        held = list(of)
        references = "; ".join(dict.fromkeys(row["reference"] for row in held))
        yield f"**{stratum}** (held against: {references})"
        yield lines(header, map(figures, held))


def figures(row: Row) -> Sequence[object]:
    names = ("measure", "documents", "n", "precision", "recall", "f1")
    return *(row[name] for name in names), interval(row)


def meanings(rows: Iterable[Row]) -> Iterator[str]:
    """Yield how to read a figure, and what counts as right in each measure."""
    yield flowing(READING)
    measured = {row["measure"] for row in rows}
    yield "\n".join(
        f"* *{each.name}*: {each.counts}." for each in MEASURES if each.name in measured
    )


READING = """
*Precision* is the share of what we found that is right, *recall* the share of what is there
that we found, *F1* their harmonic mean. Where a question has one answer (a title, a phrase),
recall is the share of right answers. *n* is the number of items that there are to find. The
interval is of F1, or else of the one share that is known: an interval made in this way holds
the figure for all documents of the kind 95 times in 100, if those measured were drawn from
them like lots. It is Wilson's for shares, and by resampling documents where several items
stand in one, since errors come in clusters; with fewer than ten documents, Wilson's over
items, too narrow then. A star: no document had an error; the interval is Wilson's for the
share of documents without one.

*Texts* says whether the rules were made with the texts that they were measured on. *used*:
with these very texts, so that others may come out worse; *in sight*: with others of the same
collection, these were drawn and read afterwards; *unseen*: with neither. The samples of dates,
meetings and requests were *used*: what they showed was mended. When they were drawn, all columns
of 192 of 200 dates and of 88 of 100 meetings were right, and 117 of 128 requests; clauses of the
printed volumes had an F1 of 0.961. That is the better guess for texts nobody has looked at."""


def flowing(text: str) -> str:
    """Return paragraphs with each on one line, as in the other files of a release."""
    return "\n\n".join(" ".join(each.split()) for each in text.split("\n\n"))
