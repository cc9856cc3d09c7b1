"""Measuring everything: the documents of the project always, the corpus where it is at hand."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from pipeline.evaluation import independent
from pipeline.evaluation.ancestors import compared_pair, pair_counts
from pipeline.evaluation.corpus import corpus_cases, pair_cases, unpacked
from pipeline.evaluation.counts import Case, Count
from pipeline.evaluation.figures import Row, Standard, figures
from pipeline.evaluation.golden import (
    Reader,
    invented_cases,
    load,
    readings_of,
    seed_cases,
)
from pipeline.evaluation.independent import Record
from pipeline.evaluation.mentions import mention_cases
from pipeline.evaluation.volumes import number_cases, volume_cases
from pipeline.formats import read_source
from pipeline.progress import Progress
from pipeline.sources.code import PACKAGE

GOLDEN = PACKAGE.parent / "tests" / "golden"
RAW = PACKAGE.parent / "raw"
SEEDS = {
    "A_RES_63_114": RAW / "ga" / "63" / "000_400be7d5aa5039fb.txt",
    "A_RES_73_135": RAW / "ga" / "73" / "002_0b30e97e298fb7af.txt",
}
SEED_PAIR = "63-114_73-135"

HAND = Standard(name="read by hand", development="used")
INVENTED = Standard(name="invented documents, what the code gave read through", development="used")
INDEPENDENT = Standard(name="independent reading of the official XML", development="used")
SAMPLES = Standard(name="samples read by hand", development="used")
VOLUMES = Standard(name="sample of the volumes, 1946 to 1993, read by hand", development="used")
NUMBERS = Standard(name="printed numbers of the volumes", development="used")


def measured(
    code_version: str,
    corpus: Path | None,
    jobs: int,
    progress: Progress,
    read: Reader = read_source,
) -> list[Row]:
    """Return all figures that can be had; NoStandard or FileNotFoundError where a corpus is named
    that isn't whole.
    """
    sets = dict(project_sets(read))
    if corpus is not None:
        sets |= dict(corpus_sets(corpus, jobs, progress))
    return rows_of(sets, code_version)


def rows_of(sets: Mapping[Standard, Sequence[Case]], code_version: str) -> list[Row]:
    return [
        row for standard, cases in sets.items() for row in figures(cases, standard, code_version)
    ]


def project_sets(read: Reader) -> Iterator[tuple[Standard, list[Case]]]:
    """Yield what can always be measured."""
    yield HAND, [*seed_cases(GOLDEN / "seeds", SEEDS, read), seed_pair(SEEDS, read)]
    yield INVENTED, list(invented_cases(GOLDEN / "documents", read))


def seed_pair(files: Mapping[str, Path], read: Reader) -> Case:
    """Return the case of the two seeds' alignment; of a seed that is refused nothing is right."""
    earlier, later = (readings_of(file, read) for _, file in sorted(files.items()))
    pair = load(GOLDEN / "lineage" / f"{SEED_PAIR}.json")
    if earlier and later:
        counts = pair_counts(pair, compared_pair(earlier[0], later[0]))
    else:
        counts = {"ancestor": Count(missing=len(pair["ancestors"]))}
    return Case(strata=("the two seeds",), counts=counts)


def corpus_sets(
    corpus: Path, jobs: int, progress: Progress
) -> Iterator[tuple[Standard, list[Case]]]:
    """Yield what needs the corpus."""
    records = {record["symbol"]: record for record in independent.records(corpus)}
    with unpacked(corpus) as folder:
        yield SAMPLES, sample_cases(folder, records)
        yield VOLUMES, list(volume_cases(GOLDEN / "volumes.json", folder))
        yield NUMBERS, list(number_cases(folder))
        seen = partial(progress, "Reading the corpus")
        yield INDEPENDENT, list(corpus_cases(folder, records, jobs, seen))


def sample_cases(corpus: Path, records: Mapping[str, Record]) -> list[Case]:
    """Return mentions and alignments that were read by hand in documents of the corpus."""
    pairs = [
        path for path in sorted((GOLDEN / "lineage").glob("*.json")) if path.stem != SEED_PAIR
    ]
    return [*mention_cases(GOLDEN / "mentions", records), *pair_cases(corpus, pairs)]
