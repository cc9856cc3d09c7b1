"""The reader on real documents: what it reaches must not fall.

Reads a sample of the corpus in each of its forms and as ``conversions`` prints it again; holds it
against the independent reading in ``gold.jsonl``. The floors stand a little under what was reached
when they were set, with the sample and with all; RESOLUTIONS_CORPUS_EVERY=1 reads them all.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from pipeline.evaluation.conversions import STYLES, printed_again
from pipeline.evaluation.golden import FIELDS
from pipeline.evaluation.independent import Record, stem
from pipeline.evaluation.volumes import top_numbers
from pipeline.extract.blocks import Refusal
from pipeline.extract.notes import SURE
from pipeline.formats import read_source
from tests.corpus.measures import Measures, faults, measured, source_of

pytestmark = pytest.mark.corpus

EVERY = int(os.environ.get("RESOLUTIONS_CORPUS_EVERY", "8"))
PRINTED = {style.name: style for style in STYLES}
SPARSE = 6
"""Of a conversion that is printed here, one in so many of the sample is read."""

Gold = dict[str, Record]
Measure = Callable[[str, str], Measures]

# Clauses (F1), documents with every clause right, notes and anchors (F1); where the document is
# complex (parts, annexes, numbers that begin anew), clauses alone.
FLOORS = {
    "akn": (0.998, 0.984, 0.9995, 0.998),
    "markdown": (0.998, 0.979, 0.9995, 0.9995),
    "wrapped": (0.9965, 0.974, 0.9995, 0.9995),
    "clean": (0.998, 0.979, 0.9995, 0.9995),
}
COMPLEX = {"akn": 0.995, "markdown": 0.96, "wrapped": 0.96, "clean": 0.96}
CLEAR, AMBIGUOUS = (0.994, 0.9, 0.998, 0.998), (0.99, 0.85, 0.99, 0.95)
"""Floors of the forms printed here, by whether their markers are nothing else; few documents."""
FLOORS |= {style.name: CLEAR if style.marker in SURE else AMBIGUOUS for style in STYLES}


@pytest.fixture(scope="session")
def gold(records: dict[str, Record]) -> Gold:
    """The independent reading, by the stem of a document's file."""
    return {stem(symbol): record for symbol, record in records.items()}


@pytest.fixture(scope="session")
def measure(corpus: Path, gold: Gold) -> Iterator[Measure]:
    """Return the sums over a kind of files and a tier; each kind is read once."""
    done: dict[str, dict[str, Measures]] = {}
    with ProcessPoolExecutor() as pool:

        def measures(kind: str, tier: str) -> Measures:
            if kind not in done:
                done[kind] = sums(pool, corpus, gold, kind)
            return done[kind][tier]

        yield measures


def sums(pool: ProcessPoolExecutor, corpus: Path, gold: Gold, kind: str) -> dict[str, Measures]:
    """Return the sums by tier over a sample of one kind of files."""
    files = sample(corpus, kind)
    rows = [gold[file.stem] for file in files]
    found = {"plain": Measures(), "complex": Measures()}
    for tier, one in pool.map(measured_file, files, rows, [kind] * len(files), chunksize=4):
        found[tier].add(one)
    return found


def sample(corpus: Path, kind: str) -> list[Path]:
    """Return the files to read of one kind; each printed form has others."""
    if kind not in PRINTED:
        folder = corpus / "akn" if kind == "akn" else corpus / "text" / kind
        return sorted(folder.iterdir())[::EVERY]
    files = sorted((corpus / "text" / "clean").iterdir())
    return files[list(PRINTED).index(kind) * EVERY :: EVERY * SPARSE]


def measured_file(file: Path, gold: Record, kind: str) -> tuple[str, Measures]:
    """Return a document's tier and what its reading is worth."""
    data = file.read_bytes()
    if kind in PRINTED:
        data = printed_again(PRINTED[kind], file.stem, data, gold)
    return gold["tier"], measured(file.stem, data, gold)


KINDS = tuple(FLOORS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_is_found_and_accounted_for(measure: Measure, kind: str) -> None:
    """Nothing refused, nothing unread, no character without a role, no text but its spans'."""
    for tier in ("plain", "complex"):
        found = measure(kind, tier)
        assert found.faults == []
        assert len(found.refused) <= (found.documents * 0.03 if kind in PRINTED else 0)
        assert found.share("document") == 1.0


@pytest.mark.parametrize("kind", KINDS)
def test_clauses_and_notes(measure: Measure, kind: str) -> None:
    found = measure(kind, "plain")
    reached = (
        found.f1("clause"),
        found.share("whole document"),
        found.f1("footnote"),
        found.f1("footnote anchor"),
    )
    floors = FLOORS[kind]
    names = ("clauses", "documents right", "notes", "anchors")
    short = {
        name: (value, floor)
        for name, value, floor in zip(names, reached, floors, strict=True)
        if value < floor
    }
    assert not short


@pytest.mark.parametrize("kind", COMPLEX)
def test_clauses_of_complex_documents(measure: Measure, kind: str) -> None:
    assert measure(kind, "complex").f1("clause") >= COMPLEX[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_mastheads(measure: Measure, kind: str) -> None:
    found = measure(kind, "plain")
    assert {name: share for name in FIELDS if (share := found.share(name)) < 0.99} == {}


@pytest.fixture(scope="session")
def volumes(corpus: Path) -> list[Path]:
    files = sorted((corpus / "sc-1946-2002").glob("*.txt"))
    if not files:
        pytest.skip(f"no sc-1946-2002 in {corpus}")
    return files


def volume(file: Path) -> tuple[str | None, list[str], bool | None]:
    """Return why a text is refused, what is wrong with its map, whether its numbers run on."""
    data = file.read_bytes()
    try:
        read = read_source(data)
    except Refusal as refusal:
        return f"{file.name}: {refusal}", [], None
    wrong = [f"{file.name}: {fault}" for fault in faults(source_of(data, read), read)]
    numbers = top_numbers(read.readings[0])
    return None, wrong, numbers == list(range(1, len(numbers) + 1)) if numbers else None


def test_the_printed_volumes_of_the_security_council(volumes: list[Path]) -> None:
    """Every text is read and accounted for; the numbers of the clauses run on in nearly all."""
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(volume, volumes, chunksize=16))
    assert [reason for reason, _, _ in found if reason] == []
    assert [fault for _, wrong, _ in found for fault in wrong] == []
    complete = [runs_on for _, _, runs_on in found if runs_on is not None]
    assert sum(complete) / len(complete) >= 0.98
