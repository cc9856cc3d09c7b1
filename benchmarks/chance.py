"""Chance that can be asked again: the same words give the same answer in every process."""

from collections.abc import Sequence
from hashlib import blake2b


def number(*key: object) -> int:
    return int.from_bytes(blake2b(repr(key).encode(), digest_size=6).digest())


def share(*key: object) -> float:
    """Return a number from 0 to below 1.

    >>> share("a", 1) == share("a", 1) != share("a", 2)
    True
    """
    return number(*key) / 2**48


def between(low: int, high: int, *key: object) -> int:
    return low + number(*key) % (high - low + 1)


def pick(options: Sequence[str], *key: object) -> str:
    return options[number(*key) % len(options)]
