"""QUALITY.md: how right and how complete the release is, and what was not checked."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Template

from pipeline.release.artefacts.markdown import lines
from pipeline.release.artefacts.quality_accuracy import accuracy
from pipeline.release.artefacts.quality_sources import completeness, findings, refused
from pipeline.release.edition import Edition

TEMPLATE = Template(Path(__file__).with_name("quality.md").read_text(encoding="utf-8"))


def write(edition: Edition) -> None:
    edition.text("QUALITY.md", TEMPLATE.substitute(facts(edition)))


def facts(edition: Edition) -> dict[str, str]:
    return {
        "version": str(edition.version),
        "accuracy": accuracy(edition),
        "expectations": lines(("table", "rows", "expectations", "not met"), expectations(edition)),
        "failures": failures(edition),
        "findings": findings(edition),
        "completeness": completeness(edition),
        "refused": refused(edition),
    }


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
