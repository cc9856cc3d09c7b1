"""What is read: made documents always, the real ones where RESOLUTIONS_CORPUS names them."""

import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.documents import FORMS, documents

REAL = {"XML": "akn", "Markdown": "text/markdown", "wrapped text": "text/wrapped"}
MADE = {"xml": "XML, made", "markdown": "Markdown, made", "wrapped": "wrapped text, made"}

Inputs = dict[str, list[bytes]]
"""Documents by the name of their form."""


@contextmanager
def corpus() -> Iterator[Path | None]:
    """Give the folder with the unpacked corpus, None where there is none."""
    named = Path(os.environ.get("RESOLUTIONS_CORPUS") or "/nowhere")
    archives = sorted(named.glob("*.tar.xz"))
    if (named / "akn").is_dir():
        yield named
    elif archives:
        with TemporaryDirectory() as folder:
            for archive in archives:
                with tarfile.open(archive) as opened:
                    opened.extractall(folder, filter="data")
            yield Path(folder)
    else:
        yield None


def inputs(folder: Path | None, count: int) -> Inputs:
    """Return up to so many documents of each form, of the real ones from all over the corpus."""
    found: Inputs = {}
    for name, below in REAL.items():
        paths = sorted((folder / below).iterdir()) if folder else []
        step = max(len(paths) // count, 1)
        if paths:
            found[name] = [path.read_bytes() for path in paths[::step][:count]]
    made = list(documents(count))
    return found | {MADE[form]: [each.printed(form).encode() for each in made] for form in FORMS}
