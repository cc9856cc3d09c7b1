"""Reading from a hundred documents to a hundred thousand, each compared with its truth."""

import resource
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from time import process_time

from benchmarks.documents import FORMS, document
from benchmarks.truth import differences
from pipeline.extract.blocks import Refusal
from pipeline.formats import read_source

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
    read_source(document(0).printed(FORMS[0]).encode())  # what is done once a process, apart
    seconds, characters = 0.0, 0
    wrong: list[str] = []
    stop = min(start + CHUNK, size)
    for index in range(start, stop):
        made, form = document(index), FORMS[index % len(FORMS)]
        data = made.printed(form).encode()
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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Read(stop - start, seconds, characters, tuple(wrong), peak)


def added(parts: Sequence[Read]) -> Read:
    return Read(
        sum(part.documents for part in parts),
        sum(part.seconds for part in parts),
        sum(part.characters for part in parts),
        tuple(each for part in parts for each in part.wrong),
        max(part.peak for part in parts),
    )
