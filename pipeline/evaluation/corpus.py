"""The corpus of real documents, where it is at hand: each document in each form, as cases.

akn/ is the official XML, text/ the same documents in three conversions to flat text, sc-1946-2002/
printed volumes of the Security Council. Some documents are printed anew, in the manner of eight
other converters.
"""

import tarfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.evaluation.agreement import held_against
from pipeline.evaluation.ancestors import compared_pair, pair_counts
from pipeline.evaluation.conversions import STYLES, Style, printed_again
from pipeline.evaluation.counts import Case
from pipeline.evaluation.golden import load
from pipeline.evaluation.independent import Record, decade, organ, stem
from pipeline.extract.blocks import Refusal
from pipeline.formats import read_source

XML = "XML"
FOLDERS = {
    XML: "akn",
    "text, markdown": "text/markdown",
    "text, wrapped": "text/wrapped",
    "text, clean": "text/clean",
}
"""Each form of the documents and the folder that holds it."""

PRINTED = "text, printed anew"
PRINTED_FROM = "text/clean"
EVERY = 32
"""In each style one document in so many is printed anew, each style has others."""

Seen = Callable[[int, int], None]


@contextmanager
def unpacked(corpus: Path) -> Iterator[Path]:
    """Give the corpus as folders; one that is packed is unpacked for as long as it is used."""
    archives = sorted(corpus.glob("*.tar.xz"))
    if (corpus / FOLDERS[XML]).is_dir() or not archives:
        yield corpus
        return
    with TemporaryDirectory() as scratch:
        for archive in archives:
            unpack(archive, Path(scratch))
        yield Path(scratch)


def unpack(archive: Path, folder: Path) -> None:
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")


@dataclass(frozen=True, kw_only=True)
class Task:
    """A document in one form."""

    form: str
    file: Path
    record: Record
    style: Style | None = None

    @property
    def strata(self) -> tuple[str, ...]:
        body, adopted = organ(self.record["symbol"]), self.record["meta"]["adoption_date"]
        if self.style:
            return (self.form,)
        return (
            self.form,
            f"{self.form}; {body}",
            f"{self.form}; {body}; {decade(adopted)}",
            f"{self.form}; {self.record['tier']}",
        )


def tasks(corpus: Path, records: Mapping[str, Record]) -> Iterator[Task]:
    """Yield every document in every form; FileNotFoundError where a form is missing."""
    names = sorted(records, key=stem)
    for form, folder in FOLDERS.items():
        suffix = ".xml" if form == XML else ".txt"
        for name in names:
            file = corpus / folder / f"{stem(name)}{suffix}"
            yield Task(form=form, file=file, record=records[name])
    for at, style in enumerate(STYLES):
        for name in names[at * EVERY // len(STYLES) :: EVERY]:
            file = corpus / PRINTED_FROM / f"{stem(name)}.txt"
            yield Task(form=PRINTED, file=file, record=records[name], style=style)


def case_of(task: Task) -> Case:
    """Return what the reading of one document is worth; a refusal finds nothing."""
    data = task.file.read_bytes()
    if task.style:
        data = printed_again(task.style, task.file.stem, data, task.record)
    try:
        readings = read_source(data).readings
    except Refusal:
        readings = ()
    return Case(strata=task.strata, counts=held_against(task.record, readings))


def corpus_cases(
    corpus: Path, records: Mapping[str, Record], jobs: int, seen: Seen
) -> Iterator[Case]:
    """Yield a case for each document in each form."""
    wanted = list(tasks(corpus, records))
    with ProcessPoolExecutor(jobs) as pool:
        for done, case in enumerate(pool.map(case_of, wanted, chunksize=16), start=1):
            seen(done, len(wanted))
            yield case


def pair_cases(corpus: Path, pairs: Sequence[Path]) -> Iterator[Case]:
    """Yield a case for each pair of resolutions that was aligned by hand."""
    for path in pairs:
        pair = load(path)
        earlier, later = (
            read_source((corpus / FOLDERS[XML] / f"{stem(pair[side])}.xml").read_bytes()).readings[
                0
            ]
            for side in ("earlier", "later")
        )
        strata = (XML, f"{XML}; GA", f"{XML}; GA; {decade(str(later.resolution.adoption_date))}")
        yield Case(strata=strata, counts=pair_counts(pair, compared_pair(earlier, later)))
