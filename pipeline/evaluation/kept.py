"""The figures that are kept with the code, in evaluation/figures.csv: measured by ``make
evaluate``, carried by every release.

The file lies outside the package: the code version is a hash of the package, and a file in it that
names the version could never name the right one.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.evaluation.figures import Row
from pipeline.evaluation.measures import ORDER
from pipeline.files import write_whole
from pipeline.sources.code import PACKAGE
from pipeline.tables import EVALUATION

FILE = PACKAGE.parent / "evaluation" / "figures.csv"


class FiguresError(ValueError):
    """A file of figures that is not what this code writes."""


def read(path: Path | None = None) -> list[Row]:
    """Return the figures as rows of the table; none where nothing was ever measured."""
    path = path or FILE
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file)
        if tuple(lines.fieldnames or ()) != EVALUATION.names:
            raise FiguresError(f"{path} has other columns than the table: run make evaluate")
        return [
            {column.name: value(column.type, line[column.name]) for column in EVALUATION.columns}
            for line in lines
        ]


def value(kind: str, text: str) -> object:
    """Return a cell as the table has it.

    >>> value("float64", "0.9931"), value("float64", ""), value("boolean", "true")
    (0.9931, None, True)
    """
    if not text:
        return None
    match kind:
        case "int32":
            return int(text)
        case "float64":
            return float(text)
        case "boolean":
            return {"true": True, "false": False}[text]
        case "string":
            return text
        case _:
            raise FiguresError(f"a figure of type {kind}")


def write(rows: Iterable[Row], path: Path | None = None) -> None:
    """Write the figures, stratum by stratum."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(EVALUATION.names)
    for row in sorted(rows, key=lambda row: (row["stratum"], ORDER[row["measure"]])):
        lines.writerow([cell(row[name]) for name in EVALUATION.names])
    write_whole(path or FILE, out.getvalue().encode())


def cell(held: object) -> str:
    match held:
        case None:
            return ""
        case bool():
            return str(held).lower()
        case _:
            return str(held)


def merged(new: Sequence[Row], old: Sequence[Row], *, whole: bool) -> list[Row]:
    """Return the new rows; where not the ``whole`` was measured, with the old rows of the rest.

    What can't be measured without the corpus keeps its figures, and the version of the code that
    they are of.
    """
    if whole:
        return list(new)
    measured = {row["stratum"] for row in new}
    return [*new, *(row for row in old if row["stratum"] not in measured)]
