"""CHANGELOG.md: what differs from the releases before, for people who use the data."""

import re
from pathlib import Path

from pipeline.release.edition import Edition

FILE = "CHANGELOG.md"

HEAD = """\
# Changes

What changed from release to release, the newest first. Every row that was added, removed or
changed since the release before stands in the table `changes` with its cause: the *source* is new,
gone or another one; the *parser* reads the same source otherwise; the *schema* changed; a
*correction* put a value right; another document came, went or changed (*context*). Ids that were
replaced stand in `rekeys`.
"""


def write(edition: Edition) -> None:
    edition.text(FILE, page(edition))


def page(edition: Edition) -> str:
    """Return the entry of this release, and those of all earlier ones as they were."""
    since = f"since {edition.previous}" if edition.previous else "first release"
    title = f"## {edition.version} - {edition.date.isoformat()} ({since})"
    entry = "\n".join([title, "", *(f"- {line}" for line in edition.highlights), ""])
    return "\n".join([HEAD, entry, *edition.earlier_changes])


def entries(release: Path) -> tuple[str, ...]:
    """Return the entries of a release's changelog, the newest first."""
    page = (release / FILE).read_text(encoding="utf-8")
    found = re.split(r"^(?=## )", page, flags=re.MULTILINE)[1:]
    return tuple(each.rstrip("\n") + "\n" for each in found)


def lines(entry: str) -> tuple[str, ...]:
    """Return what an entry lists, as the edition's highlights were.

    >>> lines("## 1.0.1 - 2026-01-31 (since 1.0.0)\\n\\n- One\\n  - for example\\n- Two\\n")
    ('One\\n  - for example', 'Two')
    """
    return tuple(each.rstrip("\n") for each in entry.split("\n- ")[1:])
