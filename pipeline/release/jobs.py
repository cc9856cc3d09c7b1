"""Work on several tables or files at a time.

Threads will do: Arrow, DuckDB and zlib, which do most of the work, let one another run.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def side_by_side(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> list[Result]:
    """Return what the work gives for each item, in their order.

    The first error is raised when nothing is at work any more.
    """
    with ThreadPoolExecutor(jobs) as pool:
        return list(pool.map(work, items))
