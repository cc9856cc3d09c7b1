"""What is read: made documents always, the real ones where RESOLUTIONS_CORPUS names them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.documents import FORMS, documents
from benchmarks.printing import printed
from pipeline.evaluation.corpus import unpacked

REAL = {"XML": "akn", "Markdown": "text/markdown", "wrapped text": "text/wrapped"}
MADE = {"xml": "XML, made", "markdown": "Markdown, made", "wrapped": "wrapped text, made"}

Inputs = dict[str, list[bytes]]
"""Documents by the name of their form."""


@contextmanager
def corpus() -> Iterator[Path | None]:
    """Give the folder with the unpacked corpus, None where none is named."""
    named = os.environ.get("RESOLUTIONS_CORPUS")
    if not named:
        yield None
        return
    with unpacked(Path(named)) as folder:
        yield folder


def inputs(folder: Path | None, count: int) -> Inputs:
    """Return up to so many documents of each form, of the real ones from all over the corpus."""
    found: Inputs = {}
    for name, below in REAL.items():
        paths = sorted((folder / below).iterdir()) if folder else []
        step = max(len(paths) // count, 1)
        if paths:
            found[name] = [path.read_bytes() for path in paths[::step][:count]]
    made = list(documents(count))
    return found | {MADE[form]: [printed(each, form).encode() for each in made] for form in FORMS}
