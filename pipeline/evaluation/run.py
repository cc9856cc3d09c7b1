"""Measuring everything: the documents of the project always, the corpus where it is at hand."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation import independent
from pipeline.evaluation.ancestors import compared_pair, pair_counts
from pipeline.evaluation.corpus import corpus_cases, pair_cases, unpacked
from pipeline.evaluation.counts import Case
from pipeline.evaluation.figures import Row, Standard, figures
from pipeline.evaluation.golden import (
    Reader,
    invented_cases,
    load,
    readings_of,
    seed_cases,
)
from pipeline.evaluation.mentions import mention_cases
from pipeline.evaluation.volumes import number_cases, volume_cases
from pipeline.formats import read_source
from pipeline.sources.code import PACKAGE

GOLDEN = PACKAGE.parent / "tests" / "golden"
RAW = PACKAGE.parent / "raw"
SEEDS = {
    "A_RES_63_114": RAW / "ga" / "63" / "000_400be7d5aa5039fb.txt",
    "A_RES_73_135": RAW / "ga" / "73" / "002_0b30e97e298fb7af.txt",
}
SEED_PAIR = "63-114_73-135"

Progress = Callable[[str, int, int], None]

HAND = Standard(name="read by hand", development="used")
INVENTED = Standard(name="invented documents, what the code gave read through", development="used")
INDEPENDENT = Standard(name="independent reading of the official XML", development="used")
SAMPLES = Standard(name="samples read by hand", development="used")
VOLUMES = Standard(name="sample of printed volumes read by hand", development="in sight")
NUMBERS = Standard(name="numbers as printed in the volumes", development="used")


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Figures, and the standards that were at hand."""

    rows: tuple[Row, ...]
    references: frozenset[str]


def measured(
    code_version: str,
    corpus: Path | None,
    jobs: int,
    progress: Progress,
    read: Reader = read_source,
) -> Measured:
    """Measure; NoStandard or FileNotFoundError where a corpus is named that isn't whole."""
    sets = dict(project_sets(read))
    if corpus is not None:
        sets |= dict(corpus_sets(corpus, jobs, progress))
    rows = (
        row for standard, cases in sets.items() for row in figures(cases, standard, code_version)
    )
    return Measured(rows=tuple(rows), references=frozenset(each.name for each in sets))


def project_sets(read: Reader) -> Iterator[tuple[Standard, list[Case]]]:
    """Yield what can always be measured."""
    yield HAND, [*seed_cases(GOLDEN / "seeds", SEEDS, read), seed_pair(SEEDS, read)]
    yield INVENTED, list(invented_cases(GOLDEN / "documents", read))


def seed_pair(files: Mapping[str, Path], read: Reader) -> Case:
    earlier, later = (readings_of(file, read) for _, file in sorted(files.items()))
    pair = load(GOLDEN / "lineage" / f"{SEED_PAIR}.json")
    return Case(
        strata=("the two seeds",), counts=pair_counts(pair, compared_pair(earlier[0], later[0]))
    )


def corpus_sets(
    corpus: Path, jobs: int, progress: Progress
) -> Iterator[tuple[Standard, list[Case]]]:
    """Yield what needs the corpus."""
    records = {record["symbol"]: record for record in independent.records(corpus)}
    pairs = [
        path for path in sorted((GOLDEN / "lineage").glob("*.json")) if path.stem != SEED_PAIR
    ]
    with unpacked(corpus) as folder:
        yield (
            SAMPLES,
            [
                *mention_cases(GOLDEN / "mentions", records),
                *pair_cases(folder, pairs),
            ],
        )
        yield VOLUMES, list(volume_cases(GOLDEN / "volumes.json", folder))
        yield NUMBERS, list(number_cases(folder))
        yield (
            INDEPENDENT,
            list(
                corpus_cases(
                    folder,
                    records,
                    jobs,
                    lambda done, of: progress("Reading the corpus", done, of),
                )
            ),
        )
