"""Reading from a hundred documents to a hundred thousand, each compared with its truth.

    .venv/bin/python -m benchmarks.growth DOCUMENTS [--reading] [--jobs N]

prints what one whole build of so many made documents takes, or the reading of them alone.
"""

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from time import process_time

from benchmarks.builds import Once, once
from benchmarks.documents import FORMS, document
from benchmarks.measure import peak_of_this
from benchmarks.printing import printed
from benchmarks.truth import differences
from pipeline.extract.blocks import Refusal
from pipeline.formats import read_source
from pipeline.sources.cores import cores

CHUNK = 100


@dataclass(frozen=True)
class Read:
    """What the reading of some documents came to."""

    documents: int
    seconds: float
    """Of the processor, for reading alone."""
    characters: int
    wrong: tuple[str, ...]
    peak: int
    """Most bytes that a worker ever held."""


def read(size: int, jobs: int) -> Read:
    """Read so many made documents in fresh workers, in all forms in turn."""
    starts = range(0, size, CHUNK)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return added(list(pool.map(partial(chunk, size), starts)))


def chunk(size: int, start: int) -> Read:
    """Make, read and compare the documents from one number on."""
    read_source(printed(document(0), FORMS[0]).encode())  # what is done once a process, apart
    seconds, characters = 0.0, 0
    wrong: list[str] = []
    stop = min(start + CHUNK, size)
    for index in range(start, stop):
        made, form = document(index), FORMS[index % len(FORMS)]
        data = printed(made, form).encode()
        characters += len(data)
        begun = process_time()
        try:
            found = read_source(data)
        except Refusal as refusal:
            wrong.append(f"{made.symbol}, {form}: refused: {refusal}")
            continue
        finally:
            seconds += process_time() - begun
        wrong += [f"{form}, {each}" for each in differences(made, found)]
    return Read(stop - start, seconds, characters, tuple(wrong), peak_of_this())


def added(parts: Sequence[Read]) -> Read:
    return Read(
        sum(part.documents for part in parts),
        sum(part.seconds for part in parts),
        sum(part.characters for part in parts),
        tuple(each for part in parts for each in part.wrong),
        max(part.peak for part in parts),
    )


def lines_of_reading(found: Read) -> Iterator[str]:
    yield f"{found.documents:,} documents read in {found.seconds:,.1f} s of the processor"
    yield f"{found.documents / found.seconds:,.0f} documents/s a core"
    yield f"{found.peak / 1e6:,.0f} MB at the most in a worker"
    yield f"{len(found.wrong):,} things read otherwise than written"
    yield from found.wrong[:20]


def lines_of_build(documents: int, found: Once) -> Iterator[str]:
    whole, peak = found.whole, found.whole.peak or 0
    yield (
        f"{documents:,} documents built in {whole.seconds:,.1f} s, {whole.processor:,.1f} s of "
        f"the processor, {peak / 1e9:.2f} GB at the most in all processes"
    )
    yield f"{'stage':20}{'seconds':>10}{'processor':>11}{'GB':>7}"
    for name, stage in found.stages.items():
        yield f"{name:20}{stage.seconds:10,.1f}{stage.processor:11,.1f}{stage.peak / 1e9:7.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int)
    parser.add_argument("--reading", action="store_true", help="read them alone")
    parser.add_argument("--jobs", type=int, default=cores())
    chosen = parser.parse_args()
    if chosen.reading:
        said = lines_of_reading(read(chosen.documents, chosen.jobs))
    else:
        said = lines_of_build(chosen.documents, once(chosen.documents, chosen.jobs))
    print("\n".join(said))


if __name__ == "__main__":
    main()
