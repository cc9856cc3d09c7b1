"""Documents and megabytes a second on one core, by format, and the share of each stage."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from time import process_time
from types import ModuleType
from typing import Any
from unittest.mock import patch

from benchmarks.measure import Runs, processor_seconds, repeated
from benchmarks.nasty import CONTEXT
from pipeline import formats
from pipeline.curate import faults, rows
from pipeline.extract import mentions, resolution
from pipeline.extract.blocks import Refusal
from pipeline.extract.citations import extract_citations
from pipeline.extract.records import SourceReading
from pipeline.extract.texts import Text
from pipeline.formats import read_source
from pipeline.sources.apart_process import SELDOM

STAGES: Mapping[str, Sequence[tuple[ModuleType, str]]] = {
    "paragraphs from the file's form": ((formats, "read_flat"), (formats, "read_akn")),
    "structure and masthead": ((resolution.Draft, "of"),),  # type: ignore[dict-item]
    "citations": ((mentions, "extract_citations"),),
    "dates and meetings": ((mentions, "extract_calendar"),),
    "requests": ((mentions, "extract_requests"),),
    "action phrases": ((resolution, "read_opening"),),
    "contradictions and damage": ((resolution, "findings_of"),),
    "map of the source": ((resolution, "map_source"),),
}
"""What is timed apart: functions, where they are called from. None calls another."""


@dataclass(frozen=True)
class Reading:
    """How documents of one form are read."""

    form: str
    documents: int
    megabytes: float
    seconds: Runs
    stages: Mapping[str, float]
    """Shares of the whole, 0 to 1; "the rest" is what no stage names."""

    @property
    def a_second(self) -> float:
        return self.documents / self.seconds.median

    @property
    def megabytes_a_second(self) -> float:
        return self.megabytes / self.seconds.median


def measured(form: str, documents: Sequence[bytes], runs: int) -> Reading:
    gc.set_threshold(*SELDOM)  # as a worker does
    read_all(documents[:5])  # patterns are compiled and vocabularies loaded at their first use
    return Reading(
        form=form,
        documents=len(documents),
        megabytes=sum(map(len, documents)) / 1e6,
        seconds=repeated(runs, lambda: processor_seconds(lambda: read_all(documents))),
        stages=stages(documents),
    )


def read_all(documents: Sequence[bytes]) -> None:
    for each in documents:
        try:
            read_source(each)
        except Refusal:  # to refuse is work too
            continue


def stages(documents: Sequence[bytes]) -> dict[str, float]:
    """Return the share of each stage, from one more run in which each is timed."""
    spent: dict[str, float] = defaultdict(float)
    with ExitStack() as stack:
        for stage, places in STAGES.items():
            for module, name in places:
                stack.enter_context(timed(module, name, stage, spent))
        whole = processor_seconds(lambda: read_all(documents))
    shares = {stage: spent[stage] / whole for stage in STAGES}
    return shares | {"the rest": 1 - sum(shares.values())}


@contextmanager
def timed(module: Any, name: str, stage: str, spent: dict[str, float]) -> Iterator[None]:
    """Time what a module calls by a name."""
    original: Callable[..., Any] = getattr(module, name)

    def replaced(*arguments: Any, **named: Any) -> Any:
        start = process_time()
        try:
            return original(*arguments, **named)
        finally:
            spent[stage] += process_time() - start

    with patch.object(module, name, replaced):
        yield


def checking(documents: Sequence[bytes], runs: int) -> Runs:
    """Return the seconds that a worker takes to check the rows of what it has read."""
    found = []
    for each in documents:
        try:
            found.append(read_source(each))
        except Refusal:
            continue

    def check() -> None:
        for reading in found:
            source = _Source(reading.readings, reading.source_map)
            faults.faults(rows.tables_of(source))

    return repeated(runs, lambda: processor_seconds(check))


def citations_alone(documents: Sequence[bytes], runs: int) -> Runs:
    """Return documents a second, from texts that are parted already."""
    parted = []
    for each in documents:
        try:
            parted.append(texts_of(read_source(each)))
        except Refusal:
            continue

    def cite() -> None:
        for texts in parted:
            extract_citations(texts, CONTEXT)

    return repeated(runs, lambda: len(parted) / processor_seconds(cite))


def texts_of(read: SourceReading) -> list[Text]:
    """Return the clauses and notes of what was read."""
    return [
        *(
            Text(key=clause.clause_id, kind=clause.kind, text=clause.text)
            for reading in read.readings
            for clause in reading.clauses
        ),
        *(
            Text(key=note.footnote_id, kind="footnote", text=note.text)
            for reading in read.readings
            for note in reading.footnotes
        ),
    ]


@dataclass(frozen=True)
class _Source:
    readings: Any
    source_map: Any
    path: str = "made"
    source_id: str = "0" * 64
