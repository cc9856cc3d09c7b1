"""QUALITY.md: how right and how complete the release is, and what was not checked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from string import Template

import pyarrow.parquet as pq

from pipeline.release.edition import Edition

TEMPLATE = Template(Path(__file__).with_name("quality.md").read_text(encoding="utf-8"))

NOT_MEASURED = (
    "It was not measured for this release: the table `evaluation` is empty. The checks below "
    "show that the tables agree with themselves and with the sources; how often a clause is cut "
    "in the wrong place, or a citation missed, they do not show."
)


def write(edition: Edition) -> None:
    edition.text("QUALITY.md", TEMPLATE.substitute(facts(edition)))


def facts(edition: Edition) -> dict[str, str]:
    return {
        "version": str(edition.version),
        "accuracy": accuracy(edition),
        "expectations": lines(("table", "rows", "expectations", "not met"), expectations(edition)),
        "failures": failures(edition),
        "findings": lines(("check", "severity", "findings", "resolutions"), findings(edition)),
        "completeness": lines(
            ("organ", "session", "present", "missing", "refused", "cited only"),
            completeness(edition),
        ),
    }


def accuracy(edition: Edition) -> str:
    """Return the measures with their intervals, and whether they are of this code."""
    measures = pq.read_table(edition.parquet("evaluation")).to_pylist()
    if not measures:
        return NOT_MEASURED
    measured = {row["code_version"] for row in measures}
    same = measured == {edition.code_version}
    columns = ("measure", "stratum", "n", "precision", "recall", "f1", "low", "high")
    table = lines(columns, ([row[name] for name in columns] for row in measures))
    of = (
        "the code that made this release"
        if same
        else f"older code ({', '.join(sorted(measured))})"
    )
    return f"Measured on {of}; low and high are the ends of the 95 per cent interval.\n\n{table}"


def expectations(edition: Edition) -> Iterator[Sequence[object]]:
    for name, check in edition.checks.items():
        yield name, check["rows"], check["evaluated"], len(check["failures"])


def failures(edition: Edition) -> str:
    found = [
        f"* {name}: {failure['text']}"
        for name, check in edition.checks.items()
        for failure in check["failures"]
    ]
    return "\n".join(["Not met:", "", *found]) if found else "Every expectation was met."


def findings(edition: Edition) -> Iterator[Sequence[object]]:
    rows = pq.read_table(edition.parquet("findings")).to_pylist()
    counts = Counter((row["check_name"], row["severity"]) for row in rows)
    for (check, severity), count in sorted(counts.items()):
        concerned = {row["resolution_id"] for row in rows if row["check_name"] == check}
        yield check, severity, count, len(concerned)


def completeness(edition: Edition) -> Iterator[Sequence[object]]:
    """Yield the sessions that the release has something of; the others are cited only."""
    rows = pq.read_table(edition.parquet("completeness")).to_pylist()
    counts = Counter((row["body"], row["session"] or "", row["status"]) for row in rows)
    statuses = ("present", "missing", "quarantined", "cited only")
    for body, session in sorted({key[:2] for key in counts if key[2] == "present"}):
        yield body, session, *(counts[body, session, status] for status in statuses)


def lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table in Markdown."""
    body = [f"| {' | '.join(map(shown, row))} |" for row in rows]
    head = [f"| {' | '.join(header)} |", f"|{' --- |' * len(header)}"]
    return "\n".join([*head, *body]) if body else "None."


def shown(value: object) -> str:
    match value:
        case None:
            return ""
        case float():
            return f"{value:.4f}"
        case int():
            return f"{value:,}"
        case _:
            return str(value).replace("|", "\\|")
