"""CHANGELOG.md: what differs from the release before, for people who use the data."""

from pipeline.release.edition import Edition


def write(edition: Edition) -> None:
    edition.text("CHANGELOG.md", page(edition))


def page(edition: Edition) -> str:
    since = f"since {edition.previous}" if edition.previous else "first release"
    lines = [
        "# Changes",
        "",
        f"## {edition.version} - {edition.date.isoformat()} ({since})",
        "",
        *(f"- {line}" for line in edition.highlights),
        "",
        "Every row that was added, removed or changed stands in the table `changes` with its",
        "cause; ids that were replaced stand in `rekeys`.",
        "",
    ]
    return "\n".join(lines)
