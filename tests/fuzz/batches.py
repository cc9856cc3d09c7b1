"""Batches of inputs as worker processes try them, and what came of each."""

import resource
import signal
from collections import Counter
from dataclasses import dataclass
from time import process_time
from types import FrameType

from tests.fuzz.inputs import made
from tests.fuzz.trial import trial

BATCH = 250
LIMIT = 60
"""Seconds that no input may take: the largest has 400,000 bytes."""


@dataclass(frozen=True)
class Tried:
    """What came of a batch of inputs."""

    outcomes: Counter[tuple[str, str]]
    faults: list[str]
    slowest: tuple[float, int]
    """Seconds of the processor, and the seed."""
    megabytes: int


class TooLong(BaseException):
    """The limit is over; no reader may catch this."""


def stop(signum: int, frame: FrameType | None) -> None:
    raise TooLong


def batch(first: int, last: int) -> Tried:
    outcomes: Counter[tuple[str, str]] = Counter()
    faults: list[str] = []
    slowest = (0.0, first)
    signal.signal(signal.SIGALRM, stop)
    for seed in range(first, last):
        kind, data = made(seed)
        start = process_time()
        outcomes[kind, outcome(seed, data, faults)] += 1
        slowest = max(slowest, (process_time() - start, seed))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    return Tried(outcomes, faults, slowest, peak)


def outcome(seed: int, data: bytes, faults: list[str]) -> str:
    signal.alarm(LIMIT)
    try:
        return "rows" if trial(data) else "refused"
    except TooLong:
        faults.append(f"seed {seed}: longer than {LIMIT} s")
    except Exception as error:  # whatever it is, it is what is looked for
        faults.append(f"seed {seed}: {type(error).__name__}: {error}")
    finally:
        signal.alarm(0)
    return "FAULT"
