"""Other tools on the documents that we read: in a process and an environment of their own."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from benchmarks.measure import Runs

RUN = Path(__file__).with_name("run.py")


@dataclass(frozen=True)
class Peer:
    """A tool, and how many documents a second it reads."""

    name: str
    version: str | None
    reads: str
    kind: Literal["txt", "xml"]
    documents: int
    rates: Runs


def measured(
    python: Path, texts: Sequence[bytes], statements: Sequence[bytes], runs: int
) -> list[Peer]:
    """Run the tools; CalledProcessError where one fails."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for kind, documents in (("txt", texts), ("xml", statements)):
            for number, document in enumerate(documents):
                (folder / f"{number:06}.{kind}").write_bytes(document)
        said = subprocess.run(
            [python, RUN, folder, str(runs)], stdout=subprocess.PIPE, check=True, text=True
        ).stdout
    return [Peer(**{**each, "rates": Runs(tuple(each["rates"]))}) for each in json.loads(said)]
