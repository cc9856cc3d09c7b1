"""The long form: many hostile inputs in worker processes, and what came of them.

    python -m tests.fuzz [number of inputs] [first seed]

Prints, for each kind of input, how many became rows and how many were refused, the slowest input
and the largest process. Exit status 1 where a reader failed or took longer than the limit; the
seeds are printed, and ``made(seed)`` gives the bytes.
"""

import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.fuzz.batches import BATCH, batch


def main(inputs: int = 100_000, first: int = 0) -> int:
    jobs = len(os.sched_getaffinity(0))
    bounds = [*range(first, first + inputs, BATCH), first + inputs]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(batch, bounds, bounds[1:]))
    total: Counter[tuple[str, str]] = sum((each.outcomes for each in found), Counter())
    for (kind, what), count in sorted(total.items()):
        print(f"{kind:20} {what:8} {count:8,}")
    seconds, seed = max(each.slowest for each in found)
    print(f"{inputs:,} inputs; the slowest took {seconds:.2f} s (seed {seed}),", end=" ")
    print(f"the largest process had {max(each.megabytes for each in found):,} MB")
    faults = [fault for each in found for fault in each.faults]
    print("\n".join(faults[:50]) or "no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
