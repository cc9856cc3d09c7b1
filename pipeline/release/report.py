"""The report on a release's checks: pages to look at, beside the release and outside its sums.

releases/1.0.0-report/ is made from what releases/1.0.0/checks.json keeps and can be made again at
any time; nothing in a release refers to it.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from pipeline.files import UNFINISHED
from pipeline.release import manifest

STYLES = "report.css"

Seen = Callable[[int, int], None]

INDEX = Template("""\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Checks of release $version</title>
<link rel="stylesheet" href="$styles"></head>
<body>
<h1>Checks of release $version, $date</h1>
<p>Before the release was published, $evaluated expectations about its tables ran on the files as
they were written; $met were met. How accurate the tables are, what was not checked, and what the
sources have wrong is in the release's <a href="../$folder/QUALITY.md">QUALITY.md</a>.</p>
<table>
<tr><th>table</th><th class="number">rows</th><th class="number">expectations</th>
<th class="number">not met</th></tr>
$rows
</table>
</body>
</html>
""")


def beside(release: Path) -> Path:
    """Return where the report of a release is; its name is no version."""
    return release.with_name(f"{release.name}-report")


def write(release: Path, seen: Seen = lambda done, total: None) -> Path:
    """Write the report of a release, whole or not at all; one that is there is replaced.

    ManifestError where the folder is no release.
    """
    from pipeline.quality.docs import page  # brings Great Expectations: 5 s

    stated = manifest.read(release)
    checks = json.loads((release / "checks.json").read_bytes())
    scratch = release.with_name(f"{UNFINISHED}-{beside(release).name}")
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    for done, (table, check) in enumerate(checks.items(), start=1):
        text = page(table, stated["version"], stated["date"], check["results"])
        (scratch / f"{table}.html").write_text(text, encoding="utf-8")
        seen(done, len(checks))
    shutil.copyfile(Path(__file__).with_name(STYLES), scratch / STYLES)
    index = INDEX.substitute(facts(stated, checks, release.name))
    (scratch / "index.html").write_text(index, encoding="utf-8")
    shutil.rmtree(beside(release), ignore_errors=True)
    return scratch.rename(beside(release))


def facts(stated: Mapping[str, Any], checks: Mapping[str, Any], folder: str) -> dict[str, str]:
    evaluated = sum(check["evaluated"] for check in checks.values())
    failed = sum(len(check["failures"]) for check in checks.values())
    return {
        "version": stated["version"],
        "date": stated["date"],
        "folder": escape(folder),
        "styles": STYLES,
        "evaluated": f"{evaluated:,}",
        "met": f"{evaluated - failed:,}",
        "rows": "\n".join(rows(checks)),
    }


def rows(checks: Mapping[str, Any]) -> Iterator[str]:
    for table, check in checks.items():
        counts = (check["rows"], check["evaluated"], len(check["failures"]))
        cells = "".join(f'<td class="number">{count:,}</td>' for count in counts)
        yield f'<tr><td><a href="{escape(table)}.html">{escape(table)}</a></td>{cells}</tr>'
